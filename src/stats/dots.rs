//! Equally likely futures as dots: of 20 dots, how many lie beyond a line.

use super::distribution::normal_quantile;
use super::quantile::Sorted;

impl Sorted {
    /// The `dots` quantiles at shares (i - 0.5) / `dots`: each dot stands for one of so many equally
    /// likely futures. NaN where there is no number.
    pub fn dots(&self, dots: usize) -> Vec<f64> {
        shares(dots).map(|share| self.quantile(share)).collect()
    }
}

/// The same dots of a normal distribution.
pub fn normal_dots(mean: f64, sd: f64, dots: usize) -> Vec<f64> {
    shares(dots).map(|share| mean + sd * normal_quantile(share)).collect()
}

/// How many of `numbers` are at a threshold or over it, and how many are defined: "6 of 20".
pub fn at_or_over(numbers: &[f64], threshold: f64) -> (usize, usize) {
    let defined = || numbers.iter().filter(|number| !number.is_nan());
    (defined().filter(|&&number| number >= threshold).count(), defined().count())
}

fn shares(dots: usize) -> impl Iterator<Item = f64> {
    (0..dots).map(move |dot| (dot as f64 + 0.5) / dots as f64)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::fixtures::{X20, all_near};

    #[test]
    fn dots_agree_with_scipy_and_numpy() {
        // scipy.stats.norm.ppf((i - 0.5) / 20)
        let half = [
            0.062_706_777_943_213_85,
            0.189_118_426_272_792_5,
            0.318_639_363_964_375_14,
            0.453_762_190_169_879_5,
            0.597_760_126_042_478_4,
            0.755_415_026_360_469_3,
            0.934_589_291_073_480_2,
            1.150_349_380_376_008,
            1.439_531_470_938_456_3,
            1.959_963_984_540_054_5,
        ];
        let both: Vec<f64> = half.iter().rev().map(|dot| -dot).chain(half).collect();
        all_near(&normal_dots(0.0, 1.0, 20), &both, 1e-12);
        let moved: Vec<f64> = both.iter().map(|dot| 100.0 + 15.0 * dot).collect();
        all_near(&normal_dots(100.0, 15.0, 20), &moved, 1e-10);
        // numpy.quantile(x, (i - 0.5) / 20)
        let dots = [
            9.09, 9.5125, 9.9125, 10.1975, 10.5375, 10.9225, 11.0875, 11.5375, 11.8225, 12.1025, 12.1975,
            12.57, 12.8625, 12.9825, 13.5425, 13.99, 14.91, 16.2375, 18.3525, 25.1175,
        ];
        all_near(&Sorted::new(&X20).dots(20), &dots, 1e-12);
    }

    #[test]
    fn dots_are_those_of_the_quantiles_and_of_nothing_there_are_none() {
        let sorted = Sorted::new(&X20);
        assert_eq!(sorted.dots(1), [sorted.quantile(0.5)]);
        assert!(sorted.dots(0).is_empty() && Sorted::new(&[]).dots(3).iter().all(|dot| dot.is_nan()));
    }

    #[test]
    fn at_the_threshold_counts_as_over_it() {
        let numbers = [1.0, 2.0, f64::NAN, 2.0, 3.0];
        for (threshold, expected) in [(2.0, (3, 4)), (2.1, (1, 4)), (0.0, (4, 4)), (9.0, (0, 4))] {
            assert_eq!(at_or_over(&numbers, threshold), expected);
        }
        assert_eq!(at_or_over(&Sorted::new(&X20).dots(20), 14.0), (4, 20));
        assert_eq!(at_or_over(&numbers, f64::NAN), (0, 4));
    }
}
