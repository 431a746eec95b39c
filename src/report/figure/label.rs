//! Texts of a figure: their sizes, and labels that wrap about a point.

use super::letters::{width, wrapped};
use super::palette::{INK, QUIET};
use super::sheet::{Sheet, Spot, Stand, Type};
use crate::basics::Error;

/// The name of a panel; 14 pixels at the width that figures are made for.
pub(super) const HEAD: Type = Type { size: 28.0, bold: true, colour: INK, stand: Stand::Left };
/// Names of options and what must be read first.
pub(super) const BODY: Type = Type { size: 26.0, bold: false, colour: INK, stand: Stand::Left };
/// Units, ticks and keys; 12 pixels, the smallest there is.
pub(super) const SMALL: Type = Type { size: 24.0, bold: false, colour: QUIET, stand: Stand::Left };

/// From one line of a label to the next, for a letter's size.
const LEADING: f64 = 1.25;

impl Type {
    /// The same standing otherwise.
    pub(super) fn stand(self, stand: Stand) -> Type {
        Type { stand, ..self }
    }

    /// The same in another size.
    pub(super) fn sized(self, size: f64) -> Type {
        Type { size, ..self }
    }

    /// The same in bold.
    pub(super) fn bold(self) -> Type {
        Type { bold: true, ..self }
    }

    /// The same in ink.
    pub(super) fn ink(self) -> Type {
        Type { colour: INK, ..self }
    }

    /// How wide a text is.
    pub(super) fn width(self, text: &str) -> f64 {
        width(text, self.size, self.bold)
    }

    /// From one line to the next.
    pub(super) fn leading(self) -> f64 {
        self.size * LEADING
    }

    /// How high a text is that wraps at a width.
    pub(super) fn height(self, text: &str, most: f64) -> f64 {
        self.leading() * wrapped(text, most, self.size, self.bold).len() as f64
    }
}

/// A label that wraps at a width, its height centred at the point.
pub(super) fn label(sheet: &Sheet, text: &str, (x, y): Spot, most: f64, look: Type) -> Result<(), Error> {
    below(sheet, text, (x, y - look.height(text, most) / 2.0), most, look).map(|_| ())
}

/// A label that wraps at a width below the point; returns where it ends.
pub(super) fn below(sheet: &Sheet, text: &str, (x, y): Spot, most: f64, look: Type) -> Result<f64, Error> {
    let mut top = y;
    for line in wrapped(text, most, look.size, look.bold) {
        sheet.text(&line, (x, top + look.leading() / 2.0), look)?;
        top += look.leading();
    }
    Ok(top)
}

/// A text in one line about a point, moved where it would leave `from` to `to`.
pub(super) fn held(
    sheet: &Sheet,
    text: &str,
    (x, y): Spot,
    (from, to): (f64, f64),
    look: Type,
) -> Result<(), Error> {
    let half = look.width(text) / 2.0;
    let x = x.min(to - half).max(from + half);
    sheet.text(text, (x, y), look.stand(Stand::Middle))
}
