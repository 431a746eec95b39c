//! Who gets which cases: a case goes to the worker in post with the fewest, and a starter takes over
//! from the fullest.
//!
//! Never knows why a case needs a worker.

use crate::context::ModelContext;
use crate::outcome::diary::Event;
use crate::world::World;
use crate::world::family::NONE;

/// Gives a case to the worker in post with the fewest if that is below a ceiling; else it waits.
pub(in crate::week) fn refer(world: &mut World, family: usize, ceiling: f64) {
    match world.caseloads.fewest() {
        Some((held, worker)) if (held as f64) < ceiling => world.give_case(worker, family),
        _ => world.unassigned.push(family as u32),
    }
}

/// Gives a case to the worker in post with the fewest; to nobody where none is in post.
pub(in crate::week) fn take(world: &mut World, family: usize) {
    match world.caseloads.fewest() {
        Some((_, worker)) => world.give_case(worker, family),
        None => {
            world.unassigned.push(family as u32);
            world.attention[family].worker = NONE;
        }
    }
}

/// Moves cases to a starter until it holds its part of the mean.
pub(in crate::week) fn balance(world: &mut World, context: &ModelContext<'_>, starter: usize) {
    let share = context.assumptions.workforce.rebalance_share;
    let (cases, in_post) = (world.caseloads.cases(), world.caseloads.in_post());
    let wanted = (share * cases as f64 / in_post.max(1) as f64).floor() as usize;
    while world.workers[starter].cases.len() < wanted {
        let Some((most, giver)) = world.caseloads.fullest() else { return };
        if most <= world.workers[starter].cases.len() {
            return;
        }
        let Some(family) = world.take_last_case(giver) else { return };
        world.give_case(starter, family);
        world.note(family, || Event::NewWorker);
    }
}
