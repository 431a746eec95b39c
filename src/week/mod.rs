//! Motion: who meets whom, in what order. The week is a list that can be printed.
//!
//! One file a phase. Never knows scenarios, options, replications, files or threads.

mod accounts;
mod administration;
mod ahead;
mod arrivals;
mod award;
mod blocks;
mod caseloads;
mod casework;
mod collectives;
mod costing;
mod decisions;
mod delivery;
mod flexible;
mod fork;
mod market;
mod matching;
mod measures;
mod opening;
mod pipeline;
mod reclaiming;
mod restricting;
mod search;
mod surroundings;
mod unforeseen;
mod wellbeing;
mod workforce;

pub use fork::take_over;
pub use opening::open;

use crate::context::ModelContext;
use crate::world::World;

/// A phase: its name, what it does in words, and the function.
#[derive(Clone, Copy)]
pub struct Phase {
    /// The name, as in the model document.
    pub name: &'static str,
    /// What happens.
    pub about: &'static str,
    run: fn(&mut World, &ModelContext<'_>),
}

impl Phase {
    /// Lives the phase.
    pub fn run(&self, world: &mut World, context: &ModelContext<'_>) {
        (self.run)(world, context);
    }
}

/// One week, in order. The order is an assumption of the model.
pub const WEEK: [Phase; 11] = [
    Phase { name: "surroundings", about: "shocks and trends due this week", run: surroundings::run },
    Phase { name: "arrivals", about: "referrals, birthdays, changes of need, moves", run: arrivals::run },
    Phase { name: "casework", about: "workers spend their hours in order of priority", run: casework::run },
    Phase { name: "decisions", about: "offers, choices, drop-outs that ask again", run: decisions::run },
    Phase {
        name: "search",
        about: "elements with money and no supplier search; matches form",
        run: search::run,
    },
    Phase {
        name: "delivery",
        about: "booked hours happen or fail; accounts and bills are paid",
        run: delivery::run,
    },
    Phase {
        name: "administration",
        about: "families' hours, returns, sanctions, reclaim",
        run: administration::run,
    },
    Phase { name: "wellbeing", about: "strain, trust, fear, beliefs, crises", run: wellbeing::run },
    Phase {
        name: "market",
        about: "providers' cash, staff, prices; closure, entry; assistants",
        run: market::run,
    },
    Phase { name: "workforce", about: "workers' morale, leaving, cover and starting", run: workforce::run },
    Phase { name: "measures", about: "what the week came to is counted", run: measures::run },
];

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
