//! How well an answer is known: draws of what nobody knows, and bundles taken apart.
//!
//! Never knows how a number is printed.

use super::undefined;
use crate::stats::Layered;
use crate::study::parts::{Known, Split};
use crate::study::plan::Plan;
use crate::study::unknowns::Uncertainty;
use serde::{Deserialize, Serialize};

/// How the assumptions were drawn.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DrawnTold {
    /// What varied.
    pub uncertainty: Uncertainty,
    /// A calibration's name or table, or `ranges`.
    pub source: String,
    /// Draws taken.
    pub draws: usize,
    /// Replications under each.
    pub each: u32,
}

impl DrawnTold {
    pub(super) fn of(plan: &Plan, over: u32) -> Option<DrawnTold> {
        let unknowns = &plan.unknowns;
        (!unknowns.sets.is_empty()).then(|| DrawnTold {
            uncertainty: unknowns.uncertainty,
            source: unknowns.source.clone(),
            draws: unknowns.taken(over),
            each: unknowns.each,
        })
    }
}

/// What draws say of an outcome, or of an option's difference in it.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct OverDrawsTold {
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
    /// The share of the variance between runs that is not knowing; NaN where it is not determined.
    #[serde(with = "undefined")]
    pub not_knowing: f64,
}

impl OverDrawsTold {
    pub(super) fn of(said: &Layered) -> OverDrawsTold {
        let Layered { over, not_knowing, .. } = *said;
        let (n, p5, p95, raised, lowered) = (over.n, over.p5, over.p95, over.raised, over.lowered);
        OverDrawsTold { n, p5, p95, raised, lowered, not_knowing }
    }
}

/// A mean with its 95% interval.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct KnownTold {
    /// Mean.
    #[serde(with = "undefined")]
    pub mean: f64,
    /// Low end.
    #[serde(with = "undefined")]
    pub low: f64,
    /// High end.
    #[serde(with = "undefined")]
    pub high: f64,
}

impl From<Known> for KnownTold {
    fn from(known: Known) -> KnownTold {
        KnownTold { mean: known.mean, low: known.low, high: known.high }
    }
}

/// One option's effect on one outcome by part.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SharesTold {
    /// The option's place.
    pub option: usize,
    /// The outcome's name.
    pub outcome: String,
    /// Whether every set of parts was lived.
    pub is_exact: bool,
    /// The whole effect.
    pub total: KnownTold,
    /// Each part by name with its share.
    pub parts: Vec<(String, KnownTold)>,
}

/// Every option taken apart, an outcome each.
pub(super) fn shares(splits: &[Split]) -> Vec<SharesTold> {
    let told = splits.iter().flat_map(|split| {
        split.shares.iter().map(|shares| SharesTold {
            option: split.option,
            outcome: shares.outcome.name.to_owned(),
            is_exact: split.is_exact,
            total: shares.total.into(),
            parts: split
                .names
                .iter()
                .cloned()
                .zip(shares.parts.iter().copied().map(KnownTold::from))
                .collect(),
        })
    });
    told.collect()
}
