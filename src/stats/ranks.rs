//! Interval of a quantile from the order of the numbers alone, whatever their distribution.

use super::distribution::is_share;
use super::quantile::Sorted;
use statrs::distribution::{Binomial, DiscreteCDF};

/// Between which places in the order a quantile lies.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ranks {
    /// Place of the low end, counted from 1 at the smallest; `None` where there are too few numbers
    /// to bound the quantile from below.
    pub low: Option<usize>,
    /// Place of the high end; `None` where there are too few to bound it from above.
    pub high: Option<usize>,
    /// The confidence reached: at least what was asked for. An end that is `None` bounds nothing.
    pub coverage: f64,
}

/// The places among `n` numbers that hold the quantile at `share` with at least `confidence`: the low
/// one is the quantile of Binomial(n, share) at (1 - confidence) / 2, the high one that at
/// (1 + confidence) / 2 plus one. Of 100 numbers the 84th and the 96th hold the 90% quantile with 95%
/// confidence. `None` without numbers, or where a share is not strictly between 0 and 1.
pub fn ranks(n: usize, share: f64, confidence: f64) -> Option<Ranks> {
    if n == 0 || !is_share(share) || !is_share(confidence) {
        return None;
    }
    let below = Binomial::new(share, n as u64).ok()?;
    let tail = (1.0 - confidence) / 2.0;
    // The first count that is reached with this probability.
    let first = |probability: f64| {
        let (mut low, mut high) = (0, n as u64);
        while low < high {
            let middle = u64::midpoint(low, high);
            if below.cdf(middle) >= probability {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        low as usize
    };
    let (low, high) = (first(tail), first(1.0 - tail) + 1);
    let missed = if low == 0 { 0.0 } else { below.cdf(low as u64 - 1) };
    Some(Ranks {
        low: (low > 0).then_some(low),
        high: (high <= n).then_some(high),
        coverage: below.cdf(high as u64 - 1) - missed,
    })
}

impl Sorted {
    /// The numbers at the [`ranks`] of a quantile: its interval without any assumption on the
    /// distribution. NaN at an end for which there are too few numbers.
    pub fn quantile_interval(&self, share: f64, confidence: f64) -> (f64, f64) {
        let at = |place: Option<usize>| place.map_or(f64::NAN, |place| self.numbers()[place - 1]);
        ranks(self.n(), share, confidence).map_or((f64::NAN, f64::NAN), |r| (at(r.low), at(r.high)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::fixtures::{X20, near};

    #[test]
    fn places_agree_with_scipy() {
        // scipy.stats.binom.ppf and cdf
        for (n, share, confidence, low, high, coverage) in [
            (20, 0.5, 0.95, Some(6), Some(15), 0.958_610_534_667_968_8),
            (100, 0.5, 0.95, Some(40), Some(61), 0.964_799_799_782_295_2),
            (100, 0.9, 0.95, Some(84), Some(96), 0.955_690_107_191_223),
            (1000, 0.95, 0.95, Some(936), Some(964), 0.958_095_268_222_654_1),
            (40, 0.9, 0.9, Some(33), Some(40), 0.943_317_174_385_201_7),
            // Too few numbers for an upper end, or for a lower one.
            (10, 0.9, 0.95, Some(7), None, 0.987_204_801_6),
            (5, 0.1, 0.95, None, Some(3), 0.991_44),
        ] {
            let found = ranks(n, share, confidence).unwrap();
            assert_eq!((found.low, found.high), (low, high), "{n} at {share}");
            near(found.coverage, coverage, 1e-10);
        }
    }

    #[test]
    fn intervals_agree_with_scipy() {
        let sorted = Sorted::new(&X20);
        // scipy.stats.quantile_test(x, p=0.5).confidence_interval()
        assert_eq!(sorted.quantile_interval(0.5, 0.95), (10.9, 13.7));
        let (low, high) = Sorted::new(&X20[..10]).quantile_interval(0.9, 0.95);
        assert!(low == 13.7 && high.is_nan(), "{low} to {high}");
    }

    #[test]
    fn what_has_no_interval_gets_none() {
        assert_eq!(ranks(0, 0.5, 0.95), None);
        assert_eq!(ranks(20, 0.0, 0.95), None);
        assert_eq!(ranks(20, 0.5, 95.0), None);
        assert!(Sorted::new(&[]).quantile_interval(0.5, 0.95).0.is_nan());
    }
}
