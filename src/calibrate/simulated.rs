//! One replication of one set of assumptions, as measures and statistics read it.

use crate::outcome::Outcome;
use crate::outcome::family_record::FamilyRecord;
use crate::replication::{Experiment, Run};

/// One replication as a measure sees it: one option, with its families where a measure asks.
#[derive(Clone, Copy, Debug)]
pub struct SimulatedRun<'a> {
    /// What was simulated.
    pub experiment: &'a Experiment,
    /// Its outcomes.
    pub run: &'a Run,
    /// Every family's record; empty where no measure needs them.
    pub families: &'a [FamilyRecord],
}

impl SimulatedRun<'_> {
    /// An outcome over all policy years, where it is defined.
    pub fn outcome(&self, outcome: &Outcome) -> Option<f64> {
        self.run.horizon.get(outcome.index).copied().filter(|number| number.is_finite())
    }

    /// An outcome in each policy year in which it is defined.
    pub fn yearly(&self, outcome: &Outcome) -> Vec<f64> {
        self.run.years.iter().map(|year| year[outcome.index]).filter(|number| number.is_finite()).collect()
    }
}
