//! An answer as the sections ask for it: labels, years, the outcomes that lead.
//!
//! Never knows a section.

use super::Look;
use super::pictures::Album;
use crate::outcome::{Better, Unit};
use crate::study::answer::{self, Answer, Measured, Period};

/// An answer and the wishes of whoever asked for its page.
#[derive(Clone, Copy)]
pub(super) struct Told<'a> {
    pub(super) answer: &'a Answer,
    pub(super) look: &'a Look,
    pub(super) album: &'a Album,
}

impl<'a> Told<'a> {
    /// Options that are compared with another, with their places.
    pub(super) fn alternatives(self) -> impl Iterator<Item = (usize, &'a answer::Option)> {
        self.answer.alternatives()
    }

    /// Every option with its place.
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

    /// How many options are compared with others: one an environment.
    pub(super) fn baselines(self) -> usize {
        self.options().filter(|(place, option)| option.described.baseline == *place).count()
    }

    /// The outcome of that name with its place; nothing where the answer has none.
    pub(super) fn outcome(self, name: &str) -> Option<(usize, &'a answer::Outcome)> {
        let place = self.answer.index(name)?;
        Some((place, &self.answer.outcomes[place]))
    }

    /// Whether an outcome is defined under some option.
    fn is_defined(self, place: usize) -> bool {
        self.answer.options.iter().any(|option| option.measured[place].n > 0)
    }

    /// The outcome named before the run, first, and then those of `names` that are defined; none twice.
    pub(super) fn leading(self, names: &[&str]) -> Vec<(usize, &'a answer::Outcome)> {
        let mut leading: Vec<(usize, &answer::Outcome)> = Vec::new();
        for name in std::iter::once(self.answer.headline.as_str()).chain(names.iter().copied()) {
            if let Some((place, outcome)) = self.outcome(name)
                && self.is_defined(place)
                && leading.iter().all(|(other, _)| *other != place)
            {
                leading.push((place, outcome));
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
    pub(super) fn years(self, option: usize, name: &str) -> Vec<&'a Period> {
        moments(&self.answer.years, option, name)
    }

    /// One headline outcome of one option quarter by quarter.
    pub(super) fn quarters(self, option: usize, name: &str) -> Vec<&'a Period> {
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
        self.look.disclosure && [one.better, one.same, one.worse].iter().any(|share| small(share.mean))
    }

    /// What a policy year is called: `Year 1`, or its financial year where the first is given.
    pub(super) fn year(self, year: u32) -> String {
        match self.look.first_year {
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

fn moments<'a>(all: &'a [Period], option: usize, name: &str) -> Vec<&'a Period> {
    all.iter().filter(|moment| moment.option == option && moment.outcome == name).collect()
}

/// A label within a sentence.
pub(super) fn within(label: &str) -> String {
    crate::report::words::within(label)
}

/// `a`, `a and b`, `a, b and c`.
pub(super) fn list(items: &[String]) -> String {
    crate::report::words::list(items)
}

/// Of what hundred a share is.
pub(super) fn hundred_of(outcome: &answer::Outcome) -> String {
    if outcome.unit != Unit::Share {
        return String::new();
    }
    match outcome.name.as_str() {
        "take_up" => "of 100 families with a plan".to_owned(),
        "need_met" => "of 100 hours assessed".to_owned(),
        "overloaded" => "of 100 families".to_owned(),
        "unspent" | "clawback" => "of £100 paid in".to_owned(),
        "contact_share" => "of 100 hours worked".to_owned(),
        "gap_need_met" | "gap_take_up" => "points of 100".to_owned(),
        _ => "of 100".to_owned(),
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
