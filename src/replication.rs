//! One replication: warm up once, fork into every option, run each to the horizon.
//!
//! Never knows of files, threads or other replications.

use crate::assumptions::Assumptions;
use crate::environment::Environment;
use crate::outcome::{OUTCOMES, Tally};
use crate::place::Place;
use crate::policy::Levers;

/// What a council decides and what happens to it, from the fork on.
#[derive(Clone, Debug, PartialEq)]
pub struct Course {
    /// What the council decides.
    pub levers: Levers,
    /// What happens to it.
    pub environment: Environment,
}

/// Everything that one replication needs.
#[derive(Clone, Debug)]
pub struct Experiment {
    /// The council.
    pub place: Place,
    /// What nobody knows.
    pub assumptions: Assumptions,
    /// The course until the fork.
    pub warm_up: Course,
    /// The courses compared.
    pub options: Vec<Course>,
    /// Simulated years, the warm-up year included; at least 2.
    pub horizon_years: u32,
    /// The study's seed.
    pub seed: u64,
}

/// What one option came to in one replication.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Run {
    /// Outcomes over all policy years, in the order of [`OUTCOMES`]; NaN where not defined.
    pub horizon: Vec<f64>,
    /// Outcomes of each policy year.
    pub years: Vec<Vec<f64>>,
    /// Headline outcomes of each policy quarter, in the order of the headline rows of [`OUTCOMES`].
    pub quarters: Vec<Vec<f64>>,
}

impl Run {
    /// From the tallies of the policy quarters, in order (four a year).
    pub fn from_quarters(quarters: &[Tally]) -> Run {
        let sum = |span: &[Tally]| {
            let mut total = Tally::default();
            span.iter().for_each(|tally| total.add(tally));
            total
        };
        let all = |tally: &Tally| -> Vec<f64> {
            OUTCOMES.iter().map(|outcome| outcome.of(tally).unwrap_or(f64::NAN)).collect()
        };
        let headline = |tally: &Tally| -> Vec<f64> {
            let rows = OUTCOMES.iter().filter(|outcome| outcome.headline);
            rows.map(|outcome| outcome.of(tally).unwrap_or(f64::NAN)).collect()
        };
        Run {
            horizon: all(&sum(quarters)),
            years: quarters.chunks(4).map(|year| all(&sum(year))).collect(),
            quarters: quarters.iter().map(headline).collect(),
        }
    }
}
