//! Patterns that the model must show: what was found in the field, and what the model's own logic asks.
//!
//! A pattern is a row of findings; a finding is one number a replication, with the side on which its
//! mean must lie. Never knows how a verdict is printed, nor picks a seed.

mod arm;
mod assess;
mod evidence;
mod families;
mod life;
mod limits;
mod lives;
mod market;
mod money;
mod unspoken;
mod workers;

pub use arm::{Arm, Scene};
pub use assess::{Assessment, Effort, Judged, Validation, Verdict, judge, validate};
pub use life::Life;
pub use lives::Lives;
pub use unspoken::{UNSPOKEN, Unspoken};

/// How good the evidence for a pattern is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Strength {
    /// It follows from what the model says of itself.
    Logic,
    /// Several good sources, or official figures.
    Strong,
    /// One good source, or an analogue.
    Moderate,
}

impl Strength {
    /// In words.
    pub fn words(self) -> &'static str {
        match self {
            Strength::Logic => "by the model's own logic",
            Strength::Strong => "strong evidence",
            Strength::Moderate => "moderate evidence",
        }
    }
}

/// Where the mean of a finding must lie, with its whole 95% interval.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Wanted {
    /// Above this.
    Above(f64),
    /// Below this.
    Below(f64),
    /// From this to that, both included.
    Within(f64, f64),
    /// Anywhere: it is shown to help reading.
    Shown,
}

impl Wanted {
    /// In words.
    pub fn words(self) -> String {
        match self {
            Wanted::Above(least) => format!("above {least}"),
            Wanted::Below(most) => format!("below {most}"),
            Wanted::Within(low, high) if low == high => format!("exactly {low}"),
            Wanted::Within(low, high) => format!("{low} to {high}"),
            Wanted::Shown => "not tested".to_owned(),
        }
    }
}

/// One number a replication, and where its mean must lie.
#[derive(Clone, Copy, Debug)]
pub struct Finding {
    /// What it is, in words.
    pub name: &'static str,
    /// Its unit: `pp` are points of a hundred.
    pub unit: &'static str,
    /// Where its mean must lie.
    pub wanted: Wanted,
    /// Whether it is large enough for the fast set.
    pub fast: bool,
    /// The number; NaN where the replication does not define it.
    pub of: fn(&Lives) -> f64,
}

/// A finding of the full set alone.
const fn finding(name: &'static str, unit: &'static str, wanted: Wanted, of: fn(&Lives) -> f64) -> Finding {
    Finding { name, unit, wanted, fast: false, of }
}

/// A finding of both sets.
const fn strong(name: &'static str, unit: &'static str, wanted: Wanted, of: fn(&Lives) -> f64) -> Finding {
    Finding { name, unit, wanted, fast: true, of }
}

/// A pattern.
#[derive(Clone, Copy, Debug)]
pub struct Pattern {
    /// Its number, such as `5` or `E7`; one pattern's alone.
    pub id: &'static str,
    /// What it says, in a sentence.
    pub name: &'static str,
    /// What must hold for the model to show it.
    pub claim: &'static str,
    /// Where it was found.
    pub source: &'static str,
    /// How good the evidence is.
    pub strength: Strength,
    /// Why the project does not claim it; nothing where it does.
    pub unclaimed: Option<&'static str>,
    /// What is measured.
    pub findings: &'static [Finding],
}

impl Pattern {
    /// Whether the project says that the model shows it.
    pub fn is_claimed(&self) -> bool {
        self.unclaimed.is_none()
    }
}

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
        let spoken: BTreeSet<&str> = ids.chain(UNSPOKEN.iter().map(|unspoken| unspoken.id)).collect();
        for number in 1..=17 {
            let id = format!("E{number}");
            assert!(spoken.iter().any(|spoken| spoken.trim_end_matches('b') == id), "{id}");
        }
    }
}
