//! Makes the files of a result.

use super::manifest::Manifest;
use super::names::{ANSWER, METHODS, NamedFile, OUTCOMES, PAGE};
use super::sink::{FileSink, InMemory};
use super::study_result::StudyResult;
use crate::basics::Error;
use crate::report::page::methods;
use crate::report::tables::{
    accounts as account_tables, draws, families as family_tables, outcomes as outcome_tables,
    parts as part_tables,
};
use crate::report::{pictures as drawings, summary};
use crate::study::accounts::accounts;
use crate::study::compare::{quarterly, yearly};
use crate::study::families::{subgroups, winners};
use crate::study::plan::Plan;
use crate::study::run::{Executor, each_caught};
use std::collections::BTreeMap;
use std::sync::atomic::AtomicBool;

impl StudyResult<'_> {
    /// Every file of the result by its name, the manifest among them.
    ///
    /// # Errors
    /// Where a file cannot be made.
    pub fn files(&self, executor: &dyn Executor) -> Result<BTreeMap<String, Vec<u8>>, Error> {
        let sink = InMemory::default();
        let manifest = self.write(executor, &sink)?;
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
    pub fn write(&self, executor: &dyn Executor, sink: &dyn FileSink) -> Result<Manifest, Error> {
        let made = write(self, executor, sink);
        // What could not be read is why, whatever came of it.
        self.results.sound()?;
        let mut manifest = Manifest::new(self.plan, &self.results);
        manifest.files = made?;
        Ok(manifest)
    }
}

/// Files with their checksums.
type Written = Vec<(String, String)>;

/// Makes every file but the manifest and hands it to the sink, several at a time. Gives their checksums.
fn write(
    result: &StudyResult,
    executor: &dyn Executor,
    sink: &dyn FileSink,
) -> Result<BTreeMap<String, String>, Error> {
    let take = |files: Vec<NamedFile>| -> Result<Written, Error> {
        let one = |(name, bytes): NamedFile| sink.write(&name, &bytes).map(|sum| (name, sum));
        files.into_iter().map(one).collect()
    };
    // Two workers begin with the first and the fourth, which take the longest.
    let pieces: [&(dyn Fn() -> Result<Written, Error> + Sync); 6] = [
        &|| columns(result, sink),
        &|| take(pictures("differences", drawings::differences(&result.comparison)?)?),
        &|| take(outcomes(result)?),
        &|| take(series(result)?),
        &|| take(documents(result)?),
        &|| take(tables_of_families(result)?),
    ];
    // Nobody stops it, so that every piece is made.
    let written = each_caught(executor, &AtomicBool::new(false), &pieces, |piece| piece())?;
    let written = written.ok_or_else(|| Error::new("the workers left files of the result unmade"))?;
    let mut sums = BTreeMap::new();
    for files in written {
        sums.extend(files.map_err(defect)??);
    }
    Ok(sums)
}

/// Making files panicked, whatever the model did.
fn defect(said: String) -> Error {
    let hint = "a defect of this program, not of the study; its makers would like to hear of it";
    Error::new(format!("cannot make the files of the result: {said}")).with_hint(hint)
}

/// Every replication in columns.
#[cfg(feature = "parquet")]
fn columns(result: &StudyResult, sink: &dyn FileSink) -> Result<Written, Error> {
    use super::columns::{FILE, replications};
    let names = option_names(result.plan);
    let sum = sink.stream(FILE, &mut |to| replications(&names, &result.results, to))?;
    Ok(vec![(FILE.to_owned(), sum)])
}

/// Without the feature `parquet` there is no such file.
#[cfg(not(feature = "parquet"))]
fn columns(_: &StudyResult, _: &dyn FileSink) -> Result<Written, Error> {
    Ok(Vec::new())
}

/// A picture as it scales and, with the feature `png`, as it prints.
pub(super) fn pictures(name: &str, svg: Option<String>) -> Result<Vec<NamedFile>, Error> {
    let Some(svg) = svg else { return Ok(Vec::new()) };
    let mut files: Vec<NamedFile> = Vec::new();
    #[cfg(feature = "png")]
    files.push((format!("{name}.png"), crate::report::figure::png(&svg)?));
    files.push((format!("{name}.svg"), svg.into_bytes()));
    Ok(files)
}

/// Outcomes and accounts of every option.
fn outcomes(result: &StudyResult) -> Result<Vec<NamedFile>, Error> {
    let names = option_names(result.plan);
    Ok(vec![
        (OUTCOMES.to_owned(), outcome_tables::outcomes(&result.comparison)?),
        ("accounts.csv".to_owned(), account_tables::accounts(&names, &accounts(&result.results))?),
    ])
}

/// Outcomes over time, as tables and as a picture.
fn series(result: &StudyResult) -> Result<Vec<NamedFile>, Error> {
    let names = option_names(result.plan);
    let (yearly, quarterly) = (yearly(&result.results), quarterly(&result.results));
    let mut files = pictures("time", Some(drawings::time(&result.comparison, &yearly, &quarterly)?))?;
    files.push(("yearly.csv".to_owned(), outcome_tables::yearly(&names, &yearly)?));
    files.push(("quarterly.csv".to_owned(), outcome_tables::quarterly(&names, &quarterly)?));
    Ok(files)
}

/// The answer, its methods and, where there is something to compare, its page.
fn documents(result: &StudyResult) -> Result<Vec<NamedFile>, Error> {
    let answer = result.answer();
    let mut documents = vec![
        (ANSWER.to_owned(), answer.to_bytes()?),
        (METHODS.to_owned(), methods::methods(&answer).into_bytes()),
    ];
    if let Some(page) = StudyResult::page_of(&answer)? {
        documents.push((PAGE.to_owned(), page.into_bytes()));
    }
    Ok(documents)
}

/// The tables of who fares how, of the parts of options and of draws, where there are any; and the
/// summary, which tells of them.
fn tables_of_families(result: &StudyResult) -> Result<Vec<NamedFile>, Error> {
    let StudyResult { plan, results, attributions, comparison } = result;
    let names = option_names(plan);
    let baselines = plan.options.iter().map(|option| names[option.baseline].clone());
    let named: Vec<(String, String)> = names.iter().cloned().zip(baselines).collect();
    let winners = winners(plan, results);
    let mut files: Vec<NamedFile> = vec![
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

/// The names of a plan's options in files.
pub(super) fn option_names(plan: &Plan) -> Vec<String> {
    plan.options.iter().map(|option| option.name.clone()).collect()
}
