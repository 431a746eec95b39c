//! Runs a study.

use super::study_result::StudyResult;
use crate::basics::Error;
use crate::study::attribution::attribute;
use crate::study::compare::compare;
use crate::study::plan::Plan;
use crate::study::results::StoredChunk;
use crate::study::run::{RunConfig, RunStatus, StoreChunk, run};

/// Runs a study, all of it in memory.
///
/// # Errors
/// Where the workers cannot be started.
pub fn run_study<'a>(plan: &'a Plan, config: RunConfig) -> Result<RunStatus<StudyResult<'a>>, Error> {
    resume_study(plan, config, Vec::new(), &|chunk| Ok(StoredChunk::in_memory(chunk)))
}

/// As [`run_study`], from what is `stored` already; `store` puts a chunk where it is stored.
///
/// # Errors
/// Where a chunk cannot be stored or read again, or the workers cannot be started.
pub fn resume_study<'a>(
    plan: &'a Plan,
    config: RunConfig,
    stored: Vec<StoredChunk>,
    store: &StoreChunk,
) -> Result<RunStatus<StudyResult<'a>>, Error> {
    let results = match run(plan, config, stored, store)? {
        RunStatus::Done(results) => results,
        RunStatus::Stopped(done) => return Ok(RunStatus::Stopped(done)),
        RunStatus::Failed(error) => return Ok(RunStatus::Failed(error)),
    };
    let Some(attributions) = attribute(plan, results.done(), config.executor, config.stop)? else {
        return Ok(RunStatus::Stopped(results.done()));
    };
    let comparison = compare(plan, &results);
    Ok(RunStatus::Done(StudyResult { plan, results, attributions, comparison }))
}
