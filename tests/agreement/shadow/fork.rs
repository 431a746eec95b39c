//! A new policy takes over: what bites at once on rates, envelope, accounts and dates.

use allotment::context::ModelContext;
use allotment::parameters::levers::Levers;
use allotment::world::ledger::{LedgerAccount, Reason};
use rust_decimal::Decimal;

use super::{Account, NEVER, Shadow};
use crate::amount::{penny, written};
use crate::seen::Seen;

impl Shadow {
    /// The warm-up ends: the council has what its last year cost, and a little room.
    pub(crate) fn warmed_up(&mut self, context: &ModelContext<'_>) {
        let margin = written(context.assumptions.authority.envelope_margin);
        let factor = written(context.levers.envelope_factor);
        self.envelope = penny(self.spent_this_year().max(Decimal::ZERO) * margin * factor);
    }

    /// The levers `old` give way to the context's.
    pub(crate) fn take_over(
        &mut self,
        old: &Levers,
        context: &ModelContext<'_>,
        before: &Seen,
        after: &Seen,
    ) {
        self.grow(after);
        let new = context.levers;
        if old.pa_rate != new.pa_rate {
            self.assistant_rate = penny(self.assistant_rate * written(new.pa_rate) / written(old.pa_rate));
        }
        let first = context.assumptions.prices.ref_rate_one_to_one;
        let [rate_before, now] = [old, new].map(|levers| match levers.one_to_one_rate {
            0.0 => written(first),
            own => written(own),
        });
        if rate_before != now {
            self.reference[0] = penny(self.reference[0] * now / rate_before);
        }
        if old.envelope_factor != new.envelope_factor {
            let ratio = written(new.envelope_factor) / written(old.envelope_factor);
            self.envelope = penny(self.envelope * ratio);
        }
        if old.pooled_accounts != new.pooled_accounts {
            for family in 0..after.families.len() {
                self.regroup(context, before, after, family);
            }
        }
        let interval = self.return_interval(context);
        let week = after.week;
        for number in 0..self.accounts.len() {
            if self.accounts[number].open {
                let due = self.accounts[number].return_due;
                self.accounts[number].return_due = interval.map_or(NEVER, |weeks| due.min(week + weeks));
                let lifted = new.suspend_after >= 999 || interval.is_none();
                if lifted && self.accounts[number].suspended.is_some() {
                    self.reinstate(week, number);
                }
            }
        }
        self.collectives(after);
        self.settle(context, after);
    }

    /// Siblings' balances are summed, or split by budget; what rounding leaves goes to the last.
    fn regroup(&mut self, context: &ModelContext<'_>, before: &Seen, after: &Seen, family: usize) {
        let old = self.accounts_of(before, family);
        let new = self.accounts_of(after, family);
        if old == new {
            return;
        }
        let strictest: Vec<Account> = old.iter().map(|&number| self.accounts[number].clone()).collect();
        for element in after.families[family].elements.clone() {
            self.elements[element].by_council = false;
        }
        self.open_accounts(context, after, family);
        for &number in &new {
            let account = &mut self.accounts[number];
            account.paid_until = strictest.iter().map(|a| a.paid_until).min().unwrap();
            account.return_due = strictest.iter().map(|a| a.return_due).min().unwrap();
            account.starts_by = strictest.iter().map(|a| a.starts_by).min().unwrap();
            account.late = strictest.iter().map(|a| a.late).max().unwrap();
            account.suspended = strictest.iter().filter_map(|a| a.suspended).min();
        }
        let budgets: Decimal = new.iter().map(|&number| self.accounts[number].budget).sum();
        for from in old {
            let balance = self.books.holds(LedgerAccount::Account(from as u32));
            let mut left = balance;
            for (place, &to) in new.iter().enumerate() {
                let last = place + 1 == new.len() || budgets.is_zero();
                let part = if last { left } else { penny(balance * self.accounts[to].budget / budgets) };
                left -= part;
                let (from, to) = (LedgerAccount::Account(from as u32), LedgerAccount::Account(to as u32));
                self.books.pay(from, to, part, Reason::Regrouped);
            }
            self.accounts[from].open = false;
        }
    }
}
