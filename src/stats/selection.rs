//! Selecting the best of several options with as few replications as it takes: Kim and Nelson's
//! procedure (2001, c = 1), which holds for runs that share their random streams.
//!
//! Never compares variances of single options: what counts is how each pair differs, run by run.

use super::distribution::is_share;
use super::moments::Moments;
use super::superiority::Prefer;

/// What to select, and how surely.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Guarantee {
    /// Which end is better.
    pub prefer: Prefer,
    /// The smallest difference in means that matters, in the outcome's units, above 0. An option
    /// within it of the best may be selected instead of the best.
    pub indifference: f64,
    /// The probability with which the best option is selected where it is ahead by at least that much.
    pub confidence: f64,
    /// Replications of all options from which the variances of their differences are estimated, before
    /// any is dropped. At least 2; 20 is usual.
    pub first: usize,
}

/// The options still in the race after a replication in which some were dropped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stage {
    /// Matched replications so far.
    pub replications: usize,
    /// The places of the options left, in the order given.
    pub survivors: Vec<usize>,
}

/// A race between options, fed matched replication by matched replication.
#[derive(Clone, Debug)]
pub struct Selection {
    guarantee: Guarantee,
    h_squared: f64,
    moments: Vec<Moments>,
    /// Moments of the differences of each pair, `[one][other]`, over the first replications.
    differences: Vec<Vec<Moments>>,
    replications: usize,
    survivors: Vec<usize>,
    stages: Vec<Stage>,
}

impl Selection {
    /// A race of `options` options. `None` where it can guarantee nothing: no option, `first` below 2,
    /// an `indifference` not above 0, or a confidence that is not strictly between 0 and 1 or is no
    /// better than drawing lots between two.
    pub fn new(options: usize, guarantee: Guarantee) -> Option<Selection> {
        let h_squared = h_squared(options, guarantee.first, guarantee.confidence)?;
        let possible = guarantee.indifference > 0.0 && guarantee.indifference.is_finite();
        possible.then(|| Selection {
            guarantee,
            h_squared,
            moments: vec![Moments::default(); options],
            differences: vec![vec![Moments::default(); options]; options],
            replications: 0,
            survivors: (0..options).collect(),
            stages: Vec::new(),
        })
    }

    /// Takes one replication of every option, in their order, and gives the options left. Numbers of
    /// options already dropped are not looked at. A replication in which an option that is left is not
    /// defined (NaN, or missing at the end of `run`) compares nothing and is left out whole.
    pub fn push(&mut self, run: &[f64]) -> &[usize] {
        let goodness = |option: usize| {
            run.get(option).map_or(f64::NAN, |&number| self.guarantee.prefer.goodness(number))
        };
        if self.is_decided() || self.survivors.iter().any(|&option| goodness(option).is_nan()) {
            return &self.survivors;
        }
        self.replications += 1;
        for &one in &self.survivors {
            self.moments[one].push(goodness(one));
            if self.replications <= self.guarantee.first {
                for &other in &self.survivors {
                    self.differences[one][other].push(goodness(one) - goodness(other));
                }
            }
        }
        if self.replications >= self.guarantee.first {
            self.drop_the_beaten();
        }
        &self.survivors
    }

    /// Whether one option is left. Options that come out alike in every run are never told apart.
    pub fn is_decided(&self) -> bool {
        self.survivors.len() == 1
    }

    /// The places of the options left, in the order given.
    pub fn survivors(&self) -> &[usize] {
        &self.survivors
    }

    /// The replications after which options were dropped, with those left.
    pub fn stages(&self) -> &[Stage] {
        &self.stages
    }

    /// Matched replications in which all options then left were defined.
    pub fn replications(&self) -> usize {
        self.replications
    }

    /// The variance of the differences between two options over the first replications; NaN before
    /// there are two.
    pub fn variance_of_difference(&self, one: usize, other: usize) -> f64 {
        self.differences[one][other].variance()
    }

    /// Keeps an option where its mean is within W of every other one's:
    /// W = max(0, δ / 2r (h² S² / δ² - r)) after r replications.
    fn drop_the_beaten(&mut self) {
        let (r, delta) = (self.replications as f64, self.guarantee.indifference);
        let mean = |option: usize| self.moments[option].mean();
        let slack = |one: usize, other: usize| {
            let reach = self.h_squared * self.variance_of_difference(one, other) / (delta * delta);
            (delta / (2.0 * r) * (reach - r)).max(0.0)
        };
        let is_beaten = |one: usize| {
            let beats = |&other: &usize| other != one && mean(one) < mean(other) - slack(one, other);
            self.survivors.iter().any(beats)
        };
        let left: Vec<usize> = self.survivors.iter().copied().filter(|&one| !is_beaten(one)).collect();
        if left.len() < self.survivors.len() {
            self.survivors.clone_from(&left);
            self.stages.push(Stage { replications: self.replications, survivors: left });
        }
    }
}

/// Runs the race over finished matched runs: one slice per option, each in the order of replications.
/// `None` as for [`Selection::new`]; the shortest slice ends the race.
pub fn select<Runs: AsRef<[f64]>>(options: &[Runs], guarantee: Guarantee) -> Option<Selection> {
    let mut selection = Selection::new(options.len(), guarantee)?;
    let replications = options.iter().map(|runs| runs.as_ref().len()).min().unwrap_or(0);
    for replication in 0..replications {
        let run: Vec<f64> = options.iter().map(|runs| runs.as_ref()[replication]).collect();
        selection.push(&run);
    }
    Some(selection)
}

/// h² = 2 η (n0 - 1) with η = ½ ((2 α / (k - 1))^(-2 / (n0 - 1)) - 1); 0 where there is one option only.
/// `None` where that guarantees nothing.
fn h_squared(options: usize, first: usize, confidence: f64) -> Option<f64> {
    if options == 0 || first < 2 || !is_share(confidence) {
        return None;
    }
    if options == 1 {
        return Some(0.0);
    }
    let error = 2.0 * (1.0 - confidence) / (options - 1) as f64;
    let freedom = (first - 1) as f64;
    (error < 1.0).then(|| freedom * (libm::pow(error, -2.0 / freedom) - 1.0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::distribution::normal_quantile;
    use crate::stats::fixtures::{near, systems};
    use crate::stats::resampler::Resampler;
    use crate::stats::summary;

    fn guarantee(indifference: f64) -> Guarantee {
        Guarantee { prefer: Prefer::Higher, indifference, confidence: 0.95, first: 10 }
    }

    fn stage(replications: usize, survivors: &[usize]) -> Stage {
        Stage { replications, survivors: survivors.to_vec() }
    }

    #[test]
    fn races_agree_with_the_reference() {
        // The published formulas in NumPy.
        let runs = systems(400);
        for (indifference, first_dropped, decided) in [(1.0, 14, 33), (0.5, 29, 91), (0.25, 58, 209)] {
            let race = select(&runs, guarantee(indifference)).unwrap();
            assert_eq!(race.stages(), [stage(first_dropped, &[1, 2]), stage(decided, &[2])]);
            assert!(race.is_decided() && race.replications() == decided);
            near(race.variance_of_difference(0, 1), 17.620_421_326_231_337, 1e-9);
            near(race.variance_of_difference(0, 2), 6.790_809_767_216_828, 1e-9);
            near(race.variance_of_difference(1, 2), 14.006_894_477_462_819, 1e-9);
            // The lowest of the negative numbers is the same race.
            let negative: Vec<Vec<f64>> =
                runs.iter().map(|runs| runs.iter().map(|number| -number).collect()).collect();
            let lowest = Guarantee { prefer: Prefer::Lower, ..guarantee(indifference) };
            assert_eq!(select(&negative, lowest).unwrap().stages(), race.stages());
        }
    }

    #[test]
    fn the_constant_agrees_with_the_reference() {
        for (options, first, expected) in [
            // By hand: 1 / (2 * 0.05)² - 1.
            (2, 2, 99.0),
            (2, 10, 6.012_904_834_800_527),
            (3, 10, 8.512_989_458_187_498),
            (5, 10, 11.429_410_772_766_115),
            (10, 24, 11.014_333_637_443_526),
        ] {
            near(h_squared(options, first, 0.95).unwrap(), expected, 1e-9);
        }
    }

    #[test]
    fn every_pair_is_judged_by_its_own_variance() {
        // sim_tools looks up another pair's for half of these twelve.
        let mut runs = systems(10);
        runs.push(runs[0].iter().zip(&runs[1]).map(|(a, b)| 0.3 * a - 2.0 * b).collect());
        let race = select(&runs, guarantee(0.25)).unwrap();
        for one in 0..4 {
            for other in 0..4 {
                let differences: Vec<f64> = runs[one].iter().zip(&runs[other]).map(|(a, b)| a - b).collect();
                let sd = summary(&differences).sd;
                near(race.variance_of_difference(one, other), sd * sd, 1e-9);
            }
        }
    }

    #[test]
    fn a_replication_with_a_hole_is_left_out_whole_unless_it_is_of_one_dropped() {
        let plain = select(&systems(400), guarantee(1.0)).unwrap();
        let mut runs = systems(400);
        // The first option is dropped after 14 replications; it may stop there.
        runs[0][14..].fill(f64::NAN);
        assert_eq!(select(&runs, guarantee(1.0)).unwrap().stages(), plain.stages());
        // A run in which nothing but the second is wild, and another not defined.
        for (runs, number) in runs.iter_mut().zip([0.0, 1e9, f64::NAN]) {
            runs.insert(5, number);
        }
        assert_eq!(select(&runs, guarantee(1.0)).unwrap().stages(), plain.stages());
    }

    #[test]
    fn options_that_are_alike_are_never_told_apart() {
        let runs = systems(400);
        let race = select(&[&runs[2], &runs[0], &runs[2]], guarantee(1.0)).unwrap();
        assert_eq!((race.survivors(), race.is_decided()), ([0, 2].as_slice(), false));
        assert!(select(&[&runs[0]], guarantee(1.0)).unwrap().is_decided());
    }

    /// How often the third option, ahead of both others by the indifference exactly (the hardest case),
    /// is selected when all share some randomness.
    fn found_the_best(races: u64) -> u64 {
        let won = |seed: u64| {
            let mut resampler = Resampler::new(seed, 0);
            let mut normal =
                || normal_quantile((resampler.below(1 << 40) as f64 + 0.5) / (1_u64 << 40) as f64);
            let mut race = Selection::new(3, guarantee(1.0)).unwrap();
            while !race.is_decided() {
                let shared = 3.0 * normal();
                race.push(&[shared + normal(), shared + 2.0 * normal(), shared + normal() + 1.0]);
            }
            race.survivors() == [2]
        };
        (0..races).map(|seed| u64::from(won(seed))).sum()
    }

    #[test]
    fn the_best_is_found_as_often_as_promised() {
        // At least 95% of 2000; the deviation of the count is 10 there.
        let found = found_the_best(2000);
        assert!(found >= 1880, "{found} of 2000");
    }

    #[test]
    fn what_guarantees_nothing_is_refused() {
        let good = guarantee(1.0);
        for (options, guarantee) in [
            (0, good),
            (2, Guarantee { indifference: 0.0, ..good }),
            (2, Guarantee { indifference: f64::NAN, ..good }),
            (2, Guarantee { confidence: 0.5, ..good }),
            (2, Guarantee { confidence: 95.0, ..good }),
            (2, Guarantee { first: 1, ..good }),
        ] {
            assert!(Selection::new(options, guarantee).is_none(), "{options} {guarantee:?}");
        }
    }
}
