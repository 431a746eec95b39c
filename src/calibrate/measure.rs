//! What is simulated for a target: an outcome, a statistic worked out here, or a parameter itself.
//!
//! Never knows a target's figure.

use super::simulated::SimulatedRun;
use super::statistics::{STATISTICS, Statistic};
use crate::basics::parameter::{Row, Table};
use crate::outcome::{OUTCOMES, Outcome};
use crate::replication::Experiment;
use crate::study::rows::{Owner, did_you_mean, every_row, rows_called};

/// What is simulated for a target.
#[derive(Clone, Copy, Debug)]
pub enum TargetMeasure {
    /// A row of the outcomes, over all policy years.
    Outcome(&'static Outcome),
    /// Worked out of outcomes, families' records or the experiment.
    Statistic(&'static Statistic),
    /// A parameter that says it.
    Parameter(Owner, &'static Row),
}

impl TargetMeasure {
    /// The measure of that name: an outcome, a statistic or the key of a parameter.
    ///
    /// # Errors
    /// What was probably meant.
    pub fn named(name: &str) -> Result<TargetMeasure, String> {
        if let Some(outcome) = Outcome::named(name) {
            return Ok(TargetMeasure::Outcome(outcome));
        }
        if let Some(statistic) = STATISTICS.iter().find(|statistic| statistic.name == name) {
            return Ok(TargetMeasure::Statistic(statistic));
        }
        if let [(owner, row)] = rows_called(name)[..] {
            return Ok(TargetMeasure::Parameter(owner, row));
        }
        let keys: Vec<String> = every_row().iter().map(|(_, row)| row.key()).collect();
        let names = OUTCOMES.iter().map(|outcome| outcome.name);
        let names = names.chain(STATISTICS.iter().map(|statistic| statistic.name));
        let hint = did_you_mean(name, names.chain(keys.iter().map(String::as_str)));
        let statistics: Vec<&str> = STATISTICS.iter().map(|statistic| statistic.name).collect();
        Err(hint.unwrap_or_else(|| {
            let statistics = statistics.join(", ");
            format!("`allotment list outcomes` names the outcomes; besides them there are {statistics}")
        }))
    }

    /// Its name in files.
    pub fn name(&self) -> String {
        match self {
            TargetMeasure::Outcome(outcome) => outcome.name.to_owned(),
            TargetMeasure::Statistic(statistic) => statistic.name.to_owned(),
            TargetMeasure::Parameter(_, row) => row.key(),
        }
    }

    /// What it counts, in words.
    pub fn meaning(&self) -> String {
        match self {
            TargetMeasure::Outcome(outcome) => format!("{} / {}", outcome.numerator, outcome.denominator),
            TargetMeasure::Statistic(statistic) => statistic.meaning.to_owned(),
            TargetMeasure::Parameter(_, row) => row.meaning.to_owned(),
        }
    }

    /// Why it comes out as it was put in, whatever is assumed; nothing where it does not. What is solved is put in
    /// at a council alone.
    pub fn put_in(&self, is_council: bool) -> Option<&'static str> {
        const COUNTED: &str = "posts are counted so that a figure of the place comes out";
        const CENTRED: &str = "leaving is centred on a figure of the place";
        const SOLVED: &str = "it is solved for each council, under every set";
        match self {
            TargetMeasure::Parameter(..) => Some("it is a parameter, and no outcome"),
            TargetMeasure::Statistic(statistic) => match statistic.name {
                "posts_without_permanent" => Some(COUNTED),
                "children" => Some("it follows from the place's families"),
                _ => None,
            },
            TargetMeasure::Outcome(outcome) => {
                let is_one_of = |rows: &[&Outcome]| rows.iter().any(|row| row.index == outcome.index);
                if is_one_of(&[Outcome::CASELOAD, Outcome::POSTS_AGENCY, Outcome::POSTS_UNCOVERED]) {
                    Some(COUNTED)
                } else if is_one_of(&[Outcome::WORKER_TURNOVER]) {
                    Some(CENTRED)
                } else if is_council && is_one_of(&[Outcome::TAKE_UP, Outcome::PAID, Outcome::PRESSURE]) {
                    Some(SOLVED)
                } else {
                    None
                }
            }
        }
    }

    /// Whether it needs every family's record.
    pub fn needs_families(&self) -> bool {
        matches!(self, TargetMeasure::Statistic(statistic) if statistic.needs_families)
    }

    /// Its value in one replication; nothing where it is not defined.
    pub fn of(&self, seen: &SimulatedRun<'_>) -> Option<f64> {
        match self {
            TargetMeasure::Outcome(outcome) => seen.outcome(outcome),
            TargetMeasure::Statistic(statistic) => (statistic.of)(seen).filter(|number| number.is_finite()),
            TargetMeasure::Parameter(owner, row) => {
                let Experiment { place, assumptions, options, .. } = seen.experiment;
                let schedule = options.first()?;
                match owner {
                    Owner::Lever => schedule.levers.get(row.group, row.name),
                    Owner::Environment => schedule.environment.get(row.group, row.name),
                    Owner::Place => place.figures.get(row.group, row.name),
                    Owner::Assumption => assumptions.get(row.group, row.name),
                }
            }
        }
    }
}
