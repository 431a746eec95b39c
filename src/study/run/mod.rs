//! Runs a plan: replications by any number of workers, results in order.
//!
//! A replication runs all its options in one task. Tasks are handed out in order by one coordinator; what
//! they come to is stored chunk by chunk and added up in the order of replications, so that nothing
//! depends on who did the work. Never knows what a replication simulates, nor where a chunk is stored.

use super::compare::compare;
use super::plan::Plan;
use super::results::{Chunk, Results, StoredChunk};
use super::stopping::enough;
use crate::basics::Error;
use crate::replication::Run;
use coordinator::Coordinator;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

#[cfg(feature = "threads")]
mod caught;
mod coordinator;
mod executor;
mod observer;

#[cfg(feature = "threads")]
pub use executor::Threads;
pub use executor::{Executor, InOrder, catch, each_caught, in_order};
pub use observer::Observer;

/// One replication by its number: a run an option. May panic where it finds an invariant broken.
pub type Simulate<'a> = dyn Fn(u32) -> Vec<Run> + Sync + 'a;

/// Puts a chunk where it is stored.
pub type StoreChunk<'a> = dyn Fn(Chunk) -> Result<StoredChunk, Error> + Sync + 'a;

/// What a study is run with.
#[derive(Clone, Copy)]
pub struct RunConfig<'a> {
    /// Who does the work.
    pub executor: &'a dyn Executor,
    /// Who is told how it gets on.
    pub observer: &'a dyn Observer,
    /// Set from outside to stop when the replications that have begun are done.
    pub stop: &'a AtomicBool,
    /// What a replication is, where it is not the plan's own.
    pub simulate: Option<&'a Simulate<'a>>,
}

impl<'a> RunConfig<'a> {
    /// With nobody to stop it.
    pub fn new(executor: &'a dyn Executor, observer: &'a dyn Observer) -> RunConfig<'a> {
        static NEVER: AtomicBool = AtomicBool::new(false);
        RunConfig { executor, observer, stop: &NEVER, simulate: None }
    }
}

/// How running ended.
#[derive(Clone, Debug)]
pub enum RunStatus<T> {
    /// Everything that was asked for is done.
    Done(T),
    /// It was stopped; so many replications are done and stored.
    Stopped(u32),
    /// More than one replication in a hundred broke an invariant; names the first.
    Failed(Error),
}

impl<T> RunStatus<T> {
    /// What is done, for whoever cannot go on without it.
    ///
    /// # Errors
    /// Where it was stopped, or too many replications failed.
    pub fn done(self) -> Result<T, Error> {
        match self {
            RunStatus::Done(done) => Ok(done),
            RunStatus::Stopped(done) => {
                Err(Error::new(format!("stopped when {done} replications were done")))
            }
            RunStatus::Failed(error) => Err(error),
        }
    }
}

/// Runs the replications of a plan that `stored` does not hold yet.
///
/// # Errors
/// Where a chunk cannot be stored or read again, or the workers cannot be started.
pub fn run(
    plan: &Plan,
    config: RunConfig,
    stored: Vec<StoredChunk>,
    store: &StoreChunk,
) -> Result<RunStatus<Results>, Error> {
    let own = |number| plan.replicate(number);
    let task = Task {
        replications: plan.replications,
        chunk: plan.chunk(),
        enough: &|results| enough(plan, results),
        simulate: config.simulate.unwrap_or(&own),
        store,
        interim: &|results| {
            if config.observer.wants_interim() {
                config.observer.interim(&compare(plan, results));
            }
        },
        again: &|replication| plan.request.command_for(&plan.name, replication),
    };
    run_task(&task, config, stored)
}

/// What a coordinator has to know of a study.
#[derive(Clone, Copy)]
struct Task<'a> {
    /// Replications, numbered from 0.
    replications: u32,
    /// Replications in a chunk at most.
    chunk: u32,
    /// How many of the replications that are done make the result, where they are enough before all
    /// are; asked with those that are done, none between them missing.
    enough: &'a (dyn Fn(&Results) -> Option<u32> + Sync),
    /// One replication.
    simulate: &'a Simulate<'a>,
    /// Stores a chunk.
    store: &'a StoreChunk<'a>,
    /// Shown what there is so far, as often as a chunk is whole and none before it is missing.
    interim: &'a (dyn Fn(&Results) + Sync),
    /// The command that runs one replication by itself.
    again: &'a (dyn Fn(u32) -> String + Sync),
}

fn run_task(task: &Task, config: RunConfig, stored: Vec<StoredChunk>) -> Result<RunStatus<Results>, Error> {
    let coordinator = Coordinator::new(task, config.observer, stored)?;
    let missing = coordinator.missing();
    let done = AtomicU32::new(coordinator.done());
    let next = AtomicU32::new(0);
    let coordinator = Mutex::new(coordinator);
    config.executor.on_each_worker(&|| {
        while !config.stop.load(Ordering::Relaxed) && !locked(&coordinator).needs_no_more() {
            let Some(&number) = missing.get(next.fetch_add(1, Ordering::Relaxed) as usize) else { return };
            let outcome = catch(|| (task.simulate)(number));
            // What is done is taken before anybody is told, so that nobody is told of what may be lost.
            locked(&coordinator).take(number, outcome);
            config.observer.replication_done(done.fetch_add(1, Ordering::Relaxed) + 1, task.replications);
        }
    })?;
    coordinator.into_inner().unwrap_or_else(PoisonError::into_inner).end()
}

/// Under the lock a chunk that has become whole is also stored, asked whether it is enough and shown, so
/// that all of that happens once and in order; other workers wait with what they have simulated
/// meanwhile. Nothing is simulated under it. A panic there shows a defect of whoever panicked, and is
/// passed on when the workers join.
fn locked<'a, 'b>(coordinator: &'a Mutex<Coordinator<'b>>) -> MutexGuard<'a, Coordinator<'b>> {
    coordinator.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests;
