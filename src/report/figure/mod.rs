//! The charts of documents, result folders and validations: plain numbers in; a picture, its words and its
//! table out.
//!
//! Never knows of studies, files or pages. Whoever calls hands over numbers, units, labels and the
//! two titles; a figure is drawn the same whatever page it will stand on.

mod area;
mod axis;
mod canvas;
pub mod differences;
pub mod dots;
pub mod effects;
pub mod fans;
pub mod findings;
pub mod gains;
pub mod hours;
mod judgement;
mod key;
mod label;
mod letters;
pub mod lines;
pub mod money;
mod palette;
mod panels;
#[cfg(feature = "png")]
mod png;
mod print;
mod scale;
pub mod shares;
mod sheet;
mod stack;
pub mod tradeoff;

use crate::basics::Error;
use crate::outcome::{Better, Unit};
use canvas::{Canvas, WIDTH};

pub use judgement::Judgement;
#[cfg(feature = "png")]
pub use png::png;

/// What the caller says of a figure.
#[derive(Clone, Debug, PartialEq)]
pub struct Titles {
    /// Unique in the document; letters, digits and hyphens.
    pub id: String,
    /// The headline: what the figure shows.
    pub message: String,
    /// The statistical title: what is plotted, its unit, place, years and runs.
    pub statistic: String,
}

/// A chart with everything that a reader who can't see it needs.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// Unique in the document; the ids inside the picture begin with it.
    pub id: String,
    /// The headline: what the figure shows.
    pub message: String,
    /// The statistical title: what is plotted, its unit, place, years and runs.
    pub statistic: String,
    /// What the picture shows, in one to three sentences with numbers.
    pub alt: String,
    /// The picture without its titles, to be placed in a page.
    pub svg: String,
    /// The numbers of the picture.
    pub table: Table,
}

/// The numbers of a figure, formatted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// The columns' headings.
    pub head: Vec<String>,
    /// The rows; each has as many cells as there are headings.
    pub rows: Vec<Vec<String>>,
}

/// What is measured along an axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    /// Its name, such as `Approved hours delivered`.
    pub name: String,
    /// Its unit.
    pub unit: Unit,
    /// Which side is better.
    pub better: Better,
    /// Whether the numbers are differences from today's policy, so that they carry a sign.
    pub is_difference: bool,
}

impl Figure {
    /// The picture with its two titles above it, to stand by itself in a file.
    ///
    /// # Errors
    /// Where the picture library refuses.
    pub fn standalone(&self) -> Result<String, Error> {
        let mut canvas = Canvas::default();
        let top = canvas.draw(|sheet| {
            let title = label::HEAD.sized(34.0);
            let y = label::below(sheet, &self.message, (0.0, 0.0), WIDTH, title)?;
            Ok(label::below(sheet, &self.statistic, (0.0, y + 6.0), WIDTH, label::SMALL)? + 24.0)
        })?;
        canvas.above(&self.svg, top)
    }

    /// The same in pixels.
    ///
    /// # Errors
    /// Where the picture cannot be drawn.
    #[cfg(feature = "png")]
    pub fn png(&self) -> Result<Vec<u8>, Error> {
        png(&self.standalone()?)
    }

    fn new(titles: &Titles, alt: String, svg: String, table: Table) -> Figure {
        let Titles { id, message, statistic } = titles.clone();
        Figure { id, message, statistic, alt, svg, table }
    }
}

#[cfg(test)]
mod examples;
#[cfg(test)]
mod tests;
