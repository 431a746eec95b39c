//! CSV text with one row an observation and a header of names, safe to open in a spreadsheet.
//!
//! Numbers are written as the shortest text that reads back as the same number; an empty cell is a
//! number that is not defined. Text that a spreadsheet would take for a formula (it begins with `=`, `+`,
//! `-`, `@`, their wide twins, a tab or a line end, spaces left aside) gets an apostrophe, which a
//! spreadsheet hides; numbers, such as -3.2, are never touched.

use crate::basics::Error;
use crate::outcome::Unit;
use serde::Serialize;

/// A table with a header of the rows' names.
pub(super) fn rows_as_csv(rows: impl Iterator<Item = impl Serialize>) -> Result<Vec<u8>, Error> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    for row in rows {
        writer.serialize(row).map_err(unwritable)?;
    }
    finish(writer)
}

/// The bytes written.
pub(super) fn finish(writer: csv::Writer<Vec<u8>>) -> Result<Vec<u8>, Error> {
    writer.into_inner().map_err(|error| Error::new(format!("cannot write a table: {}", error.error())))
}

/// Why a row could not be written.
pub(super) fn unwritable(error: csv::Error) -> Error {
    Error::new(format!("cannot write a table: {error}"))
}

/// Text as a cell that no spreadsheet takes for a formula.
pub(super) fn cell(text: &str) -> String {
    let bare = text.trim_start_matches([' ', '\u{a0}']);
    let is_formula = bare.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
    if is_formula { format!("'{text}") } else { text.to_owned() }
}

/// A number as a cell: empty where it is not defined.
pub(super) fn defined(number: f64) -> Option<f64> {
    (!number.is_nan()).then_some(number)
}

/// A unit in words, for the column of that name.
pub(super) fn unit(unit: Unit) -> &'static str {
    match unit {
        Unit::Share => "share",
        Unit::PoundsAYear => "GBP a year",
        Unit::PoundsAnHour => "GBP an hour",
        Unit::HoursAWeek => "hours a week",
        Unit::Hours => "hours",
        Unit::Weeks => "weeks",
        Unit::AYear => "a year",
        Unit::Number => "number",
    }
}
