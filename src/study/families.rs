//! Subgroups of families, and families matched with themselves, over all replications.
//!
//! Never knows how a number is printed.

use super::compare::{Measure, layout};
use super::plan::Plan;
use super::results::Results;
use crate::outcome::Outcome;
use crate::outcome::gain::{self, Fifth, Gain, Matched};
use crate::outcome::subgroup::{self, Group, Sums};
use crate::stats::{Sorted, summary};

/// One outcome of one group of families under one option.
#[derive(Clone, Debug)]
pub struct GroupMeasure {
    /// The option's index in the plan.
    pub option: usize,
    /// The group.
    pub group: Group,
    /// The outcome.
    pub outcome: &'static Outcome,
    /// Families in the group, mean over replications.
    pub families: f64,
    /// The outcome over all replications, beside the baseline's same group.
    pub measure: Measure,
}

/// Every outcome of every group of every option; nothing where the runs have no subgroups.
pub fn subgroups(plan: &Plan, results: &Results) -> Vec<GroupMeasure> {
    let mut measures = Vec::new();
    if results.shape().groups == 0 {
        return measures;
    }
    let groups = subgroup::groups(&plan.place);
    let outcomes = subgroup::outcomes();
    let layout = layout(plan, results);
    for (option, its) in plan.options.iter().enumerate() {
        for (index, group) in groups.iter().enumerate() {
            let own = results.sums(option, index);
            let baseline = (its.baseline != option).then(|| results.sums(its.baseline, index));
            let families = summary(&own.iter().map(|sums| sums.families).collect::<Vec<f64>>()).mean;
            for &outcome in &outcomes {
                let column =
                    |sums: &Vec<Sums>| sums.iter().map(|sums| sums.outcome(outcome)).collect::<Vec<f64>>();
                let baseline = baseline.as_ref().map(column);
                let measure = Measure::of(&column(&own), baseline.as_deref(), layout.as_ref());
                measures.push(GroupMeasure { option, group: group.clone(), outcome, families, measure });
            }
        }
    }
    measures
}

/// A number of families in a hundred, over replications.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct InAHundred {
    /// Mean; NaN where no family could be matched in any replication.
    pub mean: f64,
    /// What 5% of replications stay below.
    pub p5: f64,
    /// What 95% stay below.
    pub p95: f64,
}

/// How many families of an option fare better or worse than under its baseline.
#[derive(Clone, Copy)]
pub struct Winners {
    /// The option's index in the plan.
    pub option: usize,
    /// The measure with its threshold.
    pub gain: &'static Gain,
    /// Which families: all, or a fifth by capacity from 0.
    pub fifth: Fifth,
    /// Replications with a matched family.
    pub n: usize,
    /// Families matched, mean over replications.
    pub families: f64,
    /// Those that gain.
    pub gains: InAHundred,
    /// Those that lose.
    pub loses: InAHundred,
    /// Those that stay within the threshold.
    pub stays: InAHundred,
}

/// Every count of every option but baselines; nothing where the runs have none.
pub fn winners(plan: &Plan, results: &Results) -> Vec<Winners> {
    let mut all = Vec::new();
    if results.shape().matched == 0 {
        return all;
    }
    let alternatives = plan.options.iter().enumerate().filter(|(index, option)| option.baseline != *index);
    for (option, _) in alternatives {
        for (index, (gain, fifth)) in gain::rows().enumerate() {
            let counts = results.matched(option, index);
            let families: Vec<f64> = counts.iter().map(|matched| f64::from(matched.families)).collect();
            let gains = in_a_hundred(&counts, |matched| matched.gain);
            all.push(Winners {
                option,
                gain,
                fifth,
                n: counts.iter().filter(|matched| matched.families > 0).count(),
                families: summary(&families).mean,
                gains,
                loses: in_a_hundred(&counts, |matched| matched.lose),
                stays: in_a_hundred(&counts, |matched| matched.families - matched.gain - matched.lose),
            });
        }
    }
    all
}

fn in_a_hundred(counts: &[Matched], of: impl Fn(&Matched) -> u32) -> InAHundred {
    // Where a replication matched no family, 0 / 0 is not a number and is left out.
    let share = |matched: &Matched| 100.0 * f64::from(of(matched)) / f64::from(matched.families);
    let shares: Vec<f64> = counts.iter().map(share).collect();
    let sorted = Sorted::new(&shares);
    InAHundred { mean: summary(&shares).mean, p5: sorted.quantile(0.05), p95: sorted.quantile(0.95) }
}
