//! The same picture in pixels, with the embedded font, so that it looks the same on every machine.

use crate::basics::Error;
use resvg::{tiny_skia, usvg};

/// Open Sans; its licence stands beside it.
static REGULAR: &[u8] = include_bytes!("../../../assets/fonts/OpenSans-Regular.ttf");
static BOLD: &[u8] = include_bytes!("../../../assets/fonts/OpenSans-Bold.ttf");

/// Pixels of the PNG for one of the SVG: 1,520 across, about 200 an inch on a page of A4. Each pixel takes memory
/// while the picture is drawn, beside the results.
const SCALE: f32 = 2.0;

fn failed(error: String) -> Error {
    Error::new(format!("cannot draw the picture in pixels: {error}"))
}

/// An SVG as shapes, its texts in the embedded font.
fn tree(svg: &str) -> Result<usvg::Tree, Error> {
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

/// What tests measure: a picture's texts as the embedded font draws them.
#[cfg(test)]
pub(super) mod measured {
    use super::{tree, usvg};

    /// A text as drawn, in pixels at the width that the picture is made for.
    pub(in crate::report::figure) struct Drawn {
        pub text: String,
        pub size: f64,
        pub is_bold: bool,
        pub left: f64,
        pub right: f64,
        pub top: f64,
        pub bottom: f64,
    }

    /// The width and height of a picture.
    pub(in crate::report::figure) fn size(svg: &str) -> (f64, f64) {
        let size = tree(svg).unwrap().size();
        (f64::from(size.width()), f64::from(size.height()))
    }

    /// Every text of a picture.
    pub(in crate::report::figure) fn texts(svg: &str) -> Vec<Drawn> {
        let mut found = Vec::new();
        walk(tree(svg).unwrap().root(), &mut found);
        found
    }

    fn walk(group: &usvg::Group, found: &mut Vec<Drawn>) {
        for node in group.children() {
            match node {
                usvg::Node::Group(inner) => walk(inner, found),
                usvg::Node::Text(text) => {
                    let area = text.abs_bounding_box();
                    let span = &text.chunks()[0].spans()[0];
                    // Only the part of the height that letters fill.
                    let (top, height) = (f64::from(area.top()), f64::from(area.height()));
                    found.push(Drawn {
                        text: text.chunks().iter().map(|chunk| chunk.text()).collect(),
                        size: f64::from(span.font_size().get()),
                        is_bold: span.font().weight() > 500,
                        left: f64::from(area.left()),
                        right: f64::from(area.right()),
                        top: top + height * 0.25,
                        bottom: top + height * 0.75,
                    });
                }
                _ => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::figure::Titles;
    use crate::report::figure::canvas::Canvas;
    use crate::report::figure::label::BODY;

    #[test]
    fn text_is_drawn_with_the_embedded_font_and_the_same_each_time() {
        let draw = |text: &str| {
            let mut canvas = Canvas::default();
            canvas.draw(|sheet| sheet.text(text, (9.0, 20.0), BODY)).unwrap();
            let titles = Titles { id: "t".to_owned(), message: "t".to_owned(), statistic: "t".to_owned() };
            png(&canvas.finish(&titles, "t", 50.0)).unwrap()
        };
        assert_eq!(&draw("a")[1..4], b"PNG");
        assert_eq!(draw("−£3 to +£9"), draw("−£3 to +£9"));
        assert_ne!(draw("need met"), draw(""), "letters must show");
        assert!(png("<svg").is_err());
    }
}
