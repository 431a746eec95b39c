//! Search and booking: elements that have money and no supplier look for one.

use crate::context::ModelContext;
use crate::week::bookings::round;
use crate::world::World;

pub(super) fn run(world: &mut World, context: &ModelContext<'_>) {
    let week = world.week.0;
    round::pass(world, context, week, council_effort);
}

/// The effort with which its worker, this week, searches for a council-managed family.
fn council_effort(world: &World, family: usize) -> f64 {
    world.attention[family].portion(&world.portions).search_effort
}
