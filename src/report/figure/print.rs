//! Numbers of figures as text: ranges over futures, with the digits that they bear.

use super::Quantity;
use crate::outcome::Unit;
use crate::report::numbers::{self, Digit};

/// The digits that the ends of a 90% range bear: they are known to about a tenth of it, or to the
/// half-width of the mean where that is larger.
pub(super) fn digit_of_range(unit: Unit, low: f64, high: f64, half_width: f64) -> Digit {
    let tenth = (high - low) / 10.0;
    let known = if half_width > tenth { half_width } else { tenth };
    Digit::of_value(unit, (low + high) / 2.0, known)
}

/// A value or a difference of a quantity.
pub(super) fn number(quantity: &Quantity, number: f64, digit: Digit) -> String {
    if quantity.is_difference {
        numbers::difference(quantity.unit, number, digit)
    } else {
        numbers::value(quantity.unit, number, digit)
    }
}

/// A range of a quantity.
pub(super) fn range(quantity: &Quantity, low: f64, high: f64, digit: Digit) -> String {
    if quantity.is_difference {
        numbers::interval(quantity.unit, low, high, digit)
    } else {
        numbers::range(quantity.unit, low, high, digit)
    }
}

/// A number that is known to about a hundredth.
pub(super) fn plain(unit: Unit, number: f64) -> String {
    part(unit, number, number)
}

/// A number that is known to about a hundredth of a whole that it is part of.
pub(super) fn part(unit: Unit, number: f64, whole: f64) -> String {
    if !number.is_finite() {
        return UNDEFINED.to_owned();
    }
    numbers::value(unit, number, Digit::of_value(unit, whole, whole.abs() / 100.0))
}

/// Headings from text.
pub(super) fn heads(names: &[&str]) -> Vec<String> {
    names.iter().map(|&name| name.to_owned()).collect()
}

/// What stands for a number that is not defined.
pub(super) const UNDEFINED: &str = "not defined";

/// The letter that more than one of a thing carries.
pub(super) fn plural(count: usize) -> &'static str {
    if count == 1 { "" } else { "s" }
}

/// How many things an alternative text tells one by one.
const MOST_NAMED: usize = 4;

/// The first few things said of options; the table holds the others.
pub(super) fn first_few(items: &[String]) -> String {
    match items.len() {
        0 => UNDEFINED.to_owned(),
        count if count > MOST_NAMED => {
            format!("{}; and {} more in the table", items[..MOST_NAMED].join("; "), count - MOST_NAMED)
        }
        _ => items.join("; "),
    }
}

/// A number, or that it is not defined.
pub(super) fn known(quantity: &Quantity, one: f64, digit: Digit) -> String {
    if one.is_finite() { number(quantity, one, digit) } else { UNDEFINED.to_owned() }
}

/// A range, or that it is not defined.
pub(super) fn known_range(quantity: &Quantity, low: f64, high: f64, digit: Digit) -> String {
    if low.is_finite() && high.is_finite() { range(quantity, low, high, digit) } else { UNDEFINED.to_owned() }
}

/// The last of some numbers that is defined, with its place.
pub(super) fn last_defined(numbers: &[f64]) -> Option<(usize, f64)> {
    numbers.iter().copied().enumerate().rev().find(|(_, number)| number.is_finite())
}
