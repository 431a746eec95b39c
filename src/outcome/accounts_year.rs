//! The financial year of the family accounts, to the penny, as data.

use crate::basics::Pence;
use serde::{Deserialize, Serialize};

/// What the accounts of one arrangement came to in one financial year.
///
/// Pooling and unpooling move money between accounts of the same arrangement, so that they have no
/// line here.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Flows {
    /// In open accounts when the year began.
    pub opening: Pence,
    /// Public money paid in.
    pub paid: Pence,
    /// Spent on support and, where that is allowed, on other things.
    pub spent: Pence,
    /// Taken back from open accounts.
    pub reclaimed: Pence,
    /// Given back when accounts closed.
    pub returned: Pence,
    /// Left behind in accounts that closed: nothing, since the model's rules give all of it back.
    pub written_off: Pence,
    /// In open accounts when the year ended.
    pub closing: Pence,
    /// By how much the counters and the ledger disagree, all lines together, signs dropped.
    pub ledger_difference: Pence,
}

impl Flows {
    /// Adds another year, arrangement or authority.
    pub fn add(&mut self, other: &Flows) {
        self.opening += other.opening;
        self.paid += other.paid;
        self.spent += other.spent;
        self.reclaimed += other.reclaimed;
        self.returned += other.returned;
        self.written_off += other.written_off;
        self.closing += other.closing;
        self.ledger_difference += other.ledger_difference;
    }

    /// What came less what went less what is left: nothing, or money was made or lost.
    pub fn difference(&self) -> Pence {
        self.opening + self.paid
            - (self.spent + self.reclaimed + self.returned + self.written_off + self.closing)
    }
}

/// The accounts of one financial year of one authority.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountsYear {
    /// Direct payments.
    pub direct: Flows,
    /// Managed accounts.
    pub managed: Flows,
}
