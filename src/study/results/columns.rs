//! The columns of a chunk, wherever they lie.

use crate::basics::Error;
use std::fmt::Debug;

/// The columns of one chunk.
pub trait Columns: Debug + Send + Sync {
    /// The cells of a column, one a completed replication.
    ///
    /// # Errors
    /// Where they cannot be read any more.
    fn column(&self, index: usize) -> Result<Vec<u64>, Error>;
}
