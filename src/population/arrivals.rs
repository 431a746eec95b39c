//! How many families are referred in a week, so that a place keeps its size.

use crate::context::ModelContext;
use crate::world::World;

/// Families expected to be referred in each week so far: as many as are expected to leave in it. The first
/// families leave by their ages, those referred since by theirs; moves come on top. What happens to a family
/// under a policy is not in it.
pub(crate) fn balancing_referrals(world: &mut World, context: &ModelContext<'_>) -> f64 {
    let tables = &context.tables;
    let week = world.week.0 as usize;
    let referred = &mut world.authority.referrals;
    while referred.len() <= week {
        let now = referred.len();
        let first = f64::from(context.figures().families) * at(&tables.first_families_leave, now);
        let since: f64 = referred
            .iter()
            .rev()
            .zip(&tables.newcomers_leave)
            .map(|(referrals, leave)| referrals * leave)
            .sum();
        referred.push(first + since);
    }
    referred[week]
}

fn at(leaving: &[f64], week: usize) -> f64 {
    leaving.get(week).copied().unwrap_or(0.0)
}
