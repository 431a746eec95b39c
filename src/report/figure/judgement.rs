//! What an interval says of a number, as a mark told from others by its shape as well as by its colour.

use super::marks;
use super::palette::{INK, ORANGE};
use super::sheet::{Sheet, Spot};
use crate::basics::Error;

/// What the interval of a mean says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Judgement {
    /// All of it lies where it is better, or where it must.
    Good,
    /// All of it lies where it is worse, or where it must not.
    Bad,
    /// All of it lies on one side, of which neither is better.
    Changed,
    /// It lies on both sides.
    Unclear,
    /// There is nothing to judge: no interval, or nothing that it is held to.
    Open,
}

impl Judgement {
    /// Draws the mark.
    pub(super) fn draw(self, sheet: &Sheet, (x, y): Spot) -> Result<(), Error> {
        match self {
            Judgement::Good => marks::disc(sheet, (x, y)),
            Judgement::Bad => {
                sheet.shape(&[(x, y - 15.0), (x + 15.0, y), (x, y + 15.0), (x - 15.0, y)], ORANGE)
            }
            Judgement::Changed => sheet.block((x - 10.0, y - 10.0), (x + 10.0, y + 10.0), INK),
            Judgement::Unclear | Judgement::Open => marks::ring(sheet, (x, y)),
        }
    }
}
