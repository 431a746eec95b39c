//! How sure a share is, counted in so many runs: never "100% certain" because 50 of 50 came out so.

use super::distribution::{is_share, normal_quantile, upper_share};
use statrs::distribution::{Beta, ContinuousCDF};

/// Wilson's interval of a share of which `hits` of `of` were seen, at a confidence strictly between 0
/// and 1: the usual one, as sure on average as it says. NaN where nothing was counted.
pub fn wilson(hits: usize, of: usize, confidence: f64) -> (f64, f64) {
    let z = normal_quantile(upper_share(confidence));
    if of == 0 || hits > of || z.is_nan() {
        return (f64::NAN, f64::NAN);
    }
    let (n, share) = (of as f64, hits as f64 / of as f64);
    let widened = 1.0 + z * z / n;
    let centre = (share + z * z / (2.0 * n)) / widened;
    let half = z * (share * (1.0 - share) / n + z * z / (4.0 * n * n)).sqrt() / widened;
    // At the ends the formula gives 0 and 1 but for rounding.
    let low = if hits == 0 { 0.0 } else { centre - half };
    let high = if hits == of { 1.0 } else { centre + half };
    (low, high)
}

/// Clopper and Pearson's interval: wider, at least as sure as it says whatever the share is. NaN where
/// nothing was counted.
pub fn clopper_pearson(hits: usize, of: usize, confidence: f64) -> (f64, f64) {
    if of == 0 || hits > of || !is_share(confidence) {
        return (f64::NAN, f64::NAN);
    }
    let tail = (1.0 - confidence) / 2.0;
    let misses = of - hits;
    // Both shapes are whole numbers above zero, which are accepted.
    let end = |a: usize, b: usize, share: f64| {
        Beta::new(a as f64, b as f64).map_or(f64::NAN, |beta| beta.inverse_cdf(share))
    };
    let low = if hits == 0 { 0.0 } else { end(hits, misses + 1, tail) };
    let high = if misses == 0 { 1.0 } else { end(hits + 1, misses, 1.0 - tail) };
    (low, high)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::fixtures::near;

    #[test]
    fn intervals_agree_with_statsmodels() {
        // statsmodels.stats.proportion.proportion_confint, "wilson" and "beta"
        for (hits, of, confidence, wilsons, exact) in [
            (
                37,
                50,
                0.95,
                (0.604_468_427_351_511_6, 0.841_284_725_064_476),
                (0.596_552_321_271_934_2, 0.853_699_415_603_445_5),
            ),
            (50, 50, 0.95, (0.928_652_400_866_641_2, 1.0), (0.928_878_263_535_802_4, 1.0)),
            (0, 20, 0.95, (0.0, 0.161_125_158_052_819_4), (0.0, 0.168_433_470_983_085_34)),
            (
                14,
                20,
                0.9,
                (0.516_196_280_407_557_5, 0.836_140_584_648_056_2),
                (0.492_181_593_385_206_73, 0.860_446_250_997_613_6),
            ),
            (1, 1, 0.95, (0.206_549_314_377_237_4, 1.0), (0.025, 1.0)),
            (
                3,
                1000,
                0.99,
                (0.000_758_101_231_061_267_4, 0.011_793_516_682_924_922),
                (0.000_338_144_529_066_649_3, 0.010_933_777_420_405_242),
            ),
        ] {
            for (found, expected) in
                [(wilson(hits, of, confidence), wilsons), (clopper_pearson(hits, of, confidence), exact)]
            {
                near(found.0, expected.0, 1e-9);
                near(found.1, expected.1, 1e-9);
            }
        }
    }

    #[test]
    fn what_cannot_be_has_no_interval() {
        // At a confidence that large the formula has a root for more hits than runs, too.
        for (hits, of, confidence) in
            [(0, 0, 0.95), (3, 2, 0.95), (3, 2, 0.999_999), (1, 2, 0.0), (1, 2, 95.0)]
        {
            assert!(wilson(hits, of, confidence).0.is_nan(), "{hits} of {of}");
            assert!(clopper_pearson(hits, of, confidence).1.is_nan(), "{hits} of {of}");
        }
    }
}
