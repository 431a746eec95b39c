//! The effect of a bundle by its parts: each part's share with its interval, and the total they sum to.

use super::canvas::{Canvas, WIDTH};
use super::key::{self, Mark};
use super::label::{BODY, SMALL, below, label};
use super::palette::{self, INK, Pattern, Series};
use super::scale::{self, Scale};
use super::sheet::Sheet;
use super::{Figure, Quantity, Table, Titles, print};
use crate::basics::Error;
use crate::report::numbers::Digit;
use crate::report::words;

/// What the total is called.
const TOTAL: &str = "All parts together";

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
    let mut canvas = Canvas::default();
    let height = canvas.draw(|sheet| draw(sheet, input))?;
    let alt = alt(input);
    let svg = canvas.finish(&input.titles, &alt, height);
    Ok(Figure::new(&input.titles, alt, svg, table(input)))
}

/// Width of the parts' names, and of the printed numbers.
const NAMES: f64 = 360.0;
const PRINTED: f64 = 390.0;
const ROW: f64 = 84.0;
/// The fill of the total.
const WHOLE: Series = Series { pattern: Pattern::Plain, ..palette::SERIES[4] };

fn draw(sheet: &Sheet, input: &Shares) -> Result<f64, Error> {
    let (from, to) = (NAMES + 30.0, WIDTH - PRINTED - 30.0);
    let all: Vec<(&str, &Share)> =
        input.parts.iter().map(|part| (part.name.as_str(), part)).chain([(TOTAL, &input.total)]).collect();
    let values = all.iter().flat_map(|(_, share)| [share.share, share.low, share.high]);
    let scale = Scale::across(&input.quantity, values.chain([0.0]), from, to);
    let sum = in_words(input);
    let entries = [
        (Mark::Fill(palette::at(0)), sum.as_str()),
        (Mark::Fill(WHOLE), "total"),
        (Mark::Whisker, "95% interval"),
    ];
    let y = key::key(sheet, &entries, (0.0, 8.0), WIDTH)? + 16.0;
    let axis = format!("{}, {}, against today's policy", input.quantity.name, scale::unit(&input.quantity));
    let top = below(sheet, &axis, (0.0, y), WIDTH, SMALL)? + 12.0;
    let heights: Vec<f64> = all
        .iter()
        .map(|(name, share)| ROW.max(BODY.height(name, NAMES).max(printed(input, share)) + 20.0))
        .collect();
    let bottom = top + heights.iter().sum::<f64>();
    scale.draw_across(sheet, bottom, top)?;
    let mut y = top;
    for (place, ((name, share), height)) in all.iter().zip(&heights).enumerate() {
        let is_total = place == input.parts.len();
        if is_total {
            sheet.line(&[(0.0, y), (WIDTH, y)], INK, 3)?;
        }
        draw_row(sheet, &scale, input, (name, share), (y + height / 2.0, is_total))?;
        y += height;
    }
    sheet.line(&[(scale.at(0.0), top), (scale.at(0.0), bottom)], INK, 3)?;
    Ok(bottom + 60.0)
}

/// How high a row's printed numbers are.
fn printed(input: &Shares, share: &Share) -> f64 {
    let (number, interval) = text(&input.quantity, share);
    BODY.bold().height(&number, PRINTED) + SMALL.height(&interval, PRINTED)
}

/// What the parts sum to: the total, unless what was handed in says otherwise.
fn in_words(input: &Shares) -> String {
    let sum: f64 = input.parts.iter().map(|part| part.share).sum();
    let total = input.total.share;
    if (sum - total).abs() <= 0.01 * total.abs() {
        return "a part's share; parts sum to the total".to_owned();
    }
    let digit = Digit::of_difference(input.quantity.unit, sum, input.total.low, input.total.high);
    format!("a part's share; parts sum to {}", print::known(&input.quantity, sum, digit))
}

fn draw_row(
    sheet: &Sheet,
    scale: &Scale,
    input: &Shares,
    (name, share): (&str, &Share),
    (y, is_total): (f64, bool),
) -> Result<(), Error> {
    let look = if is_total { BODY.bold() } else { BODY };
    label(sheet, name, (0.0, y), NAMES, look)?;
    if !share.share.is_finite() {
        return sheet.text(print::UNDEFINED, (NAMES + 40.0, y), SMALL);
    }
    let series = if is_total { WHOLE } else { palette::at(0) };
    key::fill(sheet, (scale.at(0.0), y - 20.0), (scale.at(share.share), y + 20.0), series)?;
    if share.low.is_finite() && share.high.is_finite() {
        key::whisker(sheet, (scale.at(share.low), scale.at(share.high)), y)?;
    }
    let (number, interval) = text(&input.quantity, share);
    let left = WIDTH - PRINTED;
    let top = y - printed(input, share) / 2.0;
    let under = below(sheet, &number, (left, top), PRINTED, BODY.bold())?;
    below(sheet, &interval, (left, under), PRINTED, SMALL).map(|_| ())
}

fn text(quantity: &Quantity, share: &Share) -> (String, String) {
    let digit = Digit::of_difference(quantity.unit, share.share, share.low, share.high);
    (print::known(quantity, share.share, digit), print::known_range(quantity, share.low, share.high, digit))
}

fn alt(input: &Shares) -> String {
    let phrases: Vec<String> =
        input.parts.iter().map(|part| format!("{} {}", part.name, text(&input.quantity, part).0)).collect();
    format!(
        "The bundle moves {} by {}, of which {}.",
        words::within(&input.quantity.name),
        text(&input.quantity, &input.total).0,
        print::first_few(&phrases)
    )
}

fn table(input: &Shares) -> Table {
    let row = |name: &str, share: &Share| {
        let (number, interval) = text(&input.quantity, share);
        vec![name.to_owned(), number, interval]
    };
    let mut rows: Vec<Vec<String>> = input.parts.iter().map(|part| row(&part.name, part)).collect();
    rows.push(row(TOTAL, &input.total));
    Table { head: print::heads(&["Part", "Share of the effect", "95% interval"]), rows }
}
