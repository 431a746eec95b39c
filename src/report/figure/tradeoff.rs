//! Options between two outcomes, with the ranges of nine in ten futures and the frontier: options that
//! no other betters on both.

use super::{Figure, Quantity, Table, Titles, canvas, print};
use crate::basics::Error;
use crate::outcome::Better;

/// What the figure shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Tradeoff {
    /// Its titles.
    pub titles: Titles,
    /// The outcome along the page.
    pub across: Quantity,
    /// The outcome up the page.
    pub up: Quantity,
    /// The options.
    pub options: Vec<Place>,
}

/// Where one option stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// Its label.
    pub option: String,
    /// Along the page.
    pub across: Range,
    /// Up the page.
    pub up: Range,
}

/// An outcome over futures.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Range {
    /// A twentieth of the futures lie below.
    pub p5: f64,
    /// Half.
    pub p50: f64,
    /// All but a twentieth.
    pub p95: f64,
}

/// Draws it.
///
/// # Errors
/// Where the picture library refuses.
pub fn tradeoff(input: &Tradeoff) -> Result<Figure, Error> {
    canvas::listing(&input.titles, alt(input), table(input))
}

/// For each option, whether no other is at least as good on both outcomes and better on one, by their
/// middle futures. An option with an undefined number is on no frontier and betters none; where
/// neither side of an outcome is better, higher is taken for better.
pub fn frontier(input: &Tradeoff) -> Vec<bool> {
    let good = |quantity: &Quantity, number: f64| {
        if quantity.better == Better::Lower { -number } else { number }
    };
    let spots: Vec<(f64, f64)> = input
        .options
        .iter()
        .map(|one| (good(&input.across, one.across.p50), good(&input.up, one.up.p50)))
        .collect();
    spots
        .iter()
        .map(|&(x, y)| {
            x.is_finite()
                && y.is_finite()
                && !spots.iter().any(|&(a, b)| a >= x && b >= y && (a > x || b > y))
        })
        .collect()
}

fn alt(input: &Tradeoff) -> String {
    let on: Vec<String> = input
        .options
        .iter()
        .zip(frontier(input))
        .filter(|(_, is_on)| *is_on)
        .map(|(one, _)| {
            let middle = |quantity: &Quantity, range: Range| {
                let digit = print::digit_of_range(quantity.unit, range.p5, range.p95, 0.0);
                print::known(quantity, range.p50, digit)
            };
            format!("{} ({}; {})", one.option, middle(&input.across, one.across), middle(&input.up, one.up))
        })
        .collect();
    format!(
        "{} options between {} and {}. No other option betters these on both: {}.",
        input.options.len(),
        input.across.name,
        input.up.name,
        if on.is_empty() { "none".to_owned() } else { on.join("; ") }
    )
}

fn table(input: &Tradeoff) -> Table {
    let mut head = vec!["Option".to_owned()];
    for quantity in [&input.across, &input.up] {
        head.push(format!("{}, middle future", quantity.name));
        head.push(format!("{}, 9 in 10 futures", quantity.name));
    }
    head.push("On the frontier".to_owned());
    let rows = input.options.iter().zip(frontier(input)).map(|(one, is_on)| {
        let mut cells = vec![one.option.clone()];
        for (quantity, range) in [(&input.across, one.across), (&input.up, one.up)] {
            let digit = print::digit_of_range(quantity.unit, range.p5, range.p95, 0.0);
            cells.push(print::known(quantity, range.p50, digit));
            cells.push(print::known_range(quantity, range.p5, range.p95, digit));
        }
        cells.push(if is_on { "yes" } else { "no" }.to_owned());
        cells
    });
    Table { head, rows: rows.collect() }
}
