//! Arrangements begin and end: accounts close, accounts open, the first account ever is given a start.

use allotment::context::ModelContext;
use allotment::terms::Arrangement;
use allotment::world::ledger::Reason;
use rust_decimal::Decimal;

use super::{Account, NEVER, Shadow};
use crate::amount::of_year;
use crate::seen::Seen;

impl Shadow {
    /// Every family whose arrangement changed, in the order in which workers came to them.
    pub(super) fn arrangements(&mut self, context: &ModelContext<'_>, before: &Seen, after: &Seen) {
        let mut changed: Vec<usize> = (0..before.families.len())
            .filter(|&f| before.families[f].arrangement != after.families[f].arrangement)
            .collect();
        changed.sort_by_key(|&family| {
            let f = &before.families[family];
            (f.worker, f.requested, family)
        });
        for family in changed {
            for number in self.accounts_of(before, family) {
                self.close(number);
            }
            for element in before.families[family].elements.clone() {
                self.elements[element].restricted = false;
                self.elements[element].by_council = false;
            }
            let now = after.families[family].arrangement;
            if matches!(now, Arrangement::Direct | Arrangement::Managed) {
                self.open_accounts(context, after, family);
            }
        }
        self.children_left(before, after);
    }

    /// A child that left takes its account with it, unless a sibling's money is in it.
    fn children_left(&mut self, before: &Seen, after: &Seen) {
        for child in 0..before.children.len() {
            let (was, is) = (&before.children[child], &after.children[child]);
            if !was.active || is.active {
                continue;
            }
            self.children[child].budget = Decimal::ZERO;
            for element in was.elements.clone() {
                self.elements[element].by_council = false;
            }
            if let Some(number) = was.account
                && self.accounts[number].open
                && !after.children.iter().any(|other| other.account == Some(number))
            {
                self.close(number);
            }
        }
    }

    /// One account a child, or one where accounts are pooled.
    pub(super) fn open_accounts(&mut self, context: &ModelContext<'_>, seen: &Seen, family: usize) {
        let numbers = self.accounts_of(seen, family);
        let children =
            seen.families[family].children.clone().filter(|&child| seen.children[child].active).count();
        let wanted = if context.levers.pooled_accounts { 1 } else { children };
        assert_eq!(numbers.len(), wanted, "week {}: accounts of family {family}", seen.week);
        let interval = self.return_interval(context);
        for &number in &numbers {
            assert_eq!(number, self.accounts.len(), "week {}: accounts open in order", seen.week);
            self.accounts.push(Account {
                family,
                direct: seen.families[family].arrangement == Arrangement::Direct,
                open: true,
                budget: Decimal::ZERO,
                paid_until: seen.week,
                starts_by: seen.week + context.assumptions.returns.first_payment_weeks,
                return_due: interval.map_or(NEVER, |weeks| seen.week + weeks),
                late: 0,
                suspended: None,
            });
            self.books.accounts.push(Decimal::ZERO);
            self.accounts[number].budget = self.budget_of(context, seen, number);
        }
        let first = !std::mem::replace(&mut self.had_account[family], true);
        let weeks = context.levers.startup_payment_weeks;
        if first && weeks > 0 {
            for number in numbers {
                self.pay_in(number, of_year(self.accounts[number].budget, weeks), Reason::StartUpPayment);
            }
        }
    }

    /// Weeks between returns, where any are asked for.
    pub(super) fn return_interval(&self, context: &ModelContext<'_>) -> Option<u32> {
        let yearly = context.levers.returns_per_year;
        (yearly > 0).then(|| (52 / yearly).max(1))
    }
}
