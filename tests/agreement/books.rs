//! The shadow's books: a balance a purse in decimal pounds, and what moved for each reason.

use allotment::world::ledger::{Ledger, LedgerAccount, Reason};
use rust_decimal::Decimal;

use crate::amount::pounds;

/// Every purse with a name of its own.
pub(crate) const NAMED: [LedgerAccount; 12] = [
    LedgerAccount::Fund,
    LedgerAccount::Reserve,
    LedgerAccount::Treasury,
    LedgerAccount::Grants,
    LedgerAccount::AssistantWages,
    LedgerAccount::OnCosts,
    LedgerAccount::Fees,
    LedgerAccount::Support,
    LedgerAccount::Emergency,
    LedgerAccount::Staff,
    LedgerAccount::ProviderCosts,
    LedgerAccount::Elsewhere,
];

/// Every reason for which money moves.
pub(crate) const REASONS: [Reason; 27] = [
    Reason::Envelope,
    Reason::UnspentEnvelope,
    Reason::Shortfall,
    Reason::Payment,
    Reason::StartUpPayment,
    Reason::Care,
    Reason::Wage,
    Reason::OnCost,
    Reason::Reclaim,
    Reason::Closure,
    Reason::AccountFee,
    Reason::Payroll,
    Reason::Card,
    Reason::CarerSupport,
    Reason::Register,
    Reason::StaffCost,
    Reason::CrisisCost,
    Reason::ProviderStaff,
    Reason::ProviderFixed,
    Reason::ClubGrant,
    Reason::StartUpGrant,
    Reason::Surplus,
    Reason::Flexible,
    Reason::Misuse,
    Reason::BlockTopUp,
    Reason::OpeningReserve,
    Reason::Regrouped,
];

#[derive(Default)]
pub(crate) struct Books {
    named: [Decimal; NAMED.len()],
    pub(crate) accounts: Vec<Decimal>,
    pub(crate) providers: Vec<Decimal>,
    pub(crate) moved: [Decimal; REASONS.len()],
    /// All that ever left the fund.
    pub(crate) left_the_fund: Decimal,
    /// What left it for anybody but the treasury.
    pub(crate) spent: Decimal,
    /// Care and wages that it paid itself.
    pub(crate) bought: Decimal,
}

impl Books {
    fn purse(&mut self, book: LedgerAccount) -> &mut Decimal {
        match book {
            LedgerAccount::Account(number) => &mut self.accounts[number as usize],
            LedgerAccount::Provider(number) => &mut self.providers[number as usize],
            book => &mut self.named[NAMED.iter().position(|named| *named == book).unwrap()],
        }
    }

    /// What a purse holds.
    pub(crate) fn holds(&mut self, book: LedgerAccount) -> Decimal {
        *self.purse(book)
    }

    /// Moves a sum.
    pub(crate) fn pay(&mut self, from: LedgerAccount, to: LedgerAccount, sum: Decimal, reason: Reason) {
        *self.purse(from) -= sum;
        *self.purse(to) += sum;
        self.moved[REASONS.iter().position(|known| *known == reason).unwrap()] += sum;
        if from == LedgerAccount::Fund {
            self.left_the_fund += sum;
            if to != LedgerAccount::Treasury {
                self.spent += sum;
            }
            if matches!(reason, Reason::Care | Reason::Wage) {
                self.bought += sum;
            }
        }
    }

    /// Pays out of the fund; what it lacks comes from the corporate reserve.
    pub(crate) fn fund_pays(&mut self, to: LedgerAccount, sum: Decimal, reason: Reason) {
        let holds = self.holds(LedgerAccount::Fund);
        if holds < sum {
            self.pay(LedgerAccount::Reserve, LedgerAccount::Fund, sum - holds, Reason::Shortfall);
        }
        self.pay(LedgerAccount::Fund, to, sum, reason);
    }

    /// Where a purse or a reason is not to the penny what the ledger says; adds to `looked` how many
    /// sums were compared.
    pub(crate) fn differs(&mut self, ledger: &Ledger, looked: &mut u64) -> Option<String> {
        let accounts = (0..self.accounts.len() as u32).map(LedgerAccount::Account);
        let providers = (0..self.providers.len() as u32).map(LedgerAccount::Provider);
        for book in NAMED.into_iter().chain(accounts).chain(providers) {
            let (own, theirs) = (self.holds(book), pounds(ledger.balance(book)));
            *looked += 1;
            if own != theirs {
                return Some(format!("{book:?} holds {theirs}, by the shadow {own}"));
            }
        }
        for (reason, own) in REASONS.into_iter().zip(self.moved) {
            let theirs = pounds(ledger.moved(reason));
            *looked += 1;
            if own != theirs {
                return Some(format!("{theirs} moved as {reason:?}, by the shadow {own}"));
            }
        }
        None
    }
}
