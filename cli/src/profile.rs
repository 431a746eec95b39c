//! `--profile`: where the time of a study goes, phase by phase.
//!
//! Looks on while weeks run and adds up; what is simulated does not change.

use super::clock::Stopwatch;
use allotment::replication::{WeekObserver, phases};
use allotment::report::tables::profile::{Line, Spent};
use std::sync::Mutex;
use std::time::Duration;

/// What all replications took so far.
#[derive(Debug, Default)]
pub(super) struct Profile {
    sum: Mutex<Vec<Sum>>,
    whole: Mutex<Duration>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Sum {
    time: Duration,
    calls: u64,
}

/// Looks on at one replication.
struct Looking {
    watch: Stopwatch,
    sums: Vec<Sum>,
}

impl WeekObserver for Looking {
    fn week_begins(&mut self) {
        // What lies between two weeks is no phase's.
        self.watch.lap();
    }

    fn phase_done(&mut self, place: usize) {
        let sum = &mut self.sums[place];
        sum.time += self.watch.lap();
        sum.calls += 1;
    }
}

impl Profile {
    /// Does the work, which is looked on at.
    pub(super) fn of<T>(&self, work: impl FnOnce(&mut dyn WeekObserver) -> T) -> T {
        let mut looking = Looking { watch: Stopwatch::start(), sums: vec![Sum::default(); phases().len()] };
        let mut whole = Stopwatch::start();
        let done = work(&mut looking);
        let taken = whole.lap();
        let mut sum = self.sum.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        sum.resize(phases().len(), Sum::default());
        for (sum, own) in sum.iter_mut().zip(looking.sums) {
            sum.time += own.time;
            sum.calls += own.calls;
        }
        *self.whole.lock().unwrap_or_else(std::sync::PoisonError::into_inner) += taken;
        done
    }

    /// What it came to, in a run of so many seconds.
    pub(super) fn spent(&self, threads: usize, seconds: f64) -> Spent {
        let sums = self.sum.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let lines = phases().into_iter().zip(sums.iter()).map(|(name, sum)| Line {
            name,
            seconds: sum.time.as_secs_f64(),
            calls: sum.calls,
        });
        let replications = self.whole.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        Spent { lines: lines.collect(), replications: replications.as_secs_f64(), threads, seconds }
    }
}
