//! A sheet to draw on, in pixels from its upper left corner.
//!
//! Never knows what is drawn.

use crate::basics::Error;
use plotters::backend::SVGBackend;
use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, IntoDrawingArea};
use plotters::element::{Circle, PathElement, Polygon, Rectangle, Text};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, FontDesc, FontFamily, FontStyle, RGBColor, ShapeStyle, TextStyle, WHITE};

/// Fonts to look for, the embedded one first.
pub(in crate::report) const FONTS: &str = "Open Sans, Noto Sans, Segoe UI, Helvetica, Arial, sans-serif";

/// The picture library draws a font of this size smaller by this factor.
const FONT_SCALE: f64 = 1.24;

/// Where a text stands against its point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::report) enum Stand {
    Left,
    Middle,
    Right,
}

/// How a text looks.
#[derive(Clone, Copy, Debug)]
pub(in crate::report) struct Type {
    /// Height of the letters' body in pixels.
    pub size: f64,
    pub bold: bool,
    pub colour: RGBColor,
    pub stand: Stand,
}

/// A sheet being drawn on.
pub(in crate::report) struct Sheet<'a> {
    area: DrawingArea<SVGBackend<'a>, Shift>,
}

/// A point on a sheet.
pub(in crate::report) type Spot = (f64, f64);

fn pixel((x, y): Spot) -> (i32, i32) {
    (x.round() as i32, y.round() as i32)
}

fn failed(error: impl std::fmt::Display) -> Error {
    Error::new(format!("cannot draw: {error}"))
}

impl Sheet<'_> {
    /// A text; its point is the middle of its height.
    pub(in crate::report) fn text(&self, text: &str, at: Spot, look: Type) -> Result<(), Error> {
        let style = if look.bold { FontStyle::Bold } else { FontStyle::Normal };
        let stand = match look.stand {
            Stand::Left => HPos::Left,
            Stand::Middle => HPos::Center,
            Stand::Right => HPos::Right,
        };
        let font = FontDesc::new(FontFamily::Name(FONTS), look.size * FONT_SCALE, style);
        let style = TextStyle::from(font).color(&look.colour).pos(Pos::new(stand, VPos::Center));
        self.area.draw(&Text::new(text.to_owned(), pixel(at), style)).map_err(failed)
    }

    /// A line through some points.
    pub(in crate::report) fn line(&self, points: &[Spot], colour: RGBColor, width: u32) -> Result<(), Error> {
        let points: Vec<(i32, i32)> = points.iter().map(|&point| pixel(point)).collect();
        self.area.draw(&PathElement::new(points, colour.stroke_width(width))).map_err(failed)
    }

    /// The same line in dashes.
    pub(in crate::report) fn dashes(
        &self,
        points: &[Spot],
        colour: RGBColor,
        width: u32,
    ) -> Result<(), Error> {
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
    pub(in crate::report) fn block(&self, from: Spot, to: Spot, colour: RGBColor) -> Result<(), Error> {
        self.area.draw(&Rectangle::new([pixel(from), pixel(to)], colour.filled())).map_err(failed)
    }

    /// A filled shape that lets through what lies below it.
    pub(in crate::report) fn shade(
        &self,
        points: &[Spot],
        colour: RGBColor,
        cover: f64,
    ) -> Result<(), Error> {
        let points: Vec<(i32, i32)> = points.iter().map(|&point| pixel(point)).collect();
        self.area.draw(&Polygon::new(points, colour.mix(cover))).map_err(failed)
    }

    /// A filled shape.
    pub(in crate::report) fn shape(&self, points: &[Spot], colour: RGBColor) -> Result<(), Error> {
        self.shade(points, colour, 1.0)
    }

    /// A disc.
    pub(in crate::report) fn disc(&self, at: Spot, radius: u32, colour: RGBColor) -> Result<(), Error> {
        self.area.draw(&Circle::new(pixel(at), radius, colour.filled())).map_err(failed)
    }

    /// A ring, white inside.
    pub(in crate::report) fn ring(&self, at: Spot, radius: u32, colour: RGBColor) -> Result<(), Error> {
        self.disc(at, radius, WHITE)?;
        let style = ShapeStyle { color: colour.to_rgba(), filled: false, stroke_width: 4 };
        self.area.draw(&Circle::new(pixel(at), radius, style)).map_err(failed)
    }
}

/// A picture as the library writes it, and what the drawing tells.
fn whole<T>(size: (u32, u32), draw: impl FnOnce(&Sheet) -> Result<T, Error>) -> Result<(String, T), Error> {
    let mut svg = String::new();
    let told = {
        let sheet = Sheet { area: SVGBackend::with_string(&mut svg, size).into_drawing_area() };
        let told = draw(&sheet)?;
        sheet.area.present().map_err(failed)?;
        told
    };
    Ok((svg, told))
}

/// What is drawn, as the inside of an SVG, and what the drawing tells.
pub(in crate::report) fn drawn<T>(
    draw: impl FnOnce(&Sheet) -> Result<T, Error>,
) -> Result<(String, T), Error> {
    // The library moves what lies outside to the edge, so the sheet is larger than any figure.
    let (svg, told) = whole((100_000, 100_000), draw)?;
    let inside = svg.split_once(">\n").map_or("", |(_, rest)| rest);
    Ok((inside.strip_suffix("</svg>\n").unwrap_or(inside).to_owned(), told))
}

/// A picture of that size as SVG, with a title for those who can't see it.
pub(in crate::report) fn picture(
    width: f64,
    height: f64,
    title: &str,
    draw: impl FnOnce(&Sheet) -> Result<(), Error>,
) -> Result<String, Error> {
    let (svg, ()) = whole((width.round() as u32, height.round() as u32), |sheet| {
        sheet.area.fill(&WHITE).map_err(failed)?;
        draw(sheet)
    })?;
    let title = title.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    Ok(svg.replacen(">\n", &format!(" role=\"img\">\n<title>{title}</title>\n"), 1))
}

/// Breaks a text into lines of at most so many letters; a word is never cut.
pub(in crate::report) fn lines(text: &str, letters: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= letters => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

/// How many letters of a size fit a width: letters of the embedded font are a good half as wide as
/// they are high.
pub(in crate::report) fn fit(width: f64, size: f64) -> usize {
    (width / (size * 0.54)).floor().max(1.0) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_never_cut() {
        assert_eq!(
            lines("a universal offer, managed by default", 18),
            ["a universal offer,", "managed by default"]
        );
        assert_eq!(lines("incomprehensibilities", 5), ["incomprehensibilities"]);
        assert!(lines("", 5).is_empty());
    }

    #[test]
    fn text_of_others_cannot_break_the_picture() {
        let look = Type { size: 20.0, bold: false, colour: RGBColor(0, 0, 0), stand: Stand::Left };
        let svg = picture(100.0, 50.0, "a < b & c", |sheet| sheet.text("</text><script>", (9.0, 9.0), look));
        let svg = svg.unwrap();
        assert!(svg.contains("<title>a &lt; b &amp; c</title>") && !svg.contains("<script>"), "{svg}");
    }
}
