//! "The probability that this option is better", in the three meanings that the words have. They
//! differ, so each has its own name, and a page that prints one says which.
//!
//! | function | the question that it answers | where to show it |
//! |---|---|---|
//! | [`in_matched_runs`] | In how many of the futures tried was the option better, all else equal? | To readers, by default. Over runs that each have their own assumptions (or over means of runs that share some) the futures are uncertain in the assumptions as well as by chance. |
//! | [`across_futures`] | Would a council with the option do better than another council without it, each with random streams of its own? | For councils compared with each other, or where runs share no random streams. |
//! | [`of_the_mean`] | Have enough replications been run to tell which mean is larger? | To analysts only. It goes to 0 or 1 as replications grow, however small the difference: as an answer to readers it is false certainty. |

use super::distribution::normal_below;
use super::paired::Paired;
use super::quantile::Sorted;
use super::share::wilson;

/// Which end of an outcome is the better one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Prefer {
    /// More is better.
    Higher,
    /// Less is better.
    Lower,
}

impl Prefer {
    /// A number that is larger the better.
    pub(super) fn goodness(self, number: f64) -> f64 {
        match self {
            Prefer::Higher => number,
            Prefer::Lower => -number,
        }
    }
}

/// In how many matched runs an option was the better one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Superiority {
    /// Runs in which it was better.
    pub better: usize,
    /// Runs in which there was no difference; neither better nor worse.
    pub same: usize,
    /// Runs in which both were defined.
    pub of: usize,
    /// `better` / `of`; NaN for no run. An option that changes nothing has 0, with `same` = `of`.
    pub share: f64,
    /// Low end of the share's interval (Wilson).
    pub low: f64,
    /// High end: 1 where it was better in every run, in which case the low end is still below 1.
    pub high: f64,
}

/// The share of matched runs in which `option` is better than `baseline`, with its interval. Both are
/// in the order of replications and of one length; a run counts where both are defined.
pub fn in_matched_runs(option: &[f64], baseline: &[f64], prefer: Prefer, confidence: f64) -> Superiority {
    debug_assert_eq!(option.len(), baseline.len());
    let (mut better, mut same, mut of) = (0, 0, 0);
    for (&left, &right) in option.iter().zip(baseline) {
        match prefer.goodness(left).partial_cmp(&prefer.goodness(right)) {
            Some(std::cmp::Ordering::Greater) => better += 1,
            Some(std::cmp::Ordering::Equal) => same += 1,
            Some(std::cmp::Ordering::Less) => {}
            None => continue,
        }
        of += 1;
    }
    let (low, high) = wilson(better, of, confidence);
    Superiority { better, same, of, share: better as f64 / of as f64, low, high }
}

/// The probability that a run of `option` is better than an independent run of `baseline`, ties
/// counted half: Mann and Whitney's U over the number of pairs. NaN where either has no number.
pub fn across_futures(option: &[f64], baseline: &[f64], prefer: Prefer) -> f64 {
    let goodness = |numbers: &[f64]| {
        Sorted::new(&numbers.iter().map(|&number| prefer.goodness(number)).collect::<Vec<f64>>())
    };
    let (option, baseline) = (goodness(option), goodness(baseline));
    // Twice the pairs won, so that ties stay whole.
    let twice: usize = option
        .numbers()
        .iter()
        .map(|&number| {
            baseline.numbers().partition_point(|&other| other < number)
                + baseline.numbers().partition_point(|&other| other <= number)
        })
        .sum();
    twice as f64 / (2.0 * option.n() as f64 * baseline.n() as f64)
}

/// How sure the runs are of which mean is better: the normal probability of the mean matched
/// difference in standard errors. NaN for fewer than two pairs, or where no pair differs.
pub fn of_the_mean(pair: &Paired, prefer: Prefer) -> f64 {
    normal_below(prefer.goodness(pair.t()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::fixtures::{BASELINE, OPTION, near};
    use crate::stats::paired;

    #[test]
    fn across_futures_agrees_with_scipy() {
        // scipy.stats.mannwhitneyu(a, b).statistic / len(a) / len(b)
        let (a, b) = ([2.0, 3.0, 4.0, 8.0], [1.0, 3.0, 5.0, 7.0]);
        assert_eq!(across_futures(&a, &b, Prefer::Higher), 0.531_25);
        assert_eq!(across_futures(&a, &b, Prefer::Lower), 0.468_75);
        near(across_futures(&OPTION, &BASELINE, Prefer::Higher), 0.645, 1e-15);
        assert_eq!(across_futures(&OPTION, &OPTION, Prefer::Lower), 0.5);
        assert_eq!(across_futures(&[1.0, f64::NAN], &[0.0, 2.0], Prefer::Higher), 0.5);
        assert!(across_futures(&[], &b, Prefer::Higher).is_nan());
    }

    #[test]
    fn the_three_meanings_differ_on_the_same_runs() {
        let matched = in_matched_runs(&OPTION, &BASELINE, Prefer::Higher, 0.95);
        assert_eq!((matched.better, matched.same, matched.of, matched.share), (9, 1, 10, 0.9));
        assert_eq!((matched.low, matched.high), wilson(9, 10, 0.95));
        // scipy.stats.norm.cdf(3 / (sd / sqrt(10)))
        let pair = paired(&OPTION, &BASELINE);
        near(of_the_mean(&pair, Prefer::Higher), 0.999_999_898_272_269_3, 1e-12);
        near(of_the_mean(&pair, Prefer::Lower), 1.0 - 0.999_999_898_272_269_3, 1e-12);
        assert_eq!(in_matched_runs(&OPTION, &BASELINE, Prefer::Lower, 0.95).better, 0);
    }

    #[test]
    fn never_certain_and_never_better_for_changing_nothing() {
        let (high, low) = ([1.0; 50], [0.0; 50]);
        let all = in_matched_runs(&high, &low, Prefer::Higher, 0.95);
        assert_eq!((all.share, all.high), (1.0, 1.0));
        near(all.low, 0.928_652_400_866_641_2, 1e-9);
        let same = in_matched_runs(&high, &high, Prefer::Higher, 0.95);
        assert_eq!((same.better, same.same, same.share, same.low), (0, 50, 0.0, 0.0));
        assert!(of_the_mean(&paired(&high, &high), Prefer::Higher).is_nan());
        let none = in_matched_runs(&[f64::NAN], &[1.0], Prefer::Higher, 0.95);
        assert!(none.of == 0 && none.share.is_nan() && none.low.is_nan());
    }
}
