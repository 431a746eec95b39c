//! What a replication came to: its runs, or why it failed.

use crate::replication::Run;

/// One replication's runs, one an option, in the plan's order.
#[derive(Clone, Debug, PartialEq)]
pub struct ReplicationRuns {
    /// The replication's number, from 0.
    pub replication: u32,
    /// One run an option.
    pub runs: Vec<Run>,
}

/// A replication that broke an invariant.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Failure {
    /// The replication's number.
    pub replication: u32,
    /// What broke, with the week.
    pub message: String,
    /// The command that runs it alone, once the study is done: who goes on may have typed another.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub again: String,
}
