//! Judges findings over many replications.
//!
//! Never knows what a finding measures.

use super::lazy_replication::LazyReplication;
use super::pattern::{Finding, Pattern, Wanted};
use super::solved_setups::SolvedSetups;
use crate::basics::Error;
use crate::stats::summary;
use crate::study::run::{Executor, in_order};
use std::sync::Arc;

/// The verdict of the replications on a finding or a pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PatternVerdict {
    /// The whole interval lies where it must.
    Holds,
    /// The interval reaches over the bound: more replications would decide.
    Unclear,
    /// The whole interval lies where it must not.
    Fails,
}

impl PatternVerdict {
    /// In a word.
    pub fn word(self) -> &'static str {
        match self {
            PatternVerdict::Holds => "holds",
            PatternVerdict::Unclear => "unclear",
            PatternVerdict::Fails => "fails",
        }
    }
}

/// A finding with its mean over replications.
#[derive(Clone, Debug, PartialEq)]
pub struct Judged {
    /// What it is, in words.
    pub name: &'static str,
    /// Unit.
    pub unit: &'static str,
    /// Where the mean must lie.
    pub wanted: Wanted,
    /// Replications that define it.
    pub n: usize,
    /// Mean over replications.
    pub mean: f64,
    /// Low end of its 95% interval (Student's t).
    pub low: f64,
    /// High end.
    pub high: f64,
    /// What that means; `None` where nothing is wanted.
    pub verdict: Option<PatternVerdict>,
}

/// A pattern with its findings judged.
#[derive(Clone, Debug)]
pub struct Assessment {
    /// The pattern.
    pub pattern: &'static Pattern,
    /// Its findings.
    pub findings: Vec<Judged>,
    /// The worst verdict among them.
    pub verdict: PatternVerdict,
}

/// How much is run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Effort {
    /// Only the findings that are large.
    pub fast: bool,
    /// Replications, at least 2.
    pub replications: u32,
    /// Seed.
    pub seed: u64,
}

impl Effort {
    /// The full set.
    pub const FULL: Effort = Effort { fast: false, replications: 100, seed: 7 };
    /// The fast set.
    pub const FAST: Effort = Effort { fast: true, replications: 12, seed: 7 };
}

/// The result of a validation.
#[derive(Clone, Debug)]
pub struct Validation {
    /// How much was run.
    pub effort: Effort,
    /// Pattern by pattern.
    pub patterns: Vec<Assessment>,
}

impl Validation {
    /// Claimed patterns that hold, and claimed patterns.
    pub fn claimed(&self) -> (usize, usize) {
        let claimed: Vec<_> = self.patterns.iter().filter(|one| one.pattern.is_claimed()).collect();
        (claimed.iter().filter(|one| one.verdict == PatternVerdict::Holds).count(), claimed.len())
    }
}

/// Where a mean with such an interval lies.
pub fn judge(wanted: Wanted, low: f64, high: f64) -> Option<PatternVerdict> {
    let (holds, fails) = match wanted {
        Wanted::Above(least) => (low > least, high <= least),
        Wanted::Below(most) => (high < most, low >= most),
        Wanted::Within(least, most) => (low >= least && high <= most, high < least || low > most),
        Wanted::Shown => return None,
    };
    // Comparisons with an undefined end are false, so that it is unclear.
    Some(match (holds, fails) {
        (true, _) => PatternVerdict::Holds,
        (_, true) => PatternVerdict::Fails,
        _ => PatternVerdict::Unclear,
    })
}

/// Judges a finding by its numbers, one a replication.
pub(super) fn judged(finding: &Finding, numbers: &[f64]) -> Judged {
    let summary = summary(numbers);
    let (low, high) = summary.interval();
    let verdict = judge(finding.wanted, low, high);
    let Finding { name, unit, wanted, .. } = *finding;
    Judged { name, unit, wanted, n: summary.n, mean: summary.mean, low, high, verdict }
}

/// The verdict on a pattern: the worst on its findings.
pub(super) fn worst(findings: &[Judged]) -> PatternVerdict {
    findings.iter().filter_map(|one| one.verdict).max().unwrap_or(PatternVerdict::Unclear)
}

/// Runs the replications and judges the patterns; `progress` is called after each replication.
///
/// # Errors
/// Where a law of the model breaks; says which.
pub fn validate(
    patterns: &[&'static Pattern],
    effort: Effort,
    executor: &dyn Executor,
    progress: &(dyn Fn() + Sync),
) -> Result<Validation, Error> {
    let asked: Vec<(&'static Pattern, Vec<&'static Finding>)> = patterns
        .iter()
        .map(|&pattern| (pattern, pattern.findings.iter().filter(|f| f.fast || !effort.fast).collect()))
        .filter(|(_, findings): &(_, Vec<_>)| !findings.is_empty())
        .collect();
    let solved = Arc::new(SolvedSetups::default());
    let replications: Vec<u32> = (0..effort.replications).collect();
    let numbers: Vec<Vec<f64>> = in_order(executor, &replications, |&replication| {
        let replication = LazyReplication::new(effort.seed, replication, Arc::clone(&solved));
        let every = asked.iter().flat_map(|(_, findings)| findings);
        let numbers = every.map(|finding| (finding.of)(&replication)).collect();
        progress();
        numbers
    })?;
    let mut column = 0;
    let patterns = asked
        .iter()
        .map(|(pattern, findings)| {
            let findings: Vec<Judged> = findings
                .iter()
                .map(|finding| {
                    let of: Vec<f64> = numbers.iter().map(|replication| replication[column]).collect();
                    column += 1;
                    judged(finding, &of)
                })
                .collect();
            Assessment { pattern, verdict: worst(&findings), findings }
        })
        .collect();
    Ok(Validation { effort, patterns })
}

#[cfg(test)]
mod tests {
    use super::*;

    const NUMBERS: [f64; 5] = [1.0, 1.2, 0.9, 1.1, 0.8];

    #[track_caller]
    fn check(wanted: Wanted, numbers: &[f64], verdict: Option<PatternVerdict>) {
        let finding = Finding { name: "made up", unit: "pp", wanted, fast: true, of: |_| 0.0 };
        assert_eq!(judged(&finding, numbers).verdict, verdict);
    }

    #[test]
    fn the_whole_interval_must_lie_on_the_wanted_side() {
        check(Wanted::Above(0.0), &NUMBERS, Some(PatternVerdict::Holds));
        check(Wanted::Below(0.0), &NUMBERS, Some(PatternVerdict::Fails));
        check(Wanted::Above(0.95), &NUMBERS, Some(PatternVerdict::Unclear));
        check(Wanted::Above(1.5), &NUMBERS, Some(PatternVerdict::Fails));
        check(Wanted::Below(1.5), &NUMBERS, Some(PatternVerdict::Holds));
        check(Wanted::Within(0.5, 1.5), &NUMBERS, Some(PatternVerdict::Holds));
        check(Wanted::Within(1.0, 1.5), &NUMBERS, Some(PatternVerdict::Unclear));
        check(Wanted::Within(2.0, 3.0), &NUMBERS, Some(PatternVerdict::Fails));
        check(Wanted::Shown, &NUMBERS, None);
    }

    #[test]
    fn a_limit_may_be_met_exactly_and_no_effect_is_no_pattern() {
        check(Wanted::Within(0.0, 0.0), &[0.0; 4], Some(PatternVerdict::Holds));
        check(Wanted::Above(0.0), &[0.0; 4], Some(PatternVerdict::Fails));
    }

    #[test]
    fn one_replication_and_undefined_numbers_settle_nothing() {
        check(Wanted::Above(0.0), &[5.0], Some(PatternVerdict::Unclear));
        check(Wanted::Above(0.0), &[f64::NAN; 6], Some(PatternVerdict::Unclear));
    }

    #[test]
    fn one_failing_finding_fails_a_pattern_and_shown_ones_do_not() {
        let made = |wanted| {
            let finding = Finding { name: "made up", unit: "pp", wanted, fast: true, of: |_| 0.0 };
            judged(&finding, &NUMBERS)
        };
        let (good, bad, unclear) =
            (made(Wanted::Above(0.0)), made(Wanted::Below(0.0)), made(Wanted::Above(1.0)));
        assert_eq!(worst(&[good.clone(), made(Wanted::Shown)]), PatternVerdict::Holds);
        assert_eq!(worst(&[good.clone(), unclear.clone()]), PatternVerdict::Unclear);
        assert_eq!(worst(&[good, bad, unclear]), PatternVerdict::Fails);
    }
}
