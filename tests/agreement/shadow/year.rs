//! What is published of the money: the family accounts of each financial year, and the counters from
//! which outcomes are made.

use allotment::outcome::Tally;
use allotment::outcome::accounts_year::{AccountsYear, Flows};
use allotment::world::ledger::Reason;
use rust_decimal::Decimal;

use super::Shadow;
use crate::amount::{drawn, pounds};
use crate::books::REASONS;

/// A line of the year's accounts.
#[derive(Clone, Copy)]
pub(super) enum Flow {
    Paid,
    Spent,
    Reclaimed,
    Returned,
    /// Gone on other things: spent by the year's accounts, and by no outcome.
    Misused,
}

/// The financial year so far: managed accounts, direct payments.
#[derive(Default)]
pub(super) struct Year {
    opening: [Decimal; 2],
    flows: [[Decimal; 4]; 2],
    /// Spent since the counters of outcomes began, and what had moved for each reason before.
    spent: Decimal,
    before: [Decimal; REASONS.len()],
    bought_before: Decimal,
}

impl Shadow {
    /// Notes what came to or went from an account.
    pub(super) fn flow(&mut self, number: usize, flow: Flow, sum: Decimal) {
        let direct = usize::from(self.accounts[number].direct);
        let line = if matches!(flow, Flow::Misused) { Flow::Spent } else { flow };
        self.year.flows[direct][line as usize] += sum;
        if matches!(flow, Flow::Spent) {
            self.year.spent += sum;
        }
    }

    /// The counters of outcomes begin after the opening.
    pub(super) fn start_counting(&mut self) {
        self.year.before = self.books.moved;
        self.year.bought_before = self.books.bought;
    }

    /// Ends the financial year: where its accounts are not the program's, in words.
    pub(crate) fn close_year(&mut self, theirs: &AccountsYear) -> Option<String> {
        let mut closing = [Decimal::ZERO; 2];
        for (account, balance) in self.accounts.iter().zip(&self.books.accounts) {
            if account.open {
                closing[usize::from(account.direct)] += balance;
            }
        }
        let mut wrong = None;
        for (direct, theirs) in [&theirs.managed, &theirs.direct].into_iter().enumerate() {
            let [paid, spent, reclaimed, returned] = self.year.flows[direct];
            let own = [self.year.opening[direct], paid, spent, reclaimed, returned, closing[direct]];
            let Flows { opening, paid, spent, reclaimed, returned, closing, written_off, .. } = *theirs;
            let said = [opening, paid, spent, reclaimed, returned, closing].map(pounds);
            if said != own || !pounds(written_off).is_zero() {
                wrong = Some(format!("the year's accounts are {theirs:?}, by the shadow {own:?}"));
            }
            self.looked += 7;
        }
        (self.year.opening, self.year.flows) = (closing, Default::default());
        wrong
    }

    /// Where a counter of pounds is not, to the penny, what moved since the opening.
    pub(crate) fn counted(&mut self, tally: &Tally) -> Option<String> {
        let moved = |reasons: &[Reason]| -> Decimal {
            let places = reasons.iter().map(|reason| REASONS.iter().position(|r| r == reason).unwrap());
            places.map(|place| self.books.moved[place] - self.year.before[place]).sum()
        };
        // What the council buys, and what it pays into accounts less what comes back.
        let bought = self.books.bought - self.year.bought_before;
        let care = bought + moved(&[Reason::Payment, Reason::StartUpPayment])
            - moved(&[Reason::Reclaim, Reason::Closure]);
        let support =
            [Reason::AccountFee, Reason::Payroll, Reason::Card, Reason::CarerSupport, Reason::Register];
        let counters = [
            ("paid", tally.paid, moved(&[Reason::Payment, Reason::StartUpPayment])),
            ("spent", tally.spent, self.year.spent),
            ("reclaimed", tally.reclaimed, moved(&[Reason::Reclaim])),
            ("returned", tally.returned, moved(&[Reason::Closure])),
            ("flexible", tally.flexible, moved(&[Reason::Flexible])),
            ("block_topup", tally.block_topup, moved(&[Reason::BlockTopUp])),
            ("overspend", tally.overspend, moved(&[Reason::Shortfall])),
            ("misused", tally.misused, moved(&[Reason::Misuse])),
            ("cost_care", tally.cost_care, care),
            ("cost_admin", tally.cost_admin, moved(&[Reason::StaffCost])),
            ("cost_support", tally.cost_support, moved(&support)),
            ("cost_market", tally.cost_market, moved(&[Reason::BlockTopUp, Reason::StartUpGrant])),
            ("cost_crisis", tally.cost_crisis, moved(&[Reason::CrisisCost])),
        ];
        self.looked += counters.len() as u64;
        let half = Decimal::new(5, 3);
        let wrong = counters.into_iter().find(|(_, theirs, own)| (drawn(*theirs) - own).abs() >= half);
        wrong.map(|(name, theirs, own)| format!("`{name}` counts {theirs}, by the shadow {own}"))
    }
}
