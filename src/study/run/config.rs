//! What a study is run with, and how running ended.

use super::executor::Executor;
use super::observer::Observer;
use crate::basics::Error;
use crate::replication::Run;
use crate::study::results::{Chunk, StoredChunk};
use std::sync::atomic::AtomicBool;

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
