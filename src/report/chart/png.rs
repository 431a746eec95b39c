//! The same picture in pixels, with the embedded font, so that it looks the same on every machine.

use crate::basics::Error;
use resvg::{tiny_skia, usvg};

/// Open Sans; its licence stands beside it.
static REGULAR: &[u8] = include_bytes!("../../../assets/fonts/OpenSans-Regular.ttf");
static BOLD: &[u8] = include_bytes!("../../../assets/fonts/OpenSans-Bold.ttf");

/// Pixels of the PNG for one of the SVG: 2,000 across, which is 300 an inch on a page of A4. Each pixel takes
/// memory while the picture is drawn, beside the results.
const SCALE: f32 = 1.25;

fn failed(error: String) -> Error {
    Error::new(format!("cannot draw the picture in pixels: {error}"))
}

/// An SVG as shapes, its texts in the embedded font.
///
/// # Errors
/// Where the text is not an SVG that can be drawn.
pub(in crate::report) fn tree(svg: &str) -> Result<usvg::Tree, Error> {
    let mut options = usvg::Options { font_family: "Open Sans".to_owned(), ..usvg::Options::default() };
    options.fontdb_mut().load_font_data(REGULAR.to_vec());
    options.fontdb_mut().load_font_data(BOLD.to_vec());
    usvg::Tree::from_str(svg, &options).map_err(|error| failed(error.to_string()))
}

/// An SVG as PNG.
///
/// # Errors
/// Where the text is not an SVG that can be drawn.
pub fn png(svg: &str) -> Result<Vec<u8>, Error> {
    let tree = tree(svg)?;
    let (width, height) = (tree.size().width() * SCALE, tree.size().height() * SCALE);
    let mut pixels = tiny_skia::Pixmap::new(width.round() as u32, height.round() as u32)
        .ok_or_else(|| failed(format!("{width} by {height} is no size")))?;
    resvg::render(&tree, tiny_skia::Transform::from_scale(SCALE, SCALE), &mut pixels.as_mut());
    pixels.encode_png().map_err(|error| failed(error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::figure::sheet::{Stand, Type, picture};
    use plotters::style::RGBColor;

    #[test]
    fn text_is_drawn_with_the_embedded_font_and_the_same_each_time() {
        let draw = |text: &str| {
            let look = Type { size: 20.0, bold: false, colour: RGBColor(0, 0, 0), stand: Stand::Left };
            let svg = picture(200.0, 50.0, "t", |sheet| sheet.text(text, (9.0, 20.0), look)).unwrap();
            png(&svg).unwrap()
        };
        assert_eq!(&draw("a")[1..4], b"PNG");
        assert_eq!(draw("−£3 to +£9"), draw("−£3 to +£9"));
        assert_ne!(draw("need met"), draw(""), "letters must show");
        assert!(png("<svg").is_err());
    }
}
