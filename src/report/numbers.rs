//! How a number is printed: in the reader's units, with no digit that its precision does not bear.
//!
//! A mean or difference is rounded to the leading digit of half its 95% interval.

use crate::outcome::Unit;

/// A minus sign, which a hyphen is not.
const MINUS: char = '−';

/// The position of the last digit printed, as a power of ten in the reader's units.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Digit(i32);

impl Digit {
    /// The last digit that a mean with this half-width bears; without a half-width (one run, say),
    /// two digits of the number itself.
    pub fn of_value(unit: Unit, number: f64, half_width: f64) -> Digit {
        Digit::of(unit, number, half_width, finest(unit))
    }

    /// The last digit that a difference with this interval bears. An interval that leaves zero out
    /// must not print as if it touched it, so more digits are given where that needs them.
    pub fn of_difference(unit: Unit, difference: f64, low: f64, high: f64) -> Digit {
        // A difference of less than ten of the finest steps gets one digit more.
        let coarse = finest(unit);
        let is_small = scaled(unit, difference).abs() < libm::exp10(f64::from(coarse + 1));
        let finest = if is_small { coarse - 1 } else { coarse };
        let mut digit = Digit::of(unit, difference, (high - low) / 2.0, finest);
        let leaves_zero_out = low > 0.0 || high < 0.0;
        let nearest = if low > 0.0 { low } else { high };
        while leaves_zero_out && digit.0 >= coarse && digit.round(scaled(unit, nearest)) == 0.0 {
            digit.0 -= 1;
        }
        digit
    }

    fn of(unit: Unit, number: f64, half_width: f64, finest: i32) -> Digit {
        // A hair above, so that a half-width of 0.1 less a rounding error still counts as 0.1.
        let leading =
            |number: f64| libm::floor(libm::log10(scaled(unit, number).abs() * (1.0 + 1e-9))) as i32;
        let power = if half_width > 0.0 {
            leading(half_width)
        } else if half_width.is_nan() && number.is_finite() && number != 0.0 {
            leading(number) - 1
        } else {
            finest
        };
        // A share is never rounded to tens: 23.5% must not print as 20%.
        let coarsest = if unit == Unit::Share { 0 } else { 9 };
        Digit(power.clamp(finest, coarsest))
    }

    /// The number rounded to this digit.
    fn round(self, number: f64) -> f64 {
        let step = libm::exp10(f64::from(self.0.abs()));
        if self.0 > 0 { (number / step).round() * step } else { (number * step).round() / step }
    }
}

/// The finest digit worth printing of a unit.
fn finest(unit: Unit) -> i32 {
    match unit {
        Unit::Share | Unit::Weeks => -1,
        Unit::PoundsAYear => 0,
        Unit::PoundsAnHour | Unit::HoursAWeek | Unit::Hours | Unit::AYear | Unit::Number => -2,
    }
}

/// A number in the reader's units: a share as a percentage.
pub fn scaled(unit: Unit, number: f64) -> f64 {
    if unit == Unit::Share { number * 100.0 } else { number }
}

/// A value as in a table, such as `41.3%`, `£4.31m`, `£93,000`, `2.4`.
pub fn value(unit: Unit, number: f64, digit: Digit) -> String {
    if number.is_nan() {
        return "–".to_owned();
    }
    let rounded = digit.round(scaled(unit, number));
    let minus = if rounded < 0.0 { MINUS.to_string() } else { String::new() };
    format!("{minus}{}", with_unit(unit, &magnitude(unit, rounded, digit), "%"))
}

/// A difference as in a table, with its sign, such as `+7.0 pp`, `−£93,000`.
pub fn difference(unit: Unit, number: f64, digit: Digit) -> String {
    if number.is_nan() {
        return "–".to_owned();
    }
    format!("{}{}", sign(unit, number, digit), amount(unit, number, digit))
}

/// How large a difference is, without its sign, such as `7.0 pp`.
pub fn amount(unit: Unit, number: f64, digit: Digit) -> String {
    let rounded = digit.round(scaled(unit, number));
    with_unit(unit, &magnitude(unit, rounded, digit), " pp")
}

/// Both ends of an interval of differences, the unit said once, such as `+6.7 to +7.3 pp`.
pub fn interval(unit: Unit, low: f64, high: f64, digit: Digit) -> String {
    if low.is_nan() || high.is_nan() {
        return "–".to_owned();
    }
    let number = |number: f64| {
        let text = magnitude(unit, digit.round(scaled(unit, number)), digit);
        format!("{}{}", sign(unit, number, digit), with_unit(unit, &text, ""))
    };
    let after = if unit == Unit::Share { " pp" } else { "" };
    format!("{} to {}{after}", number(low), number(high))
}

/// A range of values, the unit said once where it follows, such as `35 to 47%`.
pub fn range(unit: Unit, low: f64, high: f64, digit: Digit) -> String {
    if low.is_nan() || high.is_nan() {
        return "–".to_owned();
    }
    let (low, high) = (value(unit, low, digit), value(unit, high, digit));
    format!("{} to {high}", low.strip_suffix('%').unwrap_or(&low))
}

/// What follows a number in a sentence, where the sign before it does not say it already.
pub fn unit_in_words(unit: Unit) -> &'static str {
    match unit {
        Unit::Share | Unit::Number => "",
        Unit::PoundsAYear | Unit::AYear => " a year",
        Unit::PoundsAnHour => " an hour",
        Unit::HoursAWeek => " hours a week",
        Unit::Hours => " hours",
        Unit::Weeks => " weeks",
    }
}

/// The unit as the heading of a column or an axis.
pub fn unit_of_axis(unit: Unit) -> &'static str {
    match unit {
        Unit::Share => "%",
        Unit::PoundsAYear => "£ a year",
        Unit::PoundsAnHour => "£ an hour",
        Unit::HoursAWeek => "hours a week",
        Unit::Hours => "hours",
        Unit::Weeks => "weeks",
        Unit::AYear => "a year",
        Unit::Number => "number",
    }
}

fn sign(unit: Unit, number: f64, digit: Digit) -> String {
    let rounded = digit.round(scaled(unit, number));
    if rounded > 0.0 {
        "+".to_owned()
    } else if rounded < 0.0 {
        MINUS.to_string()
    } else {
        String::new()
    }
}

fn with_unit(unit: Unit, magnitude: &str, share: &str) -> String {
    match unit {
        Unit::Share => format!("{magnitude}{share}"),
        Unit::PoundsAYear | Unit::PoundsAnHour => format!("£{magnitude}"),
        _ => magnitude.to_owned(),
    }
}

/// The digits of a rounded number without its sign.
fn magnitude(unit: Unit, rounded: f64, digit: Digit) -> String {
    let size = rounded.abs();
    if unit == Unit::PoundsAYear && size >= 1e6 {
        let decimals = (6 - digit.0).clamp(0, 2) as usize;
        return format!("{:.decimals$}m", size / 1e6);
    }
    let decimals = (-digit.0).max(0) as usize;
    thousands(&format!("{size:.decimals$}"))
}

/// Commas between thousands.
pub fn thousands(digits: &str) -> String {
    let (whole, fraction) = digits.split_at(digits.find('.').unwrap_or(digits.len()));
    let mut text = String::new();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index) % 3 == 0 {
            text.push(',');
        }
        text.push(digit);
    }
    text + fraction
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_bear_the_digits_of_their_half_width() {
        for (unit, number, half, expected) in [
            (Unit::Share, 0.41273, 0.0042, "41.3%"),
            (Unit::Share, 0.41273, 0.021, "41%"),
            (Unit::Share, 0.41273, 0.18, "41%"),
            (Unit::Share, 0.41273, 0.000_01, "41.3%"),
            (Unit::Share, 0.0, 0.0, "0.0%"),
            (Unit::Share, f64::NAN, f64::NAN, "–"),
            (Unit::Share, -0.0123, 0.004, "−1.2%"),
            (Unit::Share, -0.0001, 0.004, "0.0%"),
            (Unit::PoundsAYear, 4_312_345.0, 21_000.0, "£4.31m"),
            (Unit::PoundsAYear, 4_312_345.0, 900.0, "£4.31m"),
            (Unit::PoundsAYear, 93_456.0, 2_100.0, "£93,000"),
            (Unit::PoundsAYear, 93_456.0, 0.3, "£93,456"),
            (Unit::PoundsAYear, 999_900.0, 1_000.0, "£1.00m"),
            (Unit::PoundsAnHour, 18.537, 0.04, "£18.54"),
            (Unit::HoursAWeek, 2.377, 0.2, "2.4"),
            (Unit::AYear, 1234.5, 3.0, "1,235"),
            (Unit::AYear, 34.4, f64::NAN, "34"),
        ] {
            assert_eq!(
                value(unit, number, Digit::of_value(unit, number, half)),
                expected,
                "{number} +- {half}"
            );
        }
    }

    #[test]
    fn differences_carry_their_sign_and_their_interval() {
        for (unit, mean, low, high, printed, ends) in [
            (Unit::Share, 0.0703, 0.0665, 0.0741, "+7.0 pp", "+6.7 to +7.4 pp"),
            (Unit::Share, -0.0703, -0.0965, -0.0441, "−7 pp", "−10 to −4 pp"),
            (Unit::Share, 0.001, -0.004, 0.006, "+0.1 pp", "−0.4 to +0.6 pp"),
            (Unit::Share, 0.0, 0.0, 0.0, "0.00 pp", "0.00 to 0.00 pp"),
            // Rounded to whole points its low end would be zero, which it is not.
            (Unit::Share, 0.0104, 0.0003, 0.0205, "+1.04 pp", "+0.03 to +2.05 pp"),
            (Unit::PoundsAYear, 90_400.0, 78_000.0, 102_800.0, "+£90,000", "+£80,000 to +£100,000"),
            (Unit::PoundsAYear, -1_204_000.0, -1_310_000.0, -1_098_000.0, "−£1.2m", "−£1.3m to −£1.1m"),
            (Unit::Weeks, -2.31, -3.1, -1.52, "−2.3", "−3.1 to −1.5"),
        ] {
            let digit = Digit::of_difference(unit, mean, low, high);
            assert_eq!(difference(unit, mean, digit), printed);
            assert_eq!(interval(unit, low, high, digit), ends);
        }
        let digit = Digit::of_difference(Unit::Share, 0.07, f64::NAN, f64::NAN);
        assert_eq!(difference(Unit::Share, 0.07, digit), "+7.0 pp");
        assert_eq!(interval(Unit::Share, f64::NAN, f64::NAN, digit), "–");
    }

    #[test]
    fn a_range_says_its_percentage_once() {
        let digit = Digit::of_value(Unit::Share, 0.4, 0.02);
        assert_eq!(range(Unit::Share, 0.347, 0.47, digit), "35 to 47%");
        assert_eq!(range(Unit::Share, f64::NAN, f64::NAN, digit), "–");
        let digit = Digit::of_value(Unit::PoundsAYear, 4e6, 20_000.0);
        assert_eq!(range(Unit::PoundsAYear, 4_100_000.0, 4_523_000.0, digit), "£4.10m to £4.52m");
    }

    #[test]
    fn thousands_are_set_apart() {
        for (digits, expected) in
            [("1", "1"), ("999", "999"), ("1000", "1,000"), ("1234567.25", "1,234,567.25"), ("0.5", "0.5")]
        {
            assert_eq!(thousands(digits), expected);
        }
    }
}
