//! Runs a plan: replications in parallel, results in order. The only file that knows of threads.

use crate::replication::Run;

/// One replication's runs, one an option, in the plan's order.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Record {
    /// The replication's number, from 0.
    pub replication: u32,
    /// One run an option.
    pub runs: Vec<Run>,
}

/// A replication that broke an invariant.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Failure {
    /// The replication's number.
    pub replication: u32,
    /// What broke, with the week.
    pub message: String,
}

/// What a study came to.
#[derive(Clone, Debug, Default)]
pub struct Results {
    /// Completed replications, ascending.
    pub records: Vec<Record>,
    /// Replications that broke, ascending.
    pub failures: Vec<Failure>,
}
