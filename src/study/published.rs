//! What is published of a council beside what the simulation of it came to.
//!
//! Never knows how a number is printed.

use super::plan::Plan;
use super::results::Results;
use crate::outcome::Outcome;
use crate::place::{Counts, PublishedFigure};
use crate::stats::summary;
use serde::{Deserialize, Serialize};

/// How a simulated figure agrees with a published one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Agreement {
    /// Inside the range in which the figure is expected.
    Agrees,
    /// Outside, and not more than twice or half of it.
    Differs,
    /// Further off.
    DontQuote,
    /// Nothing of the council's own is published.
    Unchecked,
}

impl Agreement {
    /// In words.
    pub fn words(self) -> &'static str {
        match self {
            Agreement::Agrees => "agrees",
            Agreement::Differs => "differs",
            Agreement::DontQuote => "don't quote",
            Agreement::Unchecked => "unchecked",
        }
    }

    /// Of a simulated figure beside a published one.
    pub fn of(figure: &PublishedFigure, simulated: f64) -> Agreement {
        let (low, high) = figure.range;
        let ratio = simulated / figure.expected;
        match () {
            () if !figure.is_own || simulated.is_nan() => Agreement::Unchecked,
            () if (low..=high).contains(&simulated) => Agreement::Agrees,
            () if (0.5..=2.0).contains(&ratio) => Agreement::Differs,
            () => Agreement::DontQuote,
        }
    }
}

/// One published figure beside the simulated one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Beside {
    /// What it counts, in print.
    pub label: String,
    /// Whether it is a sum of pounds, a share, or a number.
    pub unit: FigureUnit,
    /// What is expected of the council.
    pub expected: f64,
    /// The low end of the range that holds nine times in ten.
    pub low: f64,
    /// Its high end.
    pub high: f64,
    /// What the first option came to, mean over runs.
    pub simulated: f64,
    /// Whether the two agree.
    pub agreement: Agreement,
}

/// What a figure is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FigureUnit {
    /// Pounds a year.
    Pounds,
    /// A share of one.
    Share,
    /// A plain number.
    Number,
}

/// The published figures of a plan's place beside what its first option came to.
pub fn beside(plan: &Plan, results: &Results) -> Vec<Beside> {
    let mean = |numbers: Vec<f64>| summary(&numbers).mean;
    let horizon = |outcome: &Outcome| mean(results.horizon(0, outcome.index));
    let simulated = |counts: Counts| match counts {
        Counts::DirectPayments => mean(results.year(0, 0, Outcome::PAID.index)),
        Counts::Caseload => horizon(Outcome::CASELOAD),
        Counts::Vacancy => horizon(Outcome::POSTS_UNCOVERED) + horizon(Outcome::POSTS_AGENCY),
        Counts::Turnover => horizon(Outcome::WORKER_TURNOVER),
        Counts::Repaid => horizon(Outcome::CLAWBACK_GBP) + horizon(Outcome::RETURNED_GBP),
    };
    let figures = plan.place.published();
    let all = figures.iter().map(|figure| {
        let simulated = simulated(figure.counts);
        Beside {
            label: figure.counts.words().to_owned(),
            unit: match figure.counts {
                Counts::DirectPayments | Counts::Repaid => FigureUnit::Pounds,
                Counts::Caseload => FigureUnit::Number,
                Counts::Vacancy | Counts::Turnover => FigureUnit::Share,
            },
            expected: figure.expected,
            low: figure.range.0,
            high: figure.range.1,
            simulated,
            agreement: Agreement::of(figure, simulated),
        }
    });
    all.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_agrees_differs_or_is_not_to_be_quoted() {
        let figure = PublishedFigure {
            counts: Counts::DirectPayments,
            is_own: true,
            expected: 100.0,
            range: (80.0, 130.0),
        };
        for (simulated, says) in
            [(80.0, "agrees"), (140.0, "differs"), (45.0, "don't quote"), (f64::NAN, "unchecked")]
        {
            assert_eq!(Agreement::of(&figure, simulated).words(), says, "{simulated}");
        }
        let none = PublishedFigure { is_own: false, ..figure };
        assert_eq!(Agreement::of(&none, 100.0), Agreement::Unchecked);
    }
}
