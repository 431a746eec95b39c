//! Quantiles.

/// Numbers in ascending order, those that are not defined left out.
#[derive(Clone, Debug, Default)]
pub struct Sorted(Vec<f64>);

impl Sorted {
    /// Sorts the defined ones of `numbers`.
    pub fn new(numbers: &[f64]) -> Sorted {
        let mut defined: Vec<f64> = numbers.iter().copied().filter(|number| !number.is_nan()).collect();
        defined.sort_by(f64::total_cmp);
        Sorted(defined)
    }

    /// How many there are.
    pub fn n(&self) -> usize {
        self.0.len()
    }

    /// The numbers, smallest first.
    pub fn numbers(&self) -> &[f64] {
        &self.0
    }

    /// The quantile at `share` (0 to 1) of type 7, the usual one: a straight line between the order
    /// statistics, so that 0 is the smallest number and 1 the largest. NaN where there is no number.
    pub fn quantile(&self, share: f64) -> f64 {
        let Some(last) = self.0.len().checked_sub(1) else { return f64::NAN };
        let at = share.clamp(0.0, 1.0) * last as f64;
        let below = at.floor() as usize;
        let (low, high) = (self.0[below], self.0[(below + 1).min(last)]);
        low + (high - low) * (at - below as f64)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::summary::tests::{BEFORE, close};

    #[test]
    fn quantiles_agree_with_numpy() {
        let sorted = Sorted::new(&BEFORE);
        // numpy.quantile of NumPy 2.4.6, method "linear" (type 7)
        for (share, expected) in [
            (0.0, 0.28),
            (0.05, 0.287),
            (0.25, 0.3075),
            (0.5, 0.34),
            (0.75, 0.3625),
            (0.95, 0.3895),
            (1.0, 0.4),
        ] {
            close(sorted.quantile(share), expected);
        }
    }

    #[test]
    fn undefined_numbers_have_no_place_in_the_order() {
        let sorted = Sorted::new(&[3.0, f64::NAN, 1.0]);
        assert_eq!((sorted.n(), sorted.quantile(0.5), sorted.quantile(1.0)), (2, 2.0, 3.0));
        assert!(Sorted::new(&[]).quantile(0.5).is_nan());
        assert_eq!(Sorted::new(&[5.0]).quantile(0.95), 5.0);
    }
}
