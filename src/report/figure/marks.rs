//! Marks that several figures use: told from others by shape as well as by colour.

use super::palette::{GREY, NAVY, WHITE};
use super::sheet::{Sheet, Spot};
use crate::basics::Error;

/// The mark of a future that is counted, or of an option off the frontier.
pub(super) fn disc(sheet: &Sheet, at: Spot) -> Result<(), Error> {
    sheet.disc(at, 10, NAVY)
}

/// The mark of a future that is not counted.
pub(super) fn ring(sheet: &Sheet, at: Spot) -> Result<(), Error> {
    sheet.disc(at, 10, GREY)?;
    sheet.disc(at, 7, WHITE)
}

/// The mark of an option on the frontier.
pub(super) fn lozenge(sheet: &Sheet, (x, y): Spot) -> Result<(), Error> {
    sheet.shape(&[(x, y - 18.0), (x + 18.0, y), (x, y + 18.0), (x - 18.0, y)], NAVY)
}
