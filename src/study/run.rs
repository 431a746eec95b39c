//! Runs a plan: replications in parallel, results in order. The only file that knows of threads.
//!
//! A replication runs all its options in one task. Tasks are handed out in order; what they come to is
//! kept chunk by chunk and folded in the order of replications, so that nothing depends on the number
//! of threads. Never knows what a replication simulates, nor where a chunk is kept.

use super::results::{Held, Results};
use crate::basics::Error;
use crate::replication::Run;
use filling::Filling;
use rayon::prelude::*;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

mod caught;
mod filling;

pub use filling::Keep;

/// One replication's runs, one an option, in the plan's order.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// The replication's number, from 0.
    pub replication: u32,
    /// One run an option.
    pub runs: Vec<Run>,
}

/// A replication that broke an invariant.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Failure {
    /// The replication's number.
    pub replication: u32,
    /// What broke, with the week.
    pub message: String,
    /// The command that lives it alone, once the study is over: who goes on may have typed another.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub again: String,
}

/// How to run a study.
#[derive(Clone, Copy)]
pub struct Running<'a> {
    /// Replications, numbered from 0.
    pub replications: u32,
    /// Replications in a chunk at most.
    pub chunk: u32,
    /// Worker threads, at least 1.
    pub threads: usize,
    /// How many of the replications that are over make the result, where they are enough before all
    /// are over; asked with those that are over, none between them missing.
    pub enough: &'a (dyn Fn(&Results) -> Option<u32> + Sync),
    /// One replication: a run an option. May panic where it finds an invariant broken.
    pub simulate: &'a (dyn Fn(u32) -> Vec<Run> + Sync),
    /// Puts a chunk where it is kept; waited for as `glimpse` is.
    pub keep: &'a Keep<'a>,
    /// Set from outside to stop when the replications under way are over.
    pub stop: &'a AtomicBool,
    /// Told how many replications are over, and of how many.
    pub progress: &'a (dyn Fn(u32, u32) + Sync),
    /// Shown what there is so far, as often as a chunk is whole and none before it is missing. Other
    /// threads wait for it before they go on to their next replication.
    pub glimpse: &'a (dyn Fn(&Results) + Sync),
    /// The command that lives one replication by itself.
    pub again: &'a (dyn Fn(u32) -> String + Sync),
}

/// How running ended.
#[derive(Clone, Debug)]
pub enum Ended {
    /// Every replication is over.
    Complete(Results),
    /// More than one replication in a hundred broke; names the first.
    Broken(Error),
    /// It was stopped; so many replications are over and kept.
    Stopped(u32),
}

/// What `work` makes of every item, in the order of the items: its value, or what it said when it
/// broke. Nothing where `stop` was set before the last of them was begun.
///
/// # Errors
/// Where the threads cannot be started.
pub fn each_caught<T: Sync, R: Send>(
    threads: usize,
    stop: &AtomicBool,
    items: &[T],
    work: impl Fn(&T) -> R + Sync,
) -> Result<Option<Vec<Result<R, String>>>, Error> {
    let one = |item: &T| (!stop.load(Ordering::Relaxed)).then(|| caught::caught(|| work(item)));
    Ok(pool(threads)?.install(|| items.par_iter().with_max_len(1).map(one).collect()))
}

fn pool(threads: usize) -> Result<rayon::ThreadPool, Error> {
    let threads = threads.max(1);
    rayon::ThreadPoolBuilder::new()
        .num_threads(threads)
        .build()
        .map_err(|error| Error::new(format!("cannot start {threads} threads: {error}")))
}

/// One replication, or what it said when it broke an invariant.
pub fn one_caught(simulate: impl FnOnce() -> Vec<Run>) -> Result<Vec<Run>, String> {
    caught::caught(simulate)
}

/// Runs the replications that `kept` does not hold yet.
///
/// # Errors
/// Where a chunk cannot be kept or read again, or the threads cannot be started.
pub fn run(running: &Running, kept: Vec<Held>) -> Result<Ended, Error> {
    let filling = Filling::new(running, kept)?;
    let missing = filling.missing();
    let over = AtomicU32::new(filling.over());
    let next = AtomicU32::new(0);
    let filling = Mutex::new(filling);
    let work = |_: rayon::BroadcastContext| {
        while !running.stop.load(Ordering::Relaxed) && !held(&filling).is_over() {
            let Some(&number) = missing.get(next.fetch_add(1, Ordering::Relaxed) as usize) else { return };
            let outcome = caught::caught(|| (running.simulate)(number));
            // What is over counts before it is told of, so that nobody is told of what may be lost.
            held(&filling).take(number, outcome);
            (running.progress)(over.fetch_add(1, Ordering::Relaxed) + 1, running.replications);
        }
    };
    pool(running.threads)?.broadcast(work);
    filling.into_inner().unwrap_or_else(PoisonError::into_inner).end()
}

/// Under the lock a chunk that has become whole is also kept, asked whether it is enough and shown, so
/// that all of that happens once and in order; other threads wait with what they have simulated
/// meanwhile. Nothing that is simulated runs under it. A panic there shows a defect of whoever panicked,
/// and is passed on when the threads join.
fn held<'a, 'b>(filling: &'a Mutex<Filling<'b>>) -> MutexGuard<'a, Filling<'b>> {
    filling.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Does the work of every item in parallel; what it comes to is in the order of the items.
///
/// # Errors
/// Where the work of an item panics; says what the first of them said.
pub fn in_order<T: Sync, R: Send>(
    threads: usize,
    items: &[T],
    work: impl Fn(&T) -> R + Sync,
) -> Result<Vec<R>, Error> {
    // Nobody stops it, so that every item has been worked on.
    let done = each_caught(threads, &AtomicBool::new(false), items, work)?.unwrap_or_default();
    done.into_iter().collect::<Result<Vec<R>, String>>().map_err(|said| {
        Error::new(said).with_hint("the model broke one of its own rules; nothing was written")
    })
}

#[cfg(test)]
mod tests;
