//! The effect of a bundle by its parts: each part's share with its interval, and the total they sum to.

use super::{Figure, Quantity, Table, Titles, canvas, print};
use crate::basics::Error;
use crate::report::numbers::Digit;

/// What the figure shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Shares {
    /// Its titles.
    pub titles: Titles,
    /// The outcome; its numbers are differences from today's policy.
    pub quantity: Quantity,
    /// The parts.
    pub parts: Vec<Share>,
    /// The whole bundle; its name is not used.
    pub total: Share,
}

/// One part's share of the effect.
#[derive(Clone, Debug, PartialEq)]
pub struct Share {
    /// Its name.
    pub name: String,
    /// The share.
    pub share: f64,
    /// The low end of its 95% interval.
    pub low: f64,
    /// The high end.
    pub high: f64,
}

/// Draws it.
///
/// # Errors
/// Where the picture library refuses.
pub fn shares(input: &Shares) -> Result<Figure, Error> {
    canvas::listing(&input.titles, alt(input), table(input))
}

fn text(quantity: &Quantity, share: &Share) -> (String, String) {
    let digit = Digit::of_difference(quantity.unit, share.share, share.low, share.high);
    (print::known(quantity, share.share, digit), print::known_range(quantity, share.low, share.high, digit))
}

fn alt(input: &Shares) -> String {
    let told: Vec<String> =
        input.parts.iter().map(|part| format!("{} {}", part.name, text(&input.quantity, part).0)).collect();
    format!(
        "The bundle moves {} by {}, of which {}.",
        input.quantity.name,
        text(&input.quantity, &input.total).0,
        told.join(", ")
    )
}

fn table(input: &Shares) -> Table {
    let row = |name: &str, share: &Share| {
        let (number, interval) = text(&input.quantity, share);
        vec![name.to_owned(), number, interval]
    };
    let mut rows: Vec<Vec<String>> = input.parts.iter().map(|part| row(&part.name, part)).collect();
    rows.push(row("All parts together", &input.total));
    Table { head: print::heads(&["Part", "Share of the effect", "95% interval"]), rows }
}
