//! Outcomes of an option over all replications, with the spread that pictures need.
//!
//! Never knows how a number is printed.

use super::uncertainty::OverDraws;
use crate::stats::{Layout, Paired, Sorted};
use crate::study::compare::{Measure, level};
use crate::study::undefined;
use serde::{Deserialize, Serialize};

/// How many equally likely futures stand for all replications.
pub const DOTS: usize = 20;

/// What 5, 25, 50, 75 and 95% of replications stay below; NaN where there is none.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Quantiles {
    /// A twentieth lie below.
    #[serde(with = "undefined")]
    pub p5: f64,
    /// A quarter.
    #[serde(with = "undefined")]
    pub p25: f64,
    /// Half.
    #[serde(with = "undefined")]
    pub p50: f64,
    /// Three quarters.
    #[serde(with = "undefined")]
    pub p75: f64,
    /// All but a twentieth.
    #[serde(with = "undefined")]
    pub p95: f64,
}

impl Quantiles {
    /// Of some numbers.
    pub fn of(sorted: &Sorted) -> Quantiles {
        let [p5, p25, p50, p75, p95] = [0.05, 0.25, 0.5, 0.75, 0.95].map(|share| sorted.quantile(share));
        Quantiles { p5, p25, p50, p75, p95 }
    }
}

/// One outcome of one option over all replications.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Measured {
    /// Replications of which it is: those in which it is defined, under the baseline too where they share any.
    pub n: usize,
    /// Mean; NaN where it is never defined.
    #[serde(with = "undefined")]
    pub mean: f64,
    /// Standard deviation between replications; NaN for fewer than two.
    #[serde(with = "undefined")]
    pub sd: f64,
    /// The spread over replications.
    pub spread: Quantiles,
    /// Twenty equally likely futures, ascending; empty where nobody draws them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub dots: Vec<f64>,
    /// The option less its baseline in matched runs; `None` for a baseline.
    pub against: Option<Against>,
    /// What draws of the assumptions say of the difference (for a baseline, of the outcome); `None`
    /// where chance alone varied.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub over_draws: Option<OverDraws>,
}

/// An option less its baseline, replication by replication.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Against {
    /// Replications in which both are defined.
    pub n: usize,
    /// Mean difference; NaN where there is no pair.
    #[serde(with = "undefined")]
    pub mean: f64,
    /// The baseline's mean over the same replications; NaN where there is no pair, and in answers of builds that
    /// did not keep it.
    #[serde(default = "nothing", with = "undefined")]
    pub baseline: f64,
    /// Standard deviation of the differences; NaN for fewer than two pairs.
    #[serde(with = "undefined")]
    pub sd: f64,
    /// Low end of the mean's 95% interval; NaN for fewer than two pairs.
    #[serde(with = "undefined")]
    pub low: f64,
    /// High end.
    #[serde(with = "undefined")]
    pub high: f64,
    /// The spread of matched differences.
    pub spread: Quantiles,
    /// Twenty equally likely differences, ascending; empty where nobody draws them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub dots: Vec<f64>,
    /// Pairs with a difference above zero.
    pub raised: usize,
    /// Pairs with a difference below zero.
    pub lowered: usize,
    /// Pairs without a difference.
    pub equal: usize,
}

impl Measured {
    /// An option's numbers, one a replication, beside its baseline's where it has one; `layout` has the
    /// draw of each where replications share draws.
    pub fn of(own: &[f64], baseline: Option<&[f64]>, layout: Option<&Layout>, with_dots: bool) -> Measured {
        let sorted = Sorted::new(&level(own, baseline));
        let measure = Measure::of(own, baseline, layout);
        let pair = baseline.zip(measure.against);
        Measured {
            n: measure.n,
            mean: measure.mean,
            sd: measure.sd,
            over_draws: measure.draws.as_ref().map(OverDraws::of),
            spread: Quantiles::of(&sorted),
            dots: if with_dots { dots(&sorted) } else { Vec::new() },
            against: pair.map(|(baseline, pair)| against(own, baseline, &pair, with_dots)),
        }
    }

    /// Whether every matched pair is equal; `false` for a baseline.
    pub fn is_same(&self) -> bool {
        self.against.as_ref().is_some_and(|pair| pair.raised == 0 && pair.lowered == 0)
    }
}

fn nothing() -> f64 {
    f64::NAN
}

fn against(own: &[f64], baseline: &[f64], pair: &Paired, with_dots: bool) -> Against {
    let differences: Vec<f64> = own.iter().zip(baseline).map(|(own, baseline)| own - baseline).collect();
    let sorted = Sorted::new(&differences);
    Against {
        n: pair.n,
        mean: pair.mean,
        baseline: pair.baseline,
        sd: pair.sd,
        low: pair.low,
        high: pair.high,
        spread: Quantiles::of(&sorted),
        dots: if with_dots { dots(&sorted) } else { Vec::new() },
        raised: pair.raised,
        lowered: pair.lowered,
        equal: pair.n - pair.raised - pair.lowered,
    }
}

/// The quantiles at the middles of twenty equal shares; none where there is no number.
fn dots(sorted: &Sorted) -> Vec<f64> {
    if sorted.n() == 0 {
        return Vec::new();
    }
    (0..DOTS).map(|dot| sorted.quantile((dot as f64 + 0.5) / DOTS as f64)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dots_are_the_middles_of_equal_shares_and_pairs_are_counted() {
        let own: Vec<f64> = (0..41).map(f64::from).collect();
        let other: Vec<f64> = own.iter().map(|number| if *number < 11.0 { *number } else { 10.0 }).collect();
        let measured = Measured::of(&own, Some(&other), None, true);
        assert_eq!((measured.dots.len(), measured.dots[0], measured.dots[19]), (DOTS, 1.0, 39.0));
        let pair = measured.against.clone().unwrap();
        assert_eq!((pair.raised, pair.lowered, pair.equal, pair.n), (30, 0, 11, 41));
        assert!(!measured.is_same() && Measured::of(&own, Some(&own), None, false).is_same());
    }

    #[test]
    fn what_is_not_defined_comes_back_from_a_file_as_it_was() {
        let measured = Measured::of(&[f64::NAN], Some(&[1.0]), None, true);
        let text = serde_json::to_string(&measured).unwrap();
        assert!(text.contains("\"mean\":null"), "{text}");
        let back: Measured = serde_json::from_str(&text).unwrap();
        assert!(back.mean.is_nan() && back.spread.p5.is_nan() && back.dots.is_empty() && back.n == 0);
        assert_eq!(serde_json::to_string(&back).unwrap(), text);
    }
}
