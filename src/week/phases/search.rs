//! Search and booking: elements that have money and no supplier look for one.

use crate::context::ModelContext;
use crate::week::bookings::round;
use crate::world::World;

pub(super) fn run(world: &mut World, context: &ModelContext<'_>) {
    let week = world.week.0;
    round::pass(world, context, week, council_effort);
}

/// The effort with which its worker and brokers, this week, search for a council-managed family.
fn council_effort(world: &World, family: usize) -> f64 {
    let attention = &world.attention[family];
    let brokers = world.broker_effort.get(family).copied().unwrap_or_default();
    (attention.portion(&world.portions).search_effort + brokers).min(1.0)
}
