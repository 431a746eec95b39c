//! Chunks in the making: replications come in any order, chunks are kept when they are whole, and
//! results grow in order.

use super::{Ended, Failure, Running};
use crate::basics::Error;
use crate::replication::Run;
use crate::study::results::{Chunk, Held, Results, Shape, ranges, row};
use std::collections::BTreeMap;
use std::ops::Range;

/// Puts a chunk where it is kept.
pub type Keep<'a> = dyn Fn(Chunk) -> Result<Held, Error> + Sync + 'a;

/// One chunk.
enum Stage {
    /// Replications of it are missing.
    Open {
        shape: Shape,
        rows: BTreeMap<u32, Vec<u64>>,
        failures: BTreeMap<u32, String>,
        /// Whether anything in it is not kept anywhere yet.
        is_new: bool,
    },
    /// It is whole and kept.
    Kept(Held),
    /// It is part of the results.
    Folded,
}

/// All chunks of a study.
pub(super) struct Filling<'a> {
    running: &'a Running<'a>,
    ranges: Vec<Range<u32>>,
    stages: Vec<Stage>,
    /// Chunks that are part of the results.
    folded: usize,
    results: Results,
    is_enough: bool,
    /// Why no more is run: a chunk cannot be kept.
    error: Option<Error>,
    /// Why no more is run: too many broke.
    broken: Option<Error>,
}

impl<'a> Filling<'a> {
    /// From what is kept already.
    pub(super) fn new(running: &'a Running<'a>, kept: Vec<Held>) -> Result<Filling<'a>, Error> {
        let ranges = ranges(running.replications, running.chunk);
        let empty = |_| Stage::Open {
            shape: Shape::default(),
            rows: BTreeMap::new(),
            failures: BTreeMap::new(),
            is_new: false,
        };
        let mut stages: Vec<Stage> = (0..ranges.len()).map(empty).collect();
        for held in kept {
            let Some(place) = ranges.iter().position(|range| *range == held.range) else { continue };
            stages[place] = if held.is_whole() { Stage::Kept(held) } else { opened(&held)? };
        }
        let results = Results::default();
        let mut filling = Filling {
            running,
            ranges,
            stages,
            folded: 0,
            results,
            is_enough: false,
            error: None,
            broken: None,
        };
        filling.fold();
        Ok(filling)
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

    /// Replications that are over.
    pub(super) fn over(&self) -> u32 {
        self.running.replications - self.missing().len() as u32
    }

    /// Whether nothing more needs to be run.
    pub(super) fn is_over(&self) -> bool {
        self.is_enough || self.error.is_some() || self.broken.is_some()
    }

    /// Takes what a replication came to.
    pub(super) fn take(&mut self, number: u32, outcome: Result<Vec<Run>, String>) {
        let place = self.ranges.partition_point(|range| range.end <= number);
        let Stage::Open { shape, rows, failures, is_new } = &mut self.stages[place] else { return };
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
        if rows.len() + failures.len() == self.ranges[place].len() {
            self.put(place);
            self.fold();
        }
    }

    /// Keeps an open chunk, whole or not.
    fn put(&mut self, place: usize) {
        let Stage::Open { shape, rows, failures, .. } =
            std::mem::replace(&mut self.stages[place], Stage::Folded)
        else {
            return;
        };
        let failure = |(replication, message)| Failure { replication, message, ..Failure::default() };
        let failures = failures.into_iter().map(failure).collect();
        let chunk = Chunk::new(self.ranges[place].clone(), shape, rows.into_iter(), failures);
        match (self.running.keep)(chunk) {
            Ok(held) => self.stages[place] = Stage::Kept(held),
            Err(error) => {
                self.error.get_or_insert(error);
            }
        }
    }

    /// Adds whole chunks to the results as far as none before them is missing, and sees whether they
    /// suffice or too many broke. Both are asked of replications in their order alone, so that threads
    /// don't decide.
    fn fold(&mut self) {
        while !self.is_over()
            && let Some(stage @ Stage::Kept(_)) = self.stages.get_mut(self.folded)
        {
            if let Stage::Kept(held) = std::mem::replace(stage, Stage::Folded) {
                self.results.add(&held);
            }
            self.folded += 1;
            let mut over = self.running.replications;
            if let Some(most) = (self.running.enough)(&self.results) {
                self.results.cut(most);
                self.is_enough = true;
                over = self.results.done();
            }
            self.broken = too_many(&self.results.failures, over, self.running.again);
            if self.broken.is_none() {
                (self.running.glimpse)(&self.results);
            }
        }
    }

    /// How it ended; what is not whole is kept as it is.
    pub(super) fn end(mut self) -> Result<Ended, Error> {
        let is_complete = self.is_enough || self.folded == self.ranges.len();
        if !is_complete && self.broken.is_none() {
            for place in 0..self.stages.len() {
                if matches!(self.stages[place], Stage::Open { is_new: true, .. }) {
                    self.put(place);
                }
            }
        }
        for failure in &mut self.results.failures {
            failure.again = (self.running.again)(failure.replication);
        }
        match (self.error, self.broken) {
            (Some(error), _) => Err(error),
            (None, Some(broken)) => Ok(Ended::Broken(broken)),
            (None, None) if is_complete => Ok(Ended::Complete(self.results)),
            (None, None) => {
                let kept = self.stages.iter().map(|stage| match stage {
                    Stage::Kept(held) => held.done() as u32,
                    Stage::Open { rows, failures, .. } => (rows.len() + failures.len()) as u32,
                    Stage::Folded => 0,
                });
                Ok(Ended::Stopped(self.results.done() + kept.sum::<u32>()))
            }
        }
    }
}

fn opened(held: &Held) -> Result<Stage, Error> {
    let rows = held.numbers.iter().copied().zip(held.rows()?).collect();
    let failures = held.failures.iter().map(|failure| (failure.replication, failure.message.clone()));
    Ok(Stage::Open { shape: held.shape, rows, failures: failures.collect(), is_new: false })
}

/// More broken replications than a study may lose.
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
        "the model broke one of its own rules; there is no result. `{}` lives that replication alone",
        again(first.replication)
    )))
}
