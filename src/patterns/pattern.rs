//! What a pattern is: a row of findings, each one number a replication with the side on which its mean
//! must lie.

use super::lazy_replication::LazyReplication;

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
    pub of: fn(&LazyReplication) -> f64,
}

/// A finding of the full set alone.
pub(super) const fn finding(
    name: &'static str,
    unit: &'static str,
    wanted: Wanted,
    of: fn(&LazyReplication) -> f64,
) -> Finding {
    Finding { name, unit, wanted, fast: false, of }
}

/// A finding of both sets.
pub(super) const fn strong(
    name: &'static str,
    unit: &'static str,
    wanted: Wanted,
    of: fn(&LazyReplication) -> f64,
) -> Finding {
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
