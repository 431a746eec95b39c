//! Every option's level in some outcomes, as a table.
//!
//! Never knows why these outcomes.

use super::cells::{self, NONE, Table, heading, text};
use super::told::Told;
use crate::study::answer;
use maud::{Markup, html};

/// A row an option and a column an outcome: mean and 9 of 10 futures.
pub(super) fn levels(told: Told<'_>, outcomes: &[(usize, &answer::Outcome)], caption: &str) -> Markup {
    let mut head = vec![text("Option")];
    head.extend(outcomes.iter().map(|(_, outcome)| heading(outcome)));
    let rows = told.options().map(|(_, option)| {
        let mut row = vec![text(&option.described.label)];
        row.extend(outcomes.iter().map(|(place, outcome)| {
            let measured = &option.measured[*place];
            text(if measured.n == 0 { NONE.to_owned() } else { cells::level(outcome.unit, measured) })
        }));
        row
    });
    html! { (Table::new(caption, head, rows.collect())) }
}
