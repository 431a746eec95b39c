//! Runs a study into a folder: looks at what is there, runs what is missing, puts the result in its place.
//!
//! Prints nothing and reads no clock; says how it ended.

use super::chunks::{self, Chunks};
use super::folder::{self, FolderState, Staging};
use super::rebuild::rebuild;
use crate::basics::Error;
use crate::report::tables::outcomes;
use crate::result::manifest::{Manifest, ThisRun};
use crate::result::{ANSWER, OUTCOMES, StudyResult, fingerprint, resume_study};
use crate::study::answer::Answer;
use crate::study::compare::Comparison;
use crate::study::engine::BUILD;
use crate::study::plan::Plan;
use crate::study::run::{RunConfig, RunStatus};
use std::path::{Path, PathBuf};

/// Where a study's result is to be.
#[derive(Clone, Copy)]
pub struct Target<'a> {
    /// The folder.
    pub out: &'a Path,
    /// Whether another result there may be replaced.
    pub replace: bool,
    /// What belongs to this run alone, asked when it is done.
    pub this_run: &'a dyn Fn() -> ThisRun,
}

/// What there is where a study has been run into a folder.
#[derive(Debug)]
pub enum Stored {
    /// Its result is written.
    Written(Comparison),
    /// Its result was there already, and nothing was run.
    Reused {
        /// Every option beside its baseline, as it was stored.
        comparison: Comparison,
        /// What became of its documents.
        documents: Documents,
    },
    /// It was stopped; so many replications are done and stored there, where there are any.
    Stopped {
        /// Replications that are done.
        done: u32,
        /// The folder that has them.
        folder: Option<PathBuf>,
    },
}

/// What became of the documents of a result that was there already.
#[derive(Debug)]
pub enum Documents {
    /// This build had made them.
    Current,
    /// Another build had made them, and they were built again.
    BuiltAgain,
    /// Another build has made them, and they could not be built again: why.
    Left(Error),
}

/// Runs a study into a folder.
///
/// # Errors
/// Where the folder holds something else, cannot be written or is another process's, or more
/// replications failed than a study may lose. Then there is no result.
pub fn run_into(plan: &Plan, target: Target, config: RunConfig) -> Result<Stored, Error> {
    let out = &folder::followed(target.out)?;
    let fingerprint = fingerprint(plan);
    folder::can_be(out)?;
    let place = ResultFolder { out, fingerprint: &fingerprint, target };
    if let Some(stored) = place.stored(plan)? {
        // Where that cannot be done, it is in nobody's way: the result is whole.
        let _ = chunks::tidy(out, &fingerprint);
        return Ok(stored);
    }
    let chunks = Chunks::open(out, &fingerprint)?;
    match place.fill(plan, config, &chunks) {
        Ok(RunStatus::Done(stored)) => {
            let tidied = match stored {
                Stored::Written(_) => chunks.forget(),
                Stored::Reused { .. } | Stored::Stopped { .. } => chunks.tidy(),
            };
            tidied.map_err(|error| error.with_hint(folder::IN_PLACE))?;
            Ok(stored)
        }
        Ok(RunStatus::Stopped(done)) => Ok(Stored::Stopped { done, folder: chunks.leave()? }),
        Ok(RunStatus::Failed(error)) => {
            // Why it failed is the answer, not what stands in the way of tidying: the next run tidies too.
            let _ = chunks.forget();
            Err(error)
        }
        Err(error) => {
            // Whatever is stored is gone on from; an empty folder would only be in the way. The first error
            // is the answer.
            let _ = chunks.leave();
            Err(error)
        }
    }
}

/// The folder of a study's result.
#[derive(Clone, Copy)]
struct ResultFolder<'a> {
    out: &'a Path,
    fingerprint: &'a str,
    target: Target<'a>,
}

impl ResultFolder<'_> {
    fn state(&self) -> Result<FolderState, Error> {
        folder::state(self.out, self.fingerprint, self.target.replace)
    }

    /// The study's result, where it is there already.
    fn stored(&self, plan: &Plan) -> Result<Option<Stored>, Error> {
        let FolderState::Same(manifest) = self.state()? else { return Ok(None) };
        let comparison = stored_comparison(plan, self.out, &manifest)?;
        let documents = match manifest.documents_build() == BUILD {
            true => Documents::Current,
            // The result is whole and says the same in other words: no reason to fail.
            false => match rebuild(plan, &comparison, self.out, *manifest) {
                Ok(()) => Documents::BuiltAgain,
                Err(error) => Documents::Left(error),
            },
        };
        Ok(Some(Stored::Reused { comparison, documents }))
    }

    /// Runs what is missing and puts the result in its place.
    fn fill(&self, plan: &Plan, config: RunConfig, chunks: &Chunks) -> Result<RunStatus<Stored>, Error> {
        // Another process may have been at work here until now.
        if let Some(stored) = self.stored(plan)? {
            return Ok(RunStatus::Done(stored));
        }
        let found = chunks.load(self.target.replace)?;
        let done = found.chunks.iter().map(|chunk| chunk.done() as u32).sum();
        config.observer.resumed(done, plan.replications, &found.damaged);
        let result = match resume_study(plan, config, found.chunks, &|chunk| chunks.store(chunk))? {
            RunStatus::Done(result) => result,
            RunStatus::Stopped(done) => return Ok(RunStatus::Stopped(done)),
            RunStatus::Failed(error) => return Ok(RunStatus::Failed(error)),
        };
        let staging = chunks.staging(self.out).map_err(or_go_on)?;
        let manifest = write(&result, config, &staging, self.target.this_run).map_err(or_go_on)?;
        // Somebody may have put something there while the study ran, which is not replaced unseen.
        let replace = !matches!(self.state()?, FolderState::Free);
        staging.finish(&[manifest.file()?], replace).map_err(or_go_on)?;
        Ok(RunStatus::Done(Stored::Written(result.comparison)))
    }
}

fn write(
    result: &StudyResult,
    config: RunConfig,
    staging: &Staging,
    this_run: &dyn Fn() -> ThisRun,
) -> Result<Manifest, Error> {
    let mut manifest = result.write(config.executor, staging)?;
    manifest.run = this_run();
    Ok(manifest)
}

/// Says how to go on, unless the error says what to do, or that the result is in its place and nothing is
/// left to go on with.
fn or_go_on(error: Error) -> Error {
    if error.hint().is_some() { error } else { error.with_hint(chunks::GO_ON) }
}

/// What came of running a study again.
#[derive(Debug)]
pub struct Repeat {
    /// Files compared.
    pub files: usize,
    /// Those that differ, with how.
    pub differing: Vec<String>,
    /// What differs in them.
    pub difference: Difference,
    /// Where the repeat is, if it differs.
    pub folder: Option<PathBuf>,
}

/// What differs between two results, the more important first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Difference {
    /// Numbers.
    Numbers,
    /// Words and pictures alone.
    Words,
    /// Files that the program writes with one of its features, and that one side lacks.
    Features,
    /// Nothing.
    None,
}

/// Runs a study again beside its result, and compares every file; nothing where it was stopped.
///
/// # Errors
/// Where a file cannot be read or written, or more replications failed than a study may lose.
pub fn repeat(
    plan: &Plan,
    result: &Path,
    this_run: &dyn Fn() -> ThisRun,
    config: RunConfig,
) -> Result<Option<Repeat>, Error> {
    let scratch = folder::scratch()?;
    let place = scratch.path().join(&plan.name);
    let chunks = Chunks::open(&place, &fingerprint(plan))?;
    let again = match resume_study(plan, config, Vec::new(), &|chunk| chunks.store(chunk))? {
        RunStatus::Done(again) => again,
        RunStatus::Stopped(_) => return Ok(None),
        RunStatus::Failed(error) => return Err(error),
    };
    let staging = chunks.staging(&place)?;
    let manifest = write(&again, config, &staging, this_run)?;
    staging.finish(&[manifest.file()?], false)?;
    chunks.forget()?;
    let differing = folder::differing(result, &place)?;
    let difference = difference(&differing, result, &place)?;
    // Whoever has to find out why may look at the repeat.
    let folder = if differing.is_empty() { None } else { Some(scratch.keep().join(&plan.name)) };
    Ok(Some(Repeat { files: manifest.files.len() + 1, differing, difference, folder }))
}

/// What the files that differ hold.
fn difference(differing: &[String], left: &Path, right: &Path) -> Result<Difference, Error> {
    let mut most = Difference::None;
    for line in differing {
        let (name, how) = line.split_once(": ").unwrap_or((line, ""));
        let is_there_twice = how == folder::OTHER_BYTES;
        let of_a_feature = name.ends_with(".parquet") || name.ends_with(".png");
        let one = if of_a_feature && !is_there_twice {
            Difference::Features
        } else if name.ends_with(".csv") || name.ends_with(".parquet") {
            Difference::Numbers
        } else if name == ANSWER && is_there_twice {
            let numbers = |folder: &Path| -> Result<String, Error> {
                Answer::numbers_in(&folder::read(&folder.join(name))?).map_err(|error| error.in_file(folder))
            };
            if numbers(left)? == numbers(right)? { Difference::Words } else { Difference::Numbers }
        } else {
            Difference::Words
        };
        most = most.min(one);
    }
    Ok(most)
}

/// The comparison that a finished result holds.
fn stored_comparison(plan: &Plan, out: &Path, manifest: &Manifest) -> Result<Comparison, Error> {
    let path = out.join(OUTCOMES);
    let names: Vec<String> = plan.options.iter().map(|option| option.name.clone()).collect();
    let measures = outcomes::read_outcomes(&folder::read(&path)?, &names)
        .map_err(|error| error.in_file(&path).with_hint("say `--replace` to run the study again"))?;
    let done = manifest.replications.completed.saturating_add(manifest.replications.failures.len() as u32);
    Ok(Comparison::of_measures(plan, done, manifest.replications.failures.clone(), measures))
}

#[cfg(test)]
mod tests;
