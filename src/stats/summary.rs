//! Mean, standard deviation and how sure the mean is.

use super::distribution::{student_quantile, upper_share};
use super::moments::Moments;

/// A mean with its spread.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Summary {
    /// How many numbers were defined.
    pub n: usize,
    /// Their mean; NaN where there is none.
    pub mean: f64,
    /// Their standard deviation (n - 1 below); NaN for fewer than two.
    pub sd: f64,
}

impl From<Moments> for Summary {
    /// What numbers that came one at a time came to.
    fn from(moments: Moments) -> Summary {
        Summary { n: moments.n(), mean: moments.mean(), sd: moments.variance().sqrt() }
    }
}

impl Summary {
    /// The Monte Carlo standard error of the mean: by how much another set of replications would
    /// move it. NaN for fewer than two numbers.
    pub fn standard_error(&self) -> f64 {
        self.sd / (self.n as f64).sqrt()
    }

    /// The interval that holds the mean with 95% confidence (Student's t); NaN for fewer than two.
    pub fn interval(&self) -> (f64, f64) {
        self.interval_at(0.95)
    }

    /// The interval at another confidence, strictly between 0 and 1; NaN outside that.
    pub fn interval_at(&self, confidence: f64) -> (f64, f64) {
        let half = half_width_at(self.sd, self.n, confidence);
        (self.mean - half, self.mean + half)
    }
}

/// Half the width of the 95% interval of a mean of `n` numbers with standard deviation `sd`; NaN for
/// fewer than two numbers.
pub fn half_width(sd: f64, n: usize) -> f64 {
    half_width_at(sd, n, 0.95)
}

/// Half the width at another confidence, strictly between 0 and 1; NaN outside that.
pub fn half_width_at(sd: f64, n: usize, confidence: f64) -> f64 {
    let freedom = n.saturating_sub(1) as f64;
    student_quantile(upper_share(confidence), freedom) * sd / (n as f64).sqrt()
}

/// Mean and standard deviation of the defined numbers, by Welford's recurrence, in their order.
pub fn summary(numbers: &[f64]) -> Summary {
    numbers.iter().copied().collect::<Moments>().into()
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// Numbers of the fixtures below, worked out with NumPy 2.4.6 and SciPy 1.17.1.
    pub(crate) const BEFORE: [f64; 8] = [0.31, 0.35, 0.28, 0.40, 0.33, 0.37, 0.30, 0.36];
    pub(crate) const AFTER: [f64; 8] = [0.36, 0.38, 0.35, 0.43, 0.37, 0.41, 0.33, 0.35];

    #[track_caller]
    pub(crate) fn close(left: f64, right: f64) {
        assert!((left - right).abs() <= 1e-10 * right.abs(), "{left} is not {right}");
    }

    #[test]
    fn mean_and_deviation_agree_with_numpy() {
        let s = summary(&BEFORE);
        assert_eq!(s.n, 8);
        close(s.mean, 0.337_499_999_999_999_97); // numpy.mean
        close(s.sd, 0.039_910_614_413_425_693); // numpy.std(ddof=1)
        // A large common part does not eat the deviation.
        let s = summary(&[1e9 + 4.0, 1e9 + 7.0, 1e9 + 13.0, 1e9 + 16.0]);
        close(s.sd, 5.477_225_575_051_661);
    }

    #[test]
    fn half_widths_agree_with_scipy() {
        // scipy.stats.t.ppf(0.975, n - 1) / sqrt(n)
        for (n, t) in [
            (2, 12.706_204_736_174_694),
            (3, 4.302_652_729_749_462),
            (8, 2.364_624_251_592_784),
            (100, 1.984_216_951_586_417_4),
            (1000, 1.962_341_461_133_449_3),
        ] {
            close(half_width(1.0, n), t / (n as f64).sqrt());
        }
    }

    #[test]
    fn what_is_not_defined_is_left_out_and_said() {
        let s = summary(&[f64::NAN, 2.0, f64::NAN, 4.0]);
        assert_eq!((s.n, s.mean), (2, 3.0));
        let one = summary(&[7.0]);
        assert_eq!((one.n, one.mean), (1, 7.0));
        assert!(one.sd.is_nan() && one.interval().0.is_nan() && one.standard_error().is_nan());
        let none = summary(&[f64::NAN]);
        assert!(none.n == 0 && none.mean.is_nan() && half_width(1.0, 0).is_nan());
    }

    #[test]
    fn numbers_that_are_all_the_same_have_no_deviation() {
        let same = summary(&[0.1; 9]);
        assert_eq!((same.sd, same.interval()), (0.0, (0.1, 0.1)));
    }
}
