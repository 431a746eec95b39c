//! A chunk: replications that are stored, and lost, together.

use super::columns::Columns;
use super::replication_runs::Failure;
use super::shape::Shape;
use crate::basics::Error;
use std::ops::Range;
use std::sync::Arc;

/// Replications in a whole chunk at most, which bounds the memory that chunks in the making take.
const MOST: u32 = 64;

/// The replications of each chunk: two, as many again as came before, and so on until `most`, so that
/// the first results are there soon and a large study has not too many chunks.
pub fn ranges(replications: u32, most: u32) -> Vec<Range<u32>> {
    let most = most.clamp(1, MOST);
    let mut ranges = Vec::new();
    let mut start = 0;
    while start < replications {
        let end = start.saturating_add(start.clamp(2, MOST).min(most)).min(replications);
        ranges.push(start..end);
        start = end;
    }
    ranges
}

/// A chunk as it was made, column by column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chunk {
    /// Its replications, whole or not.
    pub range: Range<u32>,
    /// Those of them that are completed, ascending.
    pub numbers: Vec<u32>,
    /// Those that failed, ascending.
    pub failures: Vec<Failure>,
    /// The shape of every row.
    pub shape: Shape,
    /// The cells of the first column, a completed replication each, then of the second.
    pub cells: Vec<u64>,
}

impl Chunk {
    /// From rows in the order of replications.
    pub fn new(
        range: Range<u32>,
        shape: Shape,
        rows: impl Iterator<Item = (u32, Vec<u64>)>,
        failures: Vec<Failure>,
    ) -> Chunk {
        let (numbers, rows): (Vec<u32>, Vec<Vec<u64>>) = rows.unzip();
        let mut cells = Vec::with_capacity(rows.len() * shape.cells());
        for column in 0..if rows.is_empty() { 0 } else { shape.cells() } {
            cells.extend(rows.iter().map(|row| row[column]));
        }
        Chunk { range, numbers, failures, shape, cells }
    }
}

impl Columns for Chunk {
    fn column(&self, index: usize) -> Result<Vec<u64>, Error> {
        let rows = self.numbers.len();
        Ok(self.cells[index * rows..(index + 1) * rows].to_vec())
    }
}

/// A chunk that is stored somewhere.
#[derive(Clone, Debug)]
pub struct StoredChunk {
    /// Its replications, whole or not.
    pub range: Range<u32>,
    /// Those of them that are completed, ascending.
    pub numbers: Vec<u32>,
    /// Those that failed, ascending.
    pub failures: Vec<Failure>,
    /// The shape of every row.
    pub shape: Shape,
    /// Where its numbers are.
    pub columns: Arc<dyn Columns>,
}

impl StoredChunk {
    /// A chunk that stays in memory.
    pub fn in_memory(chunk: Chunk) -> StoredChunk {
        StoredChunk {
            range: chunk.range.clone(),
            numbers: chunk.numbers.clone(),
            failures: chunk.failures.clone(),
            shape: chunk.shape,
            columns: Arc::new(chunk),
        }
    }

    /// Replications that are done, completed or failed.
    pub fn done(&self) -> usize {
        self.numbers.len() + self.failures.len()
    }

    /// Whether all of its replications are done.
    pub fn is_whole(&self) -> bool {
        self.done() == self.range.len()
    }

    /// Its rows, in the order of [`StoredChunk::numbers`].
    ///
    /// # Errors
    /// Where they cannot be read any more.
    pub fn rows(&self) -> Result<Vec<Vec<u64>>, Error> {
        let mut rows = vec![Vec::with_capacity(self.shape.cells()); self.numbers.len()];
        for index in 0..if rows.is_empty() { 0 } else { self.shape.cells() } {
            for (row, cell) in rows.iter_mut().zip(self.columns.column(index)?) {
                row.push(cell);
            }
        }
        Ok(rows)
    }
}
