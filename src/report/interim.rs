//! Interim results, as a table while a study runs: a line an option, as many headline outcomes as the screen
//! has room for.
//!
//! The terminal is not known here: its width and height are handed in.

use super::numbers::{self, Digit};
use super::phrases::verdict_in_words;
use crate::outcome::{OUTCOMES, Outcome};
use crate::stats::half_width;
use crate::study::compare::{Comparison, Measure, Verdict};
use std::fmt::Write;

/// Columns that an outcome takes.
const OUTCOME: usize = 22;
/// Columns that the options' names take.
const NAME: usize = 26;
/// Lines that are not options: the heading, the outcomes, what is left out, the bar.
const OTHERS: usize = 4;

/// The interim results of a study, for a screen of so many columns and lines. Baselines show their mean,
/// other options the 95% interval of their difference.
pub fn interim(comparison: &Comparison, width: usize, height: usize) -> String {
    let outcomes = OUTCOMES.iter().filter(|outcome| outcome.headline);
    let outcomes: Vec<&Outcome> = outcomes.take((width.saturating_sub(NAME + 1) / OUTCOME).max(1)).collect();
    let mut text = format!(
        "{} of {} replications so far: mean of baselines, 95% interval of differences\n",
        comparison.replications, comparison.most
    );
    let _ = write!(text, "{:NAME$}", "");
    for outcome in &outcomes {
        let _ = write!(text, "{:>OUTCOME$}", cut(outcome.label, OUTCOME - 2));
    }
    let room = height.saturating_sub(OTHERS).max(1);
    for option in comparison.options.iter().take(room) {
        let _ = write!(text, "\n{:NAME$}", cut(&option.label, NAME - 2));
        for outcome in &outcomes {
            let _ = write!(text, "{:>OUTCOME$}", cell(outcome, &option.measures[outcome.index]));
        }
    }
    if comparison.options.len() > room {
        let _ = write!(text, "\n… and {} more", comparison.options.len() - room);
    }
    text.lines().map(|line| cut(line, width.saturating_sub(1))).collect::<Vec<String>>().join("\n")
}

fn cell(outcome: &Outcome, measure: &Measure) -> String {
    let unit = outcome.unit;
    match (measure.against, measure.verdict()) {
        (Some(pair), Some(Verdict::Higher | Verdict::Lower | Verdict::Unclear)) => numbers::interval(
            unit,
            pair.low,
            pair.high,
            Digit::of_difference(unit, pair.mean, pair.low, pair.high),
        ),
        (Some(_), Some(Verdict::Same)) => verdict_in_words(Verdict::Same).unwrap_or_default().to_owned(),
        (Some(_), _) => "–".to_owned(),
        (None, _) => {
            let digit = Digit::of_value(unit, measure.mean, half_width(measure.sd, measure.n));
            numbers::value(unit, measure.mean, digit)
        }
    }
}

/// The text, or as much of it as there is room for.
fn cut(text: &str, room: usize) -> String {
    if text.chars().count() <= room {
        return text.to_owned();
    }
    text.chars().take(room.saturating_sub(1)).chain(std::iter::once('…')).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::study::compare::compare;
    use crate::study::compare::tests::{plan, results};

    #[test]
    fn what_is_known_so_far_fits_the_screen() {
        insta::assert_snapshot!(interim(&compare(&plan(200), &results(8)), 80, 24));
        for (width, height) in [(80, 24), (40, 6), (200, 50), (1, 1)] {
            for replications in [1, 2, 100] {
                let text = interim(&compare(&plan(200), &results(replications)), width, height);
                assert!(text.lines().count() <= height.max(OTHERS), "{text}");
                assert!(text.lines().all(|line| line.chars().count() <= width), "{text}");
                assert!(!text.contains("NaN"), "{text}");
            }
        }
    }
}
