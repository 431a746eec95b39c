//! What each part of a bundle of policies brings, in sentences.

use super::numbers::{self, Digit};
use super::words::{list, within};
use crate::study::attribution::{Attribution, Estimate, OutcomeAttribution};
use crate::study::compare::Comparison;

/// A sentence an option that was taken apart, on the headline outcome.
pub fn sentences(comparison: &Comparison, attributions: &[Attribution]) -> Vec<String> {
    let of = |attribution: &Attribution| {
        let shares =
            attribution.shares.iter().find(|shares| shares.outcome.name == comparison.headline.name)?;
        (!shares.total.mean.is_nan()).then(|| sentence(comparison, attribution, shares))
    };
    attributions.iter().filter_map(of).collect()
}

fn sentence(comparison: &Comparison, attribution: &Attribution, shares: &OutcomeAttribution) -> String {
    let unit = shares.outcome.unit;
    let digit_of = |known: &Estimate| Digit::of_difference(unit, known.mean, known.low, known.high);
    // One digit for all, so that a reader sees that the parts add up.
    let digit = shares.parts.iter().chain([&shares.total]).map(digit_of).min();
    let digit = digit.unwrap_or_else(|| digit_of(&shares.total));
    let printed = |known: &Estimate| {
        let mean = numbers::difference(unit, known.mean, digit);
        let interval = numbers::interval(unit, known.low, known.high, digit);
        format!("{mean}{} ({interval})", numbers::unit_in_words(unit))
    };
    let each: Vec<String> = attribution
        .names
        .iter()
        .zip(&shares.parts)
        .map(|(name, known)| format!("“{name}” {}", printed(known)))
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
        printed(&shares.total),
        within(shares.outcome.label),
        comparison.options[attribution.option].label,
        list(&each)
    )
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::outcome::OUTCOMES;
    use crate::study::compare::compare;
    use crate::study::compare::tests::{plan, results};

    /// A bundle of two parts taken apart in one outcome; other tests borrow it.
    pub(in crate::report) fn two_parts() -> Attribution {
        let known = |mean: f64| Estimate { mean, low: mean - 0.01, high: mean + 0.01 };
        let outcome = &OUTCOMES[0];
        let shares =
            vec![OutcomeAttribution { outcome, total: known(0.07), parts: vec![known(0.05), known(0.02)] }];
        let names = vec!["=Card".to_owned(), "Offer".to_owned()];
        Attribution { option: 1, names, is_exact: true, n: 100, failed: 0, shares }
    }

    #[test]
    fn a_sentence_says_what_each_part_brings_and_how_that_is_meant() {
        let said = sentences(&compare(&plan(100), &results(100)), &[two_parts()]);
        assert_eq!(
            said,
            [
                "Of the +7 pp (+6 to +8 pp) in take-up of direct payments under “Prepaid card”, its parts bring “=Card” \
              +5 pp (+4 to +6 pp) and “Offer” +2 pp (+1 to +3 pp): the mean over all orders in which they could be \
              decided, so that they add up."
            ]
        );
    }
}
