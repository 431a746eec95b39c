//! What is published of a council beside which a simulation of it can be read, each with the range in which it
//! is expected to lie in the first policy years.
//!
//! Never knows what a simulation came to.

use super::basis::{PlaceDraw, Rate};
use super::definition::Place;

/// What a published figure counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counts {
    /// Pounds paid as direct payments in the first policy year.
    DirectPayments,
    /// Cases a social worker.
    Caseload,
    /// Share of posts without a permanent worker.
    Vacancy,
    /// Permanent workers who leave, a year.
    Turnover,
    /// Pounds of direct payments taken back in a year.
    Repaid,
}

impl Counts {
    /// In print.
    pub fn words(self) -> &'static str {
        match self {
            Counts::DirectPayments => "Direct payments, first year",
            Counts::Caseload => "Cases a social worker",
            Counts::Vacancy => "Posts without a permanent worker",
            Counts::Turnover => "Social workers who leave a year",
            Counts::Repaid => "Direct payments taken or paid back, a year",
        }
    }
}

/// One published figure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PublishedFigure {
    /// What it counts.
    pub counts: Counts,
    /// Whether the council's own is published, or given; else the range is that of all councils.
    pub is_own: bool,
    /// What is expected.
    pub expected: f64,
    /// The range that holds nine times in ten.
    pub range: (f64, f64),
}

/// How far one year's repayments are from the usual: one council's three years were 17%, 0.4% and 10% of budget.
const REPAID_FACTOR: f64 = 3.0;
/// Draws from which a range is read.
const DRAWS: u32 = 400;
/// Standard deviation of a team's turnover about its expected rate over five years: some 25 leavers.
const TURNOVER_NOISE: f64 = 0.04;

impl Place {
    /// What is published of the council; nothing for a synthetic place.
    pub fn published(&self) -> Vec<PublishedFigure> {
        let Some(basis) = &self.basis else { return Vec::new() };
        let median = basis.drawn(&PlaceDraw::MEDIAN).direct_payments;
        let mut money: Vec<f64> =
            (0..DRAWS).map(|number| basis.drawn(&PlaceDraw::at(1, number)).direct_payments).collect();
        money.sort_by(f64::total_cmp);
        let range = (money[DRAWS as usize / 20], money[DRAWS as usize * 19 / 20]);
        let spent = basis.published.spent.is_some_and(|spent| spent.direct.is_some());
        let own = ["dp_spend", "children_with_dp"].iter().any(|name| basis.own.contains_key(name));
        let mut figures = vec![PublishedFigure {
            counts: Counts::DirectPayments,
            is_own: spent || own,
            expected: median,
            range,
        }];
        if self.is_given("families") || self.is_given("account_share") || self.is_given("money_per_account") {
            // What was set by hand is not to be held against what is published.
            figures[0].expected = self.direct_payments();
            figures[0].range = (0.8 * figures[0].expected, 1.25 * figures[0].expected);
        }
        let mut add = |counts, name: &str, rate: Option<Rate>, scale: f64, noise: f64| {
            let Some(rate) = rate.filter(|_| !self.is_given(name)) else { return };
            let (low, high) = rate.range();
            let expected = if basis.staff_as_published { rate.published } else { rate.expected };
            let range = ((low * scale - noise).max(0.0), high * scale + noise);
            figures.push(PublishedFigure { counts, is_own: true, expected: expected * scale, range });
        };
        add(Counts::Caseload, "caseload", basis.caseload, 1.0, 0.0);
        add(Counts::Vacancy, "vacancy_rate", basis.vacancy, 0.01, 0.0);
        add(Counts::Turnover, "turnover_rate", basis.turnover, 0.01, TURNOVER_NOISE);
        if let Some(repaid) = basis.own.get("dp_repaid").filter(|repaid| repaid.value > 0.0) {
            let range = (repaid.value / REPAID_FACTOR, repaid.value * REPAID_FACTOR);
            figures.push(PublishedFigure {
                counts: Counts::Repaid,
                is_own: true,
                expected: repaid.value,
                range,
            });
        }
        figures
    }
}
