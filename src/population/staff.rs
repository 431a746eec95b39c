//! Fills the posts of social workers, finance officers and brokers at week 0, and re-sizes them when
//! a policy changes their number.

use crate::basics::{Purpose, Week};
use crate::context::ModelContext;
use crate::world::World;
use crate::world::case::FAR;
use crate::world::worker::{Holder, Worker};

/// Posts of social workers: cases over the place's caseload, and as many more as stand without
/// anyone; times the lever.
pub(crate) fn posts(context: &ModelContext<'_>, cases: u32) -> usize {
    let f = context.figures();
    let in_post = f64::from(cases) / f.caseload;
    let uncovered = f.vacancy_rate * (1.0 - cover(context));
    (context.levers.sw_fte * in_post / (1.0 - uncovered).max(0.05)).round_ties_even() as usize
}

/// Share of vacant posts that an agency worker covers: the place's, moved with the assumption about
/// England.
pub(crate) fn cover(context: &ModelContext<'_>) -> f64 {
    let reference = crate::place::Figures::default().agency_cover_rate;
    (context.figures().agency_cover_rate * context.assumptions.workforce.agency_cover / reference)
        .clamp(0.0, 1.0)
}

/// Chance that a spell without a permanent worker is covered, such that over the years the share of
/// vacant time that is covered comes to [`cover`]. A covered spell is a wait and a stay, an uncovered
/// one as long as a stay; so chance x stay / (stay + chance x wait) = cover.
pub(crate) fn cover_chance(context: &ModelContext<'_>) -> f64 {
    let w = &context.assumptions.workforce;
    let (share, stay, wait) = (cover(context), w.agency_worker_stay, w.agency_cover_weeks);
    let least = stay - wait * share;
    if least <= share * stay { share.ceil() } else { share * stay / least }
}

/// Weekly chance that a worker is away: leave and England's sickness, moved with the place's.
pub(crate) fn absence(context: &ModelContext<'_>) -> f64 {
    let reference = crate::place::Figures::default().sickness_rate;
    (context.assumptions.workforce.worker_absence + context.figures().sickness_rate - reference)
        .clamp(0.0, 1.0)
}

/// Share of posts that stand empty only until the next permanent worker starts: leavers a week times
/// the weeks to fill a post.
fn frictional_share(context: &ModelContext<'_>) -> f64 {
    let empty_weeks = context.figures().turnover_rate / 52.0 * context.assumptions.workforce.vacancy_weeks;
    empty_weeks / (1.0 + empty_weeks)
}

/// A post as week 0 finds it. The vacancy rate of a place is more than turnover and weeks to fill
/// explain: the rest are posts that never find a permanent worker and live on agency cover.
pub(crate) fn open_post(context: &ModelContext<'_>, number: usize, week: Week) -> Worker {
    let w = &context.assumptions.workforce;
    let c = &context.assumptions.casework;
    let key = number as u64;
    let mut keyed = context.draws.at(Purpose::Worker, key, week.0);
    let (vacancy_draw, cover_draw, practice_draw, wait_draw) =
        (keyed.uniform(), keyed.uniform(), keyed.uniform(), keyed.uniform());

    let vacancy = context.figures().vacancy_rate;
    let frictional = frictional_share(context).min(vacancy);
    let vacant = vacancy_draw < vacancy;
    let never_filled = vacancy_draw < vacancy - frictional;
    let covered = vacant && cover_draw < cover(context);
    let holder = match (vacant, covered) {
        (false, _) => Holder::Permanent,
        (true, true) => Holder::Agency,
        (true, false) => Holder::Nobody,
    };
    let wait = (wait_draw * w.vacancy_weeks).ceil() as u32;
    let starts = if !vacant || never_filled { FAR } else { week.plus(wait.max(1)) };
    let stay = (keyed.exponential() * w.agency_worker_stay).ceil().min(10_000.0) as u32;
    // Where personal budgets are run already, workers have practice.
    let practised = context.levers.personalised && holder == Holder::Permanent;
    let gap = (c.proficiency_max - c.proficiency_initial).max(0.0);
    Worker {
        key,
        holder,
        starts,
        agency_turn: if vacant { week.plus(stay.max(1)) } else { FAR },
        cover_comes: false,
        proficiency: c.proficiency_initial + if practised { gap * practice_draw } else { 0.0 },
        morale: w.morale_initial,
        asked: w.worker_hours * (1.0 - absence(context)),
        available: w.worker_hours * (1.0 - absence(context)),
        pressure: 1.0,
        admin_share: 0.5,
        contact_share: 0.25,
        desk_hours: 0.0,
        cases: Vec::new(),
    }
}

/// Fills all posts and sizes the pools.
pub(crate) fn fill(world: &mut World, context: &ModelContext<'_>) {
    for number in 0..posts(context, world.authority.cases) {
        world.add_worker(open_post(context, number, world.week));
    }
    size_pools(world, context);
}

/// Sizes the pools of finance officers and brokers.
pub(crate) fn size_pools(world: &mut World, context: &ModelContext<'_>) {
    world.finance.fte = context.levers.finance_fte * context.scale();
    world.brokers.fte = context.levers.broker_fte * context.scale();
}
