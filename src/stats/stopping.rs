//! When enough replications have been run, and how many more would be.
//!
//! Looks at one outcome, named before the run; never chooses it. Stops only where the precision holds
//! on for some replications more, since a rule that stops at the first good moment stops by chance.

use super::distribution::{normal_quantile, student_quantile, upper_share};
use super::moments::Moments;
use super::summary::Summary;

/// How precise is precise enough.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Precision {
    /// Half the interval of the mean (Student's t) is at most this share of the mean's absolute value
    /// (Hoad, Robinson and Davies 2010). Only for what cannot be near zero; never for a difference.
    Relative(f64),
    /// z² (s² + unit² / n) / n is at most `half_width` squared (Chow and Robbins 1965): half the
    /// interval of the mean is at most `half_width`, whatever the mean and its sign. The right one for
    /// differences.
    Absolute {
        /// Half the interval wanted, in the outcome's own units.
        half_width: f64,
        /// What keeps the rule from stopping on numbers that happen not to vary yet: one pound, one
        /// family. The textbook's 1 is one unit of whatever the numbers are counted in, which for
        /// shares is the whole range and demands far too much: give 0.01 there. Where in doubt give
        /// `half_width`, which no change of units alters.
        unit: f64,
    },
}

/// A precision, and when to believe in it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rule {
    /// How precise.
    pub precision: Precision,
    /// With which confidence, strictly between 0 and 1; the rule never stops outside that.
    pub confidence: f64,
    /// Numbers to see before the first look. At least 2, and at least 30 for an absolute precision:
    /// with fewer, a skewed outcome stops early and the interval misses far too often.
    pub first: usize,
    /// For how many further replications the precision has to hold: this many up to 100, this percent
    /// of those run beyond. 0 stops at once.
    pub look_ahead: usize,
}

impl Rule {
    /// Hoad's rule as published: 95%, from 3 replications, looking ahead 5. Skewed costs should see at
    /// least 10 first.
    pub fn relative(share: f64) -> Rule {
        Rule { precision: Precision::Relative(share), confidence: 0.95, first: 3, look_ahead: 5 }
    }

    /// 95%, from 30 replications, looking ahead 5, in units of the half width.
    pub fn absolute(half_width: f64) -> Rule {
        let precision = Precision::Absolute { half_width, unit: half_width };
        Rule { precision, confidence: 0.95, first: FEWEST, look_ahead: 5 }
    }

    fn first(&self) -> usize {
        match self.precision {
            Precision::Relative(_) => self.first.max(2),
            Precision::Absolute { .. } => self.first.max(FEWEST),
        }
    }
}

/// The fewest numbers on which an absolute precision is judged.
const FEWEST: usize = 30;

/// The relative precision to ask of an estimate so that the true relative error is within `wanted`:
/// 0.0909 for 0.1, since the mean that one divides by is itself an estimate (Law).
pub fn cautious_relative(wanted: f64) -> f64 {
    wanted / (1.0 + wanted)
}

/// Where a rule stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stop {
    /// Replications after which the precision was reached and held: the answer.
    pub needed: usize,
    /// Replications run to see that it held.
    pub run: usize,
}

/// A rule that is fed replication after replication.
#[derive(Clone, Copy, Debug)]
pub struct Stopping {
    rule: Rule,
    moments: Moments,
    run: usize,
    /// Since when the precision has held: replications, and how many of them were defined.
    since: Option<(usize, usize)>,
    stop: Option<Stop>,
}

impl Stopping {
    /// Before the first replication.
    pub fn new(rule: Rule) -> Stopping {
        Stopping { rule, moments: Moments::default(), run: 0, since: None, stop: None }
    }

    /// Takes the next replication's number; NaN is a replication that says nothing. Gives where the
    /// rule stopped, once it has; what follows no longer changes that.
    pub fn push(&mut self, number: f64) -> Option<Stop> {
        self.run += 1;
        if number.is_nan() || self.stop.is_some() {
            return self.stop;
        }
        self.moments.push(number);
        let n = self.moments.n();
        if n < self.rule.first() || !self.is_precise() {
            self.since = None;
            return None;
        }
        let (needed, then) = *self.since.get_or_insert((self.run, n));
        let ahead = self.rule.look_ahead * n.max(100) / 100;
        self.stop = (n - then >= ahead).then_some(Stop { needed, run: self.run });
        self.stop
    }

    /// The precision reached so far, in the rule's own terms: a share of the mean, or half a width
    /// with the rule's guard in it. NaN for fewer than two numbers.
    pub fn achieved(&self) -> f64 {
        let (n, upper) = (self.moments.n() as f64, upper_share(self.rule.confidence));
        let summary = Summary::from(self.moments);
        match self.rule.precision {
            Precision::Relative(_) => {
                student_quantile(upper, n - 1.0) * summary.standard_error() / summary.mean.abs()
            }
            Precision::Absolute { unit, .. } => {
                normal_quantile(upper) * ((self.moments.variance() + unit * unit / n) / n).sqrt()
            }
        }
    }

    fn is_precise(&self) -> bool {
        let wanted = match self.rule.precision {
            Precision::Relative(share) => share,
            Precision::Absolute { half_width, .. } => half_width,
        };
        self.achieved() <= wanted
    }
}

/// Where a rule stops on numbers in the order of replications; `None` where they end before that.
pub fn replications_needed(numbers: &[f64], rule: Rule) -> Option<Stop> {
    let mut stopping = Stopping::new(rule);
    numbers.iter().find_map(|&number| stopping.push(number))
}

/// How many replications more than `n` would give an interval of plus or minus `half_width`, from the
/// standard deviation so far: (t s / d)² rounded up (Stein), with the t of the `n` numbers that `sd` was
/// estimated from, since few say little of the spread. `None` where they say nothing (fewer than two,
/// `sd` not defined, `half_width` not above 0).
pub fn more_replications(sd: f64, n: usize, half_width: f64, confidence: f64) -> Option<usize> {
    let t = student_quantile(upper_share(confidence), n.saturating_sub(1) as f64);
    let root = t * sd / half_width;
    let needed = (root * root).ceil();
    (half_width > 0.0 && needed.is_finite()).then(|| (needed as usize).saturating_sub(n))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::fixtures::{X20, near, series};

    fn stop(needed: usize, run: usize) -> Option<Stop> {
        Some(Stop { needed, run })
    }

    fn negative(numbers: &[f64]) -> Vec<f64> {
        numbers.iter().map(|number| -number).collect()
    }

    #[test]
    fn relative_stopping_agrees_with_sim_tools_whatever_the_sign() {
        let numbers = series(1000);
        // sim_tools ReplicationsAlgorithm(alpha 0.05, 3 initial, look ahead 5), positive numbers
        for (share, needed, run) in [(0.2, 20, 25), (0.1, 78, 83), (0.05, 311, 327), (0.03, 853, 897)] {
            let rule = Rule::relative(share);
            assert_eq!(replications_needed(&numbers, rule), stop(needed, run), "{share}");
            // A program that divides by the mean and not by its absolute value stops at 3 here.
            assert_eq!(replications_needed(&negative(&numbers), rule), stop(needed, run), "-{share}");
            assert_eq!(replications_needed(&numbers[..run - 1], rule), None, "{share}");
        }
    }

    #[test]
    fn without_looking_ahead_it_stops_on_luck() {
        // sim_tools confidence_interval_method
        for (share, needed) in [(0.2, 6), (0.05, 305)] {
            let rule = Rule { look_ahead: 0, ..Rule::relative(share) };
            assert_eq!(replications_needed(&series(1000), rule), stop(needed, needed), "{share}");
        }
    }

    #[test]
    fn absolute_stopping_follows_its_formula_whatever_the_sign() {
        let numbers = series(1000);
        // The formula and the looking ahead in NumPy
        for (half_width, needed, run, at_once) in
            [(6.0, 53, 58, 53), (4.0, 120, 126, 120), (2.5, 309, 325, 307), (2.0, 482, 507, 482)]
        {
            let precision = Precision::Absolute { half_width, unit: 1.0 };
            let rule = Rule { precision, ..Rule::absolute(half_width) };
            assert_eq!(replications_needed(&numbers, rule), stop(needed, run), "{half_width}");
            assert_eq!(replications_needed(&negative(&numbers), rule), stop(needed, run), "{half_width}");
            let rule = Rule { look_ahead: 0, ..rule };
            assert_eq!(replications_needed(&numbers, rule), stop(at_once, at_once), "{half_width}");
        }
    }

    #[test]
    fn a_difference_of_zero_stops_on_pounds_and_not_on_percent() {
        let mean = series(1000).iter().sum::<f64>() / 1000.0;
        let about_zero: Vec<f64> = series(1000).iter().map(|number| number - mean).collect();
        assert_eq!(replications_needed(&about_zero, Rule::relative(0.05)), None);
        let precision = Precision::Absolute { half_width: 2.5, unit: 1.0 };
        let rule = Rule { precision, ..Rule::absolute(2.5) };
        assert_eq!(replications_needed(&about_zero, rule), stop(309, 325));
    }

    #[test]
    fn the_units_of_the_numbers_do_not_move_an_absolute_stop() {
        let shares: Vec<f64> = series(1000).iter().map(|number| number / 1024.0).collect();
        let here = replications_needed(&series(1000), Rule::absolute(4.0));
        assert!(here.is_some());
        assert_eq!(replications_needed(&shares, Rule::absolute(4.0 / 1024.0)), here);
    }

    #[test]
    fn no_stop_before_thirty_and_none_on_what_never_varies_yet() {
        let rule = Rule { first: 3, look_ahead: 0, ..Rule::absolute(1.0) };
        assert_eq!(replications_needed(&[7.0; 29], rule), None);
        assert_eq!(replications_needed(&[7.0; 30], rule), stop(30, 30));
        // One unit of guard: z / n has to be within a hundredth.
        let precision = Precision::Absolute { half_width: 0.01, unit: 1.0 };
        assert_eq!(replications_needed(&[7.0; 195], Rule { precision, ..rule }), None);
        assert_eq!(replications_needed(&[7.0; 196], Rule { precision, ..rule }), stop(196, 196));
    }

    #[test]
    fn a_replication_that_says_nothing_is_run_and_not_counted_as_evidence() {
        let holes: Vec<f64> = series(100).into_iter().flat_map(|number| [f64::NAN, number]).collect();
        assert_eq!(replications_needed(&holes, Rule::relative(0.2)), stop(40, 50));
    }

    #[test]
    fn after_the_stop_nothing_changes_it() {
        let mut stopping = Stopping::new(Rule::relative(0.2));
        assert!(stopping.achieved().is_nan());
        let stops: Vec<_> = series(40).iter().map(|&number| stopping.push(number)).collect();
        assert_eq!((stops[23], stops[24], stops[39]), (None, stop(20, 25), stop(20, 25)));
        assert!(stopping.achieved() <= 0.2);
        // A rule that cannot be met, or makes no sense, never stops.
        for rule in [Rule::relative(0.0), Rule { confidence: 95.0, ..Rule::relative(0.5) }] {
            assert_eq!(replications_needed(&series(500), rule), None);
        }
    }

    #[test]
    fn the_advice_agrees_with_scipy() {
        // ceil((scipy.stats.t.ppf(0.975, n - 1) * sd / d) ** 2) - n
        for (sd, n, half_width, more) in [
            (4.742_248_522_866_719, 20, 1.0, 79),
            (1.825_742, 10, 0.5, 59),
            (1.0, 30, 1.0, 0),
            (0.0, 9, 0.1, 0),
        ] {
            assert_eq!(more_replications(sd, n, half_width, 0.95), Some(more), "{sd}");
        }
        let mut moments = Moments::default();
        X20.iter().for_each(|&number| moments.push(number));
        assert_eq!(more_replications(Summary::from(moments).sd, 20, 1.0, 0.95), Some(79));
        for (sd, n, half_width) in [(1.0, 1, 1.0), (f64::NAN, 9, 1.0), (1.0, 9, 0.0), (1.0, 9, -1.0)] {
            assert_eq!(more_replications(sd, n, half_width, 0.95), None);
        }
        near(cautious_relative(0.1), 0.090_909_090_909, 1e-12);
    }
}
