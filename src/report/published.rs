//! Published figures beside simulated ones, in words.

use super::numbers::{self, Digit};
use crate::outcome::Unit;
use crate::study::published::{Agreement, Beside, FigureUnit};

/// A figure in print.
pub fn figure(unit: FigureUnit, number: f64) -> String {
    let unit = match unit {
        FigureUnit::Pounds => Unit::PoundsAYear,
        FigureUnit::Share => Unit::Share,
        FigureUnit::Number => Unit::Number,
    };
    numbers::value(unit, number, Digit::of_value(unit, number, number.abs() / 50.0))
}

/// A sentence a figure; none for a place of which nothing is published.
pub fn sentences(figures: &[Beside]) -> Vec<String> {
    figures.iter().map(sentence).collect()
}

fn sentence(one: &Beside) -> String {
    let of = |number| figure(one.unit, number);
    let published = match one.agreement {
        Agreement::Unchecked => "nothing of its own at hand; councils like it".to_owned(),
        _ => "expected from what is published".to_owned(),
    };
    format!(
        "{}: {} simulated; {published} {} ({} to {}): {}.",
        one.label,
        of(one.simulated),
        of(one.expected),
        of(one.low),
        of(one.high),
        one.agreement.words()
    )
}
