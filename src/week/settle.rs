//! The end of the warm-up: what is counted from the world as it has settled, the same for every option.

use crate::context::ModelContext;
use crate::population::{first_world, network};
use crate::world::World;

/// Takes stock before the fork: the level of leaving is kept, the envelope is the last year's spending, posts are counted from the cases there are,
/// families fall into fifths by capacity and follow each other anew.
pub fn settle(world: &mut World, context: &ModelContext<'_>) {
    world.authority.leaving.freeze();
    // What the council spends is what it has, and a little room; the fork's April uprates it.
    let margin = context.assumptions.authority.envelope_margin * context.levers.envelope_factor;
    // More may come back in a year than was paid.
    world.authority.envelope = world.spent_this_year().or_zero().times(margin);
    world.authority.cases = world.cases.iter().filter(|case| case.is_open()).count() as u32;
    first_world::cut_quintiles(world);
    network::tie(world, context);
}
