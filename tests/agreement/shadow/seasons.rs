//! April: the year's money, rates, wages and prices; and what strikes an option.

use allotment::basics::{Purpose, Slot};
use allotment::context::ModelContext;
use allotment::parameters::levers::ReclaimAt;
use allotment::world::ledger::{LedgerAccount, Reason};
use allotment::world::provider::Kind;
use rust_decimal::Decimal;

use super::{NEVER, Rule, Shadow};
use crate::amount::{count, drawn, penny, written};
use crate::seen::Seen;

impl Shadow {
    pub(super) fn surroundings(&mut self, context: &ModelContext<'_>, before: &Seen, after: &Seen) {
        let week = before.week;
        if week.is_multiple_of(52) {
            if week > 0 {
                self.april(context, before);
            }
            self.price_the_market(before);
            self.left_before = self.books.left_the_fund;
            self.spent_before = self.books.spent;
            self.committed_sum = Decimal::ZERO;
            let envelope = self.envelope.max(Decimal::ZERO);
            self.books.pay(LedgerAccount::Treasury, LedgerAccount::Fund, envelope, Reason::Envelope);
            self.reviewed_share = review_share(context, week / 52);
            // One draw for all providers, of mean 1.
            let sd = context.assumptions.market.cost_shock_sd;
            let normal = context.draws.at(Purpose::CostShock, 0, week / 52).normal();
            self.cost_shock = drawn(libm::exp(sd * normal - sd * sd / 2.0));
        }
        if week == context.began.0 {
            let left = count(1) - written(context.environment.env_grant_cut);
            for trader in &mut self.traders[..before.providers.len()] {
                trader.grant = penny(trader.grant * left);
            }
        }
        if context.began.0.saturating_add(26) == week {
            for (number, provider) in before.providers.iter().enumerate() {
                let luck = context.draws.uniform(Purpose::ProviderEvent, provider.key, 0);
                if provider.kind == Kind::Agency && luck < context.environment.env_shock {
                    self.traders[number].open = false;
                }
            }
        }
        self.collectives(after);
    }

    fn april(&mut self, context: &ModelContext<'_>, seen: &Seen) {
        let spent = self.spent_this_year();
        // The year before the fork was another policy's.
        let had_a_year = seen.week > context.began.0;
        let left_over = (self.envelope - spent).max(Decimal::ZERO);
        let underspent = if had_a_year { left_over } else { Decimal::ZERO };
        // Half of what was thought of a pound committed, half of what it came to.
        if self.committed_sum > Decimal::ZERO {
            let came_to = spent.max(Decimal::ZERO) * count(52) / self.committed_sum;
            self.spend_share = (self.spend_share + came_to) / count(2);
        }
        let left = self.books.holds(LedgerAccount::Fund);
        self.books.pay(LedgerAccount::Fund, LedgerAccount::Treasury, left, Reason::UnspentEnvelope);
        // In the warm-up nothing is uprated, grows or is cut.
        let in_year = |number: f64| if context.began.0 == NEVER { Decimal::ZERO } else { written(number) };
        let e = context.environment;
        let (uprating, growth) = (in_year(context.levers.fee_uprating), in_year(e.env_wage_growth));
        let one = count(1);
        let missed = penny(underspent * in_year(e.env_underspend_cut));
        self.meet(Rule::Missed, missed > Decimal::ZERO);
        let cut = (one - in_year(e.env_cut)).max(Decimal::ZERO);
        self.envelope = (penny(self.envelope * (one + uprating) * cut) - missed).max(Decimal::ZERO);
        self.reference = self.reference.map(|rate| penny(rate * (one + uprating)));
        self.assistant_rate = penny(self.assistant_rate * (one + uprating));
        self.market_wage *= one + growth;
        let m = &context.assumptions.market;
        for (number, provider) in seen.providers.iter().enumerate() {
            let trader = &mut self.traders[number];
            if !trader.open || provider.kind == Kind::Collective {
                continue;
            }
            let used = trader.use_sum / count(trader.use_weeks.max(1));
            let pass = written(m.price_cost_pass);
            let step = pass * growth
                + (one - pass) * uprating
                + written(m.price_utilisation) * (used - written(m.utilisation_target));
            let step = step.max(written(m.price_move_min)).min(written(m.price_move_max));
            let follow = written(m.wage_follow);
            trader.price = penny(trader.price * (one + step)).max(Decimal::new(1, 2));
            trader.wage = penny(trader.wage * (one + follow * growth + (one - follow) * step));
            trader.fixed = penny(trader.fixed * (one + written(m.fixed_cost_pass) * growth));
            (trader.use_sum, trader.use_weeks) = (Decimal::ZERO, 0);
            let mut minutes = 0;
            for slot in Slot::ALL {
                minutes += provider.staffed[slot as usize] * slot.active_weeks();
            }
            if context.levers.fee_floor && minutes > 0 {
                let hours = count(minutes) / count(52) / count(60);
                let full = written(m.fee_floor_utilisation);
                let cost = trader.wage * full.max(written(m.rota_floor)) + trader.fixed / hours
                    - trader.grant / hours;
                let floor = penny((one + written(m.fee_floor_margin)) * cost / full);
                trader.price = trader.price.max(floor);
            }
        }
    }

    /// What an hour of each service costs on the local market: the mean over open providers, an hour staffed
    /// each; as it was where nobody staffs one.
    fn price_the_market(&mut self, seen: &Seen) {
        for (service, kind) in [Kind::Agency, Kind::Club, Kind::Overnight].into_iter().enumerate() {
            let (mut sum, mut hours) = (Decimal::ZERO, Decimal::ZERO);
            for (trader, provider) in self.traders.iter().zip(&seen.providers) {
                if trader.open && provider.kind == kind {
                    let yearly = Slot::ALL.iter().map(|&s| provider.staffed[s as usize] * s.active_weeks());
                    let staffed = count(yearly.sum());
                    sum += trader.price * staffed;
                    hours += staffed;
                }
            }
            if hours > Decimal::ZERO {
                self.market_price[service] = penny(sum / hours);
            }
        }
    }

    /// Collectives come and go by families' spare hours, which is no rule of money.
    pub(super) fn collectives(&mut self, seen: &Seen) {
        for (number, provider) in seen.providers.iter().enumerate() {
            if provider.kind == Kind::Collective {
                self.traders[number].open = provider.open;
            }
        }
    }
}

/// The share of accounts that this year's reclaim gets round to.
fn review_share(context: &ModelContext<'_>, year: u32) -> f64 {
    let r = &context.assumptions.returns;
    let luck = context.draws.at(Purpose::ReclaimReviewed, 0, year).normal();
    let share = r.reclaim_reviewed_mean + r.reclaim_reviewed_sd * luck;
    if context.levers.reclaim_at == ReclaimAt::Never { 0.0 } else { share.clamp(0.0, 1.0) }
}
