//! Targets files: where, under what, which parameters, which targets, and what has no counterpart.
//!
//! Never runs anything.

use super::measure::TargetMeasure;
use super::targets::{Fitted, MOST_PARAMETERS, Role, Target, Targets, Unmapped};
use crate::basics::Error;
use crate::basics::parameter::{Kind, Row, Typed};
use crate::outcome::OUTCOMES;
use crate::parameters::assumptions::Assumptions;
use crate::replication::PolicySchedule;
use crate::study::files::Files;
use crate::study::library;
use crate::study::limits::{DEFAULT_HORIZON_YEARS, HORIZON_YEARS, SEEDS};
use crate::study::parameter_uncertainty::ParameterUncertainty;
use crate::study::plan::{Plan, PolicyOption, SolvedPlaces};
use crate::study::request::{Input, Request};
use crate::study::rows::{Owner, did_you_mean, rows_called};
use crate::study::scenario::document::{Document, Entry, Value};
use crate::study::scenario::find::{Finder, Reference};
use crate::study::scenario::parameter_override::Override;
use crate::study::scenario::place::place;
use crate::study::scenario::position::Position;
use crate::study::scenario::schedule;
use std::ops::RangeInclusive;

/// Keys that targets files may have, beside the groups of assumptions.
pub const KEYS: &[&str] = &[
    "title",
    "about",
    "place",
    "places",
    "policy",
    "environment",
    "horizon_years",
    "replications",
    "seed",
    "particles",
    "generations",
    "accept_within",
    "parameters",
    "target",
    "unmapped",
];
const TARGET_KEYS: &[&str] = &["name", "outcome", "value", "low", "high", "kind", "weight", "source"];
const FITTED_KEYS: &[&str] = &["key", "low", "high"];
const UNMAPPED_KEYS: &[&str] = &["name", "why"];

/// Sets that a population may have.
pub const PARTICLES: RangeInclusive<u64> = 4..=100_000;
/// Generations that a calibration may have.
const GENERATIONS: RangeInclusive<u64> = 1..=100;
/// Replications that an evaluation may have.
const REPLICATIONS: RangeInclusive<u64> = 1..=1000;
const DEFAULT_PARTICLES: u64 = 1000;
const DEFAULT_GENERATIONS: u64 = 16;
const DEFAULT_REPLICATIONS: u64 = 16;
const DEFAULT_ACCEPT_WITHIN: f64 = 0.5;

/// What `--quick` allows at most: sets, generations, replications.
const QUICK: (usize, usize, u32) = (160, 16, 6);
/// Places of a panel that it takes.
const QUICK_PLACES: usize = 5;
/// Places that a panel may have.
const MOST_PLACES: usize = 64;

/// A calibration as asked for.
#[derive(Clone, Debug, Default)]
pub struct CalibrationRequest {
    /// The targets file, or the name of one that ships with the program.
    pub targets: String,
    /// Few sets, few generations, few replications.
    pub quick: bool,
    /// Another number of sets.
    pub particles: Option<u64>,
    /// Another seed.
    pub seed: Option<u64>,
}

/// Makes a calibration definite, and names every input that it was made of.
///
/// # Errors
/// Whatever is wrong with the targets file, with a file that it leads to, or with what was asked.
pub fn targets(asked: &CalibrationRequest, files: &dyn Files) -> Result<(Targets, Vec<Input>), Error> {
    let mut finder = Finder::new(files);
    let reference = Reference::asked(&asked.targets);
    let (path, text) = finder.find_text("calibration", ".toml", &reference, library::CALIBRATIONS)?;
    let document = Document::parse(&path, &text)?;
    known_keys(&document)?;
    let parameters = match document.entry("parameters") {
        Some(entry) => parameters(entry)?,
        None => {
            let hint =
                "write `parameters = [\"choice.choice_value_dp\"]`; `allotment list assumptions` names them";
            return Err(document.error("this file names no `parameters` to fit").with_hint(hint));
        }
    };
    let targets = match document.entry("target") {
        Some(entry) => rows(entry, "target")?.into_iter().map(target).collect::<Result<Vec<_>, _>>()?,
        None => Vec::new(),
    };
    fit_to_something(&document, &targets)?;
    let unmapped = match document.entry("unmapped") {
        Some(entry) => rows(entry, "unmapped")?.into_iter().map(unmapped).collect::<Result<Vec<_>, _>>()?,
        None => Vec::new(),
    };
    let mut particles = whole(&document, "particles", PARTICLES, DEFAULT_PARTICLES)? as usize;
    let mut generations = whole(&document, "generations", GENERATIONS, DEFAULT_GENERATIONS)? as usize;
    let accept_within = match document.entry("accept_within") {
        Some(entry) => number(entry, 0.0)?,
        None => DEFAULT_ACCEPT_WITHIN,
    };
    let mut plans = plans(&mut finder, &document, &reference.name()?, asked.seed)?;
    inputs_are_no_targets(&document, &targets, &parameters, &plans)?;
    if asked.quick {
        plans.truncate(QUICK_PLACES);
        particles = particles.min(QUICK.0);
        generations = generations.min(QUICK.1);
        plans.iter_mut().for_each(|plan| plan.replications = plan.replications.min(QUICK.2));
    }
    if let Some(asked) = asked.particles {
        if !PARTICLES.contains(&asked) {
            let (least, most) = (PARTICLES.start(), PARTICLES.end());
            let problem =
                format!("`--particles` is {asked} but must be a whole number from {least} to {most}");
            return Err(Error::new(problem).with_hint(format!("leave it out for {particles}")));
        }
        particles = asked as usize;
    }
    let (inputs, warnings) = finder.finish();
    let mut plan = plans.remove(0);
    plan.inputs.clone_from(&inputs);
    plan.warnings = warnings;
    let others = plans;
    Ok((
        Targets { plan, others, parameters, targets, unmapped, particles, generations, accept_within },
        inputs,
    ))
}

/// One evaluation as a study of one option, at each place.
fn plans(
    finder: &mut Finder<'_>,
    document: &Document,
    name: &str,
    seed: Option<u64>,
) -> Result<Vec<Plan>, Error> {
    let Some(entry) = document.entry("places") else {
        let reference = match document.entry("place") {
            Some(entry) => Reference::written(entry.at.clone(), entry.text()?),
            None => Reference::asked(crate::place::EARLY_ADOPTER),
        };
        return Ok(vec![plan(finder, document, &reference, name.to_owned(), seed)?]);
    };
    if let Some(one) = document.entry("place") {
        let problem = one.key_at.error("a targets file has `place` or `places`, not both");
        return Err(problem.with_hint("keep `places`, with this place among them"));
    }
    let Value::List(items) = &entry.value else {
        return Err(entry.must_be("a list of places in quotes, such as [\"devon\", \"thurrock\"]"));
    };
    if items.is_empty() || items.len() > MOST_PLACES {
        let problem = format!("`places` names {} but must name 1 to {MOST_PLACES}", items.len());
        return Err(entry.at.error(problem).with_hint("`allotment list places` names them"));
    }
    let mut plans: Vec<Plan> = Vec::new();
    for (at, item) in items {
        let Value::Text(text) = item else {
            return Err(at.error(format!("`places` holds {item} but must hold places in quotes")));
        };
        let reference = Reference::written(at.clone(), text.clone());
        let plan = plan(finder, document, &reference, name.to_owned(), seed)?;
        if plans.iter().any(|other| other.place.id == plan.place.id) {
            let problem = format!("`places` names `{}` twice", plan.place.id);
            return Err(at.error(problem).with_hint("name it once: places count alike"));
        }
        plans.push(plan);
    }
    Ok(plans)
}

/// Refuses hard and soft targets that come out as they were put in, whatever the assumptions.
fn inputs_are_no_targets(
    document: &Document,
    targets: &[Target],
    fitted: &[Fitted],
    plans: &[Plan],
) -> Result<(), Error> {
    let entries = document.entry("target").map_or_else(|| Ok(Vec::new()), |entry| rows(entry, "target"))?;
    let is_council = plans.iter().any(|plan| plan.place.basis.is_some());
    for (target, (at, keys)) in targets.iter().zip(entries) {
        let is_fitted = |row: &Row| fitted.iter().any(|one| one.row == row);
        let says_itself = matches!(target.measure, TargetMeasure::Parameter(_, row) if is_fitted(row));
        if says_itself || !matches!(target.role, Role::Hard | Role::Soft) {
            continue;
        }
        if let Some(why) = target.measure.put_in(is_council) {
            let at = keys.iter().find(|entry| entry.key == "outcome").map_or(at, |entry| &entry.at);
            let name = target.measure.name();
            let problem = format!("`{name}` is no target: {why}, so that every set hits or misses it alike");
            let hint = "put the figure into the place (`[own]` or `[place]` of a place file) and write \
                        `kind = \"input\"`, or `kind = \"check\"`";
            return Err(at.error(problem).with_hint(hint));
        }
    }
    Ok(())
}

/// One evaluation as a study of one option.
fn plan(
    finder: &mut Finder<'_>,
    document: &Document,
    at: &Reference,
    name: String,
    seed: Option<u64>,
) -> Result<Plan, Error> {
    let text = |key: &str| document.entry(key).map(Entry::text).transpose();
    let reference = |key: &str, default: &str| match document.entry(key) {
        Some(entry) => Ok(Reference::written(entry.at.clone(), entry.text()?)),
        None => Ok::<_, Error>(Reference::asked(default)),
    };
    let place = place(finder, at)?;
    let policy = schedule::policy(finder, &reference("policy", "baseline")?)?;
    let environment = schedule::environment(finder, &reference("environment", "steady")?)?;
    let schedule = PolicySchedule::new(policy.table, environment.table);
    let mut assumptions = Assumptions::default();
    for entry in &document.entries {
        let mut group = Owner::Assumption.rows();
        group.retain(|row| row.group == entry.key);
        if !group.is_empty() {
            let overrides = Override::read_group(&group, &entry.key, entry.table()?)?;
            overrides.iter().filter_map(Override::warning).for_each(|warning| finder.warn(warning));
            Override::apply_all(&overrides, &mut assumptions);
        }
    }
    let headline = OUTCOMES.first().ok_or_else(|| Error::new("the program measures no outcome"))?;
    Ok(Plan {
        title: document.entry("title").map_or_else(|| Ok(name.clone()), Entry::title)?,
        question: text("about")?.unwrap_or_default(),
        name,
        place,
        assumptions,
        parameter_uncertainty: ParameterUncertainty::default(),
        solved: SolvedPlaces::default(),
        warm_up_name: policy.name.clone(),
        warm_up: schedule.clone(),
        options: vec![PolicyOption {
            name: policy.name,
            label: policy.title,
            about: policy.about,
            schedule,
            parts: Vec::new(),
            baseline: 0,
        }],
        horizon_years: whole(document, "horizon_years", HORIZON_YEARS, DEFAULT_HORIZON_YEARS.into())? as u32,
        replications: whole(document, "replications", REPLICATIONS, DEFAULT_REPLICATIONS)? as u32,
        seed: match seed {
            Some(seed) => seed,
            None => whole(document, "seed", SEEDS, 1)?,
        },
        headline,
        attributed: Vec::new(),
        precision: None,
        warnings: Vec::new(),
        request: Request::default(),
        inputs: Vec::new(),
    })
}

fn known_keys(document: &Document) -> Result<(), Error> {
    let groups: Vec<&str> = Owner::Assumption.rows().iter().map(|row| row.group).collect();
    let known = |key: &str| KEYS.contains(&key) || groups.contains(&key);
    match document.entries.iter().find(|entry| !known(&entry.key)) {
        Some(entry) => Err(unknown_key(entry, "a targets file", KEYS)),
        None => Ok(()),
    }
}

fn unknown_key(entry: &Entry, what: &str, keys: &[&str]) -> Error {
    let hint = did_you_mean(&entry.key, keys.iter().copied());
    let hint = hint.unwrap_or_else(|| format!("its keys are {}", keys.join(", ")));
    entry.key_at.error(format!("{what} has no `{}`", entry.key)).with_hint(hint)
}

fn whole(document: &Document, key: &str, limits: RangeInclusive<u64>, default: u64) -> Result<u64, Error> {
    document.entry(key).map_or(Ok(default), |entry| entry.whole(limits, default))
}

/// A number of at least `least`.
fn number(entry: &Entry, least: f64) -> Result<f64, Error> {
    match entry.value.typed() {
        Some(Typed::Number(number)) if number.is_finite() && number >= least => Ok(number),
        _ if least.is_finite() => Err(entry.must_be(&format!("a number of at least {least}"))),
        _ => Err(entry.must_be("a number")),
    }
}

/// The tables of `[[key]]`, each with its position.
fn rows<'a>(entry: &'a Entry, key: &str) -> Result<Vec<(&'a Position, &'a [Entry])>, Error> {
    let Value::List(items) = &entry.value else {
        return Err(entry.must_be(&format!("a list: write `[[{key}]]` above each")));
    };
    let row = |(at, item): &'a (Position, Value)| match item {
        Value::Table(entries) => Ok((at, entries.as_slice())),
        _ => {
            Err(at.error(format!("`{key}` holds {item} but must hold tables: write `[[{key}]]` above each")))
        }
    };
    items.iter().map(row).collect()
}

/// The entries of a table by key: all known, those that it must have there.
struct Keyed<'a> {
    at: &'a Position,
    what: &'static str,
    entries: &'a [Entry],
}

impl<'a> Keyed<'a> {
    fn new(
        (at, entries): (&'a Position, &'a [Entry]),
        what: &'static str,
        keys: &[&str],
    ) -> Result<Keyed<'a>, Error> {
        match entries.iter().find(|entry| !keys.contains(&entry.key.as_str())) {
            Some(entry) => Err(unknown_key(entry, what, keys)),
            None => Ok(Keyed { at, what, entries }),
        }
    }

    fn get(&self, key: &str) -> Option<&'a Entry> {
        self.entries.iter().find(|entry| entry.key == key)
    }

    fn must(&self, key: &str) -> Result<&'a Entry, Error> {
        self.get(key).ok_or_else(|| self.at.error(format!("{} needs `{key}`", self.what)))
    }
}

fn target(row: (&Position, &[Entry])) -> Result<Target, Error> {
    let row = Keyed::new(row, "a target", TARGET_KEYS)?;
    let outcome = row.must("outcome")?;
    let measured = outcome.text()?;
    let measure = TargetMeasure::named(&measured)
        .map_err(|hint| outcome.at.error(format!("there is no outcome `{measured}`")).with_hint(hint))?;
    let value = number(row.must("value")?, f64::NEG_INFINITY)?;
    let (low, high) = ends(row.must("low")?, row.must("high")?)?;
    if value < low || value > high {
        let problem = format!("`value` is {value}, outside its own band {low} to {high}");
        return Err(row.must("value")?.at.error(problem).with_hint("widen the band, or correct the value"));
    }
    let role = match row.get("kind") {
        None => Role::Hard,
        Some(entry) => {
            let word = entry.text()?;
            Role::ALL.into_iter().find(|role| role.word() == word).ok_or_else(|| {
                let words = Role::ALL.map(Role::word);
                let hint =
                    did_you_mean(&word, words).unwrap_or_else(|| "hard, where nothing is said".to_owned());
                entry.must_be("one of \"hard\", \"soft\", \"check\", \"input\"").with_hint(hint)
            })?
        }
    };
    Ok(Target {
        name: row.get("name").map_or(Ok(measured), Entry::title)?,
        measure,
        value,
        low,
        high,
        role,
        weight: row.get("weight").map_or(Ok(1.0), |entry| number(entry, 0.0))?,
        source: row.must("source")?.text()?,
    })
}

/// Two ends, the first below the second.
fn ends(low: &Entry, high: &Entry) -> Result<(f64, f64), Error> {
    let (from, to) = (number(low, f64::NEG_INFINITY)?, number(high, f64::NEG_INFINITY)?);
    if from < to {
        return Ok((from, to));
    }
    let problem = format!("`low` is {from} but must be below `high`, which is {to}");
    Err(low.at.error(problem).with_hint("a band needs some width; exchange the two if they were mixed up"))
}

fn unmapped(row: (&Position, &[Entry])) -> Result<Unmapped, Error> {
    let row = Keyed::new(row, "an unmapped figure", UNMAPPED_KEYS)?;
    Ok(Unmapped { name: row.must("name")?.title()?, why: row.must("why")?.text()? })
}

/// Refuses targets of one name and files with nothing to fit to.
fn fit_to_something(document: &Document, targets: &[Target]) -> Result<(), Error> {
    let mut names = std::collections::BTreeSet::new();
    if let Some(twin) = targets.iter().find(|target| !names.insert(&target.name)) {
        let problem = document.error(format!("two targets are called `{}`", twin.name));
        return Err(problem.with_hint("give one of them another `name`"));
    }
    if targets.iter().any(|target| target.weight * target.role.factor() > 0.0) {
        return Ok(());
    }
    let problem = if targets.is_empty() { "this file has no targets" } else { "no target is hard or soft" };
    let hint = "write `[[target]]` with `outcome`, `value`, `low`, `high`, `kind` and `source`";
    Err(document.error(problem).with_hint(hint))
}

fn parameters(entry: &Entry) -> Result<Vec<Fitted>, Error> {
    let Value::List(items) = &entry.value else {
        return Err(entry.must_be("a list of parameters"));
    };
    if items.is_empty() {
        return Err(entry.at.error("`parameters` is empty but must name at least one"));
    }
    if items.len() > MOST_PARAMETERS {
        let n = items.len();
        let problem = format!("`parameters` names {n}, but at most {MOST_PARAMETERS} can be fitted at once");
        let hint = "`allotment calibrate FILE --screen` says which move the targets; keep those";
        return Err(entry.at.error(problem).with_hint(hint));
    }
    let mut fitted: Vec<Fitted> = Vec::new();
    for (at, item) in items {
        let one = match item {
            Value::Text(key) => Fitted::plausible(row(at, key)?, at)?,
            Value::Table(entries) => {
                let keyed = Keyed::new((at, entries), "a parameter", FITTED_KEYS)?;
                let key = keyed.must("key")?;
                let mut one = Fitted::plausible(row(&key.at, &key.text()?)?, at)?;
                if keyed.get("low").is_some() || keyed.get("high").is_some() {
                    let (low, high) = (keyed.must("low")?, keyed.must("high")?);
                    (one.low, one.high) = ends(low, high)?;
                    for (end, number) in [(low, one.low), (high, one.high)] {
                        let accepted = one.row.accept(&Typed::Number(number));
                        accepted.map_err(|problem| end.at.error(format!("`{}` {problem}", end.key)))?;
                    }
                }
                one
            }
            _ => return Err(at.error(format!("`parameters` holds {item} but must hold keys in quotes"))),
        };
        if fitted.iter().any(|known| known.row == one.row) {
            return Err(at
                .error(format!("`parameters` names `{}` twice", one.row.key()))
                .with_hint("name it once"));
        }
        fitted.push(one);
    }
    Ok(fitted)
}

impl Fitted {
    /// A parameter over its plausible range.
    fn plausible(row: &'static Row, at: &Position) -> Result<Fitted, Error> {
        match row.kind {
            Kind::Number | Kind::Count if row.low < row.high => {
                Ok(Fitted { row, low: row.low, high: row.high })
            }
            _ => Err(at.error(format!("`{}` has no range to fit within", row.key()))),
        }
    }
}

/// The assumption of that key.
fn row(at: &Position, key: &str) -> Result<&'static Row, Error> {
    if let [(owner, row)] = rows_called(key)[..] {
        if owner == Owner::Assumption {
            return Ok(row);
        }
        let problem = at.error(format!("`{key}` is {}, not an assumption", owner.words()));
        return Err(
            problem.with_hint("only what nobody knows is fitted; `allotment list assumptions` names it")
        );
    }
    let rows = Owner::Assumption.rows();
    let keys: Vec<String> = rows.iter().map(|row| row.key()).collect();
    let names = rows.iter().map(|row| row.name).chain(keys.iter().map(String::as_str));
    let hint =
        did_you_mean(key, names).unwrap_or_else(|| "`allotment list assumptions` names them".to_owned());
    Err(at.error(format!("there is no assumption `{key}`")).with_hint(hint))
}
