//! What a case asks of its worker this week, in one byte.

use crate::basics::Week;
use crate::context::ModelContext;
use crate::parameters::levers::CostingBy;
use crate::terms::Stage;
use crate::week::speed::branchless::one_if_council;
use crate::world::case::{Case, Dates};

/// What a case asks of its worker this week beyond recording and time with the family. Worked out for all
/// cases in the order of the families, since each worker has another order, and in one byte, so that it
/// stays in the cache.
#[derive(Clone, Copy)]
pub(in crate::week) struct CaseFlags(u8);

impl CaseFlags {
    pub(in crate::week) const CRISIS: u8 = 1 << 7;
    pub(in crate::week) const VISIT: u8 = 1 << 6;
    pub(in crate::week) const STAGE: u8 = 1 << 5;
    /// Elements for which the worker seeks a service: a family has 18 at most.
    const SEEKS: u8 = Self::STAGE - 1;

    #[inline]
    pub(in crate::week) fn of(
        case: &Case,
        dates: &Dates,
        week: Week,
        stage_flags: &[u8; Stage::ALL.len()],
    ) -> CaseFlags {
        let visit = (dates.next_visit <= week) & case.arrangement.is_supported();
        let seeks = case.n_seek_service * one_if_council(case.arrangement);
        debug_assert!(seeks <= Self::SEEKS, "{seeks} elements of a family are more than there are");
        let crisis = u8::from(case.in_crisis) * Self::CRISIS;
        CaseFlags(crisis | (u8::from(visit) * Self::VISIT) | stage_flags[case.stage as usize] | seeks)
    }

    #[inline]
    pub(in crate::week) fn has(self, flag: u8) -> bool {
        self.0 & flag != 0
    }

    /// Elements for which the worker seeks a service.
    #[inline]
    pub(in crate::week) fn seeks(self) -> u8 {
        self.0 & Self::SEEKS
    }
}

/// The flag of a case that waits for its worker's hours, by its stage.
pub(in crate::week) fn stage_flags(context: &ModelContext<'_>) -> [u8; Stage::ALL.len()] {
    Stage::ALL.map(|stage| u8::from(waits_for_worker(stage, context)) * CaseFlags::STAGE)
}

/// Whether a case waits for its worker's hours (not for brokers, a panel or the family).
fn waits_for_worker(stage: Stage, context: &ModelContext<'_>) -> bool {
    match stage {
        Stage::Settled | Stage::Panel | Stage::Deciding => false,
        Stage::Costing => context.levers.costing_by == CostingBy::SocialWorker,
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::basics::Draws;
    use crate::parameters::assumptions::Assumptions;
    use crate::parameters::environment::Environment;
    use crate::parameters::levers::Levers;
    use crate::place::Place;
    use crate::terms::Arrangement;

    #[test]
    fn what_a_case_asks_is_what_its_case_says() {
        use Arrangement::{Closed, Council, Direct, Managed, Nothing, Waiting};
        let (place, assumptions) = (Place::early_adopter(), Assumptions::default());
        let environment = Environment::default();
        let week = Week(30);
        for costing_by in [CostingBy::SocialWorker, CostingBy::Brokers] {
            let levers = Levers { costing_by, ..Levers::default() };
            let draws = Draws::new(3, 0);
            let context = ModelContext::new(draws, &place, &assumptions, &levers, &environment, Week(0));
            let world = crate::week::open(&context);
            let (mut case, mut dates) = (world.cases[0].clone(), world.dates[0].clone());
            let stage_flags = stage_flags(&context);
            for stage in Stage::ALL {
                for arrangement in [Waiting, Council, Managed, Direct, Nothing, Closed] {
                    for (in_crisis, due, seeks) in [(false, 30, 0), (true, 31, 18), (false, 7, 5)] {
                        (case.stage, case.arrangement, case.in_crisis) = (stage, arrangement, in_crisis);
                        (case.n_seek_service, dates.next_visit) = (seeks, Week(due));
                        let flags = CaseFlags::of(&case, &dates, week, &stage_flags);
                        let which = format!("{stage:?}, {arrangement:?}, {in_crisis}, {due}, {seeks}");
                        assert_eq!(flags.has(CaseFlags::CRISIS), in_crisis, "{which}");
                        assert_eq!(flags.has(CaseFlags::STAGE), waits_for_worker(stage, &context), "{which}");
                        let visited = due <= 30 && arrangement.is_supported();
                        assert_eq!(flags.has(CaseFlags::VISIT), visited, "{which}");
                        let sought = if arrangement == Council { seeks } else { 0 };
                        assert_eq!(flags.seeks(), sought, "{which}");
                    }
                }
            }
        }
    }
}
