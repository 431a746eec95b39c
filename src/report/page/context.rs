//! What every section is handed: the answer, how its page is wanted, and the figures collected so far.
//! It looks up labels, years, and the outcomes that lead. No section is known here.

use super::figures::Figures;
use crate::outcome::{Better, Outcome, Unit};
use crate::study::answer::{self, Answer, Measured};

/// How the page is wanted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PageOptions {
    /// Whether counts of families from 1 to 4 are kept back, with others that would give
    /// them away.
    pub disclosure: bool,
    /// The calendar year in which the first policy year begins; years are numbered where nobody says.
    pub first_year: Option<u32>,
}

/// What every section is handed.
#[derive(Clone, Copy)]
pub(super) struct ReportContext<'a> {
    /// What is reported.
    pub(super) answer: &'a Answer,
    /// How the page is wanted.
    pub(super) page_options: &'a PageOptions,
    /// Where the figures of the page are collected.
    pub(super) figures: &'a Figures,
}

impl<'a> ReportContext<'a> {
    /// Options that are compared with another, each with its index.
    pub(super) fn alternatives(self) -> impl Iterator<Item = (usize, &'a answer::Option)> {
        self.answer.alternatives()
    }

    /// Every option with its index.
    pub(super) fn options(self) -> impl Iterator<Item = (usize, &'a answer::Option)> {
        self.answer.options.iter().enumerate()
    }

    /// An option's label.
    pub(super) fn label(self, option: usize) -> &'a str {
        &self.answer.options[option].described.label
    }

    /// Whether an option is what others are compared with.
    pub(super) fn is_baseline(self, option: usize) -> bool {
        self.answer.options[option].described.baseline == option
    }

    /// The label of what an option is compared with.
    pub(super) fn baseline_label(self, option: usize) -> &'a str {
        self.label(self.answer.options[option].described.baseline)
    }

    /// How many options others are compared with: one an environment.
    pub(super) fn baselines(self) -> usize {
        self.options().filter(|(index, option)| option.described.baseline == *index).count()
    }

    /// The outcome of that name with its index; nothing where the answer has none.
    pub(super) fn outcome(self, name: &str) -> Option<(usize, &'a answer::Outcome)> {
        let index = self.answer.index(name)?;
        Some((index, &self.answer.outcomes[index]))
    }

    /// Whether an outcome is defined under some option.
    fn is_defined(self, index: usize) -> bool {
        self.answer.options.iter().any(|option| option.measured[index].n > 0)
    }

    /// Total cost with its index.
    pub(super) fn total_cost(self) -> Option<(usize, &'a answer::Outcome)> {
        self.outcome(Outcome::COST_TOTAL.name)
    }

    /// The outcome named before the run, first, and the outcomes of families that stand beside it.
    pub(super) fn leading_of_families(self) -> Vec<(usize, &'a answer::Outcome)> {
        self.leading(&Outcome::ranked(|outcome| outcome.beside_headline))
    }

    /// The outcome named before the run, first, and then those of `beside` that are defined; none twice.
    pub(super) fn leading(self, beside: &[&Outcome]) -> Vec<(usize, &'a answer::Outcome)> {
        let mut leading: Vec<(usize, &answer::Outcome)> = Vec::new();
        let beside = beside.iter().map(|outcome| outcome.name);
        for name in std::iter::once(self.answer.headline.as_str()).chain(beside) {
            if let Some((index, outcome)) = self.outcome(name)
                && self.is_defined(index)
                && leading.iter().all(|(other, _)| *other != index)
            {
                leading.push((index, outcome));
            }
        }
        leading
    }

    /// The outcome named before the run.
    pub(super) fn headline(self) -> (usize, &'a answer::Outcome) {
        self.outcome(&self.answer.headline).unwrap_or((0, &self.answer.outcomes[0]))
    }

    /// An outcome of an option.
    pub(super) fn measured(self, option: usize, name: &str) -> Option<&'a Measured> {
        self.answer.measured(option, name)
    }

    /// One outcome of one option year by year.
    pub(super) fn years(self, option: usize, name: &str) -> Vec<&'a answer::Period> {
        moments(&self.answer.years, option, name)
    }

    /// One headline outcome of one option quarter by quarter.
    pub(super) fn quarters(self, option: usize, name: &str) -> Vec<&'a answer::Period> {
        moments(&self.answer.quarters, option, name)
    }

    /// Who gains and loses of all families by a measure.
    pub(super) fn winners(self, option: usize, gain: &str) -> Option<&'a answer::Winners> {
        let mut all = self.answer.winners.iter();
        all.find(|one| one.option == option && one.gain == gain && one.fifth.is_none())
            .filter(|one| !self.is_closed(one))
    }

    /// Whether counts of all families are kept back: a share of 100 beside the number of families would
    /// give a small count away as well as the count itself.
    pub(super) fn is_closed(self, one: &answer::Winners) -> bool {
        let small = |share: f64| (1..=4).contains(&((one.families * share / 100.0).round() as i64));
        self.page_options.disclosure
            && [one.better, one.same, one.worse].iter().any(|share| small(share.mean))
    }

    /// What a policy year is called: `Year 1`, or its financial year where the first is given.
    pub(super) fn year(self, year: u32) -> String {
        match self.page_options.first_year {
            Some(first) => {
                let begins = first + year - 1;
                format!("{begins}-{:02}", (begins + 1) % 100)
            }
            None => format!("Year {year}"),
        }
    }

    /// Every policy year's name.
    pub(super) fn year_names(self) -> Vec<String> {
        (1..=self.answer.policy_years).map(|year| self.year(year)).collect()
    }

    /// Where, when and how often: the end of a statistical title.
    pub(super) fn scope(self) -> String {
        let answer = self.answer;
        format!(
            "{}, {} policy years, {} runs",
            answer.place.name, answer.policy_years, answer.replications.completed
        )
    }
}

fn moments<'a>(all: &'a [answer::Period], option: usize, name: &str) -> Vec<&'a answer::Period> {
    all.iter().filter(|moment| moment.option == option && moment.outcome == name).collect()
}

/// Of what hundred a share is; nothing for another unit.
pub(super) fn of_100(outcome: &answer::Outcome) -> &'static str {
    match Outcome::named(&outcome.name) {
        _ if outcome.unit != Unit::Share => "",
        Some(row) => row.of_100,
        // An answer can be of a version that had other outcomes.
        None => "of 100",
    }
}

/// Which way is better, in words.
pub(super) fn better(outcome: &answer::Outcome) -> &'static str {
    match outcome.better {
        Better::Higher => "more is better",
        Better::Lower => "less is better",
        Better::Neither => "neither way is better",
    }
}
