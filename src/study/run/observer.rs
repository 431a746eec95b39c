//! Who is told how a run gets on.

use crate::study::compare::Comparison;
use crate::study::results::StoredChunk;

/// Told how a run gets on; every method does nothing unless it is written. Workers wait until it comes
/// back from [`Observer::chunk_done`] and [`Observer::interim`].
pub trait Observer: Sync {
    /// Before anything runs: how many replications are there of an interrupted run, out of how many, and
    /// which files of it were damaged, whose replications run again.
    fn resumed(&self, _done: u32, _of: u32, _damaged: &[String]) {}

    /// So many of so many replications are done.
    fn replication_done(&self, _done: u32, _of: u32) {}

    /// All replications of a chunk are done, and it is stored.
    fn chunk_done(&self, _chunk: &StoredChunk) {}

    /// Whether [`Observer::interim`] is worth its work.
    fn wants_interim(&self) -> bool {
        false
    }

    /// What the study comes to so far: the replications up to the last chunk before which none is missing.
    fn interim(&self, _comparison: &Comparison) {}
}

/// Nobody is told.
impl Observer for () {}
