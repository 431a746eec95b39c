//! The documents of a result built again with the words of this build, of the numbers that are there.

use super::files::pictures;
use super::names::{ANSWER, METHODS, NamedFile, PAGE};
use crate::basics::Error;
use crate::outcome::Outcome;
use crate::report::page::{PageOptions, decision_document, methods::methods};
use crate::report::{pictures as drawings, precision};
use crate::study::answer::{Answer, Period};
use crate::study::compare::{Comparison, Point};
use crate::study::engine::VERSION;
use crate::study::plan::Plan;

/// Answer, methods, page and pictures of a stored answer in the words of this build.
///
/// # Errors
/// Where a picture or a file cannot be made.
pub fn documents_again(
    plan: &Plan,
    comparison: &Comparison,
    answer: Answer,
) -> Result<Vec<NamedFile>, Error> {
    let answer = answer.in_words_of(plan, VERSION, precision::sentences(comparison));
    let mut files =
        vec![(ANSWER.to_owned(), answer.to_bytes()?), (METHODS.to_owned(), methods(&answer).into_bytes())];
    if answer.alternatives().next().is_some() {
        files.push((PAGE.to_owned(), decision_document(&answer, &PageOptions::default())?.into_bytes()));
    }
    files.extend(pictures("differences", drawings::differences(comparison)?)?);
    let (yearly, quarterly) = (points(&answer.years), points(&answer.quarters));
    files.extend(pictures("time", Some(drawings::time(comparison, &yearly, &quarterly)?))?);
    Ok(files)
}

/// Outcomes in spans of time, as they were when the answer was made of them.
fn points(periods: &[Period]) -> Vec<Point> {
    let point = |period: &Period| {
        let spread = period.spread;
        Some(Point {
            option: period.option,
            outcome: Outcome::named(&period.outcome)?,
            span: period.span,
            // Pictures draw means and spreads alone.
            n: 0,
            mean: period.mean,
            quantiles: [spread.p5, spread.p25, spread.p50, spread.p75, spread.p95],
        })
    };
    periods.iter().filter_map(point).collect()
}
