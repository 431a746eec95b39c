//! A study made definite: one place, options (policy x environment), seed, replications.
//!
//! All that a file or a flag can get wrong is refused here. Never knows how a plan is run.

mod attributed;
mod checks;
mod definition;
mod idle_levers;
mod options;
mod size_limits;
mod solved;
mod uncertainty;

pub use definition::{Plan, PolicyOption};
pub use idle_levers::{IDLE_LEVERS, IdleLever};
pub use solved::SolvedPlaces;

use super::files::Files;
use super::library;
use super::limits::{DEFAULT_RUNS_A_DRAW, MOST_FOR_PRECISION, REPLICATIONS};
use super::overrides::Overrides;
use super::precision::Precision;
use super::request::Request;
use super::rows::Owner;
use super::scenario::find::{Finder, Reference};
use super::scenario::place::{place as find_place, set_figure};
use super::scenario::study::{self, StudyFile};
use crate::basics::Error;
use crate::parameters::assumptions::Assumptions;
use crate::place::Place;
use attributed::attributed;
use options::Scenarios;
use uncertainty::Draft;

/// Makes a study definite.
///
/// # Errors
/// Whatever is wrong with the request or with a file that it leads to.
pub fn plan(request: &Request, files: &dyn Files) -> Result<Plan, Error> {
    build(request, None, files)
}

/// A study's plan with two policies in place of its own, under its first environment, after its own
/// warm-up; `policy` is the baseline.
///
/// # Errors
/// Whatever is wrong with the request, with a policy or with a file that they lead to.
pub fn plan_pair(request: &Request, policy: &str, against: &str, files: &dyn Files) -> Result<Plan, Error> {
    build(request, Some([Reference::asked(policy), Reference::asked(against)]), files)
}

fn build(request: &Request, pair: Option<[Reference; 2]>, files: &dyn Files) -> Result<Plan, Error> {
    let mut finder = Finder::new(files);
    let overrides = Overrides::parse(&request.set)?;
    let asked = Reference::asked(request.study.as_deref().unwrap_or(library::FIRST_STUDY));
    let mut study = study::study(&mut finder, &asked)?;
    let warm_up =
        study.warm_up.clone().or_else(|| study.baseline.clone()).or(study.policies.first().cloned());
    if let Some(pair) = pair {
        study.baseline = None;
        study.policies = pair.into();
        study.environments.truncate(1);
    }
    let precision = match &request.precision {
        Some(typed) => Some(Precision::parse(typed)?),
        None => study.precision.take(),
    };
    let is_cap = request.precision.is_some() && request.replications.is_none();
    let replications = match is_cap {
        true => most_replications(request, &study),
        false => replications(request.replications, study.replications)?,
    };
    let place = place(&mut finder, request, &study, &overrides)?;
    let scenarios = Scenarios::find(&mut finder, &study, warm_up)?;
    let seed = request.seed.unwrap_or(study.seed);
    let draft = Draft { study: &study, overrides: &overrides, seed, replications, is_cap };
    let parameter_uncertainty = uncertainty::settle(&mut finder, request, draft)?;
    let draws_suffice =
        if parameter_uncertainty.draws.is_empty() { u32::MAX } else { parameter_uncertainty.most_runs() };
    let mut plan = Plan {
        name: study.name.clone(),
        title: study.title.clone(),
        question: study.question.clone(),
        place,
        assumptions: draft.set_by_hand(Assumptions::default()),
        parameter_uncertainty,
        solved: SolvedPlaces::default(),
        warm_up: scenarios.warm_up_schedule(&overrides),
        warm_up_name: scenarios.warm_up.name.clone(),
        options: scenarios.options(&overrides),
        horizon_years: study.horizon_years,
        replications: replications.min(draws_suffice),
        seed,
        headline: precision.as_ref().map_or(study.headline, |precision| precision.outcome),
        attributed: Vec::new(),
        precision,
        warnings: Vec::new(),
        request: request.clone(),
        inputs: Vec::new(),
    };
    checks::refuse(&plan, &scenarios.policies)?;
    checks::warnings(&plan, &overrides, study.headline).for_each(|warning| finder.warn(warning));
    plan.attributed = attributed(request, &study, &plan.options, scenarios.environments.len())?;
    (plan.inputs, plan.warnings) = finder.finish();
    Ok(plan)
}

/// Replications at most where a precision is asked for and nobody says how many: whole draws.
fn most_replications(request: &Request, study: &StudyFile) -> u32 {
    let runs_a_draw = request.runs_a_draw.or(study.runs_a_draw).unwrap_or(DEFAULT_RUNS_A_DRAW);
    let runs_a_draw = runs_a_draw.clamp(1, MOST_FOR_PRECISION);
    MOST_FOR_PRECISION / runs_a_draw * runs_a_draw
}

fn replications(asked: Option<u32>, of_study: u32) -> Result<u32, Error> {
    match asked {
        Some(number) if !REPLICATIONS.contains(&u64::from(number)) => {
            let (least, most) = (REPLICATIONS.start(), REPLICATIONS.end());
            let problem =
                format!("`--replications` is {number} but must be a whole number from {least} to {most}");
            Err(Error::new(problem).with_hint(format!("leave it out for the study's own {of_study}")))
        }
        Some(number) => Ok(number),
        None => Ok(of_study),
    }
}

fn place(
    finder: &mut Finder<'_>,
    request: &Request,
    study: &StudyFile,
    overrides: &Overrides,
) -> Result<Place, Error> {
    let asked = request.place.as_ref().map(Reference::asked).or_else(|| study.place.clone());
    let Some(asked) = asked else {
        let error = Error::new("this study names no place").in_file(&study.file);
        return Err(error.with_hint("write `place = \"devon\"` in its file, or give `--place devon`"));
    };
    let mut place = find_place(finder, &asked)?;
    overrides.of(Owner::Place).try_for_each(|setting| set_figure(&mut place, setting))?;
    Ok(place)
}

#[cfg(test)]
mod tests;
