//! One week of the simulation: a list of phases that can be printed, in the order in which they run.
//!
//! `phases/` has a file for each phase. What several phases do is in `case/` (a family's case from request
//! to arrangement), `accounts/` (the family accounts) and `bookings/` (search and bookings); `speed/` holds
//! what is written in a less plain way to be faster. `opening` prepares the first week, `settle` ends the
//! warm-up, and `fork` applies a new policy to what exists. Never knows scenarios, options, replications, files or threads.

mod accounts;
mod bookings;
mod case;
mod fork;
mod opening;
mod phases;
mod settle;
mod speed;

pub use fork::take_over;
pub use opening::open;
pub use phases::{Phase, WEEK};
pub use settle::settle;

use crate::context::ModelContext;
use crate::world::World;

/// Runs one week and moves the calendar on; calls `done` with the index of each phase after it has run.
pub fn step(world: &mut World, context: &ModelContext<'_>, done: &mut dyn FnMut(usize)) {
    for (index, phase) in WEEK.iter().enumerate() {
        phase.run(world, context);
        done(index);
    }
    world.week = world.week.plus(1);
}

#[cfg(test)]
mod tests;
