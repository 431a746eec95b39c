//! What is said of an outcome: the fields of its row, and how it follows from a tally.
//!
//! Which outcomes there are is not known here.

use super::tally::Tally;

/// What an outcome is measured in, which decides how it is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Unit {
    /// A share, printed as a percentage; differences in percentage points.
    Share,
    /// Pounds a year.
    PoundsAYear,
    /// Pounds an hour.
    PoundsAnHour,
    /// Hours a week.
    HoursAWeek,
    /// Hours.
    Hours,
    /// Weeks.
    Weeks,
    /// A number a year.
    AYear,
    /// A plain number.
    Number,
}

/// What an outcome over several years is, in a sentence.
pub const HORIZON_RULE: &str = "the sum of what is counted over all of them, divided by the sum of what it is divided by, in every run in which \
     that is above nothing; a year without it is no reason to leave a run out";

/// Which way is better for families and the public purse.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Better {
    /// More is better.
    Higher,
    /// Less is better.
    Lower,
    /// Neither: it describes.
    Neither,
}

/// A list of the decision document, which shows outcomes in its own order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// How workers fare.
    Workers,
    /// What families find to buy.
    Market,
    /// Providers and assistants, drawn year by year.
    MarketByYear,
    /// Why hours don't come; with the need met they add up to all.
    Unmet,
}

/// One outcome's row.
#[derive(Clone, Copy, Debug)]
pub struct Outcome {
    /// The name in files, columns and flags.
    pub name: &'static str,
    /// The name in print.
    pub label: &'static str,
    /// What is counted.
    pub numerator: &'static str,
    /// What it is divided by.
    pub denominator: &'static str,
    /// Unit.
    pub unit: Unit,
    /// Better direction.
    pub better: Better,
    /// Its index in [`OUTCOMES`](super::OUTCOMES), and in every list that holds a number an outcome.
    pub index: usize,
    /// Whether it belongs to the first table and the pictures over time.
    pub headline: bool,
    /// Whether a study's answer has it year by year. Headline outcomes are there anyway.
    pub by_year: bool,
    /// Its rank among the outcomes of groups of families, from 1; `None` where families have no such
    /// outcome of their own.
    pub by_subgroup: Option<u8>,
    /// Its rank, from 1, among the outcomes of families that the decision document shows beside the
    /// outcome named before the run, and compares groups of families by.
    pub beside_headline: Option<u8>,
    /// The list of the decision document that shows it, and its rank there, from 1.
    pub section: Option<(Section, u8)>,
    /// Of what hundred a share is, such as `of 100 families`.
    pub of_100: &'static str,
    /// The line of the council's budget that it is; the lines add up to the total cost.
    pub budget_line: Option<&'static str>,
    /// Numerator and denominator.
    pub(super) parts: fn(&Tally) -> (f64, f64),
}

impl Outcome {
    /// The outcome of a span, or `None` where its denominator is nothing (no account was paid, say).
    pub fn of(&self, tally: &Tally) -> Option<f64> {
        let (numerator, denominator) = (self.parts)(tally);
        (denominator > 0.0).then(|| numerator / denominator)
    }
}
