//! The week's payments, bills, flexible spending, grants and block contracts.

use allotment::basics::{Purpose, Slot, Week};
use allotment::context::ModelContext;
use allotment::parameters::levers::Evidence;
use allotment::terms::PricingUnit;
use allotment::world::child::Supplier;
use allotment::world::ledger::{LedgerAccount, Reason};
use allotment::world::provider::Kind;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::year::Flow;
use super::{Rule, Shadow};
use crate::amount::{count, drawn, for_minutes, of_year, penny, pounds, whole_pennies, written};
use crate::seen::Seen;

impl Shadow {
    pub(super) fn delivery(&mut self, context: &ModelContext<'_>, seen: &Seen, after: &Seen) {
        for number in 0..self.accounts.len() {
            let account = &self.accounts[number];
            if account.open && account.suspended.is_none() && account.paid_until <= seen.week {
                self.payment(context, seen, number);
            }
        }
        for trader in &mut self.traders {
            trader.delivered = 0;
            trader.paid = Decimal::ZERO;
        }
        // Bookings that lapse leave their minutes to whoever's week comes later.
        let mut free: Vec<[u32; 6]> = Vec::new();
        for provider in &seen.providers {
            free.push(std::array::from_fn(|slot| {
                provider.staffed[slot].saturating_sub(provider.booked[slot])
            }));
        }
        for family in 0..seen.families.len() {
            if seen.families[family].arrangement.is_supported() {
                self.support(context, seen, after, family, &mut free);
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

    /// Weeks in advance, the first when a booking stands or has been waited for long enough; part of a direct
    /// payment goes on other things, and nobody finds it.
    fn payment(&mut self, context: &ModelContext<'_>, seen: &Seen, number: usize) {
        let (family, week) = (&seen.families[self.accounts[number].family], seen.week);
        if self.accounts[number].starts_by > week {
            let stands = |element: usize| seen.elements[element].supplier != Supplier::Nobody;
            if !family.elements.clone().any(stands) {
                self.meet(Rule::WaitsForBooking, true);
                return;
            }
            self.accounts[number].starts_by = week;
        }
        let weeks = context.levers.payment_interval;
        let sum = of_year(self.accounts[number].budget, weeks);
        self.accounts[number].paid_until = week + weeks;
        self.pay_in(number, sum, Reason::Payment);
        if self.accounts[number].direct {
            let r = &context.assumptions.returns;
            let found = match context.levers.evidence {
                Evidence::Receipts => r.misuse_found_receipts,
                Evidence::Statements => r.misuse_found_statements,
                Evidence::Card => r.misuse_found_card,
            };
            let checked = (f64::from(context.levers.returns_per_year) / 4.0).sqrt().min(1.0);
            let misused = written(r.misuse) * (count(1) - written(found) * drawn(checked));
            let (book, gone) = (LedgerAccount::Account(number as u32), penny(sum * misused));
            self.books.pay(book, LedgerAccount::Elsewhere, gone, Reason::Misuse);
            self.flow(number, Flow::Misused, gone);
        }
    }

    /// A family's week; `free` are the minutes that providers have left.
    fn support(
        &mut self,
        context: &ModelContext<'_>,
        seen: &Seen,
        after: &Seen,
        family: usize,
        free: &mut [[u32; 6]],
    ) {
        let holiday = Week(seen.week).is_holiday();
        let holds = seen.families[family].arrangement.has_account();
        let (mut assessed, mut delivered) = (0, 0);
        let mut freed = Vec::new();
        for element in seen.families[family].elements.clone() {
            let e = &seen.elements[element];
            if !e.active || !e.slot.is_active(holiday) {
                continue;
            }
            assessed += e.minutes;
            let (came, paid) = match e.supplier {
                Supplier::Nobody => (0, 0),
                Supplier::Provider(number) => {
                    let made_up = is_made_up(context, seen, element, free[number as usize][e.slot as usize]);
                    self.by_provider(context, seen, element, number, made_up)
                }
                Supplier::Assistant(number) => {
                    let made_up = is_made_up(context, seen, element, seen.assistants[number as usize]);
                    self.by_assistant(context, seen, element, made_up)
                }
            };
            delivered += came;
            // A suspended account's booking lapses when it can pay next to nothing of the week.
            let least = written(context.assumptions.delivery.lapse_share) * count(e.booked);
            let payer = self.payer(seen, element);
            let suspended = payer.is_some_and(|number| self.accounts[number].suspended.is_some());
            let lapses = suspended && paid < e.booked && count(paid) < least;
            let lapsed = after.elements[element].supplier != e.supplier;
            assert_eq!(lapsed, lapses, "week {}: whether element {element} lapses", seen.week);
            if let (true, Supplier::Provider(number)) = (lapses, e.supplier) {
                freed.push((number, e.slot, e.booked));
            }
            if payer.is_some() {
                self.elements[element].funded += e.minutes;
                self.elements[element].used += came;
            }
        }
        for (number, slot, minutes) in freed {
            free[number as usize][slot as usize] += minutes;
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
        made_up: bool,
    ) -> (u32, u32) {
        let e = &seen.elements[element];
        let provider = &seen.providers[number as usize];
        let (absence, failure) = context.draws.at(Purpose::Delivery, e.key, seen.week).uniform_pair();
        let absent = absence < context.assumptions.delivery.family_absence;
        let fails = failure < provider.failure;
        self.meet(Rule::MadeUp, (absent || fails) && made_up);
        let (absent, fails) = (absent && !made_up, fails && !made_up);
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
            if self.payer(seen, element).is_none() {
                self.meet(Rule::PaidBeside, seen.children[e.child].account.is_some());
            }
            self.traders[number as usize].paid += sum;
        }
        if absent || fails {
            return (0, minutes);
        }
        self.traders[number as usize].delivered += minutes;
        (minutes, minutes)
    }

    /// A booked week with an assistant; gives the same.
    fn by_assistant(
        &mut self,
        context: &ModelContext<'_>,
        seen: &Seen,
        element: usize,
        made_up: bool,
    ) -> (u32, u32) {
        let e = &seen.elements[element];
        let (absence, failure) = context.draws.at(Purpose::Delivery, e.key, seen.week).uniform_pair();
        let d = &context.assumptions.delivery;
        let misses = absence < d.family_absence || failure < d.pa_failure;
        if misses && !made_up {
            return (0, e.booked);
        }
        self.meet(Rule::MadeUp, misses);
        let (wage, on_cost) = self.wage(context, seen, element);
        self.meet(Rule::HeldByPlan, wage < self.council_rate(context));
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
        let Some(number) = self.payer(seen, element) else {
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
            let due = penny(whole * share * price) - trader.paid;
            if due > Decimal::ZERO {
                self.books.fund_pays(LedgerAccount::Provider(number as u32), due, Reason::BlockTopUp);
            }
        }
    }
}

/// Whether a week, were it missed, would be made up soon: whoever comes has as many minutes free, and does.
fn is_made_up(context: &ModelContext<'_>, seen: &Seen, element: usize, free: u32) -> bool {
    let e = &seen.elements[element];
    let luck = context.draws.uniform(Purpose::MadeUp, e.key, seen.week);
    free >= e.booked && luck < context.assumptions.delivery.made_up
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
