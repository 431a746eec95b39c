//! A result of version 0.1.0, kept so that what moved since can be said, is read as it was written.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use allotment::outcome::Outcome;
use allotment::report::tables::outcomes::read_outcomes;
use allotment::result::manifest::Manifest;
use allotment::result::sha256;
use allotment::study::answer::Answer;
use allotment::study::engine::ENGINE;

const MANIFEST: &[u8] = include_bytes!("golden/first-look-0.1.0/manifest.json");
const ANSWER: &[u8] = include_bytes!("golden/first-look-0.1.0/answer.json");
const OUTCOMES: &[u8] = include_bytes!("golden/first-look-0.1.0/outcomes.csv");

#[test]
fn a_result_of_version_0_1_0_is_read_with_its_numbers_and_is_of_another_engine() {
    let manifest = Manifest::from_bytes(MANIFEST).unwrap();
    assert_eq!((manifest.study.as_str(), manifest.replications.completed), ("first-look", 100));
    assert_ne!(manifest.engine, ENGINE, "engines had no names then");
    for (name, bytes) in [("answer.json", ANSWER), ("outcomes.csv", OUTCOMES)] {
        assert_eq!(manifest.files[name], sha256(bytes), "{name}");
    }
    let answer = Answer::from_bytes(ANSWER).unwrap();
    let names: Vec<String> = answer.options.iter().map(|option| option.described.name.clone()).collect();
    let measures = read_outcomes(OUTCOMES, &names).unwrap();
    for (index, measures) in measures.iter().enumerate() {
        let of_answer = answer.measured(index, Outcome::NEED_MET.name).unwrap();
        assert_eq!(
            measures[Outcome::NEED_MET.index].mean.to_bits(),
            of_answer.mean.to_bits(),
            "option {index}"
        );
    }
}
