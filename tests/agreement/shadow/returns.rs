//! Returns and what hangs on them: suspension, reclaim, restriction; and what support costs.

use allotment::basics::Purpose;
use allotment::context::ModelContext;
use allotment::parameters::levers::{Evidence, ReclaimAt};
use allotment::terms::Arrangement;
use allotment::world::ledger::{LedgerAccount, Reason};
use rust_decimal::Decimal;

use super::year::Flow;
use super::{NEVER, Rule, Shadow};
use crate::amount::{count, of_year, penny, written};
use crate::seen::Seen;

impl Shadow {
    pub(super) fn administration(&mut self, context: &ModelContext<'_>, before: &Seen, after: &Seen) {
        for number in 0..self.accounts.len() {
            if self.accounts[number].open {
                self.account_week(context, after, number);
            }
        }
        let ends_year = before.week % 52 == 51;
        if ends_year && context.levers.reclaim_at == ReclaimAt::YearEnd {
            for number in 0..self.accounts.len() {
                self.reclaim(context, before, number);
            }
        }
        if ends_year {
            self.restrict(context, before);
            self.settle(context, before);
        }
        self.arrangements(context, before, after);
        self.support_costs(context, after);
    }

    /// An account that is checked, or whose return is due.
    fn account_week(&mut self, context: &ModelContext<'_>, after: &Seen, number: usize) {
        let (week, now) = (after.week, &after.accounts[number]);
        if self.accounts[number].suspended.is_some() && now.suspended != self.accounts[number].suspended {
            self.reinstate(week, number);
        }
        if self.accounts[number].return_due > week {
            return;
        }
        if now.return_due != self.accounts[number].return_due {
            let next = self.return_interval(context).map_or(NEVER, |weeks| week + weeks);
            self.accounts[number].return_due = next;
            self.accounts[number].late = 0;
            if context.levers.reclaim_at == ReclaimAt::EachReturn {
                self.reclaim(context, after, number);
            }
            return;
        }
        let account = &mut self.accounts[number];
        account.late += 1;
        let after_weeks = context.levers.suspend_after;
        if after_weeks < 999 && account.late > after_weeks && account.suspended.is_none() {
            // The worker decides once on each return.
            let luck = context.draws.uniform(Purpose::SuspensionDecision, now.key, account.return_due);
            let decides = luck < context.assumptions.returns.suspend_chance;
            account.suspended = decides.then_some(week);
            self.meet(Rule::Spared, !decides);
        }
    }

    /// Payments start again from this week; those missed are not made up.
    pub(super) fn reinstate(&mut self, week: u32, number: usize) {
        let account = &mut self.accounts[number];
        account.suspended = None;
        account.paid_until = account.paid_until.max(week);
    }

    /// What an account holds above so many weeks of its budget, and those that it was paid for in advance, goes
    /// back; nothing of a family's that is looking for support, where the policy lets it keep that.
    fn reclaim(&mut self, context: &ModelContext<'_>, seen: &Seen, number: usize) {
        let account = &self.accounts[number];
        if !account.open {
            return;
        }
        let keeps = context.levers.keep_if_searching && seen.families[account.family].searches;
        let in_advance = account.paid_until.saturating_sub(seen.week + 1);
        let weeks = written(context.levers.weeks_keep) + count(in_advance);
        let book = LedgerAccount::Account(number as u32);
        let keep = penny(weeks * of_year(account.budget, 1));
        let above = self.books.holds(book) - keep;
        let luck = context.draws.uniform(Purpose::ReclaimAccount, seen.accounts[number].key, seen.week / 52);
        let smallest = penny(written(context.assumptions.returns.reclaim_minimum));
        if above > Decimal::ZERO && above > smallest && luck < self.reviewed_share {
            self.meet(Rule::KeptSearching, keeps);
            if keeps {
                return;
            }
            self.meet(Rule::InAdvance, in_advance > 0);
            self.books.pay(book, LedgerAccount::Fund, above, Reason::Reclaim);
            self.flow(number, Flow::Reclaimed, above);
        }
    }

    /// At the year end elements of accounts that were hardly used may lose part of their money.
    fn restrict(&mut self, context: &ModelContext<'_>, seen: &Seen) {
        let r = &context.assumptions.returns;
        for family in &seen.families {
            for element in family.elements.clone() {
                let e = &mut self.elements[element];
                let (funded, used) = (count(e.funded), count(e.used));
                let enough = funded > count(60) * written(r.restrict_min_hours);
                let hardly = used < funded * written(r.restrict_threshold);
                let luck = context.draws.uniform(Purpose::Restriction, seen.elements[element].key, seen.week);
                e.restricted = family.arrangement.has_account()
                    && !e.by_council
                    && seen.elements[element].active
                    && enough
                    && hardly
                    && luck < context.levers.restrict_chance;
                (e.funded, e.used) = (0, 0);
            }
        }
    }

    /// Managers' fees, payroll, cards, carers' support and the register.
    fn support_costs(&mut self, context: &ModelContext<'_>, seen: &Seen) {
        let (mut managed, mut holding, mut employing) = (0, 0, 0);
        for family in &seen.families {
            managed += u32::from(family.arrangement == Arrangement::Managed);
            holding += u32::from(family.arrangement.has_account());
            employing += u32::from(family.employs);
        }
        let open = self.accounts.iter().filter(|account| account.open).count() as u32;
        let (levers, a) = (context.levers, &context.assumptions.authority);
        let scale = count(context.place.figures.families) / count(500);
        let fee = penny(written(levers.managed_fee) * count(managed));
        self.books.fund_pays(LedgerAccount::Fees, fee, Reason::AccountFee);
        if levers.payroll_support {
            let month = written(levers.payroll_cost) * count(employing);
            self.books.fund_pays(LedgerAccount::Fees, penny(month * count(12) / count(52)), Reason::Payroll);
        }
        if levers.evidence == Evidence::Card {
            let cards = written(a.card_cost) * count(open);
            self.books.fund_pays(LedgerAccount::Fees, of_year(cards, 1), Reason::Card);
        }
        let carers = written(levers.carer_support) * written(a.carer_support_cost) * count(holding);
        self.books.fund_pays(LedgerAccount::Support, penny(carers), Reason::CarerSupport);
        if levers.pa_register {
            let register = written(a.register_cost) * scale;
            self.books.fund_pays(LedgerAccount::Support, of_year(register, 1), Reason::Register);
        }
    }

    /// Every crisis costs the fund a sum.
    pub(super) fn crises(&mut self, context: &ModelContext<'_>, before: &Seen, after: &Seen) {
        let cost = penny(written(context.assumptions.crisis.crisis_cost));
        for (was, is) in before.families.iter().zip(&after.families) {
            if is.crisis_hours > was.crisis_hours {
                self.books.fund_pays(LedgerAccount::Emergency, cost, Reason::CrisisCost);
            }
        }
    }
}
