//! Panels of differences beside one another: the options' names beside them, zero upright across the rows, and
//! at both ends of a panel which side is better.
//!
//! Never knows how a row is marked: whoever calls draws it.

use super::Quantity;
use super::canvas::WIDTH;
use super::label::{BODY, HEAD, SMALL, below, held, label};
use super::palette::{INK, PALE};
use super::print;
use super::scale::{self, Scale};
use super::sheet::{Sheet, Spot, Stand, Type};
use crate::basics::Error;
use crate::outcome::Better;

/// One outcome.
pub(super) struct Panel<'a> {
    /// The outcome; its numbers are differences.
    pub quantity: Quantity,
    /// The options' labels, the same in every panel.
    pub options: Vec<&'a str>,
    /// The numbers that the axis must hold beside zero.
    pub values: Vec<f64>,
}

/// Where one option's marks go in one panel.
pub(super) struct Lane<'a> {
    /// The panel's axis.
    pub scale: &'a Scale,
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
}

/// Between panels.
const GAP: f64 = 56.0;
/// Below the rows, for the axis.
const BELOW: f64 = 72.0;

/// How panels are laid out.
struct Layout {
    /// How many stand beside one another.
    abreast: usize,
    /// Width of the options' names beside them.
    names: f64,
    /// The least height of a row.
    row: f64,
}

impl Layout {
    /// Many panels stand closer, so that they fit a page.
    fn of(panels: usize) -> Layout {
        match panels {
            0..=1 => Layout { abreast: 1, names: 360.0, row: 88.0 },
            2..=4 => Layout { abreast: 2, names: 360.0, row: 88.0 },
            _ => Layout { abreast: 3, names: 272.0, row: 76.0 },
        }
    }
}

/// Draws panels from a height on, zero under the name `zero`, each row by `draw_row`, which is told the
/// places of its panel and of its option; returns where they end.
pub(super) fn panels(
    sheet: &Sheet,
    top: f64,
    zero: &str,
    panels: &[Panel],
    draw_row: impl Fn(usize, usize, &Lane) -> Result<(), Error>,
) -> Result<f64, Error> {
    let mut y = top;
    let Layout { abreast, names, row: least } = Layout::of(panels.len());
    let width = (WIDTH - names) / abreast as f64 - GAP;
    for (row, beside) in panels.chunks(abreast).enumerate() {
        let title = beside.iter().map(|panel| HEAD.height(&panel.quantity.name, width)).fold(0.0, f64::max);
        let top = y + title + 3.0 * SMALL.leading() + 16.0;
        let options = beside.iter().map(|panel| panel.options.as_slice()).max_by_key(|options| options.len());
        let options = options.unwrap_or(&[]);
        let heights: Vec<f64> =
            options.iter().map(|option| least.max(BODY.height(option, names) + 20.0)).collect();
        let bottom = top + heights.iter().sum::<f64>();
        draw_names(sheet, options, &heights, (top, names))?;
        for (column, panel) in beside.iter().enumerate() {
            let left = names + GAP / 2.0 + column as f64 * (width + GAP);
            below(sheet, &panel.quantity.name, (left, y), width, HEAD)?;
            let values = panel.values.iter().copied();
            let scale = Scale::across(&panel.quantity, values.chain([0.0]), left, left + width);
            let frame = Lane { scale: &scale, left, right: left + width, top, bottom };
            ground(sheet, &frame, &panel.quantity, zero)?;
            let mut y = top;
            for (option, height) in heights.iter().enumerate().take(panel.options.len()) {
                draw_row(row * abreast + column, option, &Lane { top: y, bottom: y + height, ..frame })?;
                y += height;
            }
        }
        y = bottom + BELOW;
    }
    Ok(y)
}

fn draw_names(
    sheet: &Sheet,
    options: &[&str],
    heights: &[f64],
    (top, width): (f64, f64),
) -> Result<(), Error> {
    let mut y = top;
    for (option, height) in options.iter().zip(heights) {
        sheet.line(&[(0.0, y), (WIDTH, y)], PALE, 2)?;
        label(sheet, option, (0.0, y + height / 2.0), width, BODY)?;
        y += height;
    }
    Ok(())
}

/// What lies under a panel's rows and around them.
fn ground(sheet: &Sheet, frame: &Lane, quantity: &Quantity, zero_name: &str) -> Result<(), Error> {
    let zero = frame.scale.at(0.0);
    let line = SMALL.leading();
    let better = match quantity.better {
        Better::Higher => Some((zero, frame.right)),
        Better::Lower => Some((frame.left, zero)),
        Better::Neither => None,
    };
    if let Some((from, to)) = better {
        sheet.block((from, frame.top - 12.0), (to, frame.bottom), PALE)?;
    }
    let head = frame.top - 14.0;
    sides(sheet, frame, quantity.better, head - 1.5 * line)?;
    sheet.text(scale::unit(quantity), (frame.left, head - 2.5 * line), SMALL)?;
    held(sheet, zero_name, (zero, head - 0.5 * line), (frame.left, frame.right), SMALL.ink())?;
    frame.scale.draw_across(sheet, frame.bottom, frame.bottom)
}

/// Says at both ends of a panel which side is better.
fn sides(sheet: &Sheet, frame: &Lane, better: Better, y: f64) -> Result<(), Error> {
    let (low, high) = match better {
        Better::Higher => ("worse", "better"),
        Better::Lower => ("better", "worse"),
        Better::Neither => ("less", "more"),
    };
    let look = SMALL.ink().bold();
    arrow(sheet, (frame.left, y), 1.0)?;
    sheet.text(low, (frame.left + 24.0, y), look)?;
    arrow(sheet, (frame.right, y), -1.0)?;
    sheet.text(high, (frame.right - 24.0, y), look.stand(Stand::Right))
}

/// An arrow's head; fonts lack arrows too often for a letter.
fn arrow(sheet: &Sheet, (x, y): Spot, inwards: f64) -> Result<(), Error> {
    sheet.shape(&[(x, y), (x + inwards * 16.0, y - 9.0), (x + inwards * 16.0, y + 9.0)], INK)
}

impl Lane<'_> {
    fn middle(&self) -> f64 {
        (self.top + self.bottom) / 2.0
    }

    /// How high marks stand; their text stands under them.
    pub(super) fn y(&self) -> f64 {
        self.middle() - 14.0
    }

    /// A row of which no number is defined.
    pub(super) fn undefined(&self, sheet: &Sheet) -> Result<(), Error> {
        let zero = self.scale.at(0.0);
        sheet.line(&[(zero, self.top), (zero, self.bottom)], INK, 3)?;
        let x = if zero < self.left + 160.0 { zero + 12.0 } else { self.left };
        sheet.text(print::UNDEFINED, (x, self.middle()), SMALL)
    }

    /// A row's line at zero, its marks and, about a place under them, its text.
    pub(super) fn marked(
        &self,
        sheet: &Sheet,
        (text, about, look): (&str, f64, Type),
        marks: impl FnOnce(&Sheet) -> Result<(), Error>,
    ) -> Result<(), Error> {
        let zero = self.scale.at(0.0);
        let half = look.width(text) / 2.0;
        let about = about.min(self.right - half).max(self.left + half);
        // Numbers too long for the panel are left to the table.
        let is_printed = 2.0 * half <= self.right - self.left;
        // The zero line makes room for what would stand on it.
        let is_crossed = is_printed && (about - zero).abs() < half + 4.0;
        let bottom = if is_crossed { self.middle() + 8.0 } else { self.bottom };
        sheet.line(&[(zero, self.top), (zero, bottom)], INK, 3)?;
        marks(sheet)?;
        if is_printed {
            sheet.text(text, (about, self.middle() + 24.0), look.stand(Stand::Middle))?;
        }
        Ok(())
    }
}
