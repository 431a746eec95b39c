//! Which options the runs leave in question as the best on an outcome.
//!
//! Never names a winner, and never knows how a number is printed.

use crate::outcome::{Better, OUTCOMES};
use crate::stats::{Layout, Prefer, could_be_best, summary};
use crate::study::compare::layout;
use crate::study::plan::Plan;
use crate::study::results::Results;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The confidence with which the options left hold the best one.
pub const CONFIDENCE: f64 = 0.95;

/// Options of one environment that could still have the best mean of an outcome.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Best {
    /// The outcome's name.
    pub outcome: String,
    /// The environment's baseline, by its index.
    pub baseline: usize,
    /// The options left, by their indices.
    pub left: Vec<usize>,
    /// Options compared.
    pub of: usize,
}

/// Every headline outcome that has a better direction, an environment each.
pub(super) fn best(plan: &Plan, results: &Results) -> Vec<Best> {
    let layout = layout(plan, results);
    let rows = OUTCOMES
        .iter()
        .enumerate()
        .filter(|(_, outcome)| outcome.headline || outcome.name == plan.headline.name);
    let mut found = Vec::new();
    for (index, outcome) in rows {
        let prefer = match outcome.better {
            Better::Higher => Prefer::Higher,
            Better::Lower => Prefer::Lower,
            Better::Neither => continue,
        };
        let baselines = plan.options.iter().enumerate().filter(|(index, option)| option.baseline == *index);
        for (baseline, _) in baselines {
            let column =
                |option: usize| -> Vec<f64> { over_draws(results.horizon(option, index), layout.as_ref()) };
            let group = plan.options.iter().enumerate().filter(|(_, option)| option.baseline == baseline);
            // An outcome that is nowhere defined under an option says nothing of its rank.
            let group: Vec<(usize, Vec<f64>)> = group
                .map(|(option, _)| (option, column(option)))
                .filter(|(_, numbers)| numbers.iter().any(|number| !number.is_nan()))
                .collect();
            let (options, columns): (Vec<usize>, Vec<Vec<f64>>) = group.into_iter().unzip();
            let standings = could_be_best(&columns, prefer, CONFIDENCE);
            let left = options.iter().zip(standings).filter(|(_, standing)| standing.could_be_best);
            found.push(Best {
                outcome: outcome.name.to_owned(),
                baseline,
                left: left.map(|(&option, _)| option).collect(),
                of: options.len(),
            });
        }
    }
    found
}

/// Runs that share a draw are one observation: their mean.
fn over_draws(numbers: Vec<f64>, layout: Option<&Layout>) -> Vec<f64> {
    let Some(layout) = layout else { return numbers };
    let mut groups: BTreeMap<usize, Vec<f64>> = BTreeMap::new();
    for (&draw, number) in layout.draws.iter().zip(numbers) {
        groups.entry(draw).or_default().push(number);
    }
    groups.values().map(|group| summary(group).mean).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::study::compare::tests::{plan, results};

    #[test]
    fn only_what_the_runs_rule_out_is_left_out() {
        let found = best(&plan(60), &results(60));
        let of = |name: &str| found.iter().find(|one| one.outcome == name).unwrap();
        // The card adds seven points to take-up and £90,000 to cost; the third option is the first.
        assert_eq!((of("take_up").left.clone(), of("take_up").of), (vec![1], 3));
        assert_eq!(of("cost_total").left, [0, 2]);
        assert_eq!(of("overloaded").left, [0, 1, 2]);
    }

    #[test]
    fn runs_of_one_draw_are_one_observation() {
        let layout = Layout { draws: vec![0, 0, 1, 1], random_streams: None };
        assert_eq!(over_draws(vec![1.0, 3.0, f64::NAN, 5.0], Some(&layout)), [2.0, 5.0]);
        assert_eq!(over_draws(vec![1.0, 3.0], None), [1.0, 3.0]);
    }
}
