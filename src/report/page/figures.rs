//! Figures in the page: two titles, the picture, and its numbers as a table behind a button.
//!
//! Every figure is shown the same way, whatever it shows.

use super::cells::{Table, text};
use crate::report::figure::{Figure, Titles};
use maud::{Markup, PreEscaped, html};
use std::cell::RefCell;

/// The titles of a picture: its message and what is drawn.
pub(super) fn titles(id: &str, message: String, statistic: String) -> Titles {
    Titles { id: id.to_owned(), message, statistic }
}

/// The figures of a page in their order, for whoever wants them in files of their own.
#[derive(Debug, Default)]
pub(super) struct Figures(RefCell<Vec<Figure>>);

impl Figures {
    /// The figures collected.
    pub(super) fn into_list(self) -> Vec<Figure> {
        self.0.into_inner()
    }

    /// A figure as the page shows it. It is collected, too.
    pub(super) fn embed(&self, figure: &Figure) -> Markup {
        self.0.borrow_mut().push(figure.clone());
        markup(figure)
    }
}

/// A figure as the page shows it.
fn markup(figure: &Figure) -> Markup {
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
