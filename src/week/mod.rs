//! Motion: who meets whom, in what order. The week is a list that can be printed.
//!
//! `phases/` has a file for each phase. What several phases do lies beside it: `case/` (a family's case
//! from request to arrangement), `accounts/` (the family accounts), `bookings/` (search and bookings),
//! `speed/` (what is written in a less plain way for speed). `opening` is what precedes the first week, `fork`
//! what a new policy does to what exists. Never knows scenarios, options, replications, files or threads.

mod accounts;
mod bookings;
mod case;
mod fork;
mod opening;
mod phases;
mod speed;

pub use fork::take_over;
pub use opening::open;
pub use phases::{Phase, WEEK};

use crate::context::ModelContext;
use crate::world::World;

/// Lives one week and moves the calendar on; `over` is told of every phase that is over, by its place.
pub fn live(world: &mut World, context: &ModelContext<'_>, over: &mut dyn FnMut(usize)) {
    for (place, phase) in WEEK.iter().enumerate() {
        phase.run(world, context);
        over(place);
    }
    world.week = world.week.plus(1);
}

#[cfg(test)]
mod tests;
