//! A picture with its text alternative, drawn layer by layer; a layer may carry attributes.
//!
//! Never knows what is drawn.

use super::sheet::{Sheet, Stand, Type, picture};
use super::{Figure, Table, Titles};
use crate::basics::Error;
use plotters::style::RGBColor;

const INK: RGBColor = RGBColor(34, 34, 34);

/// Width of a figure in its own units: two for a pixel at the width that it is made for.
pub(super) const WIDTH: f64 = 1440.0;

/// A figure being drawn.
pub(super) struct Canvas {
    height: f64,
    body: String,
}

impl Canvas {
    /// An empty one.
    pub(super) fn new(height: f64) -> Canvas {
        Canvas { height: height.ceil(), body: String::new() }
    }

    /// Draws.
    pub(super) fn draw(&mut self, draw: impl FnOnce(&Sheet) -> Result<(), Error>) -> Result<(), Error> {
        let svg = picture(WIDTH, self.height, "", draw)?;
        self.body.push_str(inside(&svg));
        Ok(())
    }

    /// Draws a group that carries attributes, for the page's script.
    pub(super) fn group(
        &mut self,
        attributes: &[(&str, String)],
        draw: impl FnOnce(&Sheet) -> Result<(), Error>,
    ) -> Result<(), Error> {
        self.body.push_str("<g");
        for (name, value) in attributes {
            self.body.push_str(&format!(" {name}=\"{}\"", escaped(value)));
        }
        self.body.push_str(">\n");
        self.draw(draw)?;
        self.body.push_str("</g>\n");
        Ok(())
    }

    /// The picture, named and described for those who can't see it.
    pub(super) fn finish(self, titles: &Titles, alt: &str) -> String {
        let id = escaped(&titles.id);
        let (title, description) = (escaped(&titles.message), escaped(alt));
        let (width, height) = (WIDTH / 2.0, self.height / 2.0);
        let whole = self.height;
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
             viewBox=\"0 0 {WIDTH} {whole}\" role=\"img\" aria-labelledby=\"{id}-title\" \
             aria-describedby=\"{id}-description\">\n<title id=\"{id}-title\">{title}</title>\n\
             <desc id=\"{id}-description\">{description}</desc>\n\
             <rect x=\"0\" y=\"0\" width=\"{WIDTH}\" height=\"{whole}\" fill=\"#FFFFFF\"/>\n{}</svg>\n",
            self.body
        )
    }
}

/// What stands between the tags of a picture, without its title.
fn inside(svg: &str) -> &str {
    let body = svg.split_once("</title>\n").map_or(svg, |(_, body)| body);
    body.rsplit_once("</svg>").map_or(body, |(body, _)| body)
}

/// A text that is safe in SVG.
pub(super) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// A figure whose picture lists its table.
pub(super) fn listing(titles: &Titles, alt: String, table: Table) -> Result<Figure, Error> {
    let look = Type { size: 24.0, bold: false, colour: INK, stand: Stand::Left };
    let mut canvas = Canvas::new(40.0 * (table.rows.len() + 1) as f64 + 40.0);
    canvas.draw(|sheet| {
        for (number, row) in [&table.head].into_iter().chain(&table.rows).enumerate() {
            sheet.text(&row.join(" | "), (10.0, 30.0 + 40.0 * number as f64), look)?;
        }
        Ok(())
    })?;
    let svg = canvas.finish(titles, &alt);
    Ok(Figure::new(titles, alt, svg, table))
}
