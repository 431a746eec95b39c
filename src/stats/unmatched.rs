//! Difference between two sets of runs that share no random streams, to say beside the matched one what
//! matching was worth. Never the difference to report where runs are matched.

use super::distribution::{student_quantile, upper_share};
use super::summary::summary;

/// The interval of the mean of `option` less that of `baseline` (Welch's, for unequal variances) at a
/// confidence strictly between 0 and 1. The two need not be of one length. NaN where either has fewer
/// than two defined numbers; a point where neither varies.
pub fn welch_interval(option: &[f64], baseline: &[f64], confidence: f64) -> (f64, f64) {
    let (left, right) = (summary(option), summary(baseline));
    let (of_left, of_right) = (left.sd * left.sd / left.n as f64, right.sd * right.sd / right.n as f64);
    let variance = of_left + of_right;
    let difference = left.mean - right.mean;
    if variance == 0.0 {
        return (difference, difference);
    }
    let part = |of: f64, n: usize| of * of / n.saturating_sub(1) as f64;
    let freedom = variance * variance / (part(of_left, left.n) + part(of_right, right.n));
    let half = student_quantile(upper_share(confidence), freedom) * variance.sqrt();
    (difference - half, difference + half)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::fixtures::{BASELINE, OPTION, X20, near};

    #[test]
    fn intervals_agree_with_scipy() {
        // scipy.stats.ttest_ind(option, baseline, equal_var=False).confidence_interval()
        for (baseline, low, high) in [
            (BASELINE.as_slice(), -3.213_632_541_732_364_3, 9.213_632_541_732_364),
            (X20.as_slice(), 85.117_493_315_354_58, 96.072_506_684_645_45),
        ] {
            let interval = welch_interval(&OPTION, baseline, 0.95);
            near(interval.0, low, 1e-8);
            near(interval.1, high, 1e-8);
        }
    }

    #[test]
    fn too_little_gives_no_interval() {
        assert!(welch_interval(&[1.0], &BASELINE, 0.95).0.is_nan());
        assert!(welch_interval(&OPTION, &BASELINE, 1.0).0.is_nan());
        assert_eq!(welch_interval(&[3.0; 4], &[1.0; 3], 0.95), (2.0, 2.0));
    }
}
