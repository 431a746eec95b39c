//! What the marks of a figure mean, in a row that wraps; and the marks themselves.

use super::judgement::Judgement;
use super::label::SMALL;
use super::marks;
use super::palette::{Colour, GREY, INK, MIDDLE, NAVY, ORANGE, OUTER, PALE, Pattern, QUIET, Series, WHITE};
use super::sheet::{Sheet, Spot};
use crate::basics::Error;

/// A mark of a figure.
#[derive(Clone, Copy, Debug)]
pub(super) enum Mark {
    /// A category's fill.
    Fill(Series),
    /// A thin line: nine in ten futures.
    Thin,
    /// A thick line: five in ten futures.
    Thick,
    /// A thin line with ends: an interval.
    Whisker,
    /// A pair of ticks: simulation noise.
    Ticks,
    /// The median of an option.
    Median,
    /// The median of the baseline.
    Dashed,
    /// The outer band of a fan.
    Outer,
    /// Its inner band.
    Inner,
    /// A filled disc.
    Disc,
    /// An empty ring.
    Ring,
    /// A filled lozenge.
    Lozenge,
    /// A mean and what its interval says.
    Judged(Judgement),
    /// A band behind marks.
    Band,
    /// A line up the page.
    Upright,
}

/// Room for a mark before its words.
const ROOM: f64 = 62.0;
/// Between two entries.
const APART: f64 = 36.0;
/// From one row to the next.
pub(super) const ROW: f64 = 38.0;

/// Draws marks with their words from a point on, to a width; returns where they end.
pub(super) fn key(
    sheet: &Sheet,
    entries: &[(Mark, &str)],
    (left, top): Spot,
    most: f64,
) -> Result<f64, Error> {
    let (mut x, mut y) = (left, top + ROW / 2.0);
    for &(mark, words) in entries {
        let width = ROOM + SMALL.width(words);
        if x > left && x + width > left + most {
            (x, y) = (left, y + ROW);
        }
        mark.draw(sheet, (x, y))?;
        super::label::label(sheet, words, (x + ROOM, y), (left + most - x - ROOM).max(100.0), SMALL.ink())?;
        x += width + APART;
    }
    Ok(y + ROW / 2.0)
}

impl Mark {
    fn draw(self, sheet: &Sheet, (x, y): Spot) -> Result<(), Error> {
        let end = x + 50.0;
        let middle = x + 25.0;
        match self {
            Mark::Fill(series) => fill(sheet, (x, y - 13.0), (end, y + 13.0), series),
            Mark::Thin => sheet.line(&[(x, y), (end, y)], NAVY, 4),
            Mark::Thick => sheet.line(&[(x, y), (end, y)], NAVY, 16),
            Mark::Whisker => whisker(sheet, (x + 5.0, end), y),
            Mark::Ticks => {
                sheet.line(&[(x, y), (end, y)], NAVY, 16)?;
                ticks(sheet, (middle - 9.0, middle + 9.0), y)
            }
            Mark::Median => sheet.line(&[(x, y), (end, y)], NAVY, 5),
            Mark::Dashed => sheet.dashes(&[(x, y), (end, y)], GREY, 4),
            Mark::Outer => band(sheet, (x, y - 13.0), (end, y + 13.0), OUTER),
            Mark::Inner => band(sheet, (x, y - 13.0), (end, y + 13.0), MIDDLE),
            Mark::Disc => marks::disc(sheet, (middle, y)),
            Mark::Ring => marks::ring(sheet, (middle, y)),
            Mark::Lozenge => marks::lozenge(sheet, (middle, y)),
            Mark::Judged(judgement) => judgement.draw(sheet, (middle, y)),
            Mark::Band => sheet.block((x, y - 13.0), (end, y + 13.0), PALE),
            Mark::Upright => sheet.line(&[(middle, y - 14.0), (middle, y + 14.0)], QUIET, 3),
        }
    }
}

fn band(sheet: &Sheet, from: Spot, to: Spot, colour: Colour) -> Result<(), Error> {
    sheet.block(from, to, colour)?;
    sheet.line(&[from, (to.0, from.1)], NAVY, 2)?;
    sheet.line(&[(from.0, to.1), to], NAVY, 2)
}

/// The ends of an interval as ticks across a line.
pub(super) fn ticks(sheet: &Sheet, (low, high): (f64, f64), y: f64) -> Result<(), Error> {
    for x in [low, high] {
        sheet.line(&[(x, y - 17.0), (x, y + 17.0)], ORANGE, 4)?;
    }
    Ok(())
}

/// An interval: a line with ends, edged in white so that it shows on any bar.
pub(super) fn whisker(sheet: &Sheet, (low, high): (f64, f64), y: f64) -> Result<(), Error> {
    for (colour, width) in [(WHITE, 10), (INK, 4)] {
        let over = if width > 4 { 3.0 } else { 0.0 };
        sheet.line(&[(low - over, y), (high + over, y)], colour, width)?;
        for x in [low, high] {
            sheet.line(&[(x, y - 11.0 - over), (x, y + 11.0 + over)], colour, width)?;
        }
    }
    Ok(())
}

/// A rectangle between two corners with a category's colour and pattern.
pub(super) fn fill(sheet: &Sheet, one: Spot, other: Spot, series: Series) -> Result<(), Error> {
    let (left, right) = (one.0.min(other.0), one.0.max(other.0));
    let (top, bottom) = (one.1.min(other.1), one.1.max(other.1));
    sheet.block((left, top), (right, bottom), series.fill)?;
    let (width, height) = (right - left, bottom - top);
    match series.pattern {
        Pattern::Plain => Ok(()),
        Pattern::Across => along(height, 12.0)
            .try_for_each(|at| sheet.line(&[(left, top + at), (right, top + at)], WHITE, 2)),
        Pattern::Upright => {
            along(width, 14.0).try_for_each(|at| sheet.line(&[(left + at, top), (left + at, bottom)], INK, 2))
        }
        Pattern::Rising | Pattern::Falling => along(width + height, 18.0).try_for_each(|at| {
            // A line at 45 degrees, cut where it meets the sides.
            let (start, end) = ((at - height).max(0.0), at.min(width));
            let is_rising = series.pattern == Pattern::Rising;
            let place = |x: f64, y: f64| (left + x, if is_rising { top + y } else { bottom - y });
            let colour = if is_rising { WHITE } else { INK };
            sheet.line(&[place(start, at - start), place(end, at - end)], colour, 2)
        }),
    }
}

/// Every `step` within a length, at most a few hundred.
fn along(length: f64, step: f64) -> impl Iterator<Item = f64> {
    let count = (length / step).clamp(0.0, 300.0) as usize;
    (1..=count).map(move |number| number as f64 * step).filter(move |&at| at < length)
}
