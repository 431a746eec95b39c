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
use crate::store::Named;
use crate::store::chunks::{self, Chunks};
use crate::store::folder::Staging;
use crate::store::folder::{self, Standing};
use crate::store::folder::{ANSWER, PAGE};
use crate::store::manifest::{self, Manifest, ThisRun};
use crate::study::accounts::accounts;
use crate::study::answer::{AnswerInputs, Made, answer};
use crate::study::attribution::{Attribution, attribute};
use crate::study::compare::{Comparison, compare, quarterly, yearly};
use crate::study::families::{subgroups, winners};
use crate::study::plan::Plan;
use crate::study::request::{Input, Request};
use crate::study::results::{Held, Results};
use crate::study::run::{Ended, Running, each_caught, run};
use crate::study::stopping::enough;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

/// A study as asked for and as planned.
#[derive(Clone, Copy)]
pub struct Study<'a> {
    /// What was asked for.
    pub request: &'a Request,
    /// What is run.
    pub plan: &'a Plan,
    /// What the plan was made of.
    pub inputs: &'a [Input],
}

/// What to run it with.
#[derive(Clone, Copy)]
pub struct Means<'a> {
    /// Worker threads, at least 1.
    pub threads: usize,
    /// One replication.
    pub simulate: &'a (dyn Fn(u32) -> Vec<Run> + Sync),
    /// Set from outside to stop.
    pub stop: &'a AtomicBool,
    /// Told how many replications are over, and of how many.
    pub progress: &'a (dyn Fn(u32, u32) + Sync),
    /// Shown what the study comes to so far, where somebody watches.
    pub glimpse: Option<&'a (dyn Fn(&Comparison) + Sync)>,
    /// Told, before anything runs, how many replications are kept of an interrupted run, and which kept
    /// files were damaged, whose replications run again.
    pub found: &'a dyn Fn(u32, &[String]),
    /// What belongs to this run alone, asked when it is over.
    pub this_run: &'a dyn Fn() -> ThisRun,
}

/// How it ended.
#[derive(Debug)]
pub enum Ending {
    /// Its result is written.
    Written(Comparison),
    /// Its result was there already, and nothing was run.
    Reused(Comparison),
    /// It was stopped; so many replications are kept there, where there are any.
    Stopped {
        /// Replications that are over.
        over: u32,
        /// Where they are kept.
        kept: Option<PathBuf>,
    },
}

/// Runs a study into the folder `out`.
///
/// # Errors
/// Where the folder holds something else, cannot be written or is another process's, or more
/// replications broke than a study may lose. Then there is no result.
pub fn conduct(study: Study, out: &Path, replace: bool, means: Means) -> Result<Ending, Error> {
    let out = &folder::followed(out)?;
    let fingerprint = manifest::fingerprint(study.plan, study.inputs);
    folder::can_be(out)?;
    let place = Place { out, fingerprint: &fingerprint, replace };
    if let Some(comparison) = place.stored(study.plan)? {
        // Where that cannot be done, it is in nobody's way: the result is whole.
        let _ = chunks::tidy(out, &fingerprint);
        return Ok(Ending::Reused(comparison));
    }
    let chunks = Chunks::open(out, &fingerprint)?;
    match place.fill(study, means, &chunks) {
        Ok(Filled::Written(comparison)) => {
            chunks.forget().map_err(|error| error.with_hint(folder::IN_PLACE))?;
            Ok(Ending::Written(comparison))
        }
        Ok(Filled::Reused(comparison)) => {
            chunks.tidy().map_err(|error| error.with_hint(folder::IN_PLACE))?;
            Ok(Ending::Reused(comparison))
        }
        Ok(Filled::Stopped(over)) => Ok(Ending::Stopped { over, kept: chunks.leave()? }),
        Ok(Filled::Broken(error)) => {
            // Why it broke is the answer, not what stands in the way of tidying: the next run tidies too.
            let _ = chunks.forget();
            Err(error)
        }
        Err(error) => {
            // Whatever is kept is gone on from; an empty folder would only be in the way. The first error
            // is the answer.
            let _ = chunks.leave();
            Err(error)
        }
    }
}

/// Where a result is to be.
#[derive(Clone, Copy)]
struct Place<'a> {
    out: &'a Path,
    fingerprint: &'a str,
    replace: bool,
}

/// How filling it ended.
enum Filled {
    /// With a result; nothing that is kept is needed any more.
    Written(Comparison),
    /// The result was there already.
    Reused(Comparison),
    /// It was stopped; so many replications are over.
    Stopped(u32),
    /// Too many broke.
    Broken(Error),
}

impl Place<'_> {
    fn standing(&self) -> Result<Standing, Error> {
        folder::standing(self.out, self.fingerprint, self.replace)
    }

    /// The study's result, where it is there already.
    fn stored(&self, plan: &Plan) -> Result<Option<Comparison>, Error> {
        match self.standing()? {
            Standing::Same(manifest) => stored(plan, self.out, &manifest).map(Some),
            Standing::Free | Standing::Replaceable => Ok(None),
        }
    }

    /// Runs what is missing and puts the result in its place.
    fn fill(&self, study: Study, means: Means, chunks: &Chunks) -> Result<Filled, Error> {
        // Another process may have been at work here until now.
        if let Some(comparison) = self.stored(study.plan)? {
            return Ok(Filled::Reused(comparison));
        }
        let kept = chunks.load(self.replace)?;
        (means.found)(kept.held.iter().map(|held| held.done() as u32).sum(), &kept.damaged);
        let (results, attributions) = match lived(study, means, chunks, kept.held)? {
            Lived::Whole(results, attributions) => (results, attributions),
            Lived::Stopped(over) => return Ok(Filled::Stopped(over)),
            Lived::Broken(error) => return Ok(Filled::Broken(error)),
        };
        let staging = chunks.staging(self.out).map_err(or_go_on)?;
        let made = files(study, &results, &attributions, means, &staging);
        // What could not be read is why, whatever came of it.
        results.sound()?;
        let (comparison, manifest) = made.map_err(or_go_on)?;
        // Somebody may have put something there while the study ran, which is not replaced unseen.
        let replace = !matches!(self.standing()?, Standing::Free);
        staging.finish(&[manifest.file()?], replace).map_err(or_go_on)?;
        Ok(Filled::Written(comparison))
    }
}

/// Says how to go on, unless the error says what to do, or that the result is in its place and nothing is
/// left to go on with.
fn or_go_on(error: Error) -> Error {
    if error.hint().is_some() { error } else { error.with_hint(chunks::GO_ON) }
}

/// Runs a study again beside its result. The names of files that differ and the folder of the
/// repeat; `None` where it was stopped.
///
/// # Errors
/// Where a file cannot be read or written, or more replications broke than a study may lose.
pub fn repeat(study: Study, result: &Path, means: Means) -> Result<Option<Repeat>, Error> {
    let scratch = folder::scratch()?;
    let place = scratch.path().join(&study.plan.name);
    let chunks = Chunks::open(&place, &manifest::fingerprint(study.plan, study.inputs))?;
    let (results, attributions) = match lived(study, means, &chunks, Vec::new())? {
        Lived::Whole(results, attributions) => (results, attributions),
        Lived::Stopped(_) => return Ok(None),
        Lived::Broken(error) => return Err(error),
    };
    let staging = chunks.staging(&place)?;
    let made = files(study, &results, &attributions, means, &staging);
    results.sound()?;
    let (_, manifest) = made?;
    staging.finish(&[manifest.file()?], false)?;
    chunks.forget()?;
    let differing = folder::differing(result, &place)?;
    // Whoever has to find out why may look at the repeat.
    let kept = if differing.is_empty() { None } else { Some(scratch.keep().join(&study.plan.name)) };
    Ok(Some(Repeat { files: manifest.files.len() + 1, differing, kept }))
}

/// How living a study's replications ended.
enum Lived {
    /// All are over, with the options taken apart.
    Whole(Results, Vec<Attribution>),
    /// It was stopped; so many are over.
    Stopped(u32),
    /// Too many broke.
    Broken(Error),
}

/// Lives the replications that are not kept yet.
fn lived(study: Study, means: Means, chunks: &Chunks, kept: Vec<Held>) -> Result<Lived, Error> {
    let plan = study.plan;
    let running = Running {
        replications: plan.replications,
        chunk: plan.chunk(),
        threads: means.threads,
        enough: &|results| enough(plan, results),
        simulate: means.simulate,
        keep: &|chunk| chunks.keep(chunk),
        stop: means.stop,
        progress: means.progress,
        glimpse: &|results| {
            if let Some(glimpse) = means.glimpse {
                glimpse(&compare(plan, results));
            }
        },
        again: &|replication| study.request.command_for(&plan.name, replication),
    };
    Ok(match run(&running, kept)? {
        Ended::Stopped(over) => Lived::Stopped(over),
        Ended::Broken(error) => Lived::Broken(error),
        Ended::Complete(results) => match attribute(plan, results.done(), means.threads, means.stop)? {
            Some(attributions) => Lived::Whole(results, attributions),
            None => Lived::Stopped(results.done()),
        },
    })
}

/// What came of running a study again.
#[derive(Debug)]
pub struct Repeat {
    /// Files compared.
    pub files: usize,
    /// Those that differ, with how.
    pub differing: Vec<String>,
    /// Where the repeat is, if it differs.
    pub kept: Option<PathBuf>,
}

/// Files with their checksums.
type Written = Vec<(String, String)>;

/// Makes every file of a result and writes it into the folder in the making, several at a time. Gives
/// the manifest, which is to be written last.
fn files(
    study: Study,
    results: &Results,
    attributions: &[Attribution],
    means: Means,
    staging: &Staging,
) -> Result<(Comparison, Manifest), Error> {
    let plan = study.plan;
    let comparison = compare(plan, results);
    let names = option_names(plan);
    let write = |files: Vec<Named>| -> Result<Written, Error> {
        let one = |(name, bytes): Named| staging.write(&name, &bytes).map(|sum| (name, sum));
        files.into_iter().map(one).collect()
    };
    // Two threads begin with the first and the fourth, which are the longest.
    let pieces: [&(dyn Fn() -> Result<Written, Error> + Sync); 6] = [
        #[cfg(feature = "parquet")]
        &|| {
            let name = crate::store::columns::FILE;
            let sum = staging.stream(name, |to| crate::store::columns::replications(&names, results, to))?;
            Ok(vec![(name.to_owned(), sum)])
        },
        #[cfg(not(feature = "parquet"))]
        &|| Ok(Vec::new()),
        &|| write(pictures("differences", chart::differences::differences(&comparison)?)?),
        &|| {
            write(vec![
                ("outcomes.csv".to_owned(), tidy::outcomes(&comparison)?),
                ("accounts.csv".to_owned(), account_tables::accounts(&names, &accounts(results))?),
            ])
        },
        &|| {
            let (yearly, quarterly) = (yearly(results), quarterly(results));
            let mut files = pictures("time", Some(chart::fans::fans(&comparison, &yearly, &quarterly)?))?;
            files.push(("yearly.csv".to_owned(), tidy::yearly(&names, &yearly)?));
            files.push(("quarterly.csv".to_owned(), tidy::quarterly(&names, &quarterly)?));
            write(files)
        },
        &|| write(documents(study, results, &comparison, attributions)?),
        &|| write(tables_of_families(plan, results, &comparison, attributions)?),
    ];
    // Nobody stops it, so that every piece is made.
    let written = each_caught(means.threads, &AtomicBool::new(false), &pieces, |piece| piece())?;
    let mut manifest = Manifest::new(study.request, plan, study.inputs, results);
    for files in written.unwrap_or_default() {
        manifest.files.extend(files.map_err(defect)??);
    }
    manifest.run = (means.this_run)();
    Ok((comparison, manifest))
}

/// Making files panicked, whatever the model did.
fn defect(said: String) -> Error {
    let hint = "a defect of this program, not of the study; its makers would like to hear of it";
    Error::new(format!("cannot make the files of the result: {said}")).with_hint(hint)
}

/// A picture as it scales and as it prints.
fn pictures(name: &str, svg: Option<String>) -> Result<Vec<Named>, Error> {
    let Some(svg) = svg else { return Ok(Vec::new()) };
    Ok(vec![(format!("{name}.png"), chart::png(&svg)?), (format!("{name}.svg"), svg.into_bytes())])
}

/// The tables of who fares how, of the parts of options and of draws, where there are any; and the
/// summary, which tells of them.
fn tables_of_families(
    plan: &Plan,
    results: &Results,
    comparison: &Comparison,
    attributions: &[Attribution],
) -> Result<Vec<Named>, Error> {
    let names = option_names(plan);
    let baselines = plan.options.iter().map(|option| names[option.baseline].clone());
    let named: Vec<(String, String)> = names.iter().cloned().zip(baselines).collect();
    let winners = winners(plan, results);
    let mut files: Vec<Named> = vec![
        ("subgroups.csv".to_owned(), family_tables::subgroups(&names, &subgroups(plan, results))?),
        ("summary.md".to_owned(), summary::summary(plan, comparison, &winners, attributions).into_bytes()),
    ];
    if !attributions.is_empty() {
        files.push(("parts.csv".to_owned(), part_tables::parts(&named, attributions)?));
    }
    if !winners.is_empty() {
        files.push(("winners.csv".to_owned(), family_tables::winners(&named, &winners)?));
    }
    if !plan.parameter_uncertainty.draws.is_empty() {
        files.push(("draws.csv".to_owned(), draws::draws(plan, results.done())?));
    }
    Ok(files)
}

/// The answer, its methods and, where there is something to compare, its page.
fn documents(
    study: Study,
    results: &Results,
    comparison: &Comparison,
    attributions: &[Attribution],
) -> Result<Vec<Named>, Error> {
    let made = Made {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        source: manifest::SOURCE.to_owned(),
        fingerprint: manifest::fingerprint(study.plan, study.inputs),
        request: study.request.clone(),
        inputs: study.inputs.to_vec(),
    };
    let known = precision::sentences(comparison);
    let answer = answer(study.plan, results, AnswerInputs { made, known, attributions });
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
        .map_err(|error| error.in_file(&path).with_hint("say `--replace` to run the study again"))?;
    let over = manifest.replications.completed.saturating_add(manifest.replications.failures.len() as u32);
    Ok(Comparison::of_measures(plan, over, manifest.replications.failures.clone(), measures))
}

fn option_names(plan: &Plan) -> Vec<String> {
    plan.options.iter().map(|option| option.name.clone()).collect()
}

#[cfg(test)]
mod tests;
