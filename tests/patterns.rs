//! The patterns that the project claims, in the fast set.
#![allow(clippy::unwrap_used, reason = "a test that finds nothing fails there and then")]

use allotment::patterns::{Effort, PatternVerdict, Wanted, every_pattern, judge, pattern, validate};
use allotment::report::validation;
use allotment::study::run::{InOrder, Threads};

#[test]
fn every_claimed_pattern_holds_in_the_fast_set() {
    let validation = validate(&every_pattern(), Effort::FAST, &Threads(2), &|| ()).unwrap();
    let (held, claimed) = validation.claimed();
    assert!(claimed >= 14, "only {claimed} claimed patterns have something in the fast set");
    assert_eq!(held, claimed, "{}", validation::screen(&validation));
    for one in &validation.patterns {
        for finding in &one.findings {
            let defined = finding.n as u32 * 2 >= validation.effort.replications;
            assert!(defined, "{}: `{}` is hardly ever defined", one.pattern.id, finding.name);
        }
    }
}

#[test]
fn a_number_on_the_wrong_side_fails() {
    assert_eq!(judge(Wanted::Above(0.0), -2.0, -1.0), Some(PatternVerdict::Fails));
    assert_eq!(judge(Wanted::Below(0.0), 1.0, 2.0), Some(PatternVerdict::Fails));
    assert_eq!(judge(Wanted::Within(0.0, 1.0), 1.5, 2.0), Some(PatternVerdict::Fails));
    assert_eq!(judge(Wanted::Above(0.0), -1.0, 2.0), Some(PatternVerdict::Unclear));
}

#[test]
fn results_do_not_depend_on_the_threads() {
    let effort = Effort { fast: true, replications: 3, seed: 3 };
    let patterns = [pattern("12").unwrap(), pattern("e5").unwrap()];
    let one = validate(&patterns, effort, &InOrder, &|| ()).unwrap();
    let three = validate(&patterns, effort, &Threads(3), &|| ()).unwrap();
    assert_eq!(validation::page(&one), validation::page(&three));
}
