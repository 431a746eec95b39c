//! What each part of a bundle contributes to its effect, whatever order the parts are added in:
//! Shapley's shares, which add up to the effect of the whole bundle.
//!
//! A set of parts is a number whose bit i says whether part i is in it: 0 is no part, 0b101 the first
//! and the third.

use super::resampler::Resampler;
use super::summary::{Summary, summary};

/// The shares of k parts from the values of all their 2^k sets, in the order of the sets' numbers. NaN
/// where a value that is needed is not defined. `None` where the count is not a power of two, or is
/// that of no part or of more than [`MOST_PARTS`].
pub fn shapley(values: &[f64]) -> Option<Vec<f64>> {
    let parts = parts_of(values.len())?;
    Some((0..parts).map(|part| share(parts, part, |set| values[set])).collect())
}

/// The shares over matched runs: `values` has one slice for every set, each in the order of
/// replications. Shares are taken in each replication, so that shared chance drops out; their means add up
/// to the mean effect of the bundle, and their standard errors say how far more replications could move
/// them. A replication counts where every set is defined. `None` as for [`shapley`], and where slices
/// differ in length.
pub fn shapley_over_runs<Runs: AsRef<[f64]>>(values: &[Runs]) -> Option<Vec<Summary>> {
    let parts = parts_of(values.len())?;
    let replications = values.first()?.as_ref().len();
    if values.iter().any(|runs| runs.as_ref().len() != replications) {
        return None;
    }
    let whole: Vec<usize> = (0..replications)
        .filter(|&replication| values.iter().all(|runs| !runs.as_ref()[replication].is_nan()))
        .collect();
    let of_part = |part: usize| -> Vec<f64> {
        whole.iter().map(|&replication| share(parts, part, |set| values[set].as_ref()[replication])).collect()
    };
    Some((0..parts).map(|part| summary(&of_part(part))).collect())
}

/// The shares of many parts, sampled: each of `permutations` random orders adds the parts one by one,
/// and a part's share is the mean of what it adds. The standard errors say how far more orders could
/// move them; the shares add up exactly whatever their number, but for rounding.
///
/// `value` is asked for each set that an order passes, the same one perhaps many times: it should
/// remember, and give the same number again. A pure function of `seed` and `value`. `None` for no part,
/// more than [`MOST_PARTS`], or no permutation.
pub fn shapley_sampled(
    parts: usize,
    permutations: usize,
    seed: u64,
    mut value: impl FnMut(usize) -> f64,
) -> Option<Vec<Summary>> {
    if !(1..=MOST_PARTS).contains(&parts) || permutations == 0 {
        return None;
    }
    let mut added = vec![Vec::with_capacity(permutations); parts];
    let nothing = value(0);
    for permutation in 0..permutations as u64 {
        let mut order: Vec<usize> = (0..parts).collect();
        Resampler::new(seed, permutation).shuffle(&mut order);
        let (mut set, mut before) = (0, nothing);
        for part in order {
            set |= 1 << part;
            let after = value(set);
            added[part].push(after - before);
            before = after;
        }
    }
    Some(added.iter().map(|added| summary(added)).collect())
}

/// The most parts of a bundle.
pub const MOST_PARTS: usize = 20;

/// How many parts have so many sets.
fn parts_of(sets: usize) -> Option<usize> {
    let parts = sets.checked_ilog2()? as usize;
    (sets.is_power_of_two() && (1..=MOST_PARTS).contains(&parts)).then_some(parts)
}

/// What `part` adds to a set of the others, averaged over sets of one size, then over sizes.
fn share(parts: usize, part: usize, value: impl Fn(usize) -> f64) -> f64 {
    let mut by_size = vec![0.0; parts];
    let mut sets_of_size = vec![0.0; parts];
    for set in (0..1_usize << parts).filter(|set| set & (1 << part) == 0) {
        let size = set.count_ones() as usize;
        by_size[size] += value(set | (1 << part)) - value(set);
        sets_of_size[size] += 1.0;
    }
    by_size.iter().zip(sets_of_size).map(|(added, sets)| added / sets).sum::<f64>() / parts as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::fixtures::{all_near, near};

    const THREE: [f64; 8] = [0.0, 10.0, 20.0, 36.0, 5.0, 18.0, 24.0, 50.0];
    const FOUR: [f64; 16] =
        [1.0, 3.0, 2.0, 9.0, 4.0, 4.0, 8.0, 15.0, 0.0, 2.0, 7.0, 11.0, 5.0, 6.0, 9.0, 30.0];

    #[test]
    fn shares_are_means_over_every_order() {
        // What each part adds, averaged over all orders by itertools.permutations
        for (values, expected) in [
            ([3.0, 8.0].as_slice(), [5.0].as_slice()),
            (&THREE, &[16.833_333_333_333_332, 24.833_333_333_333_332, 8.333_333_333_333_334]),
            (&FOUR, &[7.5, 9.666_666_666_666_666, 7.5, 4.333_333_333_333_333]),
        ] {
            let shares = shapley(values).unwrap();
            all_near(&shares, expected, 1e-12);
            // Efficiency: the shares add up to the whole.
            near(shares.iter().sum(), values[values.len() - 1] - values[0], 1e-12);
        }
    }

    #[test]
    fn parts_that_add_up_get_what_they_add_and_idle_ones_nothing() {
        let values: Vec<f64> = (0..16)
            .map(|set| {
                [3.0, -2.0, 0.0, 0.5]
                    .iter()
                    .enumerate()
                    .map(|(i, v)| if set >> i & 1 == 1 { *v } else { 0.0 })
                    .sum()
            })
            .collect();
        all_near(&shapley(&values).unwrap(), &[3.0, -2.0, 0.0, 0.5], 1e-12);
    }

    #[test]
    fn runs_are_shared_out_one_by_one() {
        // Luck that every set has in common moves no share; a factor moves all of them.
        let factors = [1.0, 2.0, f64::NAN, 3.0];
        let runs: Vec<Vec<f64>> = THREE
            .iter()
            .map(|value| factors.iter().map(|factor| factor * value + 100.0 * factor).collect())
            .collect();
        let shares = shapley_over_runs(&runs).unwrap();
        let exact = shapley(&THREE).unwrap();
        for (found, exact) in shares.iter().zip(&exact) {
            assert_eq!(found.n, 3);
            near(found.mean, 2.0 * exact, 1e-9);
            near(found.standard_error(), exact / 3.0_f64.sqrt(), 1e-9);
        }
        near(shares.iter().map(|share| share.mean).sum(), 100.0, 1e-9);
    }

    #[test]
    fn sampled_shares_add_up_and_come_as_near_as_their_errors_say() {
        let sampled = shapley_sampled(4, 400, 1, |set| FOUR[set]).unwrap();
        near(sampled.iter().map(|share| share.mean).sum(), 29.0, 1e-9);
        for (found, exact) in sampled.iter().zip(shapley(&FOUR).unwrap()) {
            assert!(found.n == 400 && found.standard_error() > 0.0);
            near(found.mean, exact, 4.0 * found.standard_error());
        }
        assert_eq!(shapley_sampled(4, 400, 1, |set| FOUR[set]), Some(sampled.clone()));
        assert_ne!(shapley_sampled(4, 400, 2, |set| FOUR[set]), Some(sampled));
        // With nothing to disagree about, one order is enough.
        let alone = shapley_sampled(12, 3, 1, |set| f64::from(set.count_ones())).unwrap();
        assert!(alone.iter().all(|share| share.mean == 1.0 && share.sd == 0.0));
    }

    #[test]
    fn what_is_no_bundle_has_no_shares() {
        for values in [0, 1, 3, 6, 12] {
            assert_eq!(shapley(&vec![1.0; values]), None, "{values}");
        }
        assert!(shapley(&[0.0, f64::NAN]).unwrap()[0].is_nan());
        assert_eq!(shapley_over_runs(&[vec![1.0], vec![1.0, 2.0]]), None);
        assert_eq!(shapley_sampled(0, 10, 1, |_| 0.0), None);
        assert_eq!(shapley_sampled(3, 0, 1, |_| 0.0), None);
        assert_eq!(shapley_sampled(MOST_PARTS + 1, 1, 1, |_| 0.0), None);
    }
}
