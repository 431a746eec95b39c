//! Where an outcome has nothing to divide by: in which runs and years of an option it has no number.
//!
//! Never knows how it is said.

use super::plan::{Plan, PolicyOption};
use super::results::Results;
use crate::outcome::{OUTCOMES, Outcome};
use serde::{Deserialize, Serialize};

/// An option under which a headline outcome has no number in some runs or policy years.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Gap {
    /// The option's index.
    pub option: usize,
    /// The outcome's name.
    pub outcome: String,
    /// Runs in which there is something to divide by in some policy year.
    pub runs: usize,
    /// Runs that are completed.
    pub of_runs: usize,
    /// Policy years with something to divide by, mean over those runs; 0 where there is none.
    pub years: f64,
    /// The same of the baseline over all its runs.
    pub baseline_years: f64,
    /// Policy years.
    pub of_years: usize,
}

/// Every gap in a headline outcome and in the outcome named before the run, in the order of outcomes, then of
/// options. An option that has as few years as its baseline in every run is none.
pub fn gaps(plan: &Plan, results: &Results) -> Vec<Gap> {
    let shown = |outcome: &&Outcome| outcome.headline || outcome.name == plan.headline.name;
    OUTCOMES.iter().filter(shown).flat_map(|outcome| of_outcome(plan, results, outcome)).collect()
}

fn of_outcome(plan: &Plan, results: &Results, outcome: &Outcome) -> Vec<Gap> {
    let years = results.shape().years;
    // Policy years with a number, by run.
    let counted = |option: usize| -> Vec<usize> {
        let mut runs = vec![0; results.horizon(option, outcome.index).len()];
        for year in 0..years {
            for (run, number) in runs.iter_mut().zip(results.year(option, year, outcome.index)) {
                *run += usize::from(!number.is_nan());
            }
        }
        runs
    };
    let mean = |counts: &[usize]| {
        let some: Vec<usize> = counts.iter().copied().filter(|count| *count > 0).collect();
        if some.is_empty() { 0.0 } else { some.iter().sum::<usize>() as f64 / some.len() as f64 }
    };
    let of_option = |(index, option): (usize, &PolicyOption)| {
        let (own, baseline) = (counted(index), counted(option.baseline));
        let runs = own.iter().filter(|count| **count > 0).count();
        let differs = runs < own.len() || (option.baseline != index && own != baseline);
        differs.then(|| Gap {
            option: index,
            outcome: outcome.name.to_owned(),
            runs,
            of_runs: own.len(),
            years: mean(&own),
            baseline_years: mean(&baseline),
            of_years: years,
        })
    };
    plan.options.iter().enumerate().filter_map(of_option).collect()
}
