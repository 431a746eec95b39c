//! A study made definite: one place, options (policy x environment), seed, replications.
//!
//! All that a file or a flag can get wrong is refused here. Never knows how a plan is run.

use super::draws::{self, Draft};
use super::files::Files;
use super::fits;
use super::library;
use super::overrides::Overrides;
use super::parts;
use super::precision::{self, Precision};
use super::request::{Input, Request};
use super::rows::{Owner, did_you_mean};
use super::scenario::course::{self, Resolved};
use super::scenario::find::{Finder, Reference};
use super::scenario::part::Part;
use super::scenario::place::{place as find_place, set_figure};
use super::scenario::setting::Setting;
use super::scenario::study::{self, DEFAULT_RUNS_A_DRAW, Study};
use super::unknowns::Unknowns;
use crate::basics::parameter::Table;
use crate::basics::{Error, YEAR};
use crate::outcome::Outcome;
use crate::parameters::assumptions::Assumptions;
use crate::parameters::environment::Environment;
use crate::parameters::levers::Levers;
use crate::place::Place;
use crate::replication::{Course, Experiment, Run, Watch, replicate_watched};
use crate::stats::MOST_PARTS;

/// One option of a study: a policy under an environment.
#[derive(Clone, Debug, PartialEq)]
pub struct PolicyOption {
    /// The name in files: the policy's, with `+environment` where the study has several.
    pub name: String,
    /// The name in print.
    pub label: String,
    /// One sentence on what it is.
    pub about: String,
    /// What is decided and what happens.
    pub course: Course,
    /// Its parts, where its file names them.
    pub parts: Vec<Part>,
    /// The option it is compared with: the baseline policy under the same environment (a baseline
    /// points at itself).
    pub baseline: usize,
}

/// A study ready to run: checked, and unable to fail.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The name in files, such as `first-look`.
    pub name: String,
    /// The title in print.
    pub title: String,
    /// The question it answers.
    pub question: String,
    /// The council.
    pub place: Place,
    /// What nobody knows.
    pub assumptions: Assumptions,
    /// Draws of what nobody knows, where more than chance varies; they take the place of `assumptions`.
    pub unknowns: Unknowns,
    /// The policy until the fork, by name.
    pub warm_up_name: String,
    /// The course until the fork.
    pub warm_up: Course,
    /// What is compared, baselines first.
    pub options: Vec<PolicyOption>,
    /// Simulated years, the warm-up year included.
    pub horizon_years: u32,
    /// Replications.
    pub replications: u32,
    /// Seed.
    pub seed: u64,
    /// The one outcome named before the run.
    pub headline: &'static Outcome,
    /// Options whose effect is taken apart, by their places.
    pub split: Vec<usize>,
    /// The precision at which to stop before all replications are run.
    pub precision: Option<Precision>,
    /// Values outside their plausible range and the like, in sentences.
    pub warnings: Vec<String>,
    /// What was asked for, so that the same can be asked for again.
    pub request: Request,
    /// Every input that it was made of, in the order of first reading.
    pub inputs: Vec<Input>,
}

impl Plan {
    /// Each option's baseline, by its place among the options.
    pub fn baselines(&self) -> Vec<usize> {
        self.options.iter().map(|option| option.baseline).collect()
    }

    /// What a replication needs of the plan.
    pub fn experiment(&self) -> Experiment {
        Experiment {
            place: self.place.clone(),
            assumptions: self.assumptions.clone(),
            warm_up: self.warm_up.clone(),
            options: self.options.iter().map(|option| option.course.clone()).collect(),
            horizon_years: self.horizon_years,
            seed: self.seed,
        }
    }

    /// What one run needs of the plan: its own draw of the assumptions, where there are draws.
    pub fn experiment_for(&self, run: u32) -> Experiment {
        let drawn = self.unknowns.draw_of(run).map(|draw| self.unknowns.sets[draw].clone());
        let experiment = self.experiment();
        Experiment { assumptions: drawn.unwrap_or(experiment.assumptions), ..experiment }
    }

    /// Replications that are kept together at most: as many as a core lives in about a minute, so that
    /// little is lost where a run is killed.
    pub fn chunk(&self) -> u32 {
        /// Family-weeks that a core lives in about a minute.
        const FAMILY_WEEKS: u64 = 300_000_000;
        let years = 1 + u64::from(self.horizon_years.saturating_sub(1)) * self.options.len() as u64;
        let each = u64::from(self.place.figures.families) * u64::from(YEAR) * years;
        u32::try_from(FAMILY_WEEKS / each.max(1)).unwrap_or(u32::MAX).max(1)
    }

    /// One run of the study: every option under the run's own luck and draw of the assumptions.
    ///
    /// # Panics
    /// Where a law of the model breaks, as [`replicate_watched`].
    pub fn replicate(&self, run: u32) -> Vec<Run> {
        self.replicate_watched(run, &mut ())
    }

    /// As [`Plan::replicate`], with somebody who looks on.
    ///
    /// # Panics
    /// As [`Plan::replicate`].
    pub fn replicate_watched(&self, run: u32, watch: &mut dyn Watch) -> Vec<Run> {
        replicate_watched(&self.experiment_for(run), &self.baselines(), self.unknowns.luck_of(run), watch)
    }
}

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
    let policies = baseline_first(&study)?;
    let warm_up = course::policy(&mut finder, &warm_up.unwrap_or_else(|| policies[0].clone()))?;
    let policies: Vec<_> =
        policies.iter().map(|policy| course::policy(&mut finder, policy)).collect::<Result<_, _>>()?;
    let environments: Vec<_> = study
        .environments
        .iter()
        .map(|one| course::environment(&mut finder, one))
        .collect::<Result<_, _>>()?;
    refuse_twins("policies", policies.iter().map(|policy| &policy.name))?;
    refuse_twins("environments", environments.iter().map(|environment| &environment.name))?;

    let seed = request.seed.unwrap_or(study.seed);
    let draft = Draft { study: &study, overrides: &overrides, seed, replications, is_cap };
    let unknowns = draws::unknowns(&mut finder, request, draft)?;
    let draws_suffice = if unknowns.sets.is_empty() { u32::MAX } else { unknowns.most_runs() };
    let replications = replications.min(draws_suffice);
    let assumptions = draft.set_by_hand(Assumptions::default());
    overrides.warnings().for_each(|warning| finder.warn(warning));
    unusual_figures(&place, &overrides).for_each(|warning| finder.warn(warning));
    policies.iter().try_for_each(|policy| within_horizon(policy, study.horizon_years))?;
    let options = options(&policies, &environments, &overrides);
    let warm_up_course = course_of(&warm_up, &environments[0].table, &overrides);
    for assumptions in unknowns.sets.iter().chain([&assumptions]) {
        fits::counts(&place, assumptions)?;
        let mut courses = options.iter().map(|option| &option.course).chain([&warm_up_course]);
        courses.try_for_each(|course| fits::growth(course, assumptions, study.horizon_years))?;
    }
    if let (Some(precision), true) = (&precision, policies.len() == 1) {
        let problem =
            format!("the precision `{}` is of differences, but the study has one policy", precision.text);
        return Err(Error::new(problem).hint("add a policy to compare it with, or leave the precision out"));
    }
    if let Some(precision) =
        precision.as_ref().filter(|precision| precision.outcome.name != study.headline.name)
    {
        finder.warn(format!(
            "the outcome named before the run is `{}`, since a precision is asked of it, not the study's `{}`",
            precision.outcome.name, study.headline.name
        ));
    }
    same_as_baseline(&options).chain(idle_dates(&options)).for_each(|warning| finder.warn(warning));
    let split = split(request, &study, &options, environments.len())?;
    let (inputs, warnings) = finder.finish();
    Ok(Plan {
        name: study.name,
        title: study.title,
        question: study.question,
        place,
        assumptions,
        unknowns,
        warm_up: warm_up_course,
        warm_up_name: warm_up.name,
        options,
        horizon_years: study.horizon_years,
        replications,
        seed,
        headline: precision.as_ref().map_or(study.headline, |precision| precision.outcome),
        split,
        precision,
        warnings,
        request: request.clone(),
        inputs,
    })
}

/// Figures of a place outside their plausible range; those set by hand have their own warning.
fn unusual_figures(place: &Place, overrides: &Overrides) -> impl Iterator<Item = String> {
    let set: Vec<&str> = overrides.of(Owner::Place).map(|setting| setting.row.name).collect();
    let figures = place.figures.clone();
    let name = place.name.clone();
    let rows = figures.rows().into_iter().filter(move |row| !set.contains(&row.name));
    let unusual = rows.filter_map(move |row| {
        let number = figures.get(row.group, row.name).filter(|&number| row.is_unusual(number))?;
        Some(format!(
            "{name}: `{}` is {}, outside its plausible range {} to {} ({}); read its results as a rough picture",
            row.name, row.show(number), row.low, row.high, row.unit
        ))
    });
    unusual.collect::<Vec<_>>().into_iter()
}

/// Replications at most where a precision is asked for and nobody says how many: whole draws.
fn most_replications(request: &Request, study: &Study) -> u32 {
    let each =
        request.runs_a_draw.or(study.runs_a_draw).unwrap_or(DEFAULT_RUNS_A_DRAW).clamp(1, precision::MOST);
    precision::MOST / each * each
}

fn replications(asked: Option<u32>, of_study: u32) -> Result<u32, Error> {
    let limits = study::REPLICATIONS;
    match asked {
        Some(number) if !limits.contains(&u64::from(number)) => {
            let (least, most) = (limits.start(), limits.end());
            let problem =
                format!("`--replications` is {number} but must be a whole number from {least} to {most}");
            Err(Error::new(problem).hint(format!("leave it out for the study's own {of_study}")))
        }
        Some(number) => Ok(number),
        None => Ok(of_study),
    }
}

fn place(
    finder: &mut Finder<'_>,
    request: &Request,
    study: &Study,
    overrides: &Overrides,
) -> Result<Place, Error> {
    let asked = request.place.as_ref().map(Reference::asked).or_else(|| study.place.clone());
    let Some(asked) = asked else {
        let error = Error::new("this study names no place").in_file(&study.file);
        return Err(error.hint("write `place = \"devon\"` in its file, or give `--place devon`"));
    };
    let mut place = find_place(finder, &asked)?;
    overrides.of(Owner::Place).try_for_each(|setting| set_figure(&mut place, setting))?;
    Ok(place)
}

/// The study's policies with the baseline before the others; at least one.
fn baseline_first(study: &Study) -> Result<Vec<Reference>, Error> {
    let mut policies = study.policies.clone();
    if policies.is_empty() {
        let error = Error::new("this study names no policies").in_file(&study.file);
        return Err(error.hint("write `policies = [\"baseline\", \"card\"]` in its file"));
    }
    if let Some(baseline) = &study.baseline {
        let wanted = baseline.name()?;
        let names = policies.iter().map(Reference::name).collect::<Result<Vec<_>, _>>()?;
        let Some(index) = names.iter().position(|name| *name == wanted) else {
            let error = baseline.error(format!("`baseline` is `{wanted}`, which is not among the policies"));
            let meant = did_you_mean(&wanted, names.iter().map(String::as_str));
            return Err(error.hint(meant.unwrap_or_else(|| format!("they are {}", names.join(", ")))));
        };
        policies[..=index].rotate_right(1);
    }
    Ok(policies)
}

/// Refuses two scenarios of one name, since names are what results are told apart by.
fn refuse_twins<'a>(what: &str, names: impl Iterator<Item = &'a String>) -> Result<(), Error> {
    let mut seen = std::collections::BTreeSet::new();
    for name in names {
        if !seen.insert(name) {
            let error = Error::new(format!("two of the {what} are called `{name}`"));
            return Err(error.hint("a file's name is its scenario's name: rename one of them"));
        }
    }
    Ok(())
}

/// A policy's course: at each date what held before, changed; an override holds throughout.
fn course_of(policy: &Resolved<Levers>, environment: &Environment, overrides: &Overrides) -> Course {
    let mut course = Course::new(policy.table.clone(), environment.clone());
    let mut levers = policy.table.clone();
    for date in &policy.later {
        Setting::apply_all(&date.settings, &mut levers);
        course.later.push((date.after, levers.clone()));
    }
    let dated = course.later.iter_mut().map(|(_, levers)| levers);
    dated.chain([&mut course.levers]).for_each(|levers| overrides.apply(Owner::Lever, levers));
    overrides.apply(Owner::Environment, &mut course.environment);
    course
}

/// The options whose effect is to be taken apart: each policy named, under every environment.
fn split(
    request: &Request,
    study: &Study,
    options: &[PolicyOption],
    environments: usize,
) -> Result<Vec<usize>, Error> {
    let asked: Vec<Reference> = match request.parts[..] {
        [] => study.parts.clone(),
        _ => request.parts.iter().map(Reference::asked).collect(),
    };
    let policy = |option: &PolicyOption| match environments {
        1 => option.name.clone(),
        _ => option.name.split('+').next().unwrap_or_default().to_owned(),
    };
    let mut split = Vec::new();
    for reference in asked {
        let wanted = reference.name()?;
        let places: Vec<usize> =
            (0..options.len()).filter(|&place| policy(&options[place]) == wanted).collect();
        let Some(&first) = places.first() else {
            let names: Vec<String> = options.iter().map(policy).collect();
            let hint = did_you_mean(&wanted, names.iter().map(String::as_str));
            let error = reference
                .error(format!("`{wanted}` is not among the study's policies, so it can't be taken apart"));
            return Err(error.hint(hint.unwrap_or_else(|| "add it to `policies`".to_owned())));
        };
        if options[first].baseline == first {
            let error =
                reference.error(format!("`{wanted}` is the baseline, which has no effect to take apart"));
            return Err(error.hint("name another of the study's policies"));
        }
        if !options[first].course.later.is_empty()
            || !options[options[first].baseline].course.later.is_empty()
        {
            let error = reference.error(format!(
                "`{wanted}` or its baseline changes levers at dates, and can't be taken apart"
            ));
            return Err(error.hint("take apart a policy without `[[later]]`"));
        }
        let parts = parts::parts(&options[first], &options[options[first].baseline]).len();
        if !(2..=MOST_PARTS).contains(&parts) {
            let problem = format!(
                "`{wanted}` has {parts} parts that differ from its baseline, and can't be taken apart"
            );
            let hint =
                format!("between 2 and {MOST_PARTS} parts can; `[[part]]` in its file puts levers together");
            return Err(reference.error(problem).hint(hint));
        }
        split.extend(places.into_iter().filter(|place| !split.contains(place)).collect::<Vec<_>>());
    }
    Ok(split)
}

/// Refuses a date that the study does not reach.
fn within_horizon(policy: &Resolved<Levers>, horizon_years: u32) -> Result<(), Error> {
    let policy_years = horizon_years - 1;
    match policy.later.iter().find(|date| date.after >= policy_years * YEAR) {
        Some(date) => {
            let problem = format!(
                "`{}` lies beyond the study, which ends with policy year {policy_years}",
                date.written
            );
            let hint =
                "give the study a longer `horizon_years` (the warm-up year counts), or an earlier date";
            Err(date.at.error(problem).hint(hint))
        }
        None => Ok(()),
    }
}

/// A sentence for every date at which an option goes on as it was.
fn idle_dates(options: &[PolicyOption]) -> impl Iterator<Item = String> {
    options.iter().flat_map(|option| {
        let course = &option.course;
        let before = std::iter::once(&course.levers).chain(course.later.iter().map(|(_, levers)| levers));
        let idle = before.zip(&course.later).filter(|(before, (_, levers))| *before == levers);
        idle.map(|(_, (after, _))| {
            format!("nothing changes under `{}` in policy week {}", option.name, after + 1)
        })
    })
}

/// Every policy under every environment: the baseline's options first, then policy by policy.
fn options(
    policies: &[Resolved<Levers>],
    environments: &[Resolved<Environment>],
    overrides: &Overrides,
) -> Vec<PolicyOption> {
    let is_one = environments.len() == 1;
    let mut options = Vec::new();
    for policy in policies {
        for (baseline, environment) in environments.iter().enumerate() {
            let Resolved { name, title, about, .. } = policy.clone();
            options.push(PolicyOption {
                name: if is_one { name } else { format!("{name}+{}", environment.name) },
                label: if is_one { title } else { format!("{title}, {}", environment.title) },
                about,
                parts: policy.parts.clone(),
                course: course_of(policy, &environment.table, overrides),
                baseline,
            });
        }
    }
    options
}

/// A sentence for every option that decides what its baseline decides.
fn same_as_baseline(options: &[PolicyOption]) -> impl Iterator<Item = String> {
    let twins = options.iter().enumerate().filter(|(index, option)| {
        option.baseline != *index && option.course == options[option.baseline].course
    });
    twins.map(|(_, option)| {
        format!("`{}` does not differ from `{}` here", option.name, options[option.baseline].name)
    })
}

#[cfg(test)]
mod tests;
