//! Phrases that several tables and texts share: a verdict, matched runs, replications.

use super::numbers;
use crate::outcome::Outcome;
use crate::study::compare::{Comparison, Measure, Verdict};

/// What is said in place of a number that would say too much.
pub(super) fn verdict_in_words(verdict: Verdict) -> Option<&'static str> {
    match verdict {
        Verdict::Unclear => Some("no clear difference"),
        Verdict::Same => Some("same in every run"),
        Verdict::Higher | Verdict::Lower | Verdict::Unknown => None,
    }
}

/// `97 of 100`.
pub(super) fn better_in(measure: &Measure, outcome: &Outcome, n: usize) -> String {
    measure.better_in(outcome).map_or_else(|| "–".to_owned(), |better| format!("{better} of {n}"))
}

/// `100 replications, none failed`.
pub(super) fn replications(comparison: &Comparison) -> String {
    let (asked, failed) = (comparison.replications, comparison.failures.len());
    let noun = if asked == 1 { "replication" } else { "replications" };
    let asked = numbers::thousands(&asked.to_string());
    match comparison.failures.first() {
        None => format!("{asked} {noun}, none failed"),
        Some(first) => format!(
            "{asked} {noun}, {failed} of them failed and left out (first {}: {};\n`{}` lives it alone)",
            first.replication, first.message, first.again
        ),
    }
}
