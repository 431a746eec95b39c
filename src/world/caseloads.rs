//! How many cases each worker in post holds, in order of that number: the worker with the fewest or the most
//! is found without looking at every worker, so that a case costs hardly more in a large authority.
//!
//! Never knows why a case changes hands.

use super::worker::Worker;
use std::collections::BTreeSet;

/// The workers in post by the number of their cases.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Caseloads {
    /// Cases held and the worker's index in the world's list.
    by_held: BTreeSet<(u32, u32)>,
    cases: usize,
}

impl Caseloads {
    /// Counts the cases of those in post.
    pub fn of(workers: &[Worker]) -> Caseloads {
        let mut caseloads = Caseloads::default();
        for (number, worker) in workers.iter().enumerate().filter(|(_, worker)| worker.is_in_post()) {
            caseloads.enter(number, worker.cases.len());
        }
        caseloads
    }

    /// How many workers are in post.
    pub fn in_post(&self) -> usize {
        self.by_held.len()
    }

    /// How many cases they hold together.
    pub fn cases(&self) -> usize {
        self.cases
    }

    /// The fewest cases that one holds, and who: the first of several.
    pub fn fewest(&self) -> Option<(usize, usize)> {
        self.by_held.first().map(|&(held, worker)| (held as usize, worker as usize))
    }

    /// The most cases that one holds, and who: the first of several.
    pub fn fullest(&self) -> Option<(usize, usize)> {
        let &(most, _) = self.by_held.last()?;
        self.by_held.range((most, 0)..).next().map(|&(held, worker)| (held as usize, worker as usize))
    }

    /// Somebody comes into a post with so many cases.
    pub fn enter(&mut self, worker: usize, held: usize) {
        self.by_held.insert((held as u32, worker as u32));
        self.cases += held;
    }

    /// Whoever held so many cases leaves the post.
    pub fn leave(&mut self, worker: usize, held: usize) {
        let was_there = self.by_held.remove(&(held as u32, worker as u32));
        debug_assert!(was_there, "worker {worker} was not known to hold {held} cases");
        self.cases -= held;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fewest_and_the_most_are_the_first_of_several() {
        let mut caseloads = Caseloads::default();
        assert_eq!((caseloads.fewest(), caseloads.fullest()), (None, None));
        for (worker, held) in [(3, 7), (0, 9), (2, 7), (1, 9)] {
            caseloads.enter(worker, held);
        }
        assert_eq!((caseloads.fewest(), caseloads.fullest()), (Some((7, 2)), Some((9, 0))));
        caseloads.leave(2, 7);
        caseloads.leave(0, 9);
        assert_eq!((caseloads.fewest(), caseloads.fullest()), (Some((7, 3)), Some((9, 1))));
        assert_eq!((caseloads.in_post(), caseloads.cases()), (2, 16));
    }
}
