//! `accounts.csv`: the year's family accounts in pounds and pence, with the differences that must be nothing.

use super::csv_text::{cell, rows_as_csv};
use crate::basics::{Error, Pence};
use crate::study::accounts::{Line, Whose};
use serde::Serialize;

/// One line of the table, all replications together.
#[derive(Serialize)]
struct Row {
    option: String,
    year: u32,
    arrangement: &'static str,
    opening: String,
    paid: String,
    spent: String,
    reclaimed: String,
    returned: String,
    written_off: String,
    closing: String,
    difference: String,
    ledger_difference: String,
}

/// `accounts.csv` of options by name.
///
/// # Errors
/// Where a row cannot be written as text.
pub fn accounts(options: &[String], lines: &[Line]) -> Result<Vec<u8>, Error> {
    rows_as_csv(lines.iter().map(|line| {
        let pounds = |pence: Pence| pence.to_pounds().to_string();
        let flows = &line.flows;
        Row {
            option: cell(&options[line.option]),
            year: line.year,
            arrangement: match line.whose {
                Whose::All => "all",
                Whose::Direct => "direct_payment",
                Whose::Managed => "managed_account",
            },
            opening: pounds(flows.opening),
            paid: pounds(flows.paid),
            spent: pounds(flows.spent),
            reclaimed: pounds(flows.reclaimed),
            returned: pounds(flows.returned),
            written_off: pounds(flows.written_off),
            closing: pounds(flows.closing),
            difference: pounds(flows.difference()),
            ledger_difference: pounds(flows.ledger_difference),
        }
    }))
}
