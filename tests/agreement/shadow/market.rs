//! A week of providers' cash: staff, fixed cost, closure, entrants, and cash that leaves.

use allotment::basics::Week;
use allotment::context::ModelContext;
use allotment::world::ledger::{LedgerAccount, Reason};
use allotment::world::provider::Kind;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::Shadow;
use super::delivery::in_season;
use crate::amount::{count, for_minutes, penny, pounds, whole, written};
use crate::seen::Seen;

impl Shadow {
    pub(super) fn market(&mut self, context: &ModelContext<'_>, before: &Seen, after: &Seen) {
        let m = &context.assumptions.market;
        let holiday = Week(before.week).is_holiday();
        for (number, provider) in before.providers.iter().enumerate() {
            if !self.traders[number].open {
                continue;
            }
            let book = LedgerAccount::Provider(number as u32);
            let staffed = in_season(&provider.staffed, holiday);
            let trader = &mut self.traders[number];
            if staffed > 0 {
                trader.use_sum += count(in_season(&provider.booked, holiday)) / count(staffed);
                trader.use_weeks += 1;
            }
            let least = whole(count(staffed) * written(m.rota_floor)).to_u32().unwrap();
            let wages = penny(for_minutes(trader.wage, trader.delivered.max(least)) * self.cost_shock);
            let fixed = penny(trader.fixed * self.cost_shock);
            self.books.pay(book, LedgerAccount::ProviderCosts, wages, Reason::ProviderStaff);
            self.books.pay(book, LedgerAccount::ProviderCosts, fixed, Reason::ProviderFixed);
            let below = self.books.holds(book) < Decimal::ZERO;
            let trader = &mut self.traders[number];
            trader.weeks_below = if below { trader.weeks_below + 1 } else { 0 };
            if trader.weeks_below > m.closure_grace {
                trader.open = false;
            }
        }
        self.collectives(after);
        for (number, provider) in after.providers.iter().enumerate().skip(before.providers.len()) {
            if provider.kind != Kind::Collective {
                self.entrant(context, number, provider.kind);
            }
        }
        if before.week % 52 == 51 {
            for (number, provider) in after.providers.iter().enumerate() {
                let book = LedgerAccount::Provider(number as u32);
                let keep = penny(pounds(provider.normal_reserve) * written(m.surplus_reserve_factor));
                let above = self.books.holds(book) - keep;
                if self.traders[number].open && above > Decimal::ZERO {
                    self.books.pay(book, LedgerAccount::ProviderCosts, above, Reason::Surplus);
                }
            }
        }
    }

    /// An entrant starts with its cash and the policy's grant, a slice of a provider with its part of both.
    fn entrant(&mut self, context: &ModelContext<'_>, number: usize, kind: Kind) {
        let m = &context.assumptions.market;
        let (reference, least) = match kind {
            Kind::Agency => (m.n_agencies, f64::from(m.least_agencies)),
            Kind::Club => (m.n_clubs, f64::from(m.least_clubs)),
            Kind::Overnight | Kind::Collective => (m.n_overnight, context.figures().overnight_units),
        };
        let whole = written(reference) * written(context.scale());
        let least = written(least);
        let slice = if whole < least { whole / least } else { count(1) };
        let book = LedgerAccount::Provider(number as u32);
        let reserve = penny(written(context.assumptions.market.entrant_reserve) * slice);
        self.books.pay(LedgerAccount::ProviderCosts, book, reserve, Reason::OpeningReserve);
        let grant = penny(written(context.levers.startup_grant) * slice);
        if grant > Decimal::ZERO {
            self.books.fund_pays(book, grant, Reason::StartUpGrant);
        }
    }
}
