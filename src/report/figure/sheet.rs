//! A sheet to draw on, in pixels from its upper left corner. It alone names the picture library.
//!
//! Never knows what is drawn.

use super::palette::Colour;
use crate::basics::Error;
use plotters::backend::SVGBackend;
use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, IntoDrawingArea};
use plotters::element::{Circle, PathElement, Polygon, Rectangle, Text};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, FontDesc, FontFamily, FontStyle, RGBColor, TextStyle};

/// Fonts to look for, the embedded one first.
pub(super) const FONTS: &str = "Open Sans, Noto Sans, Segoe UI, Helvetica, Arial, sans-serif";

/// The picture library draws a font of this size smaller by this factor.
const FONT_SCALE: f64 = 1.24;

/// Where a text stands against its point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stand {
    Left,
    Middle,
    Right,
}

/// How a text looks.
#[derive(Clone, Copy, Debug)]
pub(super) struct Type {
    /// Height of the letters' body in pixels.
    pub size: f64,
    pub bold: bool,
    pub colour: Colour,
    pub stand: Stand,
}

/// A sheet being drawn on.
pub(super) struct Sheet<'a> {
    area: DrawingArea<SVGBackend<'a>, Shift>,
}

/// A point on a sheet.
pub(super) type Spot = (f64, f64);

fn pixel((x, y): Spot) -> (i32, i32) {
    (x.round() as i32, y.round() as i32)
}

/// A colour as the library takes it.
fn of(Colour(red, green, blue): Colour) -> RGBColor {
    RGBColor(red, green, blue)
}

fn failed(error: impl std::fmt::Display) -> Error {
    Error::new(format!("cannot draw: {error}"))
}

impl Sheet<'_> {
    /// A text; its point is the middle of its height.
    pub(super) fn text(&self, text: &str, at: Spot, look: Type) -> Result<(), Error> {
        let style = if look.bold { FontStyle::Bold } else { FontStyle::Normal };
        let stand = match look.stand {
            Stand::Left => HPos::Left,
            Stand::Middle => HPos::Center,
            Stand::Right => HPos::Right,
        };
        let font = FontDesc::new(FontFamily::Name(FONTS), look.size * FONT_SCALE, style);
        let colour = of(look.colour);
        let style = TextStyle::from(font).color(&colour).pos(Pos::new(stand, VPos::Center));
        self.area.draw(&Text::new(text.to_owned(), pixel(at), style)).map_err(failed)
    }

    /// A line through some points.
    pub(super) fn line(&self, points: &[Spot], colour: Colour, width: u32) -> Result<(), Error> {
        let points: Vec<(i32, i32)> = points.iter().map(|&point| pixel(point)).collect();
        self.area.draw(&PathElement::new(points, of(colour).stroke_width(width))).map_err(failed)
    }

    /// The same line in dashes.
    pub(super) fn dashes(&self, points: &[Spot], colour: Colour, width: u32) -> Result<(), Error> {
        const DASH: f64 = 11.0;
        const GAP: f64 = 8.0;
        let (mut drawn, mut left) = (true, DASH);
        for pair in points.windows(2) {
            let (from, to) = (pair[0], pair[1]);
            let (dx, dy) = (to.0 - from.0, to.1 - from.1);
            let length = (dx * dx + dy * dy).sqrt();
            let on_line = |along: f64| (from.0 + dx * along / length, from.1 + dy * along / length);
            let mut along = 0.0;
            while along < length {
                let step = left.min(length - along);
                if drawn {
                    self.line(&[on_line(along), on_line(along + step)], colour, width)?;
                }
                along += step;
                left -= step;
                if left <= 1e-9 {
                    drawn = !drawn;
                    left = if drawn { DASH } else { GAP };
                }
            }
        }
        Ok(())
    }

    /// A filled rectangle between two corners.
    pub(super) fn block(&self, from: Spot, to: Spot, colour: Colour) -> Result<(), Error> {
        self.area.draw(&Rectangle::new([pixel(from), pixel(to)], of(colour).filled())).map_err(failed)
    }

    /// A filled shape.
    pub(super) fn shape(&self, points: &[Spot], colour: Colour) -> Result<(), Error> {
        let points: Vec<(i32, i32)> = points.iter().map(|&point| pixel(point)).collect();
        self.area.draw(&Polygon::new(points, of(colour).filled())).map_err(failed)
    }

    /// A disc.
    pub(super) fn disc(&self, at: Spot, radius: u32, colour: Colour) -> Result<(), Error> {
        self.area.draw(&Circle::new(pixel(at), radius, of(colour).filled())).map_err(failed)
    }
}

/// What is drawn, as the inside of an SVG, and what the drawing tells.
pub(super) fn drawn<T>(draw: impl FnOnce(&Sheet) -> Result<T, Error>) -> Result<(String, T), Error> {
    // The library moves what lies outside to the edge, so the sheet is larger than any figure.
    const SIZE: (u32, u32) = (100_000, 100_000);
    let mut svg = String::new();
    let value = {
        let sheet = Sheet { area: SVGBackend::with_string(&mut svg, SIZE).into_drawing_area() };
        let value = draw(&sheet)?;
        sheet.area.present().map_err(failed)?;
        value
    };
    let inside = svg.split_once(">\n").map_or("", |(_, rest)| rest);
    Ok((inside.strip_suffix("</svg>\n").unwrap_or(inside).to_owned(), value))
}
