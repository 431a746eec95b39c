//! A picture with its text alternative, drawn layer by layer; a layer may carry attributes.
//!
//! Never knows what is drawn.

use super::sheet::{FONTS, Sheet, drawn};
use super::titles::Titles;
use crate::basics::Error;

/// Width of a figure in its own units: two for a pixel at the width that it is made for.
pub(super) const WIDTH: f64 = 1440.0;

/// Round a picture that stands by itself, in pixels.
const MARGIN: f64 = 20.0;

/// A figure being drawn.
#[derive(Default)]
pub(super) struct Canvas {
    body: String,
}

impl Canvas {
    /// Draws.
    pub(super) fn draw<T>(&mut self, draw: impl FnOnce(&Sheet) -> Result<T, Error>) -> Result<T, Error> {
        let (body, phrases) = drawn(draw)?;
        self.body.push_str(&body);
        Ok(phrases)
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

    /// What is drawn, `top` high, with a finished figure below it, in a picture of its own.
    ///
    /// # Errors
    /// Where the figure does not say how high it is.
    pub(super) fn above(self, svg: &str, top: f64) -> Result<String, Error> {
        let start = MARGIN + (top / 2.0).ceil();
        let below = svg
            .split_once(" height=\"")
            .and_then(|(_, rest)| rest.split_once('"'))
            .and_then(|(height, _)| height.parse::<f64>().ok())
            .ok_or_else(|| Error::new("the figure does not say how high it is"))?;
        let (width, height) = (WIDTH / 2.0 + 2.0 * MARGIN, start + below + MARGIN);
        Ok(format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
             viewBox=\"0 0 {width} {height}\" font-family=\"{FONTS}\">\n\
             <rect x=\"0\" y=\"0\" width=\"{width}\" height=\"{height}\" fill=\"#FFFFFF\"/>\n\
             <g transform=\"translate({MARGIN} {MARGIN}) scale(0.5)\">\n{}</g>\n{}</svg>\n",
            self.body,
            svg.replacen("<svg ", &format!("<svg x=\"{MARGIN}\" y=\"{start}\" "), 1)
        ))
    }

    /// The picture of that height, named and described for those who can't see it.
    pub(super) fn finish(self, titles: &Titles, alt: &str, height: f64) -> String {
        let id = escaped(&titles.id);
        let (title, description) = (escaped(&titles.message), escaped(alt));
        let height = (height / 2.0).ceil();
        let (width, whole) = (WIDTH / 2.0, height * 2.0);
        // The backend repeats these at every mark.
        let body = self.body.replace(&format!(" font-family=\"{FONTS}\""), "").replace(" opacity=\"1\"", "");
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
             viewBox=\"0 0 {WIDTH} {whole}\" font-family=\"{FONTS}\" role=\"img\" \
             aria-labelledby=\"{id}-title\" aria-describedby=\"{id}-description\">\n\
             <title id=\"{id}-title\">{title}</title>\n<desc id=\"{id}-description\">{description}</desc>\n\
             <rect x=\"0\" y=\"0\" width=\"{WIDTH}\" height=\"{whole}\" fill=\"#FFFFFF\"/>\n{body}</svg>\n",
        )
    }
}

/// A text that is safe in SVG.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::figure::label::BODY;

    #[test]
    fn text_of_others_cannot_break_the_picture() {
        let mut canvas = Canvas::default();
        canvas.draw(|sheet| sheet.text("</text><script>", (9.0, 9.0), BODY)).unwrap();
        let phrases = "a < b & c".to_owned();
        let titles = Titles { id: "\"><script>".to_owned(), message: phrases.clone(), statistic: phrases };
        let svg = canvas.finish(&titles, "<script>", 50.0);
        assert!(svg.contains(">a &lt; b &amp; c</title>") && !svg.contains("<script>"), "{svg}");
    }
}
