//! Patterns that the model must show: what was found in the field, and what the model's own logic asks.
//!
//! A pattern is a row of findings; a finding is one number a replication, with the side on which its
//! mean must lie. Never knows how a verdict is printed, nor picks a seed.

mod arm;
mod arm_run;
mod assess;
mod evidence;
mod families;
mod free_lunches;
mod lazy_replication;
mod limits;
mod market;
mod money;
mod pattern;
mod places;
mod shipped;
mod solved_setups;
mod untested;
mod workers;

pub use arm::{Arm, Setup};
pub use arm_run::ArmRun;
pub use assess::{Assessment, Effort, Judged, PatternVerdict, Validation, judge, validate};
pub use free_lunches::{FreeLunch, LUNCH_PLACE, LUNCH_RUNS, TOO_MANY, free_lunches};
pub use lazy_replication::LazyReplication;
pub use pattern::{Finding, Pattern, Strength, Wanted};
pub use places::{LUCKS, PlaceCheck, check_places, places};
pub use solved_setups::SolvedSetups;
pub use untested::{UNTESTED, Untested};

/// Every pattern, in order.
pub fn every_pattern() -> Vec<&'static Pattern> {
    let own: [&'static [Pattern]; 5] =
        [money::PATTERNS, families::PATTERNS, workers::PATTERNS, market::PATTERNS, limits::PATTERNS];
    let mut every: Vec<&'static Pattern> = own.into_iter().chain(evidence::PATTERNS).flatten().collect();
    every.sort_by_key(|pattern| order(pattern.id));
    every
}

/// The pattern of that number.
pub fn pattern(id: &str) -> Option<&'static Pattern> {
    every_pattern().into_iter().find(|pattern| pattern.id.eq_ignore_ascii_case(id))
}

/// The model's own patterns first, then those of the evidence, each by number.
fn order(id: &'static str) -> (bool, u32, &'static str) {
    let digits: String = id.chars().filter(char::is_ascii_digit).collect();
    (id.starts_with('E'), digits.parse().unwrap_or(u32::MAX), id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_pattern_has_its_own_number_and_something_to_test() {
        let every = every_pattern();
        let ids: BTreeSet<&str> = every.iter().map(|pattern| pattern.id).collect();
        assert_eq!(ids.len(), every.len());
        for number in 1..=14 {
            assert!(ids.contains(number.to_string().as_str()), "pattern {number} is missing");
        }
        for pattern in every {
            assert!(pattern.findings.iter().any(|f| f.wanted != Wanted::Shown), "{}", pattern.id);
            let names: BTreeSet<&str> = pattern.findings.iter().map(|f| f.name).collect();
            assert_eq!(names.len(), pattern.findings.len(), "{}: two findings of one name", pattern.id);
        }
    }

    #[test]
    fn every_fact_of_the_evidence_is_tested_or_said_to_be_out_of_reach() {
        let ids = every_pattern().into_iter().map(|pattern| pattern.id);
        let spoken: BTreeSet<&str> = ids.chain(UNTESTED.iter().map(|untested| untested.id)).collect();
        for number in 1..=17 {
            let id = format!("E{number}");
            assert!(spoken.iter().any(|spoken| spoken.trim_end_matches('b') == id), "{id}");
        }
    }
}
