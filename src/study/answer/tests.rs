//! Answers of the synthetic study.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use super::{Answer, AnswerInputs, Made, answer};
use crate::outcome::OUTCOMES;
use crate::study::compare::tests::{plan, results};
use crate::study::request::{Input, Origin, Request};

/// The answer of the synthetic study; other tests borrow it.
pub(crate) fn synthetic(replications: u32) -> Answer {
    let inputs = AnswerInputs { made: made(), known: vec!["Known well.".to_owned()], attributions: &[] };
    answer(&plan(replications), &results(replications), inputs)
}

/// What the synthetic study was made of.
pub(crate) fn made() -> Made {
    Made {
        version: "0.1.0".to_owned(),
        engine: "abc".to_owned(),
        fingerprint: "def".to_owned(),
        request: Request { study: Some("synthetic.toml".to_owned()), ..Request::default() },
        inputs: vec![Input {
            path: "synthetic.toml".to_owned(),
            origin: Origin::File,
            sha256: "0123".to_owned(),
        }],
    }
}

#[test]
fn an_answer_comes_back_from_its_file_to_the_bit() {
    for replications in [1, 30] {
        let bytes = synthetic(replications).to_bytes().unwrap();
        assert_eq!(Answer::from_bytes(&bytes).unwrap().to_bytes().unwrap(), bytes);
    }
}

#[test]
fn a_broken_answer_or_one_of_another_layout_is_named() {
    let bytes = synthetic(2).to_bytes().unwrap();
    let cut = Answer::from_bytes(&bytes[..bytes.len() / 2]).unwrap_err();
    assert!(cut.to_string().contains("not an answer"), "{cut}");
    let later = String::from_utf8(bytes).unwrap().replacen("\"format\":1", "\"format\":9", 1);
    let other = Answer::from_bytes(later.as_bytes()).unwrap_err();
    assert!(other.to_string().contains("layout 9") && other.to_string().contains("layout 1"), "{other}");
}

#[test]
fn outcomes_by_year_have_their_years_and_an_idle_option_is_a_twin() {
    let answer = synthetic(3);
    for name in OUTCOMES.iter().filter(|outcome| outcome.by_year).map(|outcome| outcome.name) {
        assert!(answer.years.iter().any(|period| period.outcome == name), "{name}");
    }
    assert!(answer.options[2].described.is_twin && !answer.options[1].described.is_twin);
    let changes = &answer.options[1].described.changes;
    assert_eq!(changes.len(), 1);
    assert_eq!((changes[0].from.as_str(), changes[0].to.as_str()), ("receipts", "card"));
}
