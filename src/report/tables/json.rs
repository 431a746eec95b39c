//! A comparison as JSON, for programs: the rows of `outcomes.csv` with what they are about.

use super::outcomes::outcome_rows;
use crate::basics::Error;
use crate::report::{precision, words};
use crate::study::compare::Comparison;
use serde_json::{Value, json};

/// The comparison as JSON text.
///
/// # Errors
/// Where it cannot be written as text.
pub fn json(comparison: &Comparison) -> Result<String, Error> {
    let options = comparison.options.iter().map(|option| {
        json!({
            "name": option.name,
            "label": option.label,
            "about": option.about,
            "baseline": comparison.options[option.baseline].name,
        })
    });
    let value = json!({
        "study": comparison.study,
        "title": comparison.title,
        "question": comparison.question,
        "place": comparison.place,
        "policy_years": comparison.policy_years,
        "seed": comparison.seed,
        "replications": comparison.replications,
        "most": comparison.most,
        "asked_precision": comparison.precision.as_ref().map(|precision| &precision.text),
        "draws": comparison.draws.as_ref().map(|drawn| json!({
            "uncertainty": drawn.uncertainty,
            "source": drawn.source,
            "draws": drawn.draws,
            "runs_a_draw": drawn.each,
        })),
        "failures": comparison.failures,
        "headline": comparison.headline.name,
        "sentences": words::sentences(comparison),
        "precision": precision::sentences(comparison),
        "options": options.collect::<Vec<Value>>(),
        "outcomes": outcome_rows(comparison),
    });
    let text = serde_json::to_string_pretty(&value);
    text.map(|text| text + "\n").map_err(|error| Error::new(format!("cannot write JSON: {error}")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::study::compare::compare;
    use crate::study::compare::tests::{plan, results};

    #[test]
    fn what_is_not_defined_is_null() {
        let text = json(&compare(&plan(1), &results(1))).unwrap();
        let value: Value = serde_json::from_str(&text).unwrap();
        let card = &value["outcomes"][crate::outcome::OUTCOMES.len()];
        assert_eq!((&card["option"], &card["outcome"]), (&json!("card"), &json!("take_up")));
        assert!(card["difference"].is_number() && card["low"].is_null());
        assert_eq!(value["options"][1]["baseline"], "quarterly-audit");
    }
}
