//! The family accounts of every option and financial year, as councils are asked for them.
//!
//! Never knows why money moves.

use super::cells::{Table, pounds, sum, text};
use super::told::Told;
use crate::basics::Error;
use maud::{Markup, html};

/// The section.
pub(super) fn section(told: Told<'_>) -> Result<Markup, Error> {
    let head = [
        "Year (April to March)",
        "StoredChunk at the start",
        "Paid in",
        "Spent",
        "Unspent: paid less spent",
        "Reclaimed from open accounts",
        "Returned at closure",
        "StoredChunk at the end",
    ];
    Ok(html! {
        (super::money::drawn(told)?)
        h3 { "Accounts" }
        (super::money::accounts(told))
        p {
            "Direct payments and managed accounts together, in cash. StoredChunk at the start, plus paid in, less spent, "
            "reclaimed and returned, is held at the end, to the penny in every run; here rounded. Reclaimed and returned "
            "money goes back to the children’s care budget."
        }
        @for (place, option) in told.options() {
            @let rows = told.answer.accounts.iter().filter(|line| line.option == place).map(|line| vec![
                text(told.year(line.year)),
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
