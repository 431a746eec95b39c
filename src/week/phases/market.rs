//! Market: providers' cash, staffing, closure and entry; assistants join, leave the job, leave.

use crate::basics::{MOST_MINUTES, Pence, Purpose, Slot};
use crate::context::{ModelContext, pounds};
use crate::population::assistants::add_assistant;
use crate::population::providers::{add_provider, offer_in_reach, typical_minutes};
use crate::rules::{price, solvency};
use crate::week::bookings::{closure, collectives, wanted};
use crate::world::World;
use crate::world::assistant::Post;
use crate::world::child::{Element, Supplier};
use crate::world::ledger::{LedgerAccount, Reason};
use crate::world::provider::Kind;

pub(super) fn run(world: &mut World, context: &ModelContext<'_>) {
    trade(world, context);
    if world.week.ends_quarter() {
        collectives::meet(world, context);
        staff(world, context);
        enter(world, context);
    }
    if world.week.ends_year() {
        pay_out_surplus(world, context);
    }
    assistants_quit(world, context);
    assistants_come_and_go(world, context);
}

/// A week of every provider's cash, and closure after too many weeks below zero.
fn trade(world: &mut World, context: &ModelContext<'_>) {
    let m = &context.assumptions.market;
    let (holiday, shock) = (world.week.is_holiday(), world.authority.cost_shock);
    let mut closing = Vec::new();
    for i in 0..world.providers.len() {
        let provider = &mut world.providers[i];
        if !provider.open {
            continue;
        }
        let staffed = provider.staffed_in(holiday);
        if staffed > 0 {
            provider.use_sum += f64::from(provider.booked_in(holiday)) / f64::from(staffed);
            provider.use_weeks += 1;
        }
        let minutes = solvency::paid_minutes(provider.delivered, staffed, m.rota_floor);
        let (wages, fixed) = (provider.wage.for_minutes(minutes).times(shock), provider.fixed.times(shock));
        let account = LedgerAccount::Provider(i as u32);
        world.post(account, LedgerAccount::ProviderCosts, wages, Reason::ProviderStaff);
        world.post(account, LedgerAccount::ProviderCosts, fixed, Reason::ProviderFixed);
        let below = world.ledger.balance(account) < Pence::ZERO;
        let provider = &mut world.providers[i];
        provider.weeks_below = if below { provider.weeks_below + 1 } else { 0 };
        if provider.weeks_below > m.closure_grace {
            closing.push(i as u32);
        }
    }
    closure::close(world, &closing);
}

/// A quarter's hiring, shrinking and leaving of staff, slot by slot; what is booked stays staffed.
fn staff(world: &mut World, context: &ModelContext<'_>) {
    let m = &context.assumptions.market;
    for (i, provider) in world.providers.iter_mut().enumerate() {
        if !provider.open || provider.kind == Kind::Collective {
            continue;
        }
        let solvent = world.ledger.balance(LedgerAccount::Provider(i as u32)) > Pence::ZERO;
        let gap = (1.0 - provider.wage_index / world.authority.wage_index).max(0.0);
        for slot in Slot::ALL {
            let staffed = provider.staffed[slot as usize];
            let booked = provider.booked[slot as usize];
            if staffed > 0 {
                let share = f64::from(booked) / f64::from(staffed);
                let step = price::staffing_move(share, solvent, gap, m);
                let moved = (f64::from(staffed) * (1.0 + step)).round_ties_even() as u32;
                provider.staffed[slot as usize] = moved.max(booked).min(MOST_MINUTES);
            }
        }
    }
}

/// Entry of each kind in each area: more with unmet funded hours, expected margin and grants.
fn enter(world: &mut World, context: &ModelContext<'_>) {
    let a = context.assumptions;
    if a.limit_test.test_no_supply {
        return;
    }
    let quarter = world.week.quarter();
    let costs = Kind::TRADING.map(|kind| expected_costs(world, context, kind));
    for area in 0..world.markets.len() {
        for kind in Kind::TRADING {
            let size = typical_minutes(kind, context.place.areas[area].thin, context);
            let unmet = world.markets[area].unmet[kind as usize];
            let fill = solvency::expected_fill(unmet, size, &a.market);
            let ExpectedCosts { wage_share, fixed_index, grant } = costs[kind as usize];
            let margin = solvency::entry_margin(fill, wage_share, fixed_index, grant, &a.market);
            let rate = solvency::entry_rate(unmet, size, margin, context.levers.startup_grant, &a.market);
            let key = 1 << 17 | ((u64::from(quarter) * 64 + area as u64) * 4 + kind as u64);
            if context.draws.happens(1.0 - libm::exp(-rate), Purpose::Entry, key, 0) {
                open_entrant(world, context, kind, area, key);
            }
        }
    }
}

/// What an entrant of a kind expects to pay, over the price that it expects.
#[derive(Clone, Copy)]
struct ExpectedCosts {
    wage_share: f64,
    /// Price level of fixed cost over that of support.
    fixed_index: f64,
    /// Grant over full-capacity revenue.
    grant: f64,
}

/// As the open providers of the kind have it now, an hour that they staff each; as the first ones had it where
/// none is open.
fn expected_costs(world: &World, context: &ModelContext<'_>, kind: Kind) -> ExpectedCosts {
    let (a, m) = (context.assumptions, &context.assumptions.market);
    let (first_share, first_price) = match kind {
        Kind::Agency => (m.agency_wage_share, a.prices.agency_price_mean),
        Kind::Club => (m.club_wage_share, a.prices.club_price_mean),
        Kind::Overnight => (m.overnight_wage_share, a.prices.overnight_price_mean),
        Kind::Collective => (0.0, 0.0),
    };
    let (mut price, mut wage, mut staffed) = (0.0, 0.0, 0.0);
    for provider in world.providers.iter().filter(|provider| provider.open && provider.kind == kind) {
        let hours = provider.mean_staffed();
        price += provider.price.as_pounds() * hours;
        wage += provider.wage.as_pounds() * hours;
        staffed += hours;
    }
    let grants_left = if world.week >= context.began { 1.0 - context.environment.env_grant_cut } else { 1.0 };
    let grant = if kind == Kind::Club { m.club_grant_share * grants_left } else { 0.0 };
    if price <= 0.0 {
        return ExpectedCosts { wage_share: first_share, fixed_index: 1.0, grant };
    }
    let own_price = first_price * world.authority.wage_index;
    ExpectedCosts { wage_share: wage / price, fixed_index: own_price * staffed / price, grant }
}

fn open_entrant(world: &mut World, context: &ModelContext<'_>, kind: Kind, area: usize, key: u64) {
    let m = &context.assumptions.market;
    let number = add_provider(world, context, kind, area, key, m.entrant_size);
    let account = LedgerAccount::Provider(number as u32);
    let slice = context.grain(kind).slice;
    let reserve = pounds(m.entrant_reserve * slice);
    world.providers[number].normal_reserve = world.providers[number].normal_reserve.max(reserve);
    world.post(LedgerAccount::ProviderCosts, account, reserve, Reason::OpeningReserve);
    let grant = pounds(context.levers.startup_grant * slice);
    if grant > Pence::ZERO {
        world.post(LedgerAccount::Fund, account, grant, Reason::StartUpGrant);
    }
    world.tally.entries += 1.0;
    offer_in_reach(world, context, number);
}

/// Cash above a multiple of the normal reserve leaves at the year end.
fn pay_out_surplus(world: &mut World, context: &ModelContext<'_>) {
    let factor = context.assumptions.market.surplus_reserve_factor;
    for i in 0..world.providers.len() {
        let account = LedgerAccount::Provider(i as u32);
        let most = world.providers[i].normal_reserve.times(factor);
        let surplus = world.ledger.balance(account) - most;
        if world.providers[i].open && surplus > Pence::ZERO {
            world.post(account, LedgerAccount::ProviderCosts, surplus, Reason::Surplus);
        }
    }
}

/// Employed assistants leave the job, more where other work pays better.
fn assistants_quit(world: &mut World, context: &ModelContext<'_>) {
    let p = &context.assumptions.pa;
    let rate = context.assistant_rate(&world.authority);
    for i in 0..world.assistants.len() {
        let Post::With(family) = world.assistants[i].post else { continue };
        let mut keyed = context.draws.at(Purpose::AssistantQuit, world.assistants[i].key, world.week.0);
        let works = |e: &&Element| e.supplier == Supplier::Assistant(i as u32);
        let job = world.elements[world.cases[family as usize].elements()].iter().find(works);
        let wage = job.map_or(rate, |e| wanted::wage(context, rate, e)).as_pounds();
        let gap = if wage > 0.0 { world.authority.market_wage / wage - 1.0 } else { 1.0 };
        let chance = (p.pa_quit * libm::exp(p.pa_quit_wage * gap)).min(1.0);
        if keyed.uniform() >= chance {
            continue;
        }
        let leaves_pool = keyed.uniform() < p.pa_exit_share;
        for element in world.cases[family as usize].elements() {
            if world.elements[element].supplier == Supplier::Assistant(i as u32) {
                world.lose(element, "the assistant left");
            }
        }
        if leaves_pool {
            leave_pool(world, i);
        }
    }
}

fn leave_pool(world: &mut World, assistant: usize) {
    let area = world.assistants[assistant].area as usize;
    world.assistants[assistant].post = Post::Gone;
    // An assistant that has just left a job is the last of the pool.
    let pool = &mut world.markets[area].pool;
    if let Some(index) = pool.iter().rposition(|&other| other as usize == assistant) {
        pool.remove(index);
    }
}

/// Assistants without work leave the pool; others join, more where the wage offered is good.
fn assistants_come_and_go(world: &mut World, context: &ModelContext<'_>) {
    let p = &context.assumptions.pa;
    let week = world.week.0;
    for area in 0..world.markets.len() {
        let assistants = &mut world.assistants;
        world.markets[area].pool.retain(|&i| {
            let assistant = &mut assistants[i as usize];
            let goes = context.draws.happens(p.pa_pool_exit, Purpose::AssistantExit, assistant.key, week);
            if goes {
                assistant.post = Post::Gone;
            }
            !goes
        });
    }
    if context.assumptions.limit_test.test_no_supply {
        return;
    }
    let ratio = context.assistant_rate_in_plans(&world.authority).as_pounds() / world.authority.market_wage;
    let reference_areas = 5.0 / world.markets.len() as f64;
    let base = p.pa_inflow * context.scale() * reference_areas * libm::pow(ratio, p.pa_inflow_elasticity);
    for area in 0..world.markets.len() {
        let rate = if context.place.areas[area].thin { base * p.pa_thin_inflow } else { base };
        let cell = u64::from(week) * 64 + area as u64;
        let count = context.draws.at(Purpose::AssistantEntry, cell, 0).poisson(rate, 31);
        for number in 0..u64::from(count) {
            add_assistant(world, context, area, (1 << 24) + cell * 32 + number);
        }
    }
}
