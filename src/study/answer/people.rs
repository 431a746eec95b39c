//! Who gains, who loses, and how groups of families fare.
//!
//! Never knows how a number is printed.

use super::measured::Measured;
use crate::outcome::gain::GAINS;
use crate::outcome::subgroup::{self, Sums};
use crate::stats::summary;
use crate::study::compare::layout;
use crate::study::families::{self, InAHundred};
use crate::study::plan::Plan;
use crate::study::results::Results;
use crate::study::undefined;
use serde::{Deserialize, Serialize};

/// One measure of how a family fares, and the least difference that counts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Gain {
    /// The name in files.
    pub name: String,
    /// The name in print.
    pub label: String,
    /// The threshold in words.
    pub words: String,
    /// Why this much.
    pub reason: String,
}

/// Every measure, in order.
pub(super) fn gains() -> Vec<Gain> {
    let gains = GAINS.iter().map(|gain| Gain {
        name: gain.name.to_owned(),
        label: gain.label.to_owned(),
        words: gain.words.to_owned(),
        reason: gain.reason.to_owned(),
    });
    gains.collect()
}

/// Families in a hundred, over replications.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Hundred {
    /// Mean.
    #[serde(with = "undefined")]
    pub mean: f64,
    /// What 5% of replications stay below.
    #[serde(with = "undefined")]
    pub p5: f64,
    /// What 95% stay below.
    #[serde(with = "undefined")]
    pub p95: f64,
}

impl From<InAHundred> for Hundred {
    fn from(of: InAHundred) -> Hundred {
        Hundred { mean: of.mean, p5: of.p5, p95: of.p95 }
    }
}

/// How many families of an option fare better or worse than under its baseline.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Winners {
    /// The option's index.
    pub option: usize,
    /// The measure's name.
    pub gain: String,
    /// Which families: all, or a fifth by capacity from 0, the least.
    pub fifth: Option<u8>,
    /// Families matched, mean over replications.
    #[serde(with = "undefined")]
    pub families: f64,
    /// Those that gain.
    pub better: Hundred,
    /// Those that lose.
    pub worse: Hundred,
    /// Those that stay within the threshold.
    pub same: Hundred,
}

pub(super) fn winners(plan: &Plan, results: &Results) -> Vec<Winners> {
    let winners = families::winners(plan, results).into_iter().map(|one| Winners {
        option: one.option,
        gain: one.gain.name.to_owned(),
        fifth: one.fifth,
        families: one.families,
        better: one.gains.into(),
        worse: one.loses.into(),
        same: one.stays.into(),
    });
    winners.collect()
}

/// One outcome of one group of families under one option.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Group {
    /// The option's index.
    pub option: usize,
    /// How families are divided.
    pub dimension: String,
    /// The group's name.
    pub group: String,
    /// The outcome's name.
    pub outcome: String,
    /// Families in the group, mean over replications.
    #[serde(with = "undefined")]
    pub families: f64,
    /// The outcome, beside the baseline's same group.
    pub measured: Measured,
}

/// Divisions that hold the same families under an option and its baseline, and are shown.
const DIMENSIONS: [&str; 6] = ["all", "capacity", "need", "supply", "area", "deprivation"];

pub(super) fn groups(plan: &Plan, results: &Results) -> Vec<Group> {
    if results.shape().groups == 0 {
        return Vec::new();
    }
    let groups = subgroup::groups(&plan.place);
    let outcomes = subgroup::outcomes();
    let outcomes = || outcomes.iter().filter(|outcome| outcome.beside_headline.is_some());
    let layout = layout(plan, results);
    let mut measured = Vec::new();
    for (option, its) in plan.options.iter().enumerate() {
        let groups = groups.iter().enumerate().filter(|(_, group)| DIMENSIONS.contains(&group.dimension));
        for (index, group) in groups {
            let own = results.sums(option, index);
            let baseline = (its.baseline != option).then(|| results.sums(its.baseline, index));
            let families = summary(&own.iter().map(|sums| sums.families).collect::<Vec<f64>>()).mean;
            for &outcome in outcomes() {
                let column =
                    |sums: &Vec<Sums>| sums.iter().map(|sums| sums.outcome(outcome)).collect::<Vec<f64>>();
                let baseline = baseline.as_ref().map(column);
                measured.push(Group {
                    option,
                    dimension: group.dimension.to_owned(),
                    group: group.name.clone(),
                    outcome: outcome.name.to_owned(),
                    families,
                    measured: Measured::of(&column(&own), baseline.as_deref(), layout.as_ref(), false),
                });
            }
        }
    }
    measured
}
