//! The normal and Student's distribution, and what a confidence means in them.
//!
//! Never returns a number for what has no answer: a share that is not strictly between 0 and 1, or
//! fewer than one degree of freedom, gives NaN.

use statrs::distribution::{ContinuousCDF, Normal, StudentsT};

/// The share below the upper end of a two-sided interval: 0.975 for 0.95. NaN unless the confidence
/// is strictly between 0 and 1.
pub(super) fn upper_share(confidence: f64) -> f64 {
    if is_share(confidence) { f64::midpoint(1.0, confidence) } else { f64::NAN }
}

/// Whether a number is strictly between 0 and 1.
pub(super) fn is_share(number: f64) -> bool {
    number > 0.0 && number < 1.0
}

/// The probability that a standard normal number is below `z`.
pub(super) fn normal_below(z: f64) -> f64 {
    0.5 * libm::erfc(-z / std::f64::consts::SQRT_2)
}

/// The number that a standard normal one is below with probability `share`.
pub(super) fn normal_quantile(share: f64) -> f64 {
    if is_share(share) { Normal::standard().inverse_cdf(share) } else { f64::NAN }
}

/// The number that Student's t is below with probability `share`.
pub(super) fn student_quantile(share: f64, freedom: f64) -> f64 {
    match student(freedom) {
        Some(student) if is_share(share) => student.inverse_cdf(share),
        _ => f64::NAN,
    }
}

/// The probability that Student's t is as far from zero as `t`, on either side.
pub(super) fn student_beyond(t: f64, freedom: f64) -> f64 {
    match student(freedom) {
        Some(student) if !t.is_nan() => 2.0 * student.cdf(-t.abs()),
        _ => f64::NAN,
    }
}

fn student(freedom: f64) -> Option<StudentsT> {
    // Every number of degrees of freedom above zero is accepted.
    StudentsT::new(0.0, 1.0, freedom).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::fixtures::near;

    #[test]
    fn distributions_agree_with_scipy() {
        // scipy.stats of SciPy 1.17.1: norm.cdf, norm.ppf, t.ppf, 2 * t.sf
        near(normal_below(-1.3), 0.096_800_484_585_610_36, 1e-14);
        near(normal_below(0.2), 0.579_259_709_439_103, 1e-14);
        near(normal_quantile(0.975), 1.959_963_984_540_054, 1e-12);
        near(student_quantile(0.975, 19.0), 2.093_024_054_408_308_7, 1e-10);
        near(student_beyond(-5.196_152_422_706_632, 9.0), 0.000_566_964_310_894_561_1, 1e-12);
    }

    #[test]
    fn what_has_no_answer_gets_none() {
        for none in [0.0, 1.0, -0.1, 95.0, f64::NAN] {
            assert!(upper_share(none).is_nan() && normal_quantile(none).is_nan(), "{none}");
            assert!(student_quantile(none, 5.0).is_nan(), "{none}");
        }
        assert!(student_quantile(0.9, 0.0).is_nan() && student_beyond(1.0, 0.0).is_nan());
        assert!(student_beyond(f64::NAN, 5.0).is_nan());
    }
}
