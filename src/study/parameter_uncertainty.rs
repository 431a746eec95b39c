//! Uncertain assumptions as draws: which draw and which random stream each run of a study takes.
//!
//! Chance (another random stream under the same assumptions) and not knowing (other assumptions) are
//! told apart by nesting: a fixed number of runs under each draw of the assumptions, then the next draw.
//! Never knows what an assumption does.

use crate::basics::parameter::{Kind, Table};
use crate::basics::{Draws, Purpose};
use crate::parameters::assumptions::Assumptions;
use crate::place::PlaceDraw;
use crate::stats::Layout;
use serde::{Deserialize, Serialize};

/// What varies from run to run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Uncertainty {
    /// Chance alone: every run takes the same assumptions.
    #[default]
    Chance,
    /// Assumptions alone: every draw of them meets the same random streams.
    Assumptions,
    /// Both: every run has a random stream of its own.
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
pub struct ParameterUncertainty {
    /// What varies.
    pub uncertainty: Uncertainty,
    /// Where the draws come from, in print: a table of accepted sets, or `ranges`.
    pub source: String,
    /// Runs under each draw, at least 1; where `in_turn`, what the asked replications come to.
    pub runs_a_draw: u32,
    /// Whether each run takes the next draw, and after the last the first again, so that any number of runs is
    /// served.
    pub in_turn: bool,
    /// The draws, taken in turn; empty where chance alone varies.
    pub draws: Vec<Assumptions>,
    /// What each draw has of what is not known of the place; empty where a place is taken at its median.
    pub places: Vec<PlaceDraw>,
}

impl ParameterUncertainty {
    /// The index of the draw that a run takes; `None` where chance alone varies. There is a draw for
    /// every run of a plan.
    pub fn draw_of(&self, run: u32) -> Option<usize> {
        if self.in_turn && !self.draws.is_empty() {
            return Some(run as usize % self.draws.len());
        }
        let draw = (run / self.runs_a_draw.max(1)) as usize;
        (draw < self.draws.len()).then_some(draw)
    }

    /// The replication whose random stream a run takes.
    pub fn random_stream_of(&self, run: u32) -> u32 {
        match self.uncertainty {
            Uncertainty::Chance | Uncertainty::Both => run,
            Uncertainty::Assumptions if self.in_turn => run / self.draws.len().max(1) as u32,
            Uncertainty::Assumptions => run % self.runs_a_draw.max(1),
        }
    }

    /// Runs that the draws are enough for.
    pub fn most_runs(&self) -> u32 {
        if self.in_turn {
            return u32::MAX;
        }
        u32::try_from(self.draws.len()).unwrap_or(u32::MAX).saturating_mul(self.runs_a_draw)
    }

    /// Draws that the first `runs` runs take.
    pub fn taken(&self, runs: u32) -> usize {
        let each = if self.in_turn { 1 } else { self.runs_a_draw.max(1) };
        (runs.div_ceil(each) as usize).min(self.draws.len())
    }

    /// Which draw and which random stream each run takes, where more than chance varies. Draws with the same
    /// values are one: a set of large weight is drawn more than once, and adds no information by that.
    pub fn layout(&self, runs: impl Iterator<Item = u32>) -> Option<Layout> {
        if self.draws.is_empty() {
            return None;
        }
        let alike = |one: usize, other: usize| {
            self.draws[one] == self.draws[other] && self.places.get(one) == self.places.get(other)
        };
        let first_alike: Vec<usize> = (0..self.draws.len())
            .map(|index| (0..index).find(|&other| alike(other, index)).unwrap_or(index))
            .collect();
        let (draws, random_streams) = runs
            .filter_map(|run| Some((first_alike[self.draw_of(run)?], self.random_stream_of(run) as usize)))
            .unzip();
        Some(Layout {
            draws,
            random_streams: (self.uncertainty == Uncertainty::Assumptions).then_some(random_streams),
        })
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
        let stream = Draws::new(seed, number);
        let mut set = from.clone();
        for (index, row) in rows.iter().enumerate() {
            if row.low >= row.high || pinned(row.group, row.name) {
                continue;
            }
            let unit = stream.uniform(Purpose::Assumption, index as u64, 0);
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

    fn drawn(uncertainty: Uncertainty, runs_a_draw: u32, draws: usize) -> ParameterUncertainty {
        ParameterUncertainty {
            uncertainty,
            runs_a_draw,
            draws: vec![Assumptions::default(); draws],
            source: "ranges".to_owned(),
            places: Vec::new(),
            in_turn: false,
        }
    }

    #[test]
    fn runs_are_nested_in_draws() {
        let both = drawn(Uncertainty::Both, 2, 3);
        let draws: Vec<Option<usize>> = (0..6).map(|run| both.draw_of(run)).collect();
        assert_eq!(draws, [0, 0, 1, 1, 2, 2].map(Some));
        assert_eq!((both.draw_of(6), both.most_runs(), both.taken(3)), (None, 6, 2));
        assert_eq!(
            (0..6).map(|run| both.random_stream_of(run)).collect::<Vec<_>>(),
            (0..6).collect::<Vec<_>>()
        );
        // Equal draws are one.
        assert_eq!(both.layout(0..4).unwrap(), Layout { draws: vec![0; 4], random_streams: None });
        let assumptions = drawn(Uncertainty::Assumptions, 2, 3);
        assert_eq!(
            (0..6).map(|run| assumptions.random_stream_of(run)).collect::<Vec<_>>(),
            [0, 1, 0, 1, 0, 1]
        );
        let mut apart = assumptions.clone();
        apart.draws[1].family.capacity_median = 2.5;
        let layout = apart.layout(0..6).unwrap();
        assert_eq!(
            (layout.draws, layout.random_streams),
            (vec![0, 0, 1, 1, 0, 0], Some(vec![0, 1, 0, 1, 0, 1]))
        );
        let chance = ParameterUncertainty::default();
        assert_eq!((chance.draw_of(5), chance.random_stream_of(5), chance.layout(0..3)), (None, 5, None));
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
