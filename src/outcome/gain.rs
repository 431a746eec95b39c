//! Who gains and who loses: when a family's life under an option counts as better or worse than the
//! same family's life under the baseline. Each measure with its threshold is a row.
//!
//! Options and replications are not known here.

use super::family_record::FamilyRecord;
use super::{Better, Outcome};
use crate::basics::YEAR;
use serde::{Deserialize, Serialize};

/// One measure of how a family fares, and the least difference that counts.
pub struct Gain {
    /// The name in files: the outcome's that it is of.
    pub name: &'static str,
    /// The name in print.
    pub label: &'static str,
    /// The least difference between two lives that counts as a gain or a loss.
    pub threshold: f64,
    /// The threshold's unit.
    pub unit: &'static str,
    /// The threshold in words.
    pub words: &'static str,
    /// Why this much.
    pub reason: &'static str,
    /// Which way is a gain.
    pub better: Better,
    of: fn(&FamilyRecord) -> Option<f64>,
}

/// Every measure, in the order of tables.
pub static GAINS: &[Gain] = &[
    Gain {
        name: Outcome::NEED_MET.name,
        label: "Need met",
        threshold: 0.05,
        unit: "share of assessed hours",
        words: "5 points of the hours assessed over the policy years",
        reason: "half an hour a week of a package of ten hours: a visit every other week",
        better: Better::Higher,
        of: |record| ratio(record.delivered, record.assessed),
    },
    Gain {
        name: Outcome::STRAIN.name,
        label: "Strain",
        threshold: 0.05,
        unit: "strain, 0 to 1",
        words: "0.05 of strain (0 to 1) in the mean week",
        reason: "a twentieth of the scale, held for years; single weeks of bad luck average out below it",
        better: Better::Lower,
        of: |record| ratio(record.strain, record.weeks),
    },
    Gain {
        name: Outcome::OVERLOADED.name,
        label: "Overload",
        threshold: 4.0,
        unit: "weeks a year with load above one",
        words: "4 weeks a year with more paperwork than the family can bear",
        reason: "a month of the year; a single return or letter moves a family by a week or two",
        better: Better::Lower,
        of: |record| ratio(record.overloaded_weeks * f64::from(YEAR), record.weeks),
    },
];

fn ratio(sum: f64, base: f64) -> Option<f64> {
    (base > 0.0).then(|| sum / base)
}

/// How many families were matched, and how many of them gain and lose; the others stay.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Matched {
    /// Families for which the measure is defined in both lives.
    pub families: u32,
    /// Those that gain.
    pub gain: u32,
    /// Those that lose.
    pub lose: u32,
}

/// Which families a count is of: all, or a fifth by capacity from 0.
pub type Fifth = Option<u8>;

/// What each count of [`matched`] is of, in its order: measure by measure, all families first.
pub fn rows() -> impl Iterator<Item = (&'static Gain, Fifth)> {
    GAINS
        .iter()
        .flat_map(|gain| [None, Some(0), Some(1), Some(2), Some(3), Some(4)].map(|fifth| (gain, fifth)))
}

/// Matches every family's life under an option with its life under the baseline.
///
/// # Panics
/// Where the two lists are not of the same families: newcomers depend on the environment alone, so
/// that an option and its baseline have the same.
pub fn matched(option: &[FamilyRecord], baseline: &[FamilyRecord]) -> Vec<Matched> {
    assert_eq!(option.len(), baseline.len(), "the option and its baseline have not the same families");
    let mut all = Vec::new();
    for gain in GAINS {
        let mut counts = [Matched::default(); 6];
        for (here, there) in option.iter().zip(baseline) {
            let (Some(after), Some(before)) = ((gain.of)(here), (gain.of)(there)) else { continue };
            let change = if gain.better == Better::Lower { before - after } else { after - before };
            for index in [0, 1 + usize::from(here.quintile)] {
                counts[index].families += 1;
                counts[index].gain += u32::from(change >= gain.threshold);
                counts[index].lose += u32::from(change <= -gain.threshold);
            }
        }
        all.extend(counts);
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn family(quintile: u8, delivered: f64, strain: f64, overloaded_weeks: f64) -> FamilyRecord {
        let weeks = 104.0;
        FamilyRecord {
            quintile,
            assessed: 100.0,
            delivered,
            weeks,
            strain: strain * weeks,
            overloaded_weeks,
            ..FamilyRecord::default()
        }
    }

    #[test]
    fn the_page_on_results_gives_every_measure_with_its_reason() {
        let page = include_str!("../../results/README.md");
        for gain in GAINS {
            let row = page.lines().find(|line| line.starts_with(&format!("| `{}` |", gain.name))).unwrap();
            assert!(row.contains(gain.reason) && row.contains(&gain.threshold.to_string()), "{row}");
        }
    }

    #[test]
    fn a_family_gains_or_loses_from_the_threshold_on_in_its_own_fifth() {
        let before = [family(0, 50.0, 0.5, 20.0), family(4, 50.0, 0.5, 20.0), FamilyRecord::default()];
        let after = [family(0, 56.0, 0.56, 12.0), family(4, 46.0, 0.4, 27.0), FamilyRecord::default()];
        let counts = matched(&after, &before);
        let said = |name: &str, fifth: Fifth| {
            let index = rows().position(|(gain, of)| gain.name == name && of == fifth).unwrap();
            let Matched { families, gain, lose } = counts[index];
            (families, gain, lose)
        };
        assert_eq!(counts.len(), rows().count());
        assert_eq!(said("need_met", None), (2, 1, 0), "4 points less is less than counts");
        assert_eq!(said("need_met", Some(0)), (1, 1, 0));
        assert_eq!(said("need_met", Some(4)), (1, 0, 0));
        assert_eq!(said("strain", None), (2, 1, 1));
        assert_eq!(said("strain", Some(0)), (1, 0, 1));
        assert_eq!(said("overloaded", Some(0)), (1, 1, 0), "8 weeks in two years are 4 a year");
        assert_eq!(said("overloaded", Some(4)), (1, 0, 0));
        assert_eq!(said("need_met", Some(2)), (0, 0, 0));
    }
}
