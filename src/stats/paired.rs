//! Differences between matched runs, and what matching was worth.

use super::distribution::student_beyond;
use super::quantile::Sorted;
use super::summary::{half_width, summary};

/// What an option's runs came to, less those of its baseline, replication by replication.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Paired {
    /// Replications in which both are defined.
    pub n: usize,
    /// Mean difference; NaN where there is no pair.
    pub mean: f64,
    /// The baseline's mean over the same replications; NaN where there is no pair.
    pub baseline: f64,
    /// Standard deviation of the differences; NaN for fewer than two pairs.
    pub sd: f64,
    /// Low end of the mean's 95% interval (Student's t); NaN for fewer than two pairs.
    pub low: f64,
    /// High end.
    pub high: f64,
    /// The difference that 5% of the pairs stay below.
    pub p5: f64,
    /// The difference that 95% of the pairs stay below.
    pub p95: f64,
    /// Pairs with a difference above zero.
    pub raised: usize,
    /// Pairs with a difference below zero.
    pub lowered: usize,
    /// Variance of the difference of two unmatched runs over that of matched ones: how many times
    /// as many replications would be needed without shared random streams. NaN where matched runs never vary.
    pub variance_ratio: f64,
}

impl Paired {
    /// The mean difference in standard errors; NaN for fewer than two pairs, or where neither the
    /// mean nor the spread differs from zero.
    pub fn t(&self) -> f64 {
        self.mean / (self.sd / (self.n as f64).sqrt())
    }

    /// The probability of a mean difference as far from zero if there were none (paired t test, two
    /// sides): what corrections for many comparisons take. 1 where every difference is zero; NaN for
    /// fewer than two pairs.
    pub fn p_value(&self) -> f64 {
        if self.n > 1 && self.mean == 0.0 {
            return 1.0;
        }
        student_beyond(self.t(), self.n.saturating_sub(1) as f64)
    }
}

/// Pairs `option` with `baseline`, both in the order of replications and of one length.
pub fn paired(option: &[f64], baseline: &[f64]) -> Paired {
    debug_assert_eq!(option.len(), baseline.len());
    let pairs: Vec<(f64, f64)> = option
        .iter()
        .zip(baseline)
        .filter(|(left, right)| !left.is_nan() && !right.is_nan())
        .map(|(&left, &right)| (left, right))
        .collect();
    let differences: Vec<f64> = pairs.iter().map(|(left, right)| left - right).collect();
    let difference = summary(&differences);
    let half = half_width(difference.sd, difference.n);
    let variance = |side: fn(&(f64, f64)) -> f64| {
        let sd = summary(&pairs.iter().map(side).collect::<Vec<f64>>()).sd;
        sd * sd
    };
    let matched = difference.sd * difference.sd;
    let unmatched = variance(|pair| pair.0) + variance(|pair| pair.1);
    let sorted = Sorted::new(&differences);
    Paired {
        n: difference.n,
        mean: difference.mean,
        baseline: summary(&pairs.iter().map(|pair| pair.1).collect::<Vec<f64>>()).mean,
        sd: difference.sd,
        low: difference.mean - half,
        high: difference.mean + half,
        p5: sorted.quantile(0.05),
        p95: sorted.quantile(0.95),
        raised: differences.iter().filter(|&&d| d > 0.0).count(),
        lowered: differences.iter().filter(|&&d| d < 0.0).count(),
        // Differences of a constant shift vary in the last bit only: that is no variation either.
        variance_ratio: if matched > unmatched * 1e-24 { unmatched / matched } else { f64::NAN },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::fixtures::{BASELINE, OPTION, near};
    use crate::stats::summary::tests::{AFTER, BEFORE, close};

    #[test]
    fn differences_agree_with_scipy() {
        let p = paired(&AFTER, &BEFORE);
        assert_eq!((p.n, p.raised, p.lowered), (8, 7, 1));
        close(p.mean, 0.035);
        close(p.sd, 0.022_677_868_380_553_624);
        // scipy.stats.ttest_rel(after, before).confidence_interval(0.95), SciPy 1.17.1
        close(p.low, 0.016_040_827_575_892_265);
        close(p.high, 0.053_959_172_424_107_714);
        // numpy: (var(after) + var(before)) / var(after - before), ddof 1
        close(p.variance_ratio, 5.250_000_000_000_004);
    }

    #[test]
    fn a_pair_counts_only_where_both_are_defined() {
        let p = paired(&[1.0, f64::NAN, 3.0, 9.0], &[0.0, 5.0, f64::NAN, 9.0]);
        assert_eq!((p.n, p.raised, p.lowered, p.mean), (2, 1, 0, 0.5));
    }

    #[test]
    fn ten_matched_runs_agree_with_scipy() {
        let p = paired(&OPTION, &BASELINE);
        near(p.mean, 3.0, 1e-12);
        near(p.sd, 1.825_741_858_350_553_8, 1e-12);
        near(p.low, 1.693_942_953_109_216, 1e-9);
        near(p.high, 4.306_057_046_890_784, 1e-9);
        near(p.p_value(), 0.000_566_964_310_894_561_1, 1e-12);
        near(p.variance_ratio, 26.06, 1e-9);
        // The other way round, only the sign changes.
        let back = paired(&BASELINE, &OPTION);
        assert_eq!((back.mean, back.t(), back.p_value()), (-p.mean, -p.t(), p.p_value()));
    }

    #[test]
    fn the_variance_ratio_takes_both_variances_over_the_same_replications() {
        let (mut option, mut baseline) = (OPTION.to_vec(), BASELINE.to_vec());
        // Each side is wild exactly where the other is not defined.
        option.extend([f64::NAN, 1e6, f64::NAN, -1e6]);
        baseline.extend([-1e6, f64::NAN, 1e6, f64::NAN]);
        assert_eq!(paired(&option, &baseline), paired(&OPTION, &BASELINE));
    }

    #[test]
    fn no_difference_at_all_is_no_evidence_and_one_pair_is_no_test() {
        assert_eq!(paired(&[0.3, 0.5], &[0.3, 0.5]).p_value(), 1.0);
        assert!(paired(&[2.0], &[1.0]).p_value().is_nan() && paired(&[2.0], &[2.0]).p_value().is_nan());
        assert_eq!(paired(&[1.0, 2.0, 3.0], &[0.0, 1.0, 2.0]).p_value(), 0.0);
    }

    #[test]
    fn matched_runs_that_never_vary_have_no_variance_ratio() {
        let p = paired(&[0.3, 0.5, 0.1], &[0.3, 0.5, 0.1]);
        assert_eq!((p.mean, p.low, p.high, p.raised, p.lowered), (0.0, 0.0, 0.0, 0, 0));
        assert!(p.variance_ratio.is_nan());
    }

    #[test]
    fn a_constant_shift_has_no_variance_ratio_for_all_its_rounding() {
        let shifted: Vec<f64> = BEFORE.iter().map(|number| number + 0.07).collect();
        assert!(paired(&shifted, &BEFORE).variance_ratio.is_nan());
    }

    #[test]
    fn one_pair_gives_a_difference_and_no_interval() {
        let p = paired(&[2.0], &[1.5]);
        assert_eq!((p.n, p.mean, p.p5, p.p95), (1, 0.5, 0.5, 0.5));
        assert!(p.low.is_nan() && p.high.is_nan() && p.sd.is_nan());
    }
}
