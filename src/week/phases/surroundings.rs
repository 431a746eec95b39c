//! Surroundings: what happens to the authority this week whatever anybody decides.

use crate::basics::{Pence, Purpose};
use crate::context::{ModelContext, pounds};
use crate::parameters::levers::ReclaimAt;
use crate::population::network;
use crate::rules::price;
use crate::week::bookings::{closure, collectives};
use crate::world::World;
use crate::world::ledger::{LedgerAccount, Reason};
use crate::world::provider::Kind;

/// The week of the first policy year in which a provider shock strikes.
const SHOCK_WEEK: u32 = 26;

pub(super) fn run(world: &mut World, context: &ModelContext<'_>) {
    if world.week.of_year() == 0 {
        new_year(world, context);
    }
    if world.week == context.began {
        cut_grants(world, context);
        collectives::meet(world, context);
    }
    if world.week == context.began.plus(SHOCK_WEEK) {
        shock(world, context);
    }
}

/// April: the envelope, wages, fees and prices of the new financial year.
fn new_year(world: &mut World, context: &ModelContext<'_>) {
    let e = context.environment;
    if world.week.0 > 0 {
        // The year before the fork was another policy's.
        let had_a_year = world.week > context.began;
        let left_over = (world.authority.envelope - world.spent_this_year()).or_zero();
        let underspent = if had_a_year { left_over } else { Pence::ZERO };
        learn_spending(world);
        let left = world.ledger.balance(LedgerAccount::Fund);
        world.post(LedgerAccount::Fund, LedgerAccount::Treasury, left, Reason::UnspentEnvelope);
        // Until the fork everything is in the prices of the first April.
        let held = context.is_warming_up();
        let in_year = |growth: f64| if held { 0.0 } else { growth };
        let uprated = 1.0 + in_year(context.levers.fee_uprating);
        let envelope = world.authority.envelope.times(uprated * (1.0 - in_year(e.env_cut)).max(0.0));
        // What was left over may be missed the next year.
        let envelope = (envelope - underspent.times(in_year(e.env_underspend_cut))).or_zero();
        let authority = &mut world.authority;
        authority.envelope = envelope;
        authority.reference = authority.reference.map(|rate| rate.times(uprated));
        authority.assistant_rate = authority.assistant_rate.times(uprated);
        authority.market_wage *= 1.0 + in_year(e.env_wage_growth);
        authority.wage_index *= 1.0 + in_year(e.env_wage_growth);
        authority.referral_index *= 1.0 + in_year(e.env_referral_growth);
        move_prices(world, context, in_year(e.env_wage_growth), in_year(context.levers.fee_uprating));
        if held {
            network::tie(world, context);
        }
    }
    price_market(world);
    world.authority.spent_before = world.ledger.went(LedgerAccount::Fund);
    world.authority.committed_sum = 0.0;
    let envelope = world.authority.envelope.or_zero();
    world.post(LedgerAccount::Treasury, LedgerAccount::Fund, envelope, Reason::Envelope);
    draw_review_share(world, context);
    draw_cost_shock(world, context);
}

/// What an hour of each service costs on the local market this year, by the hours that open providers staff.
fn price_market(world: &mut World) {
    let (mut prices, mut hours) = ([0.0; 3], [0.0; 3]);
    for provider in world.providers.iter().filter(|p| p.open && p.kind != Kind::Collective) {
        let (service, staffed) = (provider.kind.service() as usize, provider.mean_staffed());
        prices[service] += provider.price.as_pounds() * staffed;
        hours[service] += staffed;
    }
    for (price, (sum, staffed)) in world.authority.market_price.iter_mut().zip(prices.into_iter().zip(hours))
    {
        if staffed > 0.0 {
            *price = pounds(sum / staffed);
        }
    }
}

/// What a pound of commitments costs: half of what was thought, half of what the year that ended showed.
fn learn_spending(world: &mut World) {
    if let Some(spent) = world.spent_a_pound() {
        let expected = world.authority.spend_share;
        world.authority.spend_share = expected + LEARNT_A_YEAR * (spent - expected);
    }
}

/// Weight of the last year in what a panel expects of plans.
const LEARNT_A_YEAR: f64 = 0.5;

/// How many accounts this year's reclaim gets round to: one draw an authority and year, since real
/// recoveries swing.
fn draw_review_share(world: &mut World, context: &ModelContext<'_>) {
    let r = &context.assumptions.returns;
    let normal = context.draws.at(Purpose::ReclaimReviewed, 0, world.week.year()).normal();
    world.authority.reviewed_share = match context.levers.reclaim_at {
        ReclaimAt::Never => 0.0,
        _ => (r.reclaim_reviewed_mean + r.reclaim_reviewed_sd * normal).clamp(0.0, 1.0),
    };
}

/// What this year's staff and overheads cost every provider of the authority, over the usual: one draw an
/// authority and year, so that closures come together.
fn draw_cost_shock(world: &mut World, context: &ModelContext<'_>) {
    let sd = context.assumptions.market.cost_shock_sd;
    let normal = context.draws.at(Purpose::CostShock, 0, world.week.year()).normal();
    world.authority.cost_shock = libm::exp(sd * normal - sd * sd / 2.0);
}

fn move_prices(world: &mut World, context: &ModelContext<'_>, growth: f64, uprating: f64) {
    let m = &context.assumptions.market;
    for provider in &mut world.providers {
        if !provider.open || provider.kind == Kind::Collective {
            continue;
        }
        let used = provider.use_sum / f64::from(provider.use_weeks.max(1));
        let step = price::price_move(growth, uprating, used, m);
        let wage_step = price::wage_move(growth, step, m);
        provider.price = provider.price.times(1.0 + step).max(Pence(1));
        provider.wage = provider.wage.times(1.0 + wage_step);
        provider.wage_index *= 1.0 + wage_step;
        provider.fixed = provider.fixed.times(1.0 + m.fixed_cost_pass * growth);
        provider.use_sum = 0.0;
        provider.use_weeks = 0;
        if context.levers.fee_floor {
            let hours = provider.mean_staffed() / 60.0;
            if hours > 0.0 {
                let each = |weekly: Pence| weekly.as_pounds() / hours;
                let floor = price::fee_floor(
                    provider.wage.as_pounds(),
                    each(provider.fixed),
                    each(provider.grant),
                    m,
                );
                provider.price = provider.price.max(pounds(floor));
            }
        }
    }
}

fn cut_grants(world: &mut World, context: &ModelContext<'_>) {
    let left = 1.0 - context.environment.env_grant_cut;
    for provider in &mut world.providers {
        provider.grant = provider.grant.times(left);
    }
}

fn shock(world: &mut World, context: &ModelContext<'_>) {
    let share = context.environment.env_shock;
    let mut closing = Vec::new();
    for (i, provider) in world.providers.iter().enumerate() {
        let struck = context.draws.happens(share, Purpose::ProviderEvent, provider.key, 0);
        if provider.open && provider.kind == Kind::Agency && struck {
            closing.push(i as u32);
        }
    }
    closure::close(world, &closing);
}
