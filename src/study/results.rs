//! What replications came to, a column at a time: one number of one option over all replications.
//!
//! Columns lie in chunks of replications, in memory or wherever they are stored, so that a study of any
//! number of replications takes the same memory while it runs. Never knows where a chunk is stored.

use crate::basics::Error;
use crate::outcome::accounts_year::AccountsYear;
use crate::outcome::gain::Matched;
use crate::outcome::subgroup::Sums;
use std::sync::{Arc, OnceLock};

mod chunk;
mod columns;
mod replication_runs;
mod shape;

pub use chunk::{Chunk, StoredChunk, ranges};
pub use columns::Columns;
pub use replication_runs::{Failure, ReplicationRuns};
pub use shape::{Field, Shape, row};

/// Completed replications, ascending, and those that failed.
#[derive(Clone, Debug, Default)]
pub struct Results {
    /// Replications that failed, ascending.
    pub failures: Vec<Failure>,
    numbers: Vec<u32>,
    shape: Shape,
    chunks: Vec<(Arc<dyn Columns>, usize)>,
    /// The first that could not be read, the same for every piece.
    unread: Arc<OnceLock<Error>>,
}

impl Results {
    /// Of records in memory, ascending.
    pub fn of(records: &[ReplicationRuns], failures: Vec<Failure>) -> Results {
        let mut results = Results::default();
        let first = records.first().map_or(0, |record| record.replication);
        let end = records.last().map_or(0, |record| record.replication + 1);
        let shape = records.first().map_or_else(Shape::default, |record| Shape::of(&record.runs));
        let rows = records.iter().map(|record| (record.replication, row(&shape, &record.runs)));
        results.add(&StoredChunk::in_memory(Chunk::new(first..end, shape, rows, failures)));
        results
    }

    /// Adds the chunk that follows those that are there.
    ///
    /// # Panics
    /// Where its runs have another shape than those before: one plan has made them all.
    pub fn add(&mut self, chunk: &StoredChunk) {
        self.failures.extend_from_slice(&chunk.failures);
        if chunk.numbers.is_empty() {
            return;
        }
        assert!(self.numbers.is_empty() || self.shape == chunk.shape, "runs of one study differ in shape");
        self.shape = chunk.shape;
        self.numbers.extend_from_slice(&chunk.numbers);
        self.chunks.push((chunk.columns.clone(), chunk.numbers.len()));
    }

    /// Drops replications from number `most` on.
    pub fn cut(&mut self, most: u32) {
        self.numbers.truncate(self.numbers.partition_point(|&number| number < most));
        self.failures.retain(|failure| failure.replication < most);
    }

    /// The numbers of the completed replications.
    pub fn numbers(&self) -> &[u32] {
        &self.numbers
    }

    /// Completed replications.
    pub fn completed(&self) -> u32 {
        self.numbers.len() as u32
    }

    /// Replications that are done, completed or failed.
    pub fn done(&self) -> u32 {
        (self.numbers.len() + self.failures.len()) as u32
    }

    /// How many numbers of each kind a run has; none where no replication is completed.
    pub fn shape(&self) -> Shape {
        self.shape
    }

    /// Whether every column asked for could be read.
    ///
    /// # Errors
    /// Why the first that could not be was not; columns since may hold numbers that are none.
    pub fn sound(&self) -> Result<(), Error> {
        self.unread.get().cloned().map_or(Ok(()), Err)
    }

    /// An outcome over all policy years.
    pub fn horizon(&self, option: usize, outcome: usize) -> Vec<f64> {
        self.numbers_of(option, Field::Horizon(outcome))
    }

    /// An outcome in a policy year, from 0.
    pub fn year(&self, option: usize, year: usize, outcome: usize) -> Vec<f64> {
        self.numbers_of(option, Field::Year(year, outcome))
    }

    /// A headline outcome in a policy quarter, from 0.
    pub fn quarter(&self, option: usize, quarter: usize, headline: usize) -> Vec<f64> {
        self.numbers_of(option, Field::Quarter(quarter, headline))
    }

    /// The accounts of a policy year, from 0.
    pub fn accounts(&self, option: usize, year: usize) -> Vec<AccountsYear> {
        self.rows(option, Field::Accounts(year), shape::accounts_year)
    }

    /// What the families of a group add up to.
    pub fn sums(&self, option: usize, group: usize) -> Vec<Sums> {
        self.rows(option, Field::Group(group), shape::sums)
    }

    /// How many families fare better or worse by a measure.
    pub fn matched(&self, option: usize, index: usize) -> Vec<Matched> {
        self.rows(option, Field::Matched(index), shape::matched)
    }

    /// The same replications chunk by chunk.
    pub fn pieces(&self) -> impl Iterator<Item = Results> + '_ {
        let mut before = 0;
        self.chunks.iter().map_while(move |(columns, rows)| {
            let numbers = &self.numbers[before..self.numbers.len().min(before + rows)];
            before += numbers.len();
            (!numbers.is_empty()).then(|| Results {
                numbers: numbers.to_vec(),
                shape: self.shape,
                chunks: vec![(columns.clone(), *rows)],
                unread: self.unread.clone(),
                ..Results::default()
            })
        })
    }

    fn numbers_of(&self, option: usize, field: Field) -> Vec<f64> {
        self.column(self.shape.index(option, field)).into_iter().map(f64::from_bits).collect()
    }

    fn rows<T>(&self, option: usize, field: Field, of: fn(&mut dyn FnMut() -> u64) -> T) -> Vec<T> {
        let first = self.shape.index(option, field);
        let columns: Vec<Vec<u64>> =
            (first..first + self.shape.width(field)).map(|index| self.column(index)).collect();
        let row = |row: usize| {
            let mut cells = columns.iter().map(|column| column[row]);
            of(&mut || cells.next().unwrap_or_default())
        };
        (0..self.numbers.len()).map(row).collect()
    }

    fn column(&self, index: usize) -> Vec<u64> {
        let mut cells = Vec::with_capacity(self.numbers.len());
        for (columns, rows) in &self.chunks {
            let before = cells.len();
            match columns.column(index) {
                Ok(column) => cells.extend(column),
                Err(error) => {
                    // The first is what `sound` says; the others have the same reason.
                    let _ = self.unread.set(error);
                }
            }
            cells.resize(before + rows, 0);
        }
        cells.truncate(self.numbers.len());
        cells
    }
}

#[cfg(test)]
mod tests;
