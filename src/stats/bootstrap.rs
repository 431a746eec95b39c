//! Intervals of awkward statistics (a ratio, a Gini coefficient, a median) by resampling
//! replications: the percentile interval and Efron's BCa.
//!
//! Resamples whole replications, so that matched runs stay matched; never families within a run,
//! which share their council's random stream.

use super::distribution::{is_share, normal_below, normal_quantile, upper_share};
use super::quantile::Sorted;
use super::resampler::Resampler;
use super::summary::summary;

/// What resampling says of a statistic.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bootstrap {
    /// The statistic over all replications, each once.
    pub estimate: f64,
    /// Resamples in which the statistic is defined; those in which it is not are left out.
    pub resamples: usize,
    /// Standard deviation over the resamples: the standard error of the estimate.
    pub standard_error: f64,
    /// Bias correction: the normal quantile of the share of resamples below the estimate, those equal
    /// to it counted half.
    pub bias: f64,
    /// Acceleration, from leaving out one replication at a time; 0 where that changes nothing.
    pub acceleration: f64,
    /// Percentile interval.
    pub percentile: (f64, f64),
    /// Bias-corrected and accelerated interval; NaN where every resample is on one side of the
    /// estimate.
    pub bca: (f64, f64),
}

/// Resamples `replications` places with replacement `resamples` times (9,999 is usual) and takes
/// `statistic` of each list of places: the caller looks up there what it needs, option and baseline
/// alike. A pure function of `seed` and of `statistic`, which gives NaN where it is not defined.
///
/// `confidence` is strictly between 0 and 1. Intervals are NaN outside that, for fewer than two
/// replications, and where no resample defines the statistic. Percentiles are of type 7, as in
/// [`Sorted::quantile`].
pub fn bootstrap(
    replications: usize,
    resamples: usize,
    seed: u64,
    confidence: f64,
    mut statistic: impl FnMut(&[usize]) -> f64,
) -> Bootstrap {
    let mut indices: Vec<usize> = (0..replications).collect();
    let estimate = if replications > 0 { statistic(&indices) } else { f64::NAN };
    if replications < 2 || estimate.is_nan() {
        let none = (f64::NAN, f64::NAN);
        let (bias, acceleration, standard_error) = (f64::NAN, f64::NAN, f64::NAN);
        return Bootstrap {
            estimate,
            resamples: 0,
            standard_error,
            bias,
            acceleration,
            percentile: none,
            bca: none,
        };
    }
    let acceleration = acceleration(replications, &mut statistic);
    let drawn: Vec<f64> = (0..resamples as u64)
        .map(|resample| {
            let mut resampler = Resampler::new(seed, resample);
            indices.iter_mut().for_each(|index| *index = resampler.below(replications));
            statistic(&indices)
        })
        .collect();
    let sorted = Sorted::new(&drawn);
    let bias = normal_quantile(below(sorted.numbers(), estimate));
    let upper = upper_share(confidence);
    let at = |share: f64| if is_share(share) { sorted.quantile(share) } else { f64::NAN };
    let corrected = |share: f64| {
        let shifted = bias + normal_quantile(share);
        at(normal_below(bias + shifted / (1.0 - acceleration * shifted)))
    };
    Bootstrap {
        estimate,
        resamples: sorted.n(),
        standard_error: summary(&drawn).sd,
        bias,
        acceleration,
        percentile: (at(1.0 - upper), at(upper)),
        bca: (corrected(1.0 - upper), corrected(upper)),
    }
}

/// The share of numbers in order below `number`, those equal to it counted half.
fn below(sorted: &[f64], number: f64) -> f64 {
    let less = sorted.partition_point(|&drawn| drawn < number);
    let no_more = sorted.partition_point(|&drawn| drawn <= number);
    (less + no_more) as f64 / (2 * sorted.len()) as f64
}

/// A sixth of the skewness of what each replication moves the statistic by.
fn acceleration(replications: usize, statistic: &mut impl FnMut(&[usize]) -> f64) -> f64 {
    let without: Vec<f64> = (0..replications)
        .map(|left_out| {
            let rest: Vec<usize> = (0..replications).filter(|&index| index != left_out).collect();
            statistic(&rest)
        })
        .collect();
    let mean = summary(&without).mean;
    let moves = || without.iter().filter(|number| !number.is_nan()).map(|number| mean - number);
    let squares: f64 = moves().map(|moved| moved * moved).sum();
    let cubes: f64 = moves().map(|moved| moved * moved * moved).sum();
    if squares == 0.0 { 0.0 } else { cubes / (6.0 * squares * squares.sqrt()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::fixtures::{BASELINE, OPTION, X20, near};

    fn mean(of: &[usize]) -> f64 {
        of.iter().map(|&index| X20[index]).sum::<f64>() / of.len() as f64
    }

    fn median(of: &[usize]) -> f64 {
        Sorted::new(&of.iter().map(|&index| X20[index]).collect::<Vec<f64>>()).quantile(0.5)
    }

    fn variation(of: &[usize]) -> f64 {
        let s = summary(&of.iter().map(|&index| X20[index]).collect::<Vec<f64>>());
        s.sd / s.mean
    }

    #[test]
    fn intervals_agree_with_scipy_on_the_same_resamples() {
        // scipy.stats.bootstrap given the same resamples as `bootstrap_result`, both methods
        type Row = (fn(&[usize]) -> f64, usize, usize, u64, f64, (f64, f64), (f64, f64), f64);
        let rows: [Row; 3] = [
            (
                mean,
                20,
                9999,
                1,
                0.95,
                (11.6, 15.595_25),
                (11.91, 16.506_516_159_193_87),
                1.034_005_742_467_97,
            ),
            (median, 19, 1999, 5, 0.9, (11.0, 13.7), (11.0, 13.7), 0.679_975_406_648_795_4),
            (
                variation,
                20,
                1999,
                3,
                0.95,
                (0.144_877_813_190_382_98, 0.478_025_846_757_302_1),
                (0.186_830_281_931_803_12, 0.524_438_511_250_301_6),
                0.097_522_206_373_118_72,
            ),
        ];
        for (statistic, n, resamples, seed, confidence, percentile, bca, error) in rows {
            let b = bootstrap(n, resamples, seed, confidence, statistic);
            assert_eq!(b.resamples, resamples);
            near(b.percentile.0, percentile.0, 1e-9);
            near(b.percentile.1, percentile.1, 1e-9);
            near(b.bca.0, bca.0, 1e-8);
            near(b.bca.1, bca.1, 1e-8);
            near(b.standard_error, error, 1e-9);
        }
    }

    #[test]
    fn many_resamples_agree_with_scipy_on_its_own() {
        // scipy.stats.bootstrap(method="BCa", n_resamples=99999) with a generator of its own
        let b = bootstrap(20, 99_999, 1, 0.95, mean);
        near(b.acceleration, 0.090_994_908_037_372_45, 1e-7);
        near(b.bca.0, 11.89, 0.15);
        near(b.bca.1, 16.475, 0.15);
        near(b.percentile.0, 11.595, 0.15);
        near(b.percentile.1, 15.585, 0.15);
        near(b.estimate, 13.305, 1e-12);
    }

    #[test]
    fn matched_runs_stay_matched() {
        // A constant difference is certain, however much both sides vary.
        let shifted = BASELINE.map(|number| number + 4.0);
        let difference = |of: &[usize]| {
            of.iter().map(|&index| shifted[index] - BASELINE[index]).sum::<f64>() / of.len() as f64
        };
        let b = bootstrap(10, 200, 1, 0.95, difference);
        assert_eq!((b.percentile, b.bca, b.acceleration), ((4.0, 4.0), (4.0, 4.0), 0.0));
    }

    #[test]
    fn a_seed_gives_the_same_interval_and_another_seed_another() {
        let of = |seed| bootstrap(20, 500, seed, 0.95, mean);
        assert_eq!(of(4), of(4));
        assert_ne!(of(4).percentile, of(5).percentile);
    }

    #[test]
    fn what_is_not_defined_gives_no_interval() {
        let none = bootstrap(20, 100, 1, 0.95, |_| f64::NAN);
        assert!(none.resamples == 0 && none.bca.0.is_nan() && none.percentile.1.is_nan());
        assert!(bootstrap(1, 100, 1, 0.95, mean).bca.0.is_nan());
        assert!(bootstrap(0, 100, 1, 0.95, mean).estimate.is_nan());
        assert!(bootstrap(20, 100, 1, 95.0, mean).percentile.0.is_nan());
        // The largest number is never below its resamples: no correction can be made, and none is.
        let largest = |of: &[usize]| of.iter().map(|&index| OPTION[index % 10]).fold(0.0, f64::max);
        let b = bootstrap(10, 40, 1, 0.95, |of| largest(of) + if of.len() == 10 { 0.0 } else { 1.0 });
        assert!(b.percentile.1 == 120.0 && b.bca.1.is_finite());
        let low =
            bootstrap(10, 40, 1, 0.95, |of| if of == [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] { 1.0 } else { 0.0 });
        assert!(low.bca.0.is_nan() && low.percentile == (0.0, 0.0));
    }

    #[test]
    fn two_replications_suffice_and_none_asks_nothing() {
        let two = bootstrap(2, 99, 1, 0.9, mean);
        assert!(two.resamples == 99 && two.percentile.0 < two.percentile.1, "{two:?}");
        // A statistic that cannot be asked of nothing is not.
        let none = bootstrap(0, 99, 1, 0.9, |of| X20[of[0]]);
        assert!(none.estimate.is_nan() && none.resamples == 0);
    }
}
