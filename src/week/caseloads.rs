//! Who holds which cases: a case goes to the worker in post with the fewest, and a starter takes over
//! from the fullest.
//!
//! Each counts the cases of all workers once and keeps the order in a heap, so that many cases cost
//! no more than a few workers. Never knows why a case needs a worker.

use crate::setting::Setting;
use crate::world::World;
use crate::world::diary::Event;
use crate::world::family::NONE;
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// Workers in post, the one with the fewest cases first, ties by number. Stands as long as nobody
/// else gives or takes cases.
pub(super) struct Fewest(BinaryHeap<Reverse<(usize, usize)>>);

impl Fewest {
    /// Counts the cases of the workers in post.
    pub(super) fn of(world: &World) -> Fewest {
        let in_post = world.workers.iter().enumerate().filter(|(_, worker)| worker.is_in_post());
        Fewest(in_post.map(|(number, worker)| Reverse((worker.cases.len(), number))).collect())
    }

    /// Gives a case to the worker in post with the fewest if that is below a ceiling; else it waits.
    pub(super) fn refer(&mut self, world: &mut World, family: usize, ceiling: f64) {
        if self.0.peek().is_some_and(|Reverse((held, _))| (*held as f64) < ceiling) {
            self.take(world, family);
        } else {
            world.unassigned.push(family as u32);
        }
    }

    /// Gives a case to the worker in post with the fewest; to nobody where none is in post.
    pub(super) fn take(&mut self, world: &mut World, family: usize) {
        let Some(mut top) = self.0.peek_mut() else {
            world.unassigned.push(family as u32);
            world.families[family].worker = NONE;
            return;
        };
        let Reverse((held, worker)) = *top;
        *top = Reverse((held + 1, worker));
        world.workers[worker].cases.push(family as u32);
        world.families[family].worker = worker as u32;
    }
}

/// Moves cases to a starter until it holds its part of the mean.
pub(super) fn balance(world: &mut World, setting: &Setting<'_>, starter: usize) {
    let in_post = world.workers.iter().filter(|w| w.is_in_post()).count();
    let held: usize = world.workers.iter().map(|w| w.cases.len()).sum();
    let share = setting.assumptions.workforce.rebalance_share;
    let wanted = (share * held as f64 / in_post.max(1) as f64).floor() as usize;
    let colleagues = world.workers.iter().enumerate().filter(|(i, w)| *i != starter && w.is_in_post());
    let mut fullest: BinaryHeap<_> = colleagues.map(|(i, w)| (w.cases.len(), Reverse(i))).collect();
    while world.workers[starter].cases.len() < wanted {
        let Some(mut top) = fullest.peek_mut() else { return };
        let (most, Reverse(giver)) = *top;
        if most <= world.workers[starter].cases.len() {
            return;
        }
        let Some(case) = world.workers[giver].cases.pop() else { return };
        *top = (most - 1, Reverse(giver));
        world.workers[starter].cases.push(case);
        let family = case as usize;
        world.families[family].worker = starter as u32;
        world.note(family, || Event::NewWorker);
    }
}
