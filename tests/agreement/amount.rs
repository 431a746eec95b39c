//! Sums in decimal pounds, and the one place of this shadow where a penny is rounded.

use allotment::basics::Pence;
use rust_decimal::prelude::FromPrimitive;
use rust_decimal::{Decimal, RoundingStrategy};

/// Half to even, to the penny.
pub(crate) fn penny(pounds: Decimal) -> Decimal {
    pounds.round_dp_with_strategy(2, RoundingStrategy::MidpointNearestEven)
}

/// Down to the penny.
pub(crate) fn whole_pennies(pounds: Decimal) -> Decimal {
    pounds.round_dp_with_strategy(2, RoundingStrategy::ToZero)
}

/// Half to even, to a whole number.
pub(crate) fn whole(number: Decimal) -> Decimal {
    number.round_dp_with_strategy(0, RoundingStrategy::MidpointNearestEven)
}

/// A parameter as it is written in a file: 0.15 is 0.15.
pub(crate) fn written(parameter: f64) -> Decimal {
    Decimal::from_f64(parameter).unwrap()
}

/// A number that luck drew, with every digit that it has.
pub(crate) fn drawn(luck: f64) -> Decimal {
    Decimal::from_f64_retain(luck).unwrap()
}

/// What the program says, in pounds.
pub(crate) fn pounds(pence: Pence) -> Decimal {
    Decimal::new(pence.0, 2)
}

/// A count.
pub(crate) fn count(number: u32) -> Decimal {
    Decimal::from(number)
}

/// A yearly sum, over so many of the year's 52 weeks.
pub(crate) fn of_year(yearly: Decimal, weeks: u32) -> Decimal {
    penny(yearly * count(weeks) / count(52))
}

/// A rate an hour, for so many minutes.
pub(crate) fn for_minutes(rate: Decimal, minutes: u32) -> Decimal {
    penny(rate * count(minutes) / count(60))
}
