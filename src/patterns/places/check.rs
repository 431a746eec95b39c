//! One check of places, and what several of them need.

use crate::stats::Sorted;

/// One check with its verdict.
#[derive(Clone, Debug, PartialEq)]
pub struct PlaceCheck {
    /// What is checked.
    pub name: &'static str,
    /// The band, in words.
    pub band: &'static str,
    /// What came out, in words.
    pub came: String,
    /// Whether it lies in the band.
    pub holds: bool,
}

/// Lucks on which every place is run at least, and at most: a small place is run on more, so that chance hides no
/// more of it than of a large one.
pub const LUCKS: [u32; 2] = [16, 64];
/// Families of all the lucks of a place together.
const FAMILIES: u32 = 12_000;

/// Lucks on which a place of so many families is run.
pub(super) fn lucks(families: u32) -> u32 {
    (FAMILIES / families.max(1)).clamp(LUCKS[0], LUCKS[1])
}

pub(super) fn check(name: &'static str, band: &'static str, holds: bool, came: String) -> PlaceCheck {
    PlaceCheck { name, band, came, holds }
}

pub(super) fn quantiles(numbers: &[f64], shares: &[f64]) -> Vec<f64> {
    let sorted = Sorted::new(numbers);
    shares.iter().map(|share| sorted.quantile(*share)).collect()
}
