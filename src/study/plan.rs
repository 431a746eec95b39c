//! A study made definite: one place, options (policy x environment), seed, replications.

use crate::assumptions::Assumptions;
use crate::outcome::Outcome;
use crate::place::Place;
use crate::replication::{Course, Experiment};

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
    /// Values outside their plausible range and the like, in sentences.
    pub warnings: Vec<String>,
}

impl Plan {
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
}
