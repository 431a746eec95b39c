//! Who holds a case: given to a worker, taken away, closed. The cases of a worker, the worker of a case and
//! the caseloads change together.

use super::World;
use super::family::NONE;

impl World {
    /// Gives a worker in post a case that nobody holds.
    pub fn give_case(&mut self, worker: usize, family: usize) {
        let cases = &mut self.workers[worker].cases;
        self.caseloads.leave(worker, cases.len());
        cases.push(family as u32);
        self.caseloads.enter(worker, cases.len());
        self.attention[family].worker = worker as u32;
    }

    /// Takes the case that a worker was given last.
    pub fn take_last_case(&mut self, worker: usize) -> Option<usize> {
        let cases = &mut self.workers[worker].cases;
        let case = cases.pop()?;
        self.caseloads.leave(worker, cases.len() + 1);
        self.caseloads.enter(worker, cases.len());
        Some(case as usize)
    }

    /// Takes a case from whoever holds it or from those that wait for a worker.
    pub fn close_case(&mut self, family: usize) {
        let worker = std::mem::replace(&mut self.attention[family].worker, NONE);
        if worker == NONE {
            self.unassigned.retain(|&case| case as usize != family);
            return;
        }
        let cases = &mut self.workers[worker as usize].cases;
        self.caseloads.leave(worker as usize, cases.len());
        cases.retain(|&case| case as usize != family);
        self.caseloads.enter(worker as usize, cases.len());
    }
}
