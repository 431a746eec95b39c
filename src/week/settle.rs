//! The end of the warm-up: what is counted from the world as it has settled, the same for every option.

use crate::context::ModelContext;
use crate::population::{first_world, network};
use crate::world::World;

/// Takes stock before the fork: the level of leaving is kept, posts are counted from the cases there are,
/// families fall into fifths by capacity and follow each other anew.
pub fn settle(world: &mut World, context: &ModelContext<'_>) {
    world.authority.leaving.freeze();
    world.authority.cases = world.cases.iter().filter(|case| case.is_open()).count() as u32;
    first_world::cut_quintiles(world);
    network::tie(world, context);
}
