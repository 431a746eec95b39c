//! `--only-replication`: runs one replication by itself, to see what failed in it. Writes nothing.

use crate::{error, say};
use allotment::basics::Error;
use allotment::report::tables::terminal;
use allotment::study::compare::compare;
use allotment::study::plan::Plan;
use allotment::study::results::{ReplicationRuns, Results};
use allotment::study::run::catch;
use std::process::ExitCode;

/// The exit code of a replication that failed.
const FAILED: u8 = 1;

/// Runs the replication and prints what it came to.
pub(super) fn run(plan: &Plan, replication: u32) -> Result<ExitCode, Error> {
    if replication >= plan.replications {
        return Err(Error::new(format!(
            "`--only-replication` is {replication}, but the study has replications 0 to {}",
            plan.replications.saturating_sub(1)
        ))
        .with_hint("replications are numbered from 0; say `--replications` for more of them"));
    }
    match catch(|| plan.replicate(replication)) {
        Ok(runs) => {
            let results = Results::of(&[ReplicationRuns { replication, runs }], Vec::new());
            let table = crate::table::draw(&terminal::table(&compare(plan, &results)));
            say(&format!("{table}\nReplication {replication} alone; no law broke. Nothing was written.\n"))
        }
        Err(message) => {
            error::note(&format!("replication {replication} broke: {message}"));
            Ok(ExitCode::from(FAILED))
        }
    }
}
