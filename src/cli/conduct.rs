//! Conducts a study: looks at the folder, runs what is missing, makes the files, puts them in place.
//!
//! Prints nothing and reads no clock; says how it ended.

use crate::basics::Error;
use crate::replication::Run;
use crate::report::decision::{Look, decision, methods};
use crate::report::{
    accounts as account_tables, chart, draws, families as family_tables, parts as part_tables, precision,
    summary, tidy,
};
use crate::store::folder::{self, Staging, Standing};
use crate::store::folder::{ANSWER, PAGE};
use crate::store::manifest::{self, Manifest, ThisRun};
use crate::store::{Named, partial, sha256};
use crate::study::accounts::accounts;
use crate::study::answer::{Beside, Made, answer};
use crate::study::compare::{Comparison, compare, quarterly, yearly};
use crate::study::families::{subgroups, winners};
use crate::study::parts::{Split, split};
use crate::study::plan::Plan;
use crate::study::precision::enough;
use crate::study::request::{Input, Request};
use crate::study::run::{Ended, Record, Results, Running, run};
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

/// A study as asked for and as planned.
#[derive(Clone, Copy)]
pub(super) struct Study<'a> {
    pub request: &'a Request,
    pub plan: &'a Plan,
    pub inputs: &'a [Input],
}

/// What to run it with.
#[derive(Clone, Copy)]
pub(super) struct Means<'a> {
    /// Worker threads, at least 1.
    pub threads: usize,
    /// One replication.
    pub simulate: &'a (dyn Fn(u32) -> Vec<Run> + Sync),
    /// Set from outside to stop.
    pub stop: &'a AtomicBool,
    /// Told how many replications are over, and of how many.
    pub progress: &'a (dyn Fn(u32, u32) + Sync),
    /// What belongs to this run alone, asked when it is over.
    pub this_run: &'a dyn Fn() -> ThisRun,
}

/// How it ended.
#[derive(Debug)]
pub(super) enum Ending {
    /// Its result is written; of its replications so many had been kept of an interrupted run.
    Written { comparison: Comparison, resumed: u32 },
    /// Its result was there already, and nothing was run.
    Reused(Comparison),
    /// It was stopped; so many replications are kept there, where there are any.
    Stopped { over: u32, kept: Option<PathBuf> },
}

/// Runs a study into the folder `out`.
///
/// # Errors
/// Where the folder holds something else or cannot be written, or more replications broke than a
/// study may lose. Then nothing has been written.
pub(super) fn conduct(study: Study, out: &Path, replace: bool, means: Means) -> Result<Ending, Error> {
    let fingerprint = manifest::fingerprint(study.plan, study.inputs);
    let standing = folder::standing(out, &fingerprint, replace)?;
    if let Standing::Same(manifest) = standing {
        return stored(study.plan, out, &manifest).map(Ending::Reused);
    }
    let staging = Staging::open(out)?;
    let enough = |records: &[Record]| enough(study.plan, records);
    let kept = partial::load(out, &fingerprint, replace)?;
    let resumed = kept.done();
    match run(&running(study.plan, means, &enough), kept)? {
        Ended::Stopped(results) => {
            let over = results.done();
            let kept = (over > 0).then(|| partial::save(out, &fingerprint, &results)).transpose()?;
            Ok(Ending::Stopped { over, kept })
        }
        Ended::Complete(results) => {
            let Some(splits) = split(study.plan, results.done(), means.threads, means.stop)? else {
                let over = results.done();
                return Ok(Ending::Stopped { over, kept: Some(partial::save(out, &fingerprint, &results)?) });
            };
            let (comparison, files) = files(study, &results, &splits, (means.this_run)())?;
            staging.finish(&files, matches!(standing, Standing::Replaceable))?;
            partial::forget(out)?;
            Ok(Ending::Written { comparison, resumed })
        }
    }
}

/// Runs a study again beside its result. The names of files that differ and the folder of the
/// repeat; `None` where it was stopped.
///
/// # Errors
/// Where a file cannot be read or written, or more replications broke than a study may lose.
pub(super) fn repeat(study: Study, result: &Path, means: Means) -> Result<Option<Repeat>, Error> {
    let scratch = folder::scratch()?;
    let enough = |records: &[Record]| enough(study.plan, records);
    let place = scratch.path().join(&study.plan.name);
    match run(&running(study.plan, means, &enough), Results::default())? {
        Ended::Stopped(_) => Ok(None),
        Ended::Complete(results) => {
            let Some(splits) = split(study.plan, results.done(), means.threads, means.stop)? else {
                return Ok(None);
            };
            let (_, files) = files(study, &results, &splits, (means.this_run)())?;
            Staging::open(&place)?.finish(&files, false)?;
            let differing = folder::differing(result, &place)?;
            // Whoever has to find out why may look at the repeat.
            let kept = if differing.is_empty() { None } else { Some(scratch.keep().join(&study.plan.name)) };
            Ok(Some(Repeat { files: files.len(), differing, kept }))
        }
    }
}

/// What came of running a study again.
#[derive(Debug)]
pub(super) struct Repeat {
    /// Files compared.
    pub files: usize,
    /// Those that differ, with how.
    pub differing: Vec<String>,
    /// Where the repeat is, if it differs.
    pub kept: Option<PathBuf>,
}

fn running<'a>(
    plan: &Plan,
    means: Means<'a>,
    enough: &'a (dyn Fn(&[Record]) -> Option<u32> + Sync),
) -> Running<'a> {
    Running {
        replications: plan.replications,
        enough,
        threads: means.threads,
        simulate: means.simulate,
        stop: means.stop,
        progress: means.progress,
    }
}

/// Every file of a result, the manifest last.
fn files(
    study: Study,
    results: &Results,
    splits: &[Split],
    this_run: ThisRun,
) -> Result<(Comparison, Vec<Named>), Error> {
    let comparison = compare(study.plan, results);
    let names = option_names(study.plan);
    let (yearly, quarterly) = (yearly(results), quarterly(results));
    let winners = winners(study.plan, results);
    let mut files: Vec<Named> = vec![
        ("outcomes.csv".to_owned(), tidy::outcomes(&comparison)?),
        ("yearly.csv".to_owned(), tidy::yearly(&names, &yearly)?),
        ("quarterly.csv".to_owned(), tidy::quarterly(&names, &quarterly)?),
        ("accounts.csv".to_owned(), account_tables::accounts(&names, &accounts(results))?),
        ("subgroups.csv".to_owned(), family_tables::subgroups(&names, &subgroups(study.plan, results))?),
        ("summary.md".to_owned(), summary::summary(study.plan, &comparison, &winners, splits).into_bytes()),
    ];
    let baselines = study.plan.options.iter().map(|option| names[option.baseline].clone());
    let named: Vec<(String, String)> = names.iter().cloned().zip(baselines).collect();
    if !splits.is_empty() {
        files.push(("parts.csv".to_owned(), part_tables::parts(&named, splits)?));
    }
    if !winners.is_empty() {
        files.push(("winners.csv".to_owned(), family_tables::winners(&named, &winners)?));
    }
    if !study.plan.unknowns.sets.is_empty() {
        files.push(("draws.csv".to_owned(), draws::draws(study.plan, results.done())?));
    }
    #[cfg(feature = "parquet")]
    files.push((
        "replications.parquet".to_owned(),
        crate::store::columns::replications(&names, &results.records)?,
    ));
    let pictures = [
        ("differences", chart::differences::differences(&comparison)?),
        ("time", Some(chart::fans::fans(&comparison, &yearly, &quarterly)?)),
    ];
    for (name, svg) in pictures {
        let Some(svg) = svg else { continue };
        files.push((format!("{name}.png"), chart::png(&svg)?));
        files.push((format!("{name}.svg"), svg.into_bytes()));
    }
    files.extend(documents(study, results, &comparison, splits)?);
    let mut manifest = Manifest::new(study.request, study.plan, study.inputs, results);
    manifest.files = files.iter().map(|(name, bytes)| (name.clone(), sha256(bytes))).collect();
    manifest.run = this_run;
    files.push((manifest::FILE.to_owned(), manifest.to_bytes()?));
    Ok((comparison, files))
}

/// The answer, its methods and, where there is something to compare, its page.
fn documents(
    study: Study,
    results: &Results,
    comparison: &Comparison,
    splits: &[Split],
) -> Result<Vec<Named>, Error> {
    let made = Made {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        source: manifest::SOURCE.to_owned(),
        fingerprint: manifest::fingerprint(study.plan, study.inputs),
        request: study.request.clone(),
        inputs: study.inputs.to_vec(),
    };
    let known = precision::sentences(comparison);
    let answer = answer(study.plan, results, Beside { made, known, splits });
    let mut documents = vec![
        (ANSWER.to_owned(), answer.to_bytes()?),
        ("methods.md".to_owned(), methods::methods(&answer).into_bytes()),
    ];
    if answer.alternatives().next().is_some() {
        documents.push((PAGE.to_owned(), decision(&answer, &Look::default())?.into_bytes()));
    }
    Ok(documents)
}

/// The comparison that a finished result holds.
fn stored(plan: &Plan, out: &Path, manifest: &Manifest) -> Result<Comparison, Error> {
    let path = out.join("outcomes.csv");
    let measures = tidy::read_outcomes(&folder::read(&path)?, &option_names(plan))
        .map_err(|error| error.in_file(&path).hint("say `--replace` to run the study again"))?;
    let over = manifest.replications.completed + manifest.replications.failures.len() as u32;
    Ok(Comparison::of_measures(plan, over, manifest.replications.failures.clone(), measures))
}

fn option_names(plan: &Plan) -> Vec<String> {
    plan.options.iter().map(|option| option.name.clone()).collect()
}

#[cfg(test)]
mod tests;
