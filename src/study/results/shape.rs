//! How the runs of a replication lie in one row of 64-bit cells, and back.

use crate::basics::Pence;
use crate::outcome::accounts_year::{AccountsYear, Flows};
use crate::outcome::gain::Matched;
use crate::outcome::subgroup::Sums;
use crate::replication::Run;
use serde::{Deserialize, Serialize};

/// Cells of a year's accounts.
const ACCOUNTS: usize = 16;
/// Cells of a count of matched families.
const MATCHED: usize = 3;

/// How many numbers of each kind every run has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shape {
    /// Runs, one an option.
    pub options: usize,
    /// Outcomes.
    pub outcomes: usize,
    /// Policy years with outcomes of their own.
    pub years: usize,
    /// Policy quarters.
    pub quarters: usize,
    /// Headline outcomes of each quarter.
    pub headlines: usize,
    /// Financial years of accounts.
    pub accounts: usize,
    /// Groups of families.
    pub groups: usize,
    /// Counts of matched families.
    pub matched: usize,
}

/// What is asked of a run: numbers that lie side by side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// An outcome over all policy years.
    Horizon(usize),
    /// A policy year, an outcome.
    Year(usize, usize),
    /// A policy quarter, a headline outcome.
    Quarter(usize, usize),
    /// A financial year's accounts.
    Accounts(usize),
    /// A group's sums.
    Group(usize),
    /// A count of matched families.
    Matched(usize),
}

impl Shape {
    /// The shape of a replication's runs.
    pub fn of(runs: &[Run]) -> Shape {
        let Some(run) = runs.first() else { return Shape::default() };
        Shape {
            options: runs.len(),
            outcomes: run.horizon.len(),
            years: run.years.len(),
            quarters: run.quarters.len(),
            headlines: run.quarters.first().map_or(0, Vec::len),
            accounts: run.accounts.len(),
            groups: run.subgroups.len(),
            matched: run.winners.len(),
        }
    }

    /// Cells of so many replications; nothing where there can't be as many.
    pub fn cells_of(&self, replications: usize) -> Option<usize> {
        /// More of anything than any plan has.
        const MOST: usize = 1 << 20;
        let Shape { options, outcomes, years, quarters, headlines, accounts, groups, matched } = *self;
        let counts = [options, outcomes, years, quarters, headlines, accounts, groups, matched];
        let can_be = counts.iter().all(|&count| count <= MOST);
        if can_be { self.cells().checked_mul(replications) } else { None }
    }

    /// Cells of a replication.
    pub fn cells(&self) -> usize {
        self.options * self.run()
    }

    /// Cells of a run.
    fn run(&self) -> usize {
        self.before(Field::Matched(self.matched))
    }

    /// The index of the first cell of a field of an option.
    ///
    /// # Panics
    /// Where there is no such field.
    pub fn index(&self, option: usize, field: Field) -> usize {
        let is_there = match field {
            Field::Horizon(outcome) => outcome < self.outcomes,
            Field::Year(year, outcome) => year < self.years && outcome < self.outcomes,
            Field::Quarter(quarter, headline) => quarter < self.quarters && headline < self.headlines,
            Field::Accounts(year) => year < self.accounts,
            Field::Group(group) => group < self.groups,
            Field::Matched(index) => index < self.matched,
        };
        assert!(option < self.options && is_there, "there is no {field:?} of option {option} in {self:?}");
        option * self.run() + self.before(field)
    }

    /// Cells of a run before a field.
    fn before(&self, field: Field) -> usize {
        let years = self.outcomes;
        let quarters = years + self.years * self.outcomes;
        let accounts = quarters + self.quarters * self.headlines;
        let groups = accounts + self.accounts * ACCOUNTS;
        let matched = groups + self.groups * Sums::FIELDS;
        match field {
            Field::Horizon(outcome) => outcome,
            Field::Year(year, outcome) => years + year * self.outcomes + outcome,
            Field::Quarter(quarter, headline) => quarters + quarter * self.headlines + headline,
            Field::Accounts(year) => accounts + year * ACCOUNTS,
            Field::Group(group) => groups + group * Sums::FIELDS,
            Field::Matched(index) => matched + index * MATCHED,
        }
    }

    /// Cells of a field.
    pub(super) fn width(&self, field: Field) -> usize {
        match field {
            Field::Horizon(_) | Field::Year(..) | Field::Quarter(..) => 1,
            Field::Accounts(_) => ACCOUNTS,
            Field::Group(_) => Sums::FIELDS,
            Field::Matched(_) => MATCHED,
        }
    }
}

/// The runs of a replication as one row: each number as its bits, since some are not defined; pence as
/// they are.
///
/// # Panics
/// Where a run has another shape.
pub fn row(shape: &Shape, runs: &[Run]) -> Vec<u64> {
    let mut row = Vec::with_capacity(shape.cells());
    for run in runs {
        let numbers =
            (run.horizon.iter()).chain(run.years.iter().flatten()).chain(run.quarters.iter().flatten());
        row.extend(numbers.map(|number| number.to_bits()));
        for flows in run.accounts.iter().flat_map(|year| [&year.direct, &year.managed]) {
            row.extend(pence(flows).map(|pence| pence.0.cast_unsigned()));
        }
        row.extend(run.subgroups.iter().flat_map(Sums::to_array).map(f64::to_bits));
        row.extend(run.winners.iter().flat_map(|m| [m.families, m.gain, m.lose]).map(u64::from));
    }
    assert_eq!(row.len(), shape.cells(), "a replication's runs differ in shape from another's");
    row
}

fn pence(flows: &Flows) -> [Pence; 8] {
    let Flows { opening, paid, spent, reclaimed, returned, written_off, closing, ledger_difference } = *flows;
    [opening, paid, spent, reclaimed, returned, written_off, closing, ledger_difference]
}

pub(super) fn accounts_year(next: &mut dyn FnMut() -> u64) -> AccountsYear {
    let mut flows = || {
        let mut pence = || Pence(next().cast_signed());
        Flows {
            opening: pence(),
            paid: pence(),
            spent: pence(),
            reclaimed: pence(),
            returned: pence(),
            written_off: pence(),
            closing: pence(),
            ledger_difference: pence(),
        }
    };
    AccountsYear { direct: flows(), managed: flows() }
}

pub(super) fn sums(next: &mut dyn FnMut() -> u64) -> Sums {
    Sums::from_array(std::array::from_fn(|_| f64::from_bits(next())))
}

pub(super) fn matched(next: &mut dyn FnMut() -> u64) -> Matched {
    // Counts of families: they came from 32 bits.
    let mut count = || next() as u32;
    Matched { families: count(), gain: count(), lose: count() }
}
