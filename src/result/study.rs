//! Runs a study and holds what it came to.

use super::files;
use super::manifest::{Manifest, ThisRun};
use super::sink::{FileSink, InMemory};
use crate::basics::Error;
use crate::report::page::{PageOptions, decision_document};
use crate::report::precision;
use crate::study::answer::{Answer, AnswerInputs, Made, answer};
use crate::study::attribution::{Attribution, attribute};
use crate::study::compare::{Comparison, compare};
use crate::study::engine;
use crate::study::plan::Plan;
use crate::study::results::{Results, StoredChunk};
use crate::study::run::{Executor, RunConfig, RunStatus, StoreChunk, run};
use std::collections::BTreeMap;

/// What a study came to: every replication, every option beside its baseline.
#[derive(Debug)]
pub struct StudyResult<'a> {
    /// The study.
    pub plan: &'a Plan,
    /// Every replication.
    pub results: Results,
    /// The options taken apart, where that was asked for.
    pub attributions: Vec<Attribution>,
    /// Every option beside its baseline.
    pub comparison: Comparison,
}

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

impl StudyResult<'_> {
    /// All that the decision document prints, as data.
    pub fn answer(&self) -> Answer {
        let made = Made {
            version: engine::VERSION.to_owned(),
            source: engine::ENGINE.to_owned(),
            fingerprint: super::fingerprint(self.plan),
            request: self.plan.request.clone(),
            inputs: self.plan.inputs.clone(),
        };
        let known = precision::sentences(&self.comparison);
        answer(self.plan, &self.results, AnswerInputs { made, known, attributions: &self.attributions })
    }

    /// The decision document; nothing where there is nothing to compare.
    ///
    /// # Errors
    /// Where a picture cannot be drawn.
    pub fn page(&self) -> Result<Option<String>, Error> {
        let answer = self.answer();
        if answer.alternatives().next().is_none() {
            return Ok(None);
        }
        decision_document(&answer, &PageOptions::default()).map(Some)
    }

    /// Every file of the result by its name, the manifest among them.
    ///
    /// # Errors
    /// Where a file cannot be made.
    pub fn files(&self, executor: &dyn Executor) -> Result<BTreeMap<String, Vec<u8>>, Error> {
        let sink = InMemory::default();
        let manifest = self.write(executor, &sink, ThisRun::default())?;
        let (name, bytes) = manifest.file()?;
        let mut files = sink.files();
        files.insert(name, bytes);
        Ok(files)
    }

    /// Makes every file of the result but the manifest, several at a time. Gives the manifest, which is to
    /// be written last.
    ///
    /// # Errors
    /// Where a file cannot be made or taken, or a chunk cannot be read again.
    pub fn write(
        &self,
        executor: &dyn Executor,
        sink: &dyn FileSink,
        this_run: ThisRun,
    ) -> Result<Manifest, Error> {
        let made = files::write(self, executor, sink);
        // What could not be read is why, whatever came of it.
        self.results.sound()?;
        let mut manifest = Manifest::new(self.plan, &self.results);
        manifest.files = made?;
        manifest.run = this_run;
        Ok(manifest)
    }
}
