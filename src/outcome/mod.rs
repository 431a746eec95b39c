//! Every outcome declared once, in [`OUTCOMES`]: its name, what it is a ratio of, how it is printed, and
//! which tables and sections show it. Code that needs one of them has its constant, such as
//! [`Outcome::NEED_MET`]; no name is written a second time.
//!
//! A [`Tally`] holds what one quarter of one authority counted; tallies add up to years and to the
//! whole horizon, and an outcome is a ratio of two of their sums.

pub mod accounts_year;
pub mod diary;
pub mod family_record;
pub mod gain;
mod rows;
pub mod subgroup;
mod tally;

pub use rows::OUTCOMES;
pub use tally::Tally;

/// What an outcome is measured in, which decides how it is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Unit {
    /// A share, printed as a percentage; differences in percentage points.
    Share,
    /// Pounds a year.
    PoundsAYear,
    /// Pounds an hour.
    PoundsAnHour,
    /// Hours a week.
    HoursAWeek,
    /// Hours.
    Hours,
    /// Weeks.
    Weeks,
    /// A number a year.
    AYear,
    /// A plain number.
    Number,
}

/// Which way is better for families and the public purse.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Better {
    /// More is better.
    Higher,
    /// Less is better.
    Lower,
    /// Neither: it describes.
    Neither,
}

/// A list of the decision document, which shows outcomes in its own order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// How workers fare.
    Workers,
    /// What families find to buy.
    Market,
    /// Providers and assistants, drawn year by year.
    MarketByYear,
}

/// One outcome's row.
#[derive(Clone, Copy, Debug)]
pub struct Outcome {
    /// The name in files, columns and flags.
    pub name: &'static str,
    /// The name in print.
    pub label: &'static str,
    /// What is counted.
    pub numerator: &'static str,
    /// What it is divided by.
    pub denominator: &'static str,
    /// Unit.
    pub unit: Unit,
    /// Better direction.
    pub better: Better,
    /// Its index in [`OUTCOMES`], and in every list that holds a number an outcome.
    pub index: usize,
    /// Whether it belongs to the first table and the pictures over time.
    pub headline: bool,
    /// Whether it is defined over the policy years only where it is in each of them. A share of what
    /// accounts hold would otherwise set an option's first year against five of its baseline.
    pub every_year: bool,
    /// Whether a study's answer has it year by year. Headline outcomes are there anyway.
    pub by_year: bool,
    /// Its rank among the outcomes of groups of families, from 1; `None` where families have no such
    /// outcome of their own.
    pub by_subgroup: Option<u8>,
    /// Its rank, from 1, among the outcomes of families that the decision document shows beside the
    /// outcome named before the run, and compares groups of families by.
    pub beside_headline: Option<u8>,
    /// The list of the decision document that shows it, and its rank there, from 1.
    pub section: Option<(Section, u8)>,
    /// Of what hundred a share is, such as `of 100 families`.
    pub of_100: &'static str,
    /// The line of the council's budget that it is; the lines add up to the total cost.
    pub budget_line: Option<&'static str>,
    parts: fn(&Tally) -> (f64, f64),
}

impl Outcome {
    /// The outcome of a span, or `None` where its denominator is nothing (no account was paid, say).
    pub fn of(&self, tally: &Tally) -> Option<f64> {
        let (numerator, denominator) = (self.parts)(tally);
        (denominator > 0.0).then(|| numerator / denominator)
    }

    /// The row of that name.
    pub fn named(name: &str) -> Option<&'static Outcome> {
        OUTCOMES.iter().find(|outcome| outcome.name == name)
    }

    /// The index of that name in [`OUTCOMES`].
    pub fn index(name: &str) -> Option<usize> {
        Outcome::named(name).map(|outcome| outcome.index)
    }

    /// The outcomes that have a rank, by it.
    pub fn ranked(rank: impl Fn(&Outcome) -> Option<u8>) -> Vec<&'static Outcome> {
        let mut ranked: Vec<&Outcome> = OUTCOMES.iter().filter(|outcome| rank(outcome).is_some()).collect();
        ranked.sort_by_key(|outcome| rank(outcome));
        ranked
    }

    /// The outcomes of a list of the decision document, in its order.
    pub fn of_section(section: Section) -> Vec<&'static Outcome> {
        Outcome::ranked(|outcome| outcome.section.filter(|(of, _)| *of == section).map(|(_, rank)| rank))
    }

    /// The lines of the council's budget with their names in print; they add up to the total cost.
    pub fn budget() -> impl Iterator<Item = (&'static Outcome, &'static str)> {
        OUTCOMES.iter().filter_map(|outcome| Some((outcome, outcome.budget_line?)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_constant_is_the_row_of_its_name_and_knows_its_index() {
        for (index, outcome) in OUTCOMES.iter().enumerate() {
            assert_eq!(
                (outcome.index, Outcome::index(outcome.name)),
                (index, Some(index)),
                "{}",
                outcome.name
            );
        }
        assert_eq!(Outcome::NEED_MET.name, "need_met");
        assert_eq!(Outcome::OVERSPEND.index, OUTCOMES.len() - 1);
        let rows = include_str!("rows.rs").lines().filter_map(|line| line.trim().split_once(" \""));
        let rows = rows.filter_map(|(constant, rest)| Some((constant, rest.split_once("\": ")?.0)));
        let misnamed: Vec<_> = rows.filter(|(constant, name)| *constant != name.to_uppercase()).collect();
        assert!(misnamed.is_empty(), "{misnamed:?}");
    }

    #[test]
    fn ranks_count_from_one_and_no_two_are_the_same() {
        let sections = [Section::Workers, Section::Market, Section::MarketByYear];
        let mut lists = vec![
            Outcome::ranked(|outcome| outcome.by_subgroup).iter().map(|one| one.by_subgroup).collect(),
            Outcome::ranked(|outcome| outcome.beside_headline)
                .iter()
                .map(|one| one.beside_headline)
                .collect(),
        ];
        lists.extend(sections.map(|section| {
            Outcome::of_section(section)
                .iter()
                .map(|one| one.section.map(|(_, rank)| rank))
                .collect::<Vec<_>>()
        }));
        for list in lists {
            assert!(!list.is_empty());
            assert!(list.iter().zip(1..).all(|(rank, from_one)| *rank == Some(from_one)), "{list:?}");
        }
    }

    #[test]
    fn the_lines_of_the_budget_add_up_to_the_total() {
        let spans = Tally {
            weeks: 52.0,
            cost_care: 1.0,
            cost_admin: 20.0,
            cost_support: 300.0,
            cost_market: 4_000.0,
            cost_crisis: 50_000.0,
            ..Tally::default()
        };
        let lines: f64 = Outcome::budget().filter_map(|(outcome, _)| outcome.of(&spans)).sum();
        assert_eq!(Some(lines), Outcome::COST_TOTAL.of(&spans));
    }
}
