//! A bundle's effect by part: `parts.csv`, and in sentences.

use super::numbers::{self, Digit};
use super::tidy::{cell, csv, defined, unit};
use super::words::{list, within};
use crate::basics::Error;
use crate::study::attribution::{Attribution, Estimate, OutcomeAttribution};
use crate::study::compare::Comparison;
use serde::Serialize;

/// One line of `parts.csv`.
#[derive(Serialize)]
struct Row {
    option: String,
    baseline: String,
    outcome: &'static str,
    label: &'static str,
    unit: &'static str,
    /// The part; `all` for the whole bundle.
    part: String,
    share: Option<f64>,
    low: Option<f64>,
    high: Option<f64>,
    /// `exact`, or `sampled` where only some orders of the parts were lived.
    method: &'static str,
    n: usize,
}

/// `parts.csv` of options by name, each with its baseline's.
///
/// # Errors
/// Where a row cannot be written as text.
pub fn parts(options: &[(String, String)], attributions: &[Attribution]) -> Result<Vec<u8>, Error> {
    let rows = attributions.iter().flat_map(|attribution| {
        attribution.shares.iter().flat_map(move |shares| {
            let row = move |part: &str, known: &Estimate| Row {
                option: cell(&options[attribution.option].0),
                baseline: cell(&options[attribution.option].1),
                outcome: shares.outcome.name,
                label: shares.outcome.label,
                unit: unit(shares.outcome.unit),
                part: cell(part),
                share: defined(known.mean),
                low: defined(known.low),
                high: defined(known.high),
                method: if attribution.is_exact { "exact" } else { "sampled" },
                n: attribution.n,
            };
            let each = attribution.names.iter().zip(&shares.parts).map(move |(name, known)| row(name, known));
            std::iter::once(row("all", &shares.total)).chain(each)
        })
    });
    csv(rows)
}

/// A sentence an option that was taken apart, on the headline outcome.
pub fn sentences(comparison: &Comparison, attributions: &[Attribution]) -> Vec<String> {
    let sentence = |attribution: &Attribution| {
        let shares =
            attribution.shares.iter().find(|shares| shares.outcome.name == comparison.headline.name)?;
        (!shares.total.mean.is_nan()).then(|| one(comparison, attribution, shares))
    };
    attributions.iter().filter_map(sentence).collect()
}

fn one(comparison: &Comparison, attribution: &Attribution, shares: &OutcomeAttribution) -> String {
    let unit = shares.outcome.unit;
    let digit_of = |known: &Estimate| Digit::of_difference(unit, known.mean, known.low, known.high);
    // One digit for all, so that what adds up is seen to.
    let digit = shares.parts.iter().chain([&shares.total]).map(digit_of).min();
    let digit = digit.unwrap_or_else(|| digit_of(&shares.total));
    let said = |known: &Estimate| {
        let mean = numbers::difference(unit, known.mean, digit);
        let interval = numbers::interval(unit, known.low, known.high, digit);
        format!("{mean}{} ({interval})", numbers::unit_in_words(unit))
    };
    let each: Vec<String> = attribution
        .names
        .iter()
        .zip(&shares.parts)
        .map(|(name, known)| format!("“{name}” {}", said(known)))
        .collect();
    let how = if attribution.is_exact {
        "the mean over all orders in which they could be decided"
    } else {
        "the mean over two orders a run, drawn, since they are too many for all"
    };
    let failed = match attribution.failed {
        0 => String::new(),
        failed => format!(" {failed} runs of its parts broke and are left out."),
    };
    format!(
        "Of the {} in {} under “{}”, its parts bring {}: {how}, so that they add up.{failed}",
        said(&shares.total),
        within(shares.outcome.label),
        comparison.options[attribution.option].label,
        list(&each)
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::outcome::OUTCOMES;
    use crate::study::compare::compare;
    use crate::study::compare::tests::{plan, results};

    fn split() -> Attribution {
        let known = |mean: f64| Estimate { mean, low: mean - 0.01, high: mean + 0.01 };
        let outcome = &OUTCOMES[0];
        let shares =
            vec![OutcomeAttribution { outcome, total: known(0.07), parts: vec![known(0.05), known(0.02)] }];
        let names = vec!["=Card".to_owned(), "Offer".to_owned()];
        Attribution { option: 1, names, is_exact: true, n: 100, failed: 0, shares }
    }

    #[test]
    fn a_sentence_says_what_each_part_brings_and_how_that_is_meant() {
        let said = sentences(&compare(&plan(100), &results(100)), &[split()]);
        assert_eq!(
            said,
            [
                "Of the +7 pp (+6 to +8 pp) in take-up of direct payments under “Prepaid card”, its parts bring “=Card” \
              +5 pp (+4 to +6 pp) and “Offer” +2 pp (+1 to +3 pp): the mean over all orders in which they could be \
              decided, so that they add up."
            ]
        );
    }

    #[test]
    fn the_table_has_the_whole_and_each_part_and_no_formula() {
        let names = [("a".to_owned(), "a".to_owned()), ("b".to_owned(), "a".to_owned())];
        let text = String::from_utf8(parts(&names, &[split()]).unwrap()).unwrap();
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines[0], "option,baseline,outcome,label,unit,part,share,low,high,method,n");
        assert!(lines[1].starts_with("b,a,take_up,") && lines[1].contains(",all,0.07,"), "{}", lines[1]);
        assert!(lines[2].contains(",'=Card,0.05,") && lines.len() == 4, "{}", lines[2]);
    }
}
