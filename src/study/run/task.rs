//! What the replications of a study are to whoever hands them out.

use super::config::{Simulate, StoreChunk};
use crate::study::results::Results;

/// What a coordinator has to know of a study.
#[derive(Clone, Copy)]
pub(super) struct Task<'a> {
    /// Replications, numbered from 0.
    pub(super) replications: u32,
    /// Replications in a chunk at most.
    pub(super) chunk: u32,
    /// How many of the replications that are done make the result, where they are enough before all
    /// are; asked with those that are done, none between them missing.
    pub(super) enough: &'a (dyn Fn(&Results) -> Option<u32> + Sync),
    /// One replication.
    pub(super) simulate: &'a Simulate<'a>,
    /// Stores a chunk.
    pub(super) store: &'a StoreChunk<'a>,
    /// Shown what there is so far, as often as a chunk is whole and none before it is missing.
    pub(super) interim: &'a (dyn Fn(&Results) + Sync),
    /// The command that runs one replication by itself.
    pub(super) again: &'a (dyn Fn(u32) -> String + Sync),
}
