//! How much of a spread is chance and how much comes from uncertain assumptions: one-way random-effects analysis of
//! variance over groups of replications, one group for each set of assumptions.
//!
//! More replications remove the effect of chance on a mean; only evidence removes uncertainty about assumptions.

use super::summary::summary;

/// The two parts of a variance.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct VarianceParts {
    /// Groups with at least one defined number: sets of assumptions.
    pub groups: usize,
    /// Defined numbers in all.
    pub n: usize,
    /// Numbers to a group: their count where groups are balanced, the usual n0 where they are not.
    pub per_group: f64,
    /// Mean of the groups' means, each group counted once.
    pub mean: f64,
    /// Variance between the groups' true means: not knowing. Never below 0.
    pub between: f64,
    /// Whether that was estimated below 0 and set to 0: chance alone explains more than the spread of
    /// the groups, and the data cannot tell not knowing from none. To be said where it is printed.
    pub was_negative: bool,
    /// Variance within groups: chance.
    pub within: f64,
}

impl VarianceParts {
    /// The share of the variance of a single run that is not knowing; NaN where nothing varies.
    pub fn share_not_knowing(&self) -> f64 {
        self.between / (self.between + self.within)
    }
}

/// Takes the variance of `groups` apart: with MSB and MSW the mean squares between and within,
/// chance = MSW and not knowing = (MSB - MSW) / n0, where n0 = (N - Σ nᵢ² / N) / (k - 1) is the common
/// size of balanced groups. Unbalanced groups give an unbiased estimate still, of less precision than
/// its size suggests where one group is much the largest.
///
/// `None` where the parts are not determined: fewer than two groups, or none with two numbers.
pub fn variance_parts<Group: AsRef<[f64]>>(groups: &[Group]) -> Option<VarianceParts> {
    let groups: Vec<_> =
        groups.iter().map(|group| summary(group.as_ref())).filter(|group| group.n > 0).collect();
    let (k, n) = (groups.len(), groups.iter().map(|group| group.n).sum::<usize>());
    if k < 2 || n == k {
        return None;
    }
    let total = n as f64;
    let overall = groups.iter().map(|group| group.n as f64 * group.mean).sum::<f64>() / total;
    let apart = |mean: f64| (mean - overall) * (mean - overall);
    let squares_between: f64 = groups.iter().map(|group| group.n as f64 * apart(group.mean)).sum();
    let squares_within: f64 = groups
        .iter()
        .filter(|group| group.n > 1)
        .map(|group| group.sd * group.sd * (group.n - 1) as f64)
        .sum();
    let squared_sizes: f64 = groups.iter().map(|group| (group.n * group.n) as f64).sum();
    let per_group = (total - squared_sizes / total) / (k - 1) as f64;
    let within = squares_within / (n - k) as f64;
    let between = (squares_between / (k - 1) as f64 - within) / per_group;
    Some(VarianceParts {
        groups: k,
        n,
        per_group,
        mean: groups.iter().map(|group| group.mean).sum::<f64>() / k as f64,
        between: between.max(0.0),
        was_negative: between < 0.0,
        within,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::distribution::normal_quantile;
    use crate::stats::fixtures::near;
    use crate::stats::resampler::Resampler;

    #[test]
    fn parts_agree_with_the_mean_squares_of_scipy() {
        // Mean squares in NumPy, whose ratio is the statistic of scipy.stats.f_oneway
        let balanced = [[10.1, 11.2, 9.8, 10.5], [12.0, 12.9, 11.7, 12.4], [9.0, 9.9, 8.7, 9.5]];
        let p = variance_parts(&balanced).unwrap();
        assert_eq!((p.groups, p.n, p.per_group, p.was_negative), (3, 12, 4.0, false));
        near(p.within, 0.306_388_888_888_889, 1e-12);
        near(p.between, 2.179_861_111_111_11, 1e-12);
        near((p.between * p.per_group + p.within) / p.within, 29.458_748_866_727_145, 1e-9);
        let unbalanced: [&[f64]; 3] = [&[10.1, 11.2, 9.8, 10.5, 10.9], &[12.0, 12.9], &[9.0, 9.9, 8.7]];
        let p = variance_parts(&unbalanced).unwrap();
        near(p.per_group, 3.1, 1e-12);
        near(p.within, 0.355, 1e-12);
        near(p.between, 1.929_838_709_677_419_2, 1e-12);
        near(p.mean, (10.5 + 12.45 + 9.2) / 3.0, 1e-12);
    }

    #[test]
    fn less_spread_than_chance_would_give_is_zero_and_said() {
        let p = variance_parts(&[[1.0, 5.0], [2.0, 4.5], [0.5, 5.2]]).unwrap();
        assert_eq!((p.between, p.was_negative, p.share_not_knowing()), (0.0, true, 0.0));
        near(p.within, 7.39, 1e-12);
    }

    /// 400 groups of 50 with variances 4 between and 1 within.
    fn drawn(seed: u64) -> VarianceParts {
        let mut resampler = Resampler::new(seed, 0);
        let mut normal = || normal_quantile((resampler.below(1 << 40) as f64 + 0.5) / (1_u64 << 40) as f64);
        let groups: Vec<Vec<f64>> = (0..400)
            .map(|_| {
                let mean = 2.0 * normal();
                (0..50).map(|_| mean + normal()).collect()
            })
            .collect();
        variance_parts(&groups).unwrap()
    }

    #[test]
    fn known_parts_are_recovered() {
        let parts: Vec<VarianceParts> = (1..=12).map(drawn).collect();
        for p in &parts {
            // Chance of one: sd 1%. Not knowing: sd 4 sqrt(2 / 399), or 7%.
            near(p.within, 1.0, 0.1);
            near(p.between, 4.0, 4.0 * 0.284);
            near(p.share_not_knowing(), 0.8, 0.06);
        }
        let mean = parts.iter().map(|p| p.between).sum::<f64>() / parts.len() as f64;
        near(mean, 4.0, 0.4);
    }

    #[test]
    fn what_is_not_defined_is_left_out_and_too_little_has_no_parts() {
        let nan = f64::NAN;
        let holes = [vec![1.0, nan, 3.0], vec![nan, nan], vec![4.0, 6.0]];
        assert_eq!(variance_parts(&holes), variance_parts(&[[1.0, 3.0], [4.0, 6.0]]));
        assert!(variance_parts(&holes).is_some());
        assert_eq!(variance_parts(&[[1.0, 2.0, 3.0]]), None);
        assert_eq!(variance_parts(&[[1.0], [2.0]]), None);
        assert!(variance_parts(&[[2.0, 2.0], [2.0, 2.0]]).unwrap().share_not_knowing().is_nan());
    }

    #[test]
    fn a_group_of_one_says_nothing_of_what_is_within_and_no_difference_is_not_negative() {
        let one = variance_parts(&[vec![1.0, 3.0], vec![2.0]]).unwrap();
        near(one.within, 2.0, 1e-12);
        let alike = variance_parts(&[[1.0, 1.0], [1.0, 1.0]]).unwrap();
        assert!(alike.between == 0.0 && !alike.was_negative);
    }
}
