//! What a calibration is: parameters to fit within ranges, targets to fit them to, and what is left.
//!
//! Never knows the file that said so, nor how a set of parameters is simulated.

use super::measure::TargetMeasure;
use crate::basics::parameter::{Kind, Row, Table};
use crate::parameters::assumptions::Assumptions;
use crate::study::plan::Plan;

/// How many parameters may be fitted at once: more than this, and no population of a size that can be
/// run tells them apart.
pub const MOST_PARAMETERS: usize = 25;

/// What part a target plays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Official or well measured: decides whether a set is accepted.
    Hard,
    /// An analogue or a single site: pulls, and never decides.
    Soft,
    /// Not fitted: reported beside what was.
    Check,
    /// Put into the model by a figure of its own: reported, not fitted.
    Input,
}

impl Role {
    /// Every role, in the order of reports.
    pub const ALL: [Role; 4] = [Role::Hard, Role::Soft, Role::Check, Role::Input];

    /// In one word, as in files.
    pub fn word(self) -> &'static str {
        match self {
            Role::Hard => "hard",
            Role::Soft => "soft",
            Role::Check => "check",
            Role::Input => "input",
        }
    }

    /// By how much a target of this role counts in the distance, beside its own weight.
    pub fn factor(self) -> f64 {
        match self {
            Role::Hard => 1.0,
            Role::Soft => 0.25,
            Role::Check | Role::Input => 0.0,
        }
    }
}

/// A figure to be met.
#[derive(Clone, Debug)]
pub struct Target {
    /// Its name in files and reports.
    pub name: String,
    /// What is simulated for it.
    pub measure: TargetMeasure,
    /// The figure.
    pub value: f64,
    /// Low end of the band within which a simulated value is a hit.
    pub low: f64,
    /// High end of it.
    pub high: f64,
    /// What part it plays.
    pub role: Role,
    /// Its weight among the targets of its role.
    pub weight: f64,
    /// Where the figure comes from, and what has to be known of it.
    pub source: String,
}

impl Target {
    /// Whether a simulated value is a hit; never where it is not defined.
    pub fn is_hit(&self, simulated: Option<f64>) -> bool {
        simulated.is_some_and(|simulated| simulated >= self.low && simulated <= self.high)
    }
}

/// A figure that the model has no counterpart for.
#[derive(Clone, Debug)]
pub struct Unmapped {
    /// Its name.
    pub name: String,
    /// Why it has none.
    pub why: String,
}

/// A parameter to be fitted, uniform between two ends before anything is known.
#[derive(Clone, Debug)]
pub struct Fitted {
    /// The parameter.
    pub row: &'static Row,
    /// Low end.
    pub low: f64,
    /// High end.
    pub high: f64,
}

impl Fitted {
    /// The parameter's value for a coordinate in [0, 1].
    pub fn at(&self, unit: f64) -> f64 {
        match self.row.kind {
            // Every whole number between the ends is as likely as any other.
            Kind::Count => (self.low + (unit * (self.high - self.low + 1.0)).floor()).min(self.high),
            _ => self.low + unit * (self.high - self.low),
        }
    }
}

/// A calibration made definite.
#[derive(Clone, Debug)]
pub struct Targets {
    /// Place, policy, horizon, replications and seed of one evaluation, as a study of one option.
    pub plan: Plan,
    /// The same at the panel's other places: a set is judged by the mean over all.
    pub others: Vec<Plan>,
    /// What is fitted.
    pub parameters: Vec<Fitted>,
    /// What it is fitted to.
    pub targets: Vec<Target>,
    /// What it cannot be fitted to.
    pub unmapped: Vec<Unmapped>,
    /// Sets in a population.
    pub particles: usize,
    /// Generations at most, the first one drawn from the ranges included.
    pub generations: usize,
    /// How far outside its band, in half-widths of it, a hard target may lie in an accepted set.
    pub accept_within: f64,
}

impl Targets {
    /// The plans at all places.
    pub fn plans(&self) -> impl Iterator<Item = &Plan> {
        std::iter::once(&self.plan).chain(&self.others)
    }

    /// The assumptions of a point of the unit cube.
    pub fn assumptions(&self, point: &[f64]) -> Assumptions {
        let mut assumptions = self.plan.assumptions.clone();
        for (fitted, &unit) in self.parameters.iter().zip(point) {
            let known = assumptions.set(fitted.row.group, fitted.row.name, fitted.at(unit));
            debug_assert!(known, "`{}` is fitted but no assumption", fitted.row.key());
        }
        assumptions
    }

    /// Assumptions that the targets file holds elsewhere than at their defaults: part of every set.
    pub fn fixed(&self) -> Vec<(&'static Row, f64)> {
        let fitted = |row: &Row| self.parameters.iter().any(|fitted| fitted.row == row);
        let rows = self.plan.assumptions.rows().into_iter().filter(|row| !fitted(row));
        let values = rows.filter_map(|row| Some((row, self.plan.assumptions.get(row.group, row.name)?)));
        values.filter(|(row, value)| *value != row.default).collect()
    }

    /// The parameters' values at a point.
    pub fn values(&self, point: &[f64]) -> Vec<f64> {
        self.parameters.iter().zip(point).map(|(fitted, &unit)| fitted.at(unit)).collect()
    }

    /// Everything that decides what a calibration comes to, beside its plan, as one line a row.
    pub fn words(&self) -> String {
        let parameters =
            self.parameters.iter().map(|it| format!("{} {} {}\n", it.row.key(), it.low, it.high));
        let targets = self.targets.iter().map(|it| {
            let Target { name, value, low, high, weight, .. } = it;
            format!("{name} {} {value} {low} {high} {} {weight}\n", it.measure.name(), it.role.word())
        });
        let Targets { particles, generations, accept_within, .. } = self;
        let settings = format!("{particles} {generations} {accept_within}\n");
        parameters.chain(targets).chain([settings]).collect()
    }
}
