//! Which of several options could still be the best, from finished matched runs.
//!
//! Never names a winner: it rules out what the runs rule out, and says by how much at least.

use super::distribution::student_quantile;
use super::paired::paired;
use super::superiority::Prefer;

/// Where an option stands among the others.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BestCandidate {
    /// Whether the runs leave it open that this option has the best mean.
    pub could_be_best: bool,
    /// The other option that it is behind of most surely; `None` where nothing can be compared.
    pub rival: Option<usize>,
    /// By how much at least it is behind that one, in the outcome's units; above 0 exactly where it
    /// could not be best. NaN without a rival.
    pub behind: f64,
}

/// Where each of `options` stands: one slice of matched runs for each, all in the order of replications
/// and of one length.
///
/// An option i is ruled out where some other option l is ahead of it by more than chance:
/// mean(l - i) > t(1 - α / (k - 1), n - 1) · sd(l - i) / √n over the n runs in which both are defined,
/// with k options and α = 1 - `confidence`. Only the k - 1 comparisons with the truly best option can
/// rule that out wrongly, so by Bonferroni the options left hold it with at least the confidence,
/// whatever random streams they share (paired, one-sided, in the way of Hsu's comparisons with the best).
///
/// What cannot be compared (fewer than two common runs, a confidence not strictly between 0 and 1) rules
/// nothing out.
pub fn could_be_best<Runs: AsRef<[f64]>>(
    options: &[Runs],
    prefer: Prefer,
    confidence: f64,
) -> Vec<BestCandidate> {
    let comparisons = options.len().saturating_sub(1) as f64;
    let share = 1.0 - (1.0 - confidence) / comparisons;
    let behind = |option: usize, rival: usize| {
        let pair = paired(options[rival].as_ref(), options[option].as_ref());
        let t = student_quantile(share, pair.n.saturating_sub(1) as f64);
        prefer.goodness(pair.mean) - t * pair.sd / (pair.n as f64).sqrt()
    };
    (0..options.len())
        .map(|option| {
            let most = (0..options.len())
                .filter(|&rival| rival != option)
                .map(|rival| (rival, behind(option, rival)))
                .filter(|(_, behind)| !behind.is_nan())
                .reduce(|most, next| if next.1 > most.1 { next } else { most });
            BestCandidate {
                could_be_best: most.is_none_or(|(_, behind)| behind <= 0.0),
                rival: most.map(|(rival, _)| rival),
                behind: most.map_or(f64::NAN, |(_, behind)| behind),
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::fixtures::{near, systems};

    #[test]
    fn bounds_agree_with_scipy_and_turn_with_the_better_end() {
        // mean(l - i) - scipy.stats.t.ppf(1 - alpha / 2, 29) * sd(l - i) / sqrt(30), the largest over l
        let rows = [
            (
                0.95,
                [
                    (false, 2, 0.666_246_007_718_358_3),
                    (true, 2, -0.365_361_147_786),
                    (true, 1, -2.476_822_641_982),
                ],
            ),
            (
                0.8,
                [
                    (false, 2, 1.150_398_196_255_383_3),
                    (false, 2, 0.144_504_110_995_417_16),
                    (true, 1, -1.966_957_383_200),
                ],
            ),
        ];
        let runs = systems(30);
        let negative: Vec<Vec<f64>> = runs.iter().map(|runs| runs.iter().map(|n| -n).collect()).collect();
        for (confidence, expected) in rows {
            for (runs, prefer) in [(&runs, Prefer::Higher), (&negative, Prefer::Lower)] {
                let found = could_be_best(runs, prefer, confidence);
                for (found, (could_be_best, rival, behind)) in found.iter().zip(expected) {
                    assert_eq!((found.could_be_best, found.rival), (could_be_best, Some(rival)));
                    near(found.behind, behind, 1e-9);
                }
            }
        }
    }

    #[test]
    fn alike_stay_together_and_a_sure_gap_is_final() {
        let runs = vec![3.0, 5.0, 4.0];
        let better: Vec<f64> = runs.iter().map(|number| number + 1.0).collect();
        let could = |options: &[Vec<f64>]| -> Vec<bool> {
            could_be_best(options, Prefer::Higher, 0.95).iter().map(|s| s.could_be_best).collect()
        };
        assert_eq!(could(&[runs.clone(), runs.clone()]), [true, true]);
        assert_eq!(could(&[runs.clone(), better.clone(), better.clone()]), [false, true, true]);
        // Of two rivals alike it is the first that is named.
        let rivals = [runs.clone(), better.clone(), better.clone()];
        assert_eq!(could_be_best(&rivals, Prefer::Higher, 0.95)[0].rival, Some(1));
        assert_eq!(could(&[runs]), [true]);
    }

    #[test]
    fn what_cannot_be_compared_rules_nothing_out() {
        let nan = f64::NAN;
        let hardly = could_be_best(&[[0.0, nan, 0.0], [nan, 9.0, 9.0]], Prefer::Higher, 0.95);
        assert!(hardly.iter().all(|s| s.could_be_best && s.rival.is_none() && s.behind.is_nan()));
        assert!(could_be_best(&systems(30), Prefer::Higher, 95.0).iter().all(|s| s.could_be_best));
        assert!(could_be_best::<Vec<f64>>(&[], Prefer::Higher, 0.95).is_empty());
    }

    #[test]
    fn a_hole_costs_its_own_pairs_only() {
        let mut runs = systems(30);
        let whole = could_be_best(&runs, Prefer::Higher, 0.95);
        for (runs, number) in runs.iter_mut().zip([1e9, f64::NAN, f64::NAN]) {
            runs.push(number);
        }
        assert_eq!(could_be_best(&runs, Prefer::Higher, 0.95), whole);
    }
}
