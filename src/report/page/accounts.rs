//! The family accounts of every option and financial year, as councils are asked for them.
//!
//! Adds nothing up: the sums are the answer's.

use super::cells::{Table, pounds, sum, text};
use super::context::ReportContext;
use crate::basics::Error;
use maud::{Markup, html};

/// Renders the annex on accounts.
pub(super) fn section(context: ReportContext<'_>) -> Result<Markup, Error> {
    let head = [
        "Year (April to March)",
        "Held at the start",
        "Paid in",
        "Spent",
        "Unspent: paid less spent",
        "Reclaimed from open accounts",
        "Returned at closure",
        "Held at the end",
    ];
    Ok(html! {
        (super::money::drawn(context)?)
        h3 { "Accounts" }
        (super::money::accounts(context))
        p {
            "Direct payments and managed accounts together, in cash. Held at the start, plus paid in, less spent, "
            "reclaimed and returned, is held at the end, to the penny in every run; here rounded. Reclaimed and returned "
            "money goes back to the children’s care budget."
        }
        @for (index, option) in context.options() {
            @let rows = context.answer.accounts.iter().filter(|line| line.option == index).map(|line| vec![
                text(context.year(line.year)),
                text(pounds(line.opening.mean)),
                text(pounds(line.paid.mean)),
                text(pounds(line.spent.mean)),
                text(sum(&line.unspent)),
                text(sum(&line.reclaimed)),
                text(pounds(line.returned.mean)),
                text(pounds(line.closing.mean)),
            ]);
            (Table::new(
                &format!("{}: mean over runs; in brackets, 9 of 10 futures", option.described.label),
                head.map(text).to_vec(),
                rows.collect(),
            ))
        }
    })
}
