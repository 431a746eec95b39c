//! How well an answer is known over draws of the assumptions, and the effects of bundles by part.
//!
//! Never knows how a number is printed.

use crate::stats::Layered;
use crate::study::attribution::{self, Estimate};
use crate::study::parameter_uncertainty::Uncertainty;
use crate::study::plan::Plan;
use crate::study::undefined;
use serde::{Deserialize, Serialize};

/// How the assumptions were drawn.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Drawn {
    /// What varied.
    pub uncertainty: Uncertainty,
    /// A calibration's name or table, or `ranges`.
    pub source: String,
    /// Draws taken.
    pub draws: usize,
    /// Replications under each.
    pub each: u32,
}

impl Drawn {
    pub(super) fn of(plan: &Plan, done: u32) -> Option<Drawn> {
        let drawn = &plan.parameter_uncertainty;
        (!drawn.draws.is_empty()).then(|| Drawn {
            uncertainty: drawn.uncertainty,
            source: drawn.source.clone(),
            draws: drawn.taken(done),
            each: drawn.runs_a_draw,
        })
    }
}

/// An outcome, or an option's difference in it, over draws of the assumptions.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct OverDraws {
    /// Different draws.
    pub n: usize,
    /// What 5% of the draws' means stay below.
    #[serde(with = "undefined")]
    pub p5: f64,
    /// What 95% stay below.
    #[serde(with = "undefined")]
    pub p95: f64,
    /// Draws whose mean is above zero.
    pub raised: usize,
    /// Draws whose mean is below zero.
    pub lowered: usize,
    /// The share of the variance between runs that comes from uncertain assumptions; NaN where it is not determined.
    #[serde(with = "undefined")]
    pub not_knowing: f64,
}

impl OverDraws {
    pub(super) fn of(layered: &Layered) -> OverDraws {
        let Layered { over, not_knowing, .. } = *layered;
        let (n, p5, p95, raised, lowered) = (over.n, over.p5, over.p95, over.raised, over.lowered);
        OverDraws { n, p5, p95, raised, lowered, not_knowing }
    }
}

/// One option's effect on one outcome by part.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Attribution {
    /// The option's index.
    pub option: usize,
    /// The outcome's name.
    pub outcome: String,
    /// Whether every set of parts was simulated.
    pub is_exact: bool,
    /// The whole effect, in the outcome's unit.
    pub total: Estimate,
    /// Each part by name with its share.
    pub parts: Vec<(String, Estimate)>,
}

/// Every option whose effect was attributed to its parts, an outcome each.
pub(super) fn attributions(attributed: &[attribution::Attribution]) -> Vec<Attribution> {
    let by_outcome = attributed.iter().flat_map(|option| {
        option.shares.iter().map(|shares| Attribution {
            option: option.option,
            outcome: shares.outcome.name.to_owned(),
            is_exact: option.is_exact,
            total: shares.total,
            parts: option.names.iter().cloned().zip(shares.parts.iter().copied()).collect(),
        })
    });
    by_outcome.collect()
}
