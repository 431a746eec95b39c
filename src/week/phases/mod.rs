//! The phases of a week, a file each, and the list that says in which order they run.

mod administration;
mod arrivals;
mod casework;
mod decisions;
mod delivery;
mod market;
mod measures;
mod search;
mod surroundings;
mod wellbeing;
mod workforce;

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
    /// Runs the phase.
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
