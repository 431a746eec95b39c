//! Sentences against comparisons whose numbers are known.

use super::*;
use crate::study::compare::compare;
use crate::study::compare::tests::{plan, results};

/// The synthetic comparison with its headline measures changed: mean, low, high, raised of 100.
fn changed(headline: &[(f64, f64, f64, usize)]) -> Comparison {
    let mut comparison = compare(&plan(100), &results(100));
    let copy = comparison.options[2].clone();
    while comparison.options.len() <= headline.len() {
        comparison.options.push(copy.clone());
    }
    for (place, &(mean, low, high, raised)) in headline.iter().enumerate() {
        let option = &mut comparison.options[place + 1];
        option.label = format!("Option {}", (b'A' + place as u8) as char);
        option.name = option.label.clone();
        let pair = option.measures[0].against.as_mut().unwrap();
        *pair = Paired { mean, low, high, raised, lowered: 100 - raised, ..*pair };
    }
    comparison
}

#[test]
fn the_sentences_of_a_study_with_a_gain_a_price_and_an_idle_option() {
    insta::assert_snapshot!(sentences(&compare(&plan(100), &results(100))).join("\n"));
}

#[test]
fn a_gain_and_a_loss_are_both_named_and_an_unclear_option_is_called_so() {
    let comparison =
        changed(&[(0.07, 0.065, 0.075, 97), (-0.34, -0.36, -0.32, 0), (0.002, -0.004, 0.008, 55)]);
    let said = sentences(&comparison);
    assert!(said[0].starts_with(
        "In 97 of 100 matched runs “Option A” raised take-up of direct payments against “Quarterly audit”:"
    ));
    assert!(said[0].ends_with(
        "+7.0 pp on average (95% interval +6.5 to +7.5 pp), the largest clear improvement among 3 options; \
         the largest loss is under “Option B”, −34 pp (in 100 of 100)."
    ));
    assert_eq!(
        said[2],
        "There is no clear difference in take-up of direct payments under “Option C” (−0.4 to +0.8 pp)."
    );
    assert_eq!(
        message(&comparison),
        "Option A raises take-up of direct payments most: +7.0 pp, in 97 of 100 matched runs"
    );
}

#[test]
fn where_every_option_harms_no_gain_is_claimed() {
    let comparison = changed(&[(-0.02, -0.03, -0.01, 9), (-0.34, -0.36, -0.32, 0)]);
    let said = sentences(&comparison);
    assert!(said[0].contains("“Option B” lowered take-up"), "{}", said[0]);
    assert!(said[0].ends_with("the largest loss, and no option improves it clearly."), "{}", said[0]);
    assert!(said[2].contains("the smallest change is under “Option A”, −2 pp (in 91 of 100)"), "{}", said[2]);
    assert_eq!(
        message(&comparison),
        "Option B lowers take-up of direct payments: −34 pp, in 100 of 100 matched runs"
    );
}

#[test]
fn where_nothing_is_clear_nothing_is_claimed() {
    let comparison = changed(&[(0.004, -0.003, 0.011, 61), (0.002, -0.004, 0.008, 55)]);
    let said = sentences(&comparison);
    assert_eq!(
        said[0],
        "No option moved take-up of direct payments clearly: the 95% interval of the difference contains zero for all 2."
    );
    assert!(said[1].starts_with("Other headline outcomes do differ: surest,"), "{}", said[1]);
    assert_eq!(message(&comparison), "No option moves take-up of direct payments clearly");
}

#[test]
fn one_run_is_no_evidence() {
    let said = sentences(&compare(&plan(1), &results(1)));
    assert!(said[0].starts_with("There are too few matched runs"), "{said:?}");
    assert!(said.iter().all(|sentence| !sentence.contains("NaN")), "{said:?}");
    let title = message(&compare(&plan(1), &results(1)));
    assert_eq!(title, "Too few matched runs to say what moves take-up of direct payments");
}

#[test]
fn a_baseline_alone_is_compared_with_nothing() {
    let mut comparison = compare(&plan(10), &results(10));
    comparison.options.truncate(1);
    assert_eq!(sentences(&comparison).len(), 1);
}

#[test]
fn labels_and_lists_read_as_english() {
    for (label, expected) in [("Need met", "need met"), ("PA register", "PA register"), ("", ""), ("A", "a")]
    {
        assert_eq!(within(label), expected);
    }
    let items: Vec<String> = ["a", "b", "c"].map(str::to_owned).to_vec();
    assert_eq!(
        [list(&items[..0]), list(&items[..1]), list(&items[..2]), list(&items)],
        ["", "a", "a and b", "a, b and c"]
    );
}
