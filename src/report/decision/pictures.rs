//! Pictures in the page: two titles, the picture, and its numbers as a table behind a button.
//!
//! Never knows what a picture shows.

use super::cells::{Table, text};
use crate::report::figure::{Figure, Titles};
use maud::{Markup, PreEscaped, html};

/// The titles of a picture: its message and what is drawn.
pub(super) fn titles(id: &str, message: String, statistic: String) -> Titles {
    Titles { id: id.to_owned(), message, statistic }
}

/// A picture as the page shows it.
pub(super) fn shown(figure: &Figure) -> Markup {
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
