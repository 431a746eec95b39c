//! Money as a council and as an appraisal see it: accounts by financial year in cash, and present values.
//!
//! A present value is real and social, a budget is cash; the two never meet in one number.

use super::measured::Measured;
use crate::basics::Pence;
use crate::outcome::Outcome;
use crate::outcome::accounts_year::{AccountsYear, Flows};
use crate::stats::{Sorted, summary};
use crate::study::compare::layout;
use crate::study::plan::Plan;
use crate::study::results::Results;
use crate::study::undefined;
use serde::{Deserialize, Serialize};

/// A rate of the appraisal, with where it comes from and how old it is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Rate {
    /// What it is.
    pub name: String,
    /// Share a year.
    pub value: f64,
    /// As of when it holds.
    pub vintage: String,
    /// Where it comes from.
    pub source: String,
    /// `published` or `assumed`.
    pub grade: String,
}

/// The rate at which later years count less, for the first thirty years.
pub const DISCOUNT: f64 = 0.035;
/// The yearly rise of prices in general, by which cash becomes real.
pub const INFLATION: f64 = 0.02;

/// The rates used.
fn rates() -> Vec<Rate> {
    vec![
        Rate {
            name: "Social time preference rate, years 0 to 30".to_owned(),
            value: DISCOUNT,
            vintage: "Green Book 2026".to_owned(),
            source: "HM Treasury, The Green Book (2026): standard rate".to_owned(),
            grade: "published".to_owned(),
        },
        Rate {
            name: "General inflation, to turn cash into prices of policy year 1".to_owned(),
            value: INFLATION,
            vintage: "the same in every year".to_owned(),
            source: "the Bank of England's target; not a forecast. Put the current GDP deflator in its place"
                .to_owned(),
            grade: "assumed".to_owned(),
        },
    ]
}

/// What a pound of `year` (0 the first) is worth today at a yearly rate.
///
/// ```
/// let factor = allotment::study::answer::discount_factor(0.035, 10);
/// assert!((factor - 0.708919).abs() < 5e-7);
/// ```
pub fn discount_factor(rate: f64, year: u32) -> f64 {
    1.0 / libm::pow(1.0 + rate, f64::from(year))
}

/// The present value of cash by year, the first undiscounted: out of each year's money into the
/// first's, and later years at less.
pub fn present_value(cash: &[f64], inflation: f64, discount: f64) -> f64 {
    let real = cash
        .iter()
        .zip(0..)
        .map(|(cash, year)| cash * discount_factor(inflation, year) * discount_factor(discount, year));
    real.sum()
}

/// What the options cost in present value.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Present {
    /// The rates.
    pub rates: Vec<Rate>,
    /// One an option: the present value of total cost over the policy years, beside its baseline's.
    pub cost: Vec<Measured>,
}

pub(super) fn present(plan: &Plan, results: &Results) -> Present {
    let total = Outcome::COST_TOTAL.index;
    let of = |option: usize| -> Vec<f64> {
        let years: Vec<Vec<f64>> =
            (0..results.shape().years).map(|year| results.year(option, year, total)).collect();
        let of_run = |run: usize| {
            let cash: Vec<f64> = years.iter().map(|year| year[run]).collect();
            present_value(&cash, INFLATION, DISCOUNT)
        };
        (0..results.numbers().len()).map(of_run).collect()
    };
    let layout = layout(plan, results);
    let cost = plan.options.iter().enumerate().map(|(index, option)| {
        let baseline = (option.baseline != index).then(|| of(option.baseline));
        Measured::of(&of(index), baseline.as_deref(), layout.as_ref(), false)
    });
    Present { rates: rates(), cost: cost.collect() }
}

/// A sum over the authority's accounts in pounds of the year, over replications.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Sum {
    /// Mean.
    #[serde(with = "undefined")]
    pub mean: f64,
    /// What 5% of replications stay below.
    #[serde(with = "undefined")]
    pub p5: f64,
    /// What 95% stay below.
    #[serde(with = "undefined")]
    pub p95: f64,
}

/// The family accounts of one option and policy year, as councils are asked for them.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Accounts {
    /// The option's index.
    pub option: usize,
    /// The policy year, from 1.
    pub year: u32,
    /// In open accounts when the year began.
    pub opening: Sum,
    /// Paid in.
    pub paid: Sum,
    /// Spent.
    pub spent: Sum,
    /// Paid in less spent in the year.
    pub unspent: Sum,
    /// Taken back from open accounts.
    pub reclaimed: Sum,
    /// Given back when accounts closed.
    pub returned: Sum,
    /// In open accounts when the year ended.
    pub closing: Sum,
}

pub(super) fn accounts(results: &Results) -> Vec<Accounts> {
    let mut accounts = Vec::new();
    for option in 0..results.shape().options {
        for year in 0..results.shape().accounts {
            let flows: Vec<Flows> = results.accounts(option, year).iter().map(both).collect();
            let sum = |of: fn(&Flows) -> Pence| {
                let pounds: Vec<f64> = flows.iter().map(|flows| of(flows).as_pounds()).collect();
                let sorted = Sorted::new(&pounds);
                Sum { mean: summary(&pounds).mean, p5: sorted.quantile(0.05), p95: sorted.quantile(0.95) }
            };
            accounts.push(Accounts {
                option,
                year: year as u32 + 1,
                opening: sum(|flows| flows.opening),
                paid: sum(|flows| flows.paid),
                spent: sum(|flows| flows.spent),
                unspent: sum(|flows| flows.paid - flows.spent),
                reclaimed: sum(|flows| flows.reclaimed),
                returned: sum(|flows| flows.returned + flows.written_off),
                closing: sum(|flows| flows.closing),
            });
        }
    }
    accounts
}

/// Direct payments and managed accounts together.
fn both(year: &AccountsYear) -> Flows {
    let mut flows = year.direct;
    flows.add(&year.managed);
    flows
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::study::compare::tests::{plan, results};

    #[test]
    fn factors_and_annuities_agree_with_published_tables() {
        // Department for Transport, TAG data book (2026): year 10 at 3.5% and at 1.5%.
        assert!((discount_factor(0.035, 10) - 0.708_919).abs() < 5e-7);
        assert!((discount_factor(0.015, 10) - 0.861_667).abs() < 5e-7);
        // The R package greenbook: £1 a year in years 0 to 9 at 3.5%.
        assert!((present_value(&[1.0; 10], 0.0, 0.035) - 8.607_687).abs() < 5e-7);
        // Cash that rises with prices is worth as much as steady real money.
        let rising: Vec<f64> = (0..10).map(|year| libm::pow(1.02, f64::from(year))).collect();
        assert!((present_value(&rising, 0.02, 0.035) - 8.607_687).abs() < 5e-7);
    }

    #[test]
    fn a_years_accounts_reconcile_in_the_mean() {
        for line in accounts(&results(9)) {
            let left = line.opening.mean + line.unspent.mean - line.reclaimed.mean - line.returned.mean;
            assert!((left - line.closing.mean).abs() < 0.005, "{line:?}");
        }
    }

    #[test]
    fn present_values_are_paired_run_by_run() {
        let present = present(&plan(20), &results(20));
        assert!(present.cost[0].against.is_none() && present.cost[2].is_same());
        let more = present.cost[1].against.clone().unwrap();
        assert!(more.mean > 200_000.0 && more.mean < 5.0 * 90_000.0 * 1.2, "{}", more.mean);
    }
}
