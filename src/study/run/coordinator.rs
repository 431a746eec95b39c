//! Hands out replications and puts together what they came to: they come in any order, chunks are stored
//! when they are whole, and results grow in order.
//!
//! Never knows who does the work.

use super::config::RunStatus;
use super::observer::Observer;
use super::task::Task;
use crate::basics::Error;
use crate::replication::Run;
use crate::study::results::{Chunk, Failure, Results, Shape, StoredChunk, ranges, row};
use std::collections::BTreeMap;
use std::ops::Range;

/// One chunk.
enum Stage {
    /// Replications of it are missing.
    Open {
        shape: Shape,
        rows: BTreeMap<u32, Vec<u64>>,
        failures: BTreeMap<u32, String>,
        /// Whether anything in it is not stored anywhere yet.
        is_new: bool,
    },
    /// It is whole and stored.
    Stored(StoredChunk),
    /// It is part of the results.
    Added,
}

/// All chunks of a study.
pub(super) struct Coordinator<'a> {
    task: &'a Task<'a>,
    observer: &'a dyn Observer,
    ranges: Vec<Range<u32>>,
    stages: Vec<Stage>,
    /// Chunks that are part of the results.
    added: usize,
    results: Results,
    is_enough: bool,
    /// Why no more is run: a chunk cannot be stored.
    error: Option<Error>,
    /// Why no more is run: too many replications failed.
    failed: Option<Error>,
}

impl<'a> Coordinator<'a> {
    /// From what is stored already.
    pub(super) fn new(
        task: &'a Task<'a>,
        observer: &'a dyn Observer,
        stored: Vec<StoredChunk>,
    ) -> Result<Coordinator<'a>, Error> {
        let ranges = ranges(task.replications, task.chunk);
        let empty = |_| Stage::Open {
            shape: Shape::default(),
            rows: BTreeMap::new(),
            failures: BTreeMap::new(),
            is_new: false,
        };
        let mut stages: Vec<Stage> = (0..ranges.len()).map(empty).collect();
        for chunk in stored {
            let Some(index) = ranges.iter().position(|range| *range == chunk.range) else { continue };
            stages[index] = if chunk.is_whole() { Stage::Stored(chunk) } else { opened(&chunk)? };
        }
        let results = Results::default();
        let mut coordinator = Coordinator {
            task,
            observer,
            ranges,
            stages,
            added: 0,
            results,
            is_enough: false,
            error: None,
            failed: None,
        };
        coordinator.add_whole_chunks();
        Ok(coordinator)
    }

    /// The replications that are still to be run, ascending.
    pub(super) fn missing(&self) -> Vec<u32> {
        let mut missing = Vec::new();
        for (range, stage) in self.ranges.iter().zip(&self.stages) {
            if let Stage::Open { rows, failures, .. } = stage {
                missing.extend(
                    range
                        .clone()
                        .filter(|number| !rows.contains_key(number) && !failures.contains_key(number)),
                );
            }
        }
        missing
    }

    /// Replications that are done.
    pub(super) fn done(&self) -> u32 {
        self.task.replications - self.missing().len() as u32
    }

    /// Whether nothing more needs to be run.
    pub(super) fn needs_no_more(&self) -> bool {
        self.is_enough || self.error.is_some() || self.failed.is_some()
    }

    /// Takes what a replication came to.
    pub(super) fn take(&mut self, number: u32, outcome: Result<Vec<Run>, String>) {
        let index = self.ranges.partition_point(|range| range.end <= number);
        let Stage::Open { shape, rows, failures, is_new } = &mut self.stages[index] else { return };
        *is_new = true;
        match outcome {
            Ok(runs) => {
                if rows.is_empty() {
                    *shape = Shape::of(&runs);
                }
                rows.insert(number, row(shape, &runs));
            }
            Err(message) => {
                failures.insert(number, message);
            }
        }
        if rows.len() + failures.len() == self.ranges[index].len() {
            self.store(index);
            self.add_whole_chunks();
        }
    }

    /// Stores an open chunk, whole or not.
    fn store(&mut self, index: usize) {
        let Stage::Open { shape, rows, failures, .. } =
            std::mem::replace(&mut self.stages[index], Stage::Added)
        else {
            return;
        };
        let failure = |(replication, message)| Failure { replication, message, ..Failure::default() };
        let failures = failures.into_iter().map(failure).collect();
        let chunk = Chunk::new(self.ranges[index].clone(), shape, rows.into_iter(), failures);
        match (self.task.store)(chunk) {
            Ok(stored) => {
                if stored.is_whole() {
                    self.observer.chunk_done(&stored);
                }
                self.stages[index] = Stage::Stored(stored);
            }
            Err(error) => {
                self.error.get_or_insert(error);
            }
        }
    }

    /// Adds whole chunks to the results as far as none before them is missing, and sees whether they
    /// suffice or too many failed. Both are asked of replications in their order alone, so that workers
    /// don't decide.
    fn add_whole_chunks(&mut self) {
        while !self.needs_no_more()
            && let Some(stage @ Stage::Stored(_)) = self.stages.get_mut(self.added)
        {
            if let Stage::Stored(chunk) = std::mem::replace(stage, Stage::Added) {
                self.results.add(&chunk);
            }
            self.added += 1;
            let mut of = self.task.replications;
            if let Some(most) = (self.task.enough)(&self.results) {
                self.results.cut(most);
                self.is_enough = true;
                of = self.results.done();
            }
            self.failed = too_many(&self.results.failures, of, self.task.again);
            if self.failed.is_none() {
                (self.task.interim)(&self.results);
            }
        }
    }

    /// How it ended; what is not whole is stored as it is.
    pub(super) fn end(mut self) -> Result<RunStatus<Results>, Error> {
        let is_complete = self.is_enough || self.added == self.ranges.len();
        if !is_complete && self.failed.is_none() {
            for index in 0..self.stages.len() {
                if matches!(self.stages[index], Stage::Open { is_new: true, .. }) {
                    self.store(index);
                }
            }
        }
        for failure in &mut self.results.failures {
            failure.again = (self.task.again)(failure.replication);
        }
        match (self.error, self.failed) {
            (Some(error), _) => Err(error),
            (None, Some(failed)) => Ok(RunStatus::Failed(failed)),
            (None, None) if is_complete => Ok(RunStatus::Done(self.results)),
            (None, None) => {
                let stored = self.stages.iter().map(|stage| match stage {
                    Stage::Stored(chunk) => chunk.done() as u32,
                    Stage::Open { rows, failures, .. } => (rows.len() + failures.len()) as u32,
                    Stage::Added => 0,
                });
                Ok(RunStatus::Stopped(self.results.done() + stored.sum::<u32>()))
            }
        }
    }
}

fn opened(chunk: &StoredChunk) -> Result<Stage, Error> {
    let rows = chunk.numbers.iter().copied().zip(chunk.rows()?).collect();
    let failures = chunk.failures.iter().map(|failure| (failure.replication, failure.message.clone()));
    Ok(Stage::Open { shape: chunk.shape, rows, failures: failures.collect(), is_new: false })
}

/// More failed replications than a study may lose.
fn too_many(failures: &[Failure], replications: u32, again: &dyn Fn(u32) -> String) -> Option<Error> {
    let first = failures.first().filter(|_| failures.len() as u64 * 100 > u64::from(replications))?;
    let error = Error::new(format!(
        "replication {} broke: {} ({} of {replications} so far; a study may lose one in a hundred)",
        first.replication,
        first.message,
        // As many as it takes, however many more a chunk has.
        replications / 100 + 1
    ));
    Some(error.with_hint(format!(
        "the model broke one of its own rules; there is no result. `{}` runs that replication alone",
        again(first.replication)
    )))
}
