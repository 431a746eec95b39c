//! The colours of figures: those of the Government Analysis Function, and what may be written on which.
//!
//! Teal, orange and purple are marks and never text. Tests hold the contrasts that make that so.

/// A colour: red, green and blue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Colour(pub(super) u8, pub(super) u8, pub(super) u8);

/// The ground, and text on dark marks.
pub(super) const WHITE: Colour = Colour(0xFF, 0xFF, 0xFF);
/// Text and the lines of axes.
pub(super) const INK: Colour = Colour(0x22, 0x22, 0x22);
/// Text that matters less.
pub(super) const QUIET: Colour = Colour(0x50, 0x5A, 0x5F);
/// Grids and rules between rows; decoration only.
pub(super) const PALE: Colour = Colour(0xEA, 0xEE, 0xF3);
/// The first mark, and the only one where one is enough.
pub(super) const NAVY: Colour = Colour(0x12, 0x43, 0x6D);
/// The mark that stands out from navy.
pub(super) const ORANGE: Colour = Colour(0xF4, 0x6A, 0x25);
/// The marks of things compared with others.
pub(super) const GREY: Colour = Colour(0x3D, 0x3D, 0x3D);
/// The inner band of a fan; its edge is navy.
pub(super) const MIDDLE: Colour = Colour(0x6B, 0xAC, 0xE6);
/// The outer band of a fan; its edge is navy.
pub(super) const OUTER: Colour = Colour(0xD5, 0xE3, 0xF2);

/// One category of several.
#[derive(Clone, Copy, Debug)]
pub(super) struct Series {
    /// The colour of its marks.
    pub fill: Colour,
    /// The colour of text on them.
    pub text: Colour,
    /// What tells it from others where colours can't be told apart.
    pub pattern: Pattern,
}

/// Lines over a fill.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pattern {
    /// None.
    Plain,
    /// White lines that rise.
    Rising,
    /// Dark lines that fall.
    Falling,
    /// White lines across.
    Across,
    /// Dark lines upright.
    Upright,
}

const fn series(red: u8, green: u8, blue: u8, text: Colour, pattern: Pattern) -> Series {
    Series { fill: Colour(red, green, blue), text, pattern }
}

/// The categories in their order, in which neighbours can be told apart.
pub(super) const SERIES: [Series; 6] = [
    series(0x12, 0x43, 0x6D, WHITE, Pattern::Plain),
    series(0x28, 0xA1, 0x97, INK, Pattern::Plain),
    series(0x80, 0x16, 0x50, WHITE, Pattern::Rising),
    series(0xF4, 0x6A, 0x25, INK, Pattern::Falling),
    series(0x3D, 0x3D, 0x3D, WHITE, Pattern::Across),
    series(0xA2, 0x85, 0xD1, INK, Pattern::Upright),
];

/// The category at a place; after the sixth they begin anew.
pub(super) fn at(place: usize) -> Series {
    SERIES[place % SERIES.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Relative luminance as WCAG 2 defines it.
    fn luminance(Colour(red, green, blue): Colour) -> f64 {
        let part = |value: u8| {
            let share = f64::from(value) / 255.0;
            if share <= 0.04045 { share / 12.92 } else { libm::pow((share + 0.055) / 1.055, 2.4) }
        };
        0.2126 * part(red) + 0.7152 * part(green) + 0.0722 * part(blue)
    }

    /// The contrast of two colours as WCAG 2 defines it.
    fn contrast(one: Colour, other: Colour) -> f64 {
        let (one, other) = (luminance(one), luminance(other));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    #[test]
    fn contrast_is_that_of_the_guideline() {
        for (colour, expected) in [
            (Colour(0, 0, 0), 21.0),
            (Colour(0x12, 0x43, 0x6D), 10.25),
            (Colour(0x28, 0xA1, 0x97), 3.17),
            (Colour(0x80, 0x16, 0x50), 9.77),
            (Colour(0xF4, 0x6A, 0x25), 3.03),
            (Colour(0x3D, 0x3D, 0x3D), 10.86),
            (Colour(0xA2, 0x85, 0xD1), 3.08),
        ] {
            assert!((contrast(colour, WHITE) - expected).abs() < 0.006, "{colour:?}");
        }
    }

    #[test]
    fn every_colour_can_be_seen_where_it_is_used() {
        let marks = SERIES.map(|one| (one.fill, WHITE));
        let neighbours = [0, 1, 2, 3, 4].map(|place| (SERIES[place].fill, SERIES[place + 1].fill));
        let crossing =
            [(ORANGE, NAVY), (NAVY, MIDDLE), (NAVY, OUTER), (GREY, MIDDLE), (GREY, OUTER), (NAVY, PALE)];
        for (one, other) in marks.into_iter().chain(neighbours).chain(crossing) {
            assert!(contrast(one, other) >= 3.0, "mark {one:?} on {other:?}: {}", contrast(one, other));
        }
        let written = SERIES.map(|one| (one.text, one.fill));
        let on_ground = [(INK, WHITE), (INK, PALE), (QUIET, WHITE), (QUIET, PALE), (INK, OUTER)];
        for (text, ground) in written.into_iter().chain(on_ground) {
            assert!(contrast(text, ground) >= 4.5, "text {text:?} on {ground:?}: {}", contrast(text, ground));
        }
    }
}
