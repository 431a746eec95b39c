//! Mean and spread of numbers that come one at a time, or in parts that are put together later.
//!
//! Never keeps the numbers. Parts merge in the order in which they are given: another order may
//! change the last bit.

/// Count, mean and sum of squares about the mean of the numbers so far, by Welford's recurrence.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Moments {
    n: usize,
    mean: f64,
    squares: f64,
}

impl Moments {
    /// Takes one more number; NaN is not defined and left out.
    pub fn push(&mut self, number: f64) {
        if number.is_nan() {
            return;
        }
        self.n += 1;
        let step = number - self.mean;
        self.mean += step / self.n as f64;
        self.squares += step * (number - self.mean);
    }

    /// What both came to, as if the numbers of `later` had followed those of `self` (Chan, Golub and
    /// LeVeque's rule).
    #[must_use]
    pub fn merge(self, later: Moments) -> Moments {
        if self.n == 0 || later.n == 0 {
            return if self.n == 0 { later } else { self };
        }
        let (n, left, right) = ((self.n + later.n) as f64, self.n as f64, later.n as f64);
        let apart = later.mean - self.mean;
        Moments {
            n: self.n + later.n,
            mean: self.mean + apart * right / n,
            squares: self.squares + later.squares + apart * apart * left * right / n,
        }
    }

    /// How many numbers were defined.
    pub fn n(&self) -> usize {
        self.n
    }

    /// Their variance (n - 1 below); NaN for fewer than two.
    pub fn variance(&self) -> f64 {
        if self.n > 1 { self.squares / (self.n - 1) as f64 } else { f64::NAN }
    }

    /// Their mean; NaN where there is none.
    pub fn mean(&self) -> f64 {
        if self.n > 0 { self.mean } else { f64::NAN }
    }
}

impl FromIterator<f64> for Moments {
    fn from_iter<I: IntoIterator<Item = f64>>(numbers: I) -> Moments {
        let mut moments = Moments::default();
        numbers.into_iter().for_each(|number| moments.push(number));
        moments
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::Summary;
    use crate::stats::fixtures::{X20, near};

    fn moments(numbers: &[f64]) -> Moments {
        numbers.iter().copied().collect()
    }

    #[test]
    fn numbers_one_at_a_time_agree_with_scipy() {
        let s = Summary::from(moments(&X20));
        assert_eq!(s.n, 20);
        near(s.mean, 13.305, 1e-12);
        near(s.sd, 4.742_248_522_866_719, 1e-12);
        // scipy.stats.t.ppf(0.975, 19) and (0.95, 19), times sd / sqrt(20)
        near(s.interval().1 - s.mean, 2.219_440_627_525_208_3, 1e-9);
        near(s.interval_at(0.9).1 - s.mean, 1.833_570_715_154_690_7, 1e-9);
        assert_eq!(s.interval_at(0.95), s.interval());
        assert!(s.interval_at(95.0).0.is_nan());
    }

    #[test]
    fn parts_put_together_are_the_whole_wherever_it_is_cut() {
        let whole = moments(&X20);
        for cut in 0..=X20.len() {
            let merged = moments(&X20[..cut]).merge(moments(&X20[cut..]));
            assert_eq!(merged.n(), whole.n());
            near(merged.mean(), whole.mean(), 1e-12);
            near(merged.variance(), whole.variance(), 1e-11);
        }
        // A large common part does not eat the spread.
        let far = |part: &[f64]| part.iter().map(|number| 1e9 + number).collect::<Moments>();
        near(far(&X20[..7]).merge(far(&X20[7..])).variance(), whole.variance(), 1e-5);
        // Nothing before or after changes nothing, not even where a square would overflow.
        for numbers in [X20.as_slice(), &[1e200, 1e200]] {
            let (whole, nothing) = (moments(numbers), Moments::default());
            assert_eq!((whole.merge(nothing), nothing.merge(whole)), (whole, whole));
        }
    }

    #[test]
    fn nothing_has_no_moments() {
        let none = Moments::default().merge(moments(&[f64::NAN]));
        assert!(none.n() == 0 && none.mean().is_nan() && none.variance().is_nan());
        assert!(moments(&[3.0]).variance().is_nan());
    }
}
