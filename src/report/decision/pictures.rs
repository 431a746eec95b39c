//! Pictures in the page: two titles, the picture, and its numbers as a table behind a button.
//!
//! Never knows what a picture shows.

use super::cells::{Table, text};
use super::told::Told;
use crate::report::figure::{Figure, Titles};
use maud::{Markup, PreEscaped, html};
use std::cell::RefCell;

/// The titles of a picture: its message and what is drawn.
pub(super) fn titles(id: &str, message: String, statistic: String) -> Titles {
    Titles { id: id.to_owned(), message, statistic }
}

/// The pictures of a page in their order, for whoever wants them in files of their own.
#[derive(Debug, Default)]
pub(super) struct Album(RefCell<Vec<Figure>>);

impl Album {
    /// What it holds.
    pub(super) fn into_figures(self) -> Vec<Figure> {
        self.0.into_inner()
    }
}

/// A picture as the page shows it, kept in the page's album.
pub(super) fn shown(told: Told<'_>, figure: &Figure) -> Markup {
    told.album.0.borrow_mut().push(figure.clone());
    let head = figure.table.head.iter().map(text).collect();
    let rows = figure.table.rows.iter().map(|row| row.iter().map(text).collect()).collect();
    let table = Table::new(&figure.statistic, head, rows);
    html! {
        figure id=(figure.id) {
            figcaption {
                p class="message" { (figure.message) }
                p class="statistic" { (figure.statistic) }
            }
            // The picture library escapes the texts that it draws.
            div class="picture" { (PreEscaped(&figure.svg)) }
            details class="data" {
                summary { "This picture in words and numbers" }
                p { (figure.alt) }
                (table)
            }
        }
    }
}
