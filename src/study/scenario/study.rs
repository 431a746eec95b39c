//! Study files: a question, and where, between what, under what and how often it is asked.
//!
//! Never resolves what it names; `plan` does.

use super::Kind;
use super::document::Entry;
use super::find::{Chain, Finder, Reference};
use super::parameter_override::{Override, unknown_key};
use crate::basics::Error;
use crate::outcome::{OUTCOMES, Outcome};
use crate::study::limits::{
    DEFAULT_ENVIRONMENT, DEFAULT_HORIZON_YEARS, DEFAULT_REPLICATIONS, DEFAULT_RUNS_A_DRAW, DEFAULT_SEED,
    DRAWS, HORIZON_YEARS, REPLICATIONS, RUNS_A_DRAW, SEEDS,
};
use crate::study::parameter_uncertainty::Uncertainty;
use crate::study::precision::Precision;
use crate::study::rows::{Owner, did_you_mean};
use std::path::PathBuf;

/// Keys that study files may have, beside the groups of assumptions.
pub const KEYS: &[&str] = &[
    "title",
    "question",
    "extends",
    "place",
    "policies",
    "baseline",
    "environments",
    "warm_up",
    "horizon_years",
    "replications",
    "seed",
    "headline",
    "parts",
    "precision",
    "uncertainty",
    "assumption_sets",
    "runs_a_draw",
    "draws",
];

/// A study as its file and those that it extends say it.
#[derive(Clone, Debug)]
pub struct StudyFile {
    /// Its name in files.
    pub name: String,
    /// Its file.
    pub file: PathBuf,
    /// Its name in print: the file's own `title`, else the name.
    pub title: String,
    /// The question it answers; may be empty.
    pub question: String,
    /// Where.
    pub place: Option<Reference>,
    /// What is compared.
    pub policies: Vec<Reference>,
    /// With what it is compared; the first policy where nothing is said.
    pub baseline: Option<Reference>,
    /// Under what; the first is that of the warm-up year.
    pub environments: Vec<Reference>,
    /// The policy of the warm-up year; the baseline where nothing is said.
    pub warm_up: Option<Reference>,
    /// Simulated years, the warm-up year included.
    pub horizon_years: u32,
    /// Replications.
    pub replications: u32,
    /// Seed.
    pub seed: u64,
    /// The outcome named before the run.
    pub headline: &'static Outcome,
    /// Policies whose effect is taken apart.
    pub parts: Vec<Reference>,
    /// The precision of the headline outcome to reach, where the study asks for one.
    pub precision: Option<Precision>,
    /// What varies from run to run, where the study says it.
    pub uncertainty: Option<Uncertainty>,
    /// Where draws of the assumptions come from: accepted sets of a calibration, or `ranges`.
    pub assumption_sets: Option<Reference>,
    /// Runs under each draw, where the study says it.
    pub runs_a_draw: Option<u32>,
    /// Draws that the runs take in turn, where the study says it; it or `runs_a_draw`, whichever is said last.
    pub draws: Option<u32>,
    /// Assumptions other than the rows' defaults.
    pub overrides: Vec<Override>,
}

/// Finds a study with everything that it extends.
///
/// # Errors
/// Whatever is wrong with its file, or with one that it extends.
pub fn study(finder: &mut Finder<'_>, reference: &Reference) -> Result<StudyFile, Error> {
    resolve(finder, reference, Chain::default())
}

fn resolve(finder: &mut Finder<'_>, reference: &Reference, mut chain: Chain) -> Result<StudyFile, Error> {
    let found = finder.find(Kind::Study, reference)?;
    chain.add(reference, &found)?;
    let mut study = match found.document.entry("extends") {
        Some(entry) => resolve(finder, &Reference::written(entry.at.clone(), entry.text()?), chain)?,
        None => StudyFile::defaults()?,
    };
    study.title.clone_from(&found.name);
    study.name = found.name;
    study.file.clone_from(&found.document.file);
    for entry in &found.document.entries {
        study.read(entry)?;
    }
    study.overrides.iter().filter_map(Override::warning).for_each(|warning| finder.warn(warning));
    Ok(study)
}

impl StudyFile {
    /// What holds where no file says anything.
    fn defaults() -> Result<StudyFile, Error> {
        let no_outcome = || Error::new("the program measures no outcome");
        Ok(StudyFile {
            name: String::new(),
            file: PathBuf::new(),
            title: String::new(),
            question: String::new(),
            place: None,
            policies: Vec::new(),
            baseline: None,
            environments: vec![Reference::asked(DEFAULT_ENVIRONMENT)],
            warm_up: None,
            horizon_years: DEFAULT_HORIZON_YEARS,
            replications: DEFAULT_REPLICATIONS,
            seed: DEFAULT_SEED,
            headline: OUTCOMES.first().ok_or_else(no_outcome)?,
            parts: Vec::new(),
            precision: None,
            uncertainty: None,
            assumption_sets: None,
            runs_a_draw: None,
            draws: None,
            overrides: Vec::new(),
        })
    }

    fn read(&mut self, entry: &Entry) -> Result<(), Error> {
        match entry.key.as_str() {
            "title" => self.title = entry.title()?,
            "question" => self.question = entry.text()?,
            "extends" => {}
            "place" => self.place = Some(one(entry)?),
            "policies" => self.policies = many(entry)?,
            "baseline" => self.baseline = Some(one(entry)?),
            "environments" => self.environments = many(entry)?,
            "warm_up" => self.warm_up = Some(one(entry)?),
            "horizon_years" => {
                self.horizon_years = entry.whole(HORIZON_YEARS, DEFAULT_HORIZON_YEARS.into())? as u32
            }
            "replications" => {
                self.replications = entry.whole(REPLICATIONS, DEFAULT_REPLICATIONS.into())? as u32
            }
            "seed" => self.seed = entry.whole(SEEDS, DEFAULT_SEED)?,
            "headline" => self.headline = headline(entry)?,
            "parts" => self.parts = many(entry)?,
            "precision" => {
                let precision = Precision::parse(&entry.text()?).map_err(|error| entry.at.locate(error))?;
                self.precision = Some(precision);
            }
            "uncertainty" => self.uncertainty = Some(uncertainty(entry)?),
            "assumption_sets" => self.assumption_sets = Some(one(entry)?),
            "runs_a_draw" => {
                self.runs_a_draw = Some(entry.whole(RUNS_A_DRAW, DEFAULT_RUNS_A_DRAW.into())? as u32);
                self.draws = None;
            }
            "draws" => {
                self.draws = Some(entry.whole(DRAWS, 50)? as u32);
                self.runs_a_draw = None;
            }
            group => {
                let mut rows = Owner::Assumption.rows();
                rows.retain(|row| row.group == group);
                if rows.is_empty() {
                    return Err(unknown_key(entry, Kind::Study, KEYS));
                }
                self.overrides.extend(Override::read_group(&rows, group, entry.table()?)?);
            }
        }
        Ok(())
    }
}

fn one(entry: &Entry) -> Result<Reference, Error> {
    Ok(Reference::written(entry.at.clone(), entry.text()?))
}

fn many(entry: &Entry) -> Result<Vec<Reference>, Error> {
    Ok(entry.names()?.into_iter().map(|(at, name)| Reference::written(at, name)).collect())
}

fn uncertainty(entry: &Entry) -> Result<Uncertainty, Error> {
    let word = entry.text()?;
    Uncertainty::named(&word).ok_or_else(|| {
        let hint = "write `chance`, `assumptions` or `both`";
        entry.at.error(format!("`uncertainty` is `{word}`, which is no kind of uncertainty")).with_hint(hint)
    })
}

fn headline(entry: &Entry) -> Result<&'static Outcome, Error> {
    let name = entry.text()?;
    Outcome::named(&name).ok_or_else(|| {
        let error = entry.at.error(format!("there is no outcome `{name}`"));
        let hint = did_you_mean(&name, OUTCOMES.iter().map(|outcome| outcome.name));
        error.with_hint(hint.unwrap_or_else(|| "`allotment list outcomes` names them all".to_owned()))
    })
}
