//! A table of every option's level in some outcomes, which several sections print.

use super::cells::{self, NONE, Table, heading, text};
use super::context::ReportContext;
use crate::study::answer;
use maud::{Markup, html};

/// A row an option and a column an outcome: mean and 9 of 10 futures.
pub(super) fn levels(
    context: ReportContext<'_>,
    outcomes: &[(usize, &answer::Outcome)],
    caption: &str,
) -> Markup {
    let mut head = vec![text("Option")];
    head.extend(outcomes.iter().map(|(_, outcome)| heading(outcome)));
    let rows = context.options().map(|(_, option)| {
        let mut row = vec![text(&option.described.label)];
        row.extend(outcomes.iter().map(|(index, outcome)| {
            let measured = &option.measured[*index];
            text(if measured.n == 0 { NONE.to_owned() } else { cells::level(outcome.unit, measured) })
        }));
        row
    });
    html! { (Table::new(caption, head, rows.collect())) }
}
