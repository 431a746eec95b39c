//! What nobody knows, as draws: which assumptions and whose luck each run of a study takes.
//!
//! Chance (another luck under the same assumptions) and not knowing (other assumptions) are kept
//! apart by nesting: so many runs under each draw of the assumptions, then the next draw. Never knows
//! what an assumption does.

use crate::assumptions::Assumptions;
use crate::basics::parameter::{Kind, Table};
use crate::basics::{Draws, Purpose};
use serde::{Deserialize, Serialize};

/// What varies from run to run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Uncertainty {
    /// Luck alone: every run takes the same assumptions.
    #[default]
    Chance,
    /// Assumptions alone: every draw of them meets the same luck.
    Assumptions,
    /// Both: every run has luck of its own.
    Both,
}

impl Uncertainty {
    /// Every choice, in the order of help texts.
    pub const ALL: [Uncertainty; 3] = [Uncertainty::Chance, Uncertainty::Assumptions, Uncertainty::Both];

    /// The word in files and flags.
    pub fn word(self) -> &'static str {
        match self {
            Uncertainty::Chance => "chance",
            Uncertainty::Assumptions => "assumptions",
            Uncertainty::Both => "both",
        }
    }

    /// The choice of that word.
    pub fn named(word: &str) -> Option<Uncertainty> {
        Uncertainty::ALL.into_iter().find(|choice| choice.word() == word)
    }
}

/// The draws of a study; none where chance alone varies.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Unknowns {
    /// What varies.
    pub uncertainty: Uncertainty,
    /// Where the draws come from, in print: a table of accepted sets, or `ranges`.
    pub source: String,
    /// Runs under each draw, at least 1.
    pub each: u32,
    /// The draws, taken in turn; empty where chance alone varies.
    pub sets: Vec<Assumptions>,
}

impl Unknowns {
    /// The draw that a run takes, by its place; nothing where chance alone varies.
    pub fn draw_of(&self, run: u32) -> Option<usize> {
        ((run / self.each.max(1)) as usize).checked_rem(self.sets.len())
    }

    /// The replication whose luck a run takes.
    pub fn luck_of(&self, run: u32) -> u32 {
        match self.uncertainty {
            Uncertainty::Chance | Uncertainty::Both => run,
            Uncertainty::Assumptions => run % self.each.max(1),
        }
    }

    /// The draw of every run, where several runs share one, so that runs can be told from draws.
    pub fn groups(&self, runs: impl Iterator<Item = u32>) -> Option<Vec<usize>> {
        if self.sets.is_empty() {
            return None;
        }
        runs.map(|run| self.draw_of(run)).collect()
    }
}

/// Draws over the plausible ranges: every assumption with a range uniform between its ends and apart
/// from every other. A draw's values depend on the seed and its number alone.
///
/// `pinned` says which assumptions were set by hand and stay where they are.
pub fn from_ranges(
    from: &Assumptions,
    seed: u64,
    draws: u32,
    pinned: &dyn Fn(&'static str, &'static str) -> bool,
) -> Vec<Assumptions> {
    let rows = from.rows();
    let drawn = |number: u32| {
        let luck = Draws::new(seed, number);
        let mut set = from.clone();
        for (place, row) in rows.iter().enumerate() {
            if row.low >= row.high || pinned(row.group, row.name) {
                continue;
            }
            let unit = luck.uniform(Purpose::Assumption, place as u64, 0);
            let value = match row.kind {
                Kind::Number => row.low + unit * (row.high - row.low),
                // Every whole number between the ends is as likely as any other.
                Kind::Count => (row.low + (unit * (row.high - row.low + 1.0)).floor()).min(row.high),
                Kind::Flag | Kind::Choice(_) => continue,
            };
            let known = set.set(row.group, row.name, value);
            debug_assert!(known, "an assumption lacks its own row");
        }
        set
    };
    (0..draws).map(drawn).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unknowns(uncertainty: Uncertainty, each: u32, sets: usize) -> Unknowns {
        Unknowns { uncertainty, each, sets: vec![Assumptions::default(); sets], source: "ranges".to_owned() }
    }

    #[test]
    fn runs_are_nested_in_draws_and_draws_come_round_again() {
        let both = unknowns(Uncertainty::Both, 2, 3);
        let draws: Vec<Option<usize>> = (0..8).map(|run| both.draw_of(run)).collect();
        assert_eq!(draws, [0, 0, 1, 1, 2, 2, 0, 0].map(Some));
        assert_eq!((0..8).map(|run| both.luck_of(run)).collect::<Vec<_>>(), (0..8).collect::<Vec<_>>());
        let assumptions = unknowns(Uncertainty::Assumptions, 2, 3);
        assert_eq!((0..6).map(|run| assumptions.luck_of(run)).collect::<Vec<_>>(), [0, 1, 0, 1, 0, 1]);
        let chance = Unknowns::default();
        assert_eq!((chance.draw_of(5), chance.luck_of(5), chance.groups(0..3)), (None, 5, None));
    }

    #[test]
    fn draws_from_ranges_stay_within_them_fill_them_and_leave_alone_what_was_set() {
        let from = Assumptions::default();
        let sets = from_ranges(&from, 3, 400, &|_, name| name == "strain_relief");
        for row in from.rows() {
            let values: Vec<f64> = sets.iter().filter_map(|set| set.get(row.group, row.name)).collect();
            assert_eq!(values.len(), 400);
            let (least, most) = values.iter().fold((f64::MAX, f64::MIN), |(l, m), &v| (l.min(v), m.max(v)));
            if row.name == "strain_relief" || matches!(row.kind, Kind::Flag | Kind::Choice(_)) {
                assert_eq!(least, most, "{}", row.key());
            } else {
                let width = row.high - row.low;
                assert!(least >= row.low && most <= row.high, "{}: {least} to {most}", row.key());
                assert!(
                    most - least > 0.9 * width || row.kind == Kind::Count,
                    "{}: {least} to {most}",
                    row.key()
                );
            }
        }
        // More draws leave the first ones as they were.
        assert_eq!(from_ranges(&from, 3, 2, &|_, _| false)[1], from_ranges(&from, 3, 5, &|_, _| false)[1]);
        assert_ne!(from_ranges(&from, 4, 1, &|_, _| false)[0], from_ranges(&from, 3, 1, &|_, _| false)[0]);
    }
}
