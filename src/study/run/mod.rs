//! Runs a plan: replications by any number of workers, results in order.
//!
//! A replication runs all its options in one task. Tasks are handed out in order by one coordinator; what
//! they come to is stored chunk by chunk and added up in the order of replications, so that nothing
//! depends on who did the work. Never knows what a replication simulates, nor where a chunk is stored.

use super::compare::compare;
use super::plan::Plan;
use super::results::{Results, StoredChunk};
use super::stopping::enough;
use crate::basics::Error;
use coordinator::Coordinator;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use task::Task;

#[cfg(feature = "threads")]
mod caught;
mod config;
mod coordinator;
mod executor;
mod observer;
mod task;

pub use config::{RunConfig, RunStatus, Simulate, StoreChunk};
#[cfg(feature = "threads")]
pub use executor::Threads;
pub use executor::{Executor, InOrder, catch, each_caught, in_order};
pub use observer::Observer;

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

#[cfg(all(test, feature = "threads"))]
mod tests;
