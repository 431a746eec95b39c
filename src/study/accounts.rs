//! The family accounts of every option and policy year, all replications together, to the penny.
//!
//! Never knows how a sum is printed.

use super::results::Results;
use crate::outcome::accounts_year::Flows;

/// Whose accounts a line is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    /// Every family's.
    All,
    /// Direct payments.
    Direct,
    /// Managed accounts.
    Managed,
}

/// The accounts of one option, policy year and arrangement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// The option's index in the plan.
    pub option: usize,
    /// The policy year, from 1.
    pub year: u32,
    /// Whose.
    pub whose: Whose,
    /// The sums over all replications.
    pub flows: Flows,
}

/// Every line: option by option, year by year, all accounts first.
pub fn accounts(results: &Results) -> Vec<Line> {
    let mut lines = Vec::new();
    for option in 0..results.shape().options {
        for year in 0..results.shape().accounts {
            let (mut direct, mut managed) = (Flows::default(), Flows::default());
            for accounts in results.accounts(option, year) {
                direct.add(&accounts.direct);
                managed.add(&accounts.managed);
            }
            let mut all = direct;
            all.add(&managed);
            let of = [(Whose::All, all), (Whose::Direct, direct), (Whose::Managed, managed)];
            lines.extend(of.map(|(whose, flows)| Line { option, year: year as u32 + 1, whose, flows }));
        }
    }
    lines
}
