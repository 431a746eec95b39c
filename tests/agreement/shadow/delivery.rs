//! The week's payments, bills, flexible spending, grants and block contracts.

use allotment::basics::{Purpose, Slot, Week};
use allotment::context::ModelContext;
use allotment::terms::PricingUnit;
use allotment::world::child::Supplier;
use allotment::world::ledger::{LedgerAccount, Reason};
use allotment::world::provider::Kind;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::Shadow;
use super::year::Flow;
use crate::amount::{count, for_minutes, of_year, penny, pounds, whole_pennies, written};
use crate::seen::Seen;

impl Shadow {
    pub(super) fn delivery(&mut self, context: &ModelContext<'_>, seen: &Seen, after: &Seen) {
        for number in 0..self.accounts.len() {
            let account = &self.accounts[number];
            if account.open && account.suspended.is_none() && account.paid_until <= seen.week {
                let weeks = context.levers.payment_interval;
                let sum = of_year(account.budget, weeks);
                self.accounts[number].paid_until = seen.week + weeks;
                self.pay_in(number, sum, Reason::Payment);
            }
        }
        for trader in &mut self.traders {
            trader.delivered = 0;
            trader.from_the_fund = Decimal::ZERO;
        }
        for family in 0..seen.families.len() {
            if seen.families[family].arrangement.is_supported() {
                self.support(context, seen, after, family);
            }
        }
        for number in 0..self.traders.len() {
            let grant = self.traders[number].grant;
            if self.traders[number].open && grant > Decimal::ZERO {
                self.books.pay(
                    LedgerAccount::Grants,
                    LedgerAccount::Provider(number as u32),
                    grant,
                    Reason::ClubGrant,
                );
            }
        }
        self.block_contracts(context, seen);
    }

    /// A family's week.
    fn support(&mut self, context: &ModelContext<'_>, seen: &Seen, after: &Seen, family: usize) {
        let holiday = Week(seen.week).is_holiday();
        let holds = seen.families[family].arrangement.has_account();
        let (mut assessed, mut delivered) = (0, 0);
        for element in seen.families[family].elements.clone() {
            let e = &seen.elements[element];
            if !e.active || !e.slot.is_active(holiday) {
                continue;
            }
            assessed += e.minutes;
            let (came, paid) = match e.supplier {
                Supplier::Nobody => (0, 0),
                Supplier::Provider(number) => self.by_provider(context, seen, element, number),
                Supplier::Assistant(_) => self.by_assistant(context, seen, element),
            };
            delivered += came;
            // A suspended account's booking lapses when it can pay next to nothing of the week.
            let least = written(context.assumptions.delivery.lapse_share) * count(e.booked);
            let account = seen.children[e.child].account;
            let suspended = account.is_some_and(|number| self.accounts[number].suspended.is_some());
            let lapses = suspended && paid < e.booked && count(paid) < least;
            let lapsed = after.elements[element].supplier != e.supplier;
            assert_eq!(lapsed, lapses, "week {}: whether element {element} lapses", seen.week);
            if holds {
                self.elements[element].funded += e.minutes;
                self.elements[element].used += came;
            }
        }
        if holds {
            delivered = self.flexible(context, seen, after, family, [assessed, delivered]);
        }
        let now = &after.families[family];
        let theirs = [now.assessed, now.delivered];
        assert_eq!(theirs, [assessed, delivered], "week {}: minutes of family {family}", seen.week);
    }

    /// A booked week with a provider; gives the minutes that came, and those that were paid for or would
    /// have been.
    fn by_provider(
        &mut self,
        context: &ModelContext<'_>,
        seen: &Seen,
        element: usize,
        number: u32,
    ) -> (u32, u32) {
        let e = &seen.elements[element];
        let provider = &seen.providers[number as usize];
        let (absence, failure) = context.draws.at(Purpose::Delivery, e.key, seen.week).uniform_pair();
        let absent = absence < context.assumptions.delivery.family_absence;
        let fails = failure < provider.failure;
        let is_paid = match provider.unit {
            PricingUnit::Hour => !absent && !fails,
            PricingUnit::Session | PricingUnit::Night => !fails,
            PricingUnit::Quarter => true,
        };
        let mut minutes = e.booked;
        if is_paid {
            let bill = for_minutes(self.traders[number as usize].price, e.booked);
            let sum;
            (minutes, sum) = self.bill(seen, element, LedgerAccount::Provider(number), bill, Reason::Care);
            if seen.children[e.child].account.is_none() {
                self.traders[number as usize].from_the_fund += sum;
            }
        }
        if absent || fails {
            return (0, minutes);
        }
        self.traders[number as usize].delivered += minutes;
        (minutes, minutes)
    }

    /// A booked week with an assistant; gives the same.
    fn by_assistant(&mut self, context: &ModelContext<'_>, seen: &Seen, element: usize) -> (u32, u32) {
        let e = &seen.elements[element];
        let (absence, failure) = context.draws.at(Purpose::Delivery, e.key, seen.week).uniform_pair();
        let d = &context.assumptions.delivery;
        if absence < d.family_absence || failure < d.pa_failure {
            return (0, e.booked);
        }
        let (wage, on_cost) = self.wage(context);
        let bill = for_minutes(wage + on_cost, e.booked);
        let (minutes, sum) = self.bill(seen, element, LedgerAccount::AssistantWages, bill, Reason::Wage);
        if wage + on_cost > Decimal::ZERO {
            let part = penny(sum * on_cost / (wage + on_cost));
            self.books.pay(LedgerAccount::AssistantWages, LedgerAccount::OnCosts, part, Reason::OnCost);
        }
        (minutes, minutes)
    }

    /// Pays a bill: the fund whatever it comes to, an account as far as it goes. Gives the minutes that
    /// were paid for and the sum.
    fn bill(
        &mut self,
        seen: &Seen,
        element: usize,
        to: LedgerAccount,
        bill: Decimal,
        reason: Reason,
    ) -> (u32, Decimal) {
        let e = &seen.elements[element];
        let Some(number) = seen.children[e.child].account else {
            self.books.fund_pays(to, bill, reason);
            return (e.booked, bill);
        };
        let book = LedgerAccount::Account(number as u32);
        let balance = self.books.holds(book);
        if balance >= bill {
            self.books.pay(book, to, bill, reason);
            self.flow(number, Flow::Spent, bill);
            return (e.booked, bill);
        }
        // Short: whole minutes that the balance pays for, and their part of the bill, both rounded down.
        let minutes = (count(e.booked) * balance / bill).floor().to_u32().unwrap();
        let sum = whole_pennies(bill * count(minutes) / count(e.booked));
        self.books.pay(book, to, sum, reason);
        self.flow(number, Flow::Spent, sum);
        (minutes, sum)
    }

    /// Every fourth week a share of what is idle may buy other things; gives the minutes delivered with
    /// those that they count for.
    fn flexible(
        &mut self,
        context: &ModelContext<'_>,
        seen: &Seen,
        after: &Seen,
        family: usize,
        [assessed, mut delivered]: [u32; 2],
    ) -> u32 {
        let share = written(context.levers.flexible_share);
        let key = seen.families[family].key;
        if share.is_zero() || !(u64::from(seen.week) + key).is_multiple_of(4) || delivered >= assessed {
            return delivered;
        }
        let d = &context.assumptions.delivery;
        if context.draws.uniform(Purpose::Flexible, key, seen.week) < d.flexible_worker_fear {
            return delivered;
        }
        let rate = self.rate(context, 0);
        for number in self.accounts_of(seen, family) {
            if self.accounts[number].suspended.is_some() {
                continue;
            }
            let book = LedgerAccount::Account(number as u32);
            let idle = self.books.holds(book) - of_year(self.accounts[number].budget, 4);
            let wish = penny(idle.max(Decimal::ZERO) * share);
            let worth = (wish * written(d.flexible_value) * count(60) / rate).floor().to_u32().unwrap();
            let unmet = assessed - delivered;
            let (minutes, sum) = if worth > unmet {
                let spent = self.books.holds(book) - pounds(after.accounts[number].balance);
                (unmet, self.either_penny(wish * count(unmet) / count(worth), spent))
            } else {
                (worth, wish)
            };
            if minutes > 0 && sum > Decimal::ZERO {
                delivered += minutes;
                self.books.pay(book, LedgerAccount::Elsewhere, sum, Reason::Flexible);
                self.flow(number, Flow::Spent, sum);
            }
        }
        delivered
    }

    /// The penny of an exact sum. On exactly half a penny the program's binary quotient may fall either
    /// way: there, and only there, what the world spent says which.
    fn either_penny(&mut self, exact: Decimal, spent: Decimal) -> Decimal {
        let (even, half) = (penny(exact), Decimal::new(5, 3));
        if (exact - even).abs() != half {
            return even;
        }
        let odd = exact + exact - even;
        self.halves[0] += 1;
        self.halves[1] += u64::from(spent == odd);
        if spent == odd { odd } else { even }
    }

    /// Clubs and overnight units are paid up to the block price.
    fn block_contracts(&mut self, context: &ModelContext<'_>, seen: &Seen) {
        let share = written(context.levers.block_share);
        let price = count(1) - written(context.assumptions.authority.block_discount);
        let holiday = Week(seen.week).is_holiday();
        for (number, provider) in seen.providers.iter().enumerate() {
            let trader = &self.traders[number];
            if share.is_zero() || !trader.open || !matches!(provider.kind, Kind::Club | Kind::Overnight) {
                continue;
            }
            let whole = for_minutes(trader.price, in_season(&provider.staffed, holiday));
            let due = penny(whole * share * price) - trader.from_the_fund;
            if due > Decimal::ZERO {
                self.books.fund_pays(LedgerAccount::Provider(number as u32), due, Reason::BlockTopUp);
            }
        }
    }
}

/// Minutes of the slots that this week has.
pub(super) fn in_season(minutes: &[u32; 6], holiday: bool) -> u32 {
    let mut sum = 0;
    for slot in Slot::ALL {
        if slot.is_active(holiday) {
            sum += minutes[slot as usize];
        }
    }
    sum
}
