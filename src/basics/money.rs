//! Money in whole pence, and the one rule by which a rate times a time becomes pence.
//!
//! Never knows who pays whom: that is the ledger's business.

use rust_decimal::prelude::{FromPrimitive, ToPrimitive};
use rust_decimal::{Decimal, RoundingStrategy};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Neg, Sub, SubAssign};

/// An amount of money in whole pence. May be negative where an account may be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Pence(pub i64);

impl Pence {
    /// No money.
    pub const ZERO: Pence = Pence(0);

    /// Pounds from a file, rounded half-even to the penny. `None` where the number is not finite
    /// or larger than any council's budget (9 x 10^13 pounds).
    ///
    /// ```
    /// use allotment::basics::Pence;
    /// assert_eq!(Pence::from_pounds(16.3), Some(Pence(1630)));
    /// assert_eq!(Pence::from_pounds(0.125), Some(Pence(12)));
    /// assert_eq!(Pence::from_pounds(f64::NAN), None);
    /// ```
    pub fn from_pounds(pounds: f64) -> Option<Pence> {
        let exact = Decimal::from_f64(pounds)? * Decimal::ONE_HUNDRED;
        exact.round_dp_with_strategy(0, RoundingStrategy::MidpointNearestEven).to_i64().map(Pence)
    }

    /// The amount in pounds with two decimals, for reports.
    pub fn to_pounds(self) -> Decimal {
        Decimal::new(self.0, 2)
    }

    /// This amount times a ratio, rounded half-even. The ratio is behaviour (floating point); the
    /// result is money again. Total for finite ratios.
    pub fn times(self, ratio: f64) -> Pence {
        Pence((self.0 as f64 * ratio).round_ties_even() as i64)
    }

    /// Pence for `minutes` at this amount an hour, rounded half-even once.
    ///
    /// ```
    /// use allotment::basics::Pence;
    /// assert_eq!(Pence(1300).for_minutes(90), Pence(1950));
    /// assert_eq!(Pence(1).for_minutes(30), Pence(0)); // half goes to the even penny
    /// assert_eq!(Pence(3).for_minutes(30), Pence(2));
    /// ```
    #[inline]
    pub fn for_minutes(self, minutes: u32) -> Pence {
        match self.0.checked_mul(i64::from(minutes)) {
            // Prices are hardly ever negative, and a whole number without a sign is divided by one product.
            Some(product @ 0..) => {
                let hours = product as u64 / 60;
                let twice = 2 * (product as u64 - 60 * hours);
                Pence((hours + u64::from(twice > 60) + (u64::from(twice == 60) & hours)) as i64)
            }
            _ => Pence(share_half_even(self.0, i64::from(minutes), 60)),
        }
    }

    /// The larger of this amount and nothing.
    pub fn or_zero(self) -> Pence {
        Pence(self.0.max(0))
    }

    /// As a floating-point number of pounds, for behaviour and statistics only.
    #[inline]
    pub fn as_pounds(self) -> f64 {
        self.0 as f64 / 100.0
    }
}

/// `amount x part / whole` rounded half to even, where the product may be more than 64 bits hold; the
/// whole is positive.
///
/// ```
/// use allotment::basics::share_half_even;
/// assert_eq!(share_half_even(100, 1, 3), 33);
/// assert_eq!(share_half_even(i64::MAX, 3, 6), i64::MAX / 2 + 1); // a half, to the even one
/// ```
#[inline]
pub fn share_half_even(amount: i64, part: i64, whole: i64) -> i64 {
    match amount.checked_mul(part) {
        Some(product) => divide_half_even(product, whole),
        None => wide_half_even(amount, part, whole),
    }
}

/// `amount x part / whole` rounded down, likewise; none is negative.
#[inline]
pub fn share_down(amount: i64, part: i64, whole: i64) -> i64 {
    let whole = whole.max(1);
    match amount.checked_mul(part) {
        Some(product) => product / whole,
        None => i64::try_from(i128::from(amount) * i128::from(part) / i128::from(whole)).unwrap_or(i64::MAX),
    }
}

#[cold]
fn wide_half_even(amount: i64, part: i64, whole: i64) -> i64 {
    let (product, whole) = (i128::from(amount) * i128::from(part), i128::from(whole));
    let floor = product.div_euclid(whole);
    let twice = 2 * (product - floor * whole);
    let up = twice > whole || twice == whole && floor % 2 != 0;
    i64::try_from(floor + i128::from(up)).unwrap_or(i64::MAX)
}

/// `numerator / denominator` rounded half to even; the denominator is positive.
#[inline]
pub fn divide_half_even(numerator: i64, denominator: i64) -> i64 {
    let floor = numerator.div_euclid(denominator);
    let twice = 2 * (numerator - floor * denominator);
    // Written without a branch: which way a penny falls can't be foreseen.
    floor + i64::from(twice > denominator) + (i64::from(twice == denominator) & floor)
}

/// Money never wraps round in silence: a sum that whole pence can't hold stops the run.
#[inline]
fn held(sum: Option<i64>) -> Pence {
    Pence(sum.expect("a sum of money is larger than whole pence hold"))
}

impl Add for Pence {
    type Output = Pence;
    fn add(self, other: Pence) -> Pence {
        held(self.0.checked_add(other.0))
    }
}
impl Sub for Pence {
    type Output = Pence;
    fn sub(self, other: Pence) -> Pence {
        held(self.0.checked_sub(other.0))
    }
}
impl Neg for Pence {
    type Output = Pence;
    fn neg(self) -> Pence {
        Pence(-self.0)
    }
}
impl AddAssign for Pence {
    fn add_assign(&mut self, other: Pence) {
        *self = *self + other;
    }
}
impl SubAssign for Pence {
    fn sub_assign(&mut self, other: Pence) {
        *self = *self - other;
    }
}
impl Sum for Pence {
    fn sum<I: Iterator<Item = Pence>>(amounts: I) -> Pence {
        amounts.fold(Pence::ZERO, Add::add)
    }
}
impl fmt::Display for Pence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "£{}", self.to_pounds())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_go_to_the_even_penny_on_both_sides_of_zero() {
        let cases = [(5, 10, 0), (15, 10, 2), (25, 10, 2), (-5, 10, 0), (-15, 10, -2), (7, 2, 4)];
        for (numerator, denominator, expected) in cases {
            assert_eq!(divide_half_even(numerator, denominator), expected, "{numerator}/{denominator}");
        }
    }

    #[test]
    fn shares_of_sums_too_large_for_a_product_are_the_same_shares() {
        for (amount, part, whole) in [(1_000_003, 7, 9), (5, 1, 2), (15, 1, 2), (-15, 1, 2), (999, 0, 4)] {
            let exact = divide_half_even(amount * part, whole);
            assert_eq!(share_half_even(amount, part, whole), exact);
            assert_eq!(wide_half_even(amount, part, whole), exact, "{amount} x {part} / {whole}");
        }
        for (price, minutes) in
            [(1_603, 95), (1, 30), (3, 30), (5, 90), (-7, 30), (-1_603, 95), (0, 60), (17, 0)]
        {
            let exact = share_half_even(price, i64::from(minutes), 60);
            assert_eq!(Pence(price).for_minutes(minutes).0, exact, "{price} x {minutes} / 60");
        }
        let large = i64::MAX / 2;
        assert_eq!((share_half_even(large, 4, 4), share_down(large, 4, 4)), (large, large));
        assert_eq!(share_down(7, 1, 2), 3);
    }

    #[test]
    #[should_panic(expected = "a sum of money is larger than whole pence hold")]
    fn money_that_whole_pence_cannot_hold_does_not_wrap_round() {
        let _ = [Pence(i64::MAX), Pence(1)].into_iter().sum::<Pence>();
    }

    #[test]
    fn pounds_round_trip_through_decimal() {
        assert_eq!(Pence(123_456).to_pounds().to_string(), "1234.56");
        assert_eq!(Pence(-5).to_string(), "£-0.05");
    }
}
