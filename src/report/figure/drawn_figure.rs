//! A drawn figure: its picture, its words, its numbers.

use super::canvas::{Canvas, WIDTH};
use super::label;
use super::titles::Titles;
use crate::basics::Error;
use crate::outcome::{Better, Unit};

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
        super::png::png(&self.standalone()?)
    }

    pub(super) fn new(titles: &Titles, alt: String, svg: String, table: Table) -> Figure {
        let Titles { id, message, statistic } = titles.clone();
        Figure { id, message, statistic, alt, svg, table }
    }
}
