//! Runs a plan: replications in parallel, results in order. The only file that knows of threads.
//!
//! A replication runs all its options in one task. Results are folded in the order of replications,
//! so that nothing depends on the number of threads. Never knows what a replication simulates.

use crate::basics::Error;
use crate::replication::Run;
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

mod caught;

/// One replication's runs, one an option, in the plan's order.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Record {
    /// The replication's number, from 0.
    pub replication: u32,
    /// One run an option.
    pub runs: Vec<Run>,
}

/// A replication that broke an invariant.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Failure {
    /// The replication's number.
    pub replication: u32,
    /// What broke, with the week.
    pub message: String,
}

/// What a study came to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Results {
    /// Completed replications, ascending.
    pub records: Vec<Record>,
    /// Replications that broke, ascending.
    pub failures: Vec<Failure>,
}

impl Results {
    /// Replications that are over, well or badly.
    pub fn done(&self) -> u32 {
        (self.records.len() + self.failures.len()) as u32
    }
}

/// How to run a study.
#[derive(Clone, Copy)]
pub struct Running<'a> {
    /// Replications, numbered from 0.
    pub replications: u32,
    /// Worker threads, at least 1.
    pub threads: usize,
    /// How many of the replications that are over make the result, where they are enough before all
    /// are over; asked with those that are over, in their order, none between them missing.
    pub enough: &'a (dyn Fn(&[Record]) -> Option<u32> + Sync),
    /// One replication: a run an option. May panic where it finds an invariant broken.
    pub simulate: &'a (dyn Fn(u32) -> Vec<Run> + Sync),
    /// Set from outside to stop when the replications under way are over.
    pub stop: &'a AtomicBool,
    /// Told how many replications are over, and of how many.
    pub progress: &'a (dyn Fn(u32, u32) + Sync),
}

/// How running ended.
#[derive(Clone, Debug, PartialEq)]
pub enum Ended {
    /// Every replication is over.
    Complete(Results),
    /// It was stopped; these replications are over.
    Stopped(Results),
}

/// Replications in flight before their results are folded, for each thread. More would find a
/// broken model later, fewer would leave threads waiting for one another.
const CHUNK_A_THREAD: usize = 32;

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

/// Runs the replications that `kept` does not hold yet.
///
/// # Errors
/// Where more than one replication in a hundred broke; names the first of them.
pub fn run(running: &Running, kept: Results) -> Result<Ended, Error> {
    let threads = running.threads.max(1);
    let pool = pool(threads)?;
    let known: BTreeSet<u32> = (kept.records.iter().map(|record| record.replication))
        .chain(kept.failures.iter().map(|failure| failure.replication))
        .collect();
    let missing: Vec<u32> = (0..running.replications).filter(|number| !known.contains(number)).collect();
    let over = AtomicU32::new(known.len() as u32);
    let one = |&replication: &u32| {
        if running.stop.load(Ordering::Relaxed) {
            return None;
        }
        let outcome = caught::caught(|| (running.simulate)(replication));
        let over = over.fetch_add(1, Ordering::Relaxed) + 1;
        (running.progress)(over, running.replications);
        Some(match outcome {
            Ok(runs) => Ok(Record { replication, runs }),
            Err(message) => Err(Failure { replication, message }),
        })
    };

    let mut results = kept;
    let mut stopped = false;
    if cut(&mut results, running.enough) {
        give_up(&results.failures, results.done())?;
        return Ok(Ended::Complete(results));
    }
    for chunk in missing.chunks(CHUNK_A_THREAD * threads) {
        let folded: Vec<Option<Result<Record, Failure>>> =
            pool.install(|| chunk.par_iter().with_max_len(1).map(one).collect());
        for outcome in folded {
            match outcome {
                Some(Ok(record)) => results.records.push(record),
                Some(Err(failure)) => results.failures.push(failure),
                None => stopped = true,
            }
        }
        // What lies beyond enough never counts, broken or not, so that threads don't decide.
        if cut(&mut results, running.enough) {
            give_up(&results.failures, results.done())?;
            return Ok(Ended::Complete(results));
        }
        give_up(&results.failures, running.replications)?;
    }
    Ok(if stopped { Ended::Stopped(results) } else { Ended::Complete(results) })
}

/// Puts results in order and drops what lies beyond enough; whether they are enough.
fn cut(results: &mut Results, enough: &dyn Fn(&[Record]) -> Option<u32>) -> bool {
    results.records.sort_by_key(|record| record.replication);
    results.failures.sort_by_key(|failure| failure.replication);
    let over: BTreeSet<u32> = (results.records.iter().map(|record| record.replication))
        .chain(results.failures.iter().map(|failure| failure.replication))
        .collect();
    // An interrupt leaves gaps; what lies behind one is not in order yet.
    let whole = (0..).zip(&over).take_while(|(expected, number)| expected == *number).count() as u32;
    let records = results.records.partition_point(|record| record.replication < whole);
    let Some(most) = enough(&results.records[..records]) else { return false };
    results.records.retain(|record| record.replication < most);
    results.failures.retain(|failure| failure.replication < most);
    true
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
    done.into_iter()
        .collect::<Result<Vec<R>, String>>()
        .map_err(|said| Error::new(said).hint("the model broke one of its own rules; nothing was written"))
}

/// More broken replications than a study may lose.
fn give_up(failures: &[Failure], replications: u32) -> Result<(), Error> {
    let first = failures.iter().min_by_key(|failure| failure.replication);
    match first {
        Some(first) if failures.len() as u64 * 100 > u64::from(replications) => Err(Error::new(format!(
            "replication {} broke: {} ({} of {replications} so far; a study may lose one in a hundred)",
            first.replication,
            first.message,
            // As many as it takes, however many more the threads had under way.
            replications / 100 + 1
        ))
        .hint("the model broke one of its own rules; nothing was written")),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests;
