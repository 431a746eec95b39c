//! The reduced model in the style of allotment's own engine.
//!
//! Idiom: a flat world of families and providers, a week as a table of phases that each pass over the
//! whole world, every draw from its own key. The engine itself is not used: it knows one model.

use allotment::basics::{Draws, Keyed, Purpose};
use host::{COST, FUNDING, Outcomes, Record, Size, capacities};

struct Family {
    /// Hours a week, and capacity for paperwork.
    need: i64,
    kappa: f64,
    /// Providers by price.
    candidates: [u32; 3],
    strain: f64,
    /// Pence.
    balance: i64,
    overdue: u32,
    pending: bool,
    suspended: bool,
    /// This week: hours delivered, and from how many providers.
    delivered: i64,
    used: u32,
}

struct Provider {
    /// Pence an hour, hours a week while open.
    price: i64,
    capacity: i64,
    /// Pence held.
    reserve: i64,
    /// This week: hours left, pence taken.
    free: i64,
    revenue: i64,
    /// Weeks in a row below nothing; weeks until it opens again.
    negative: u32,
    closed_for: u32,
}

struct World {
    draws: Draws,
    week: u32,
    families: Vec<Family>,
    providers: Vec<Provider>,
    /// The order in which families buy; shuffled anew each week.
    order: Vec<u32>,
    record: Record,
}

/// One week, in order.
const WEEK: [fn(&mut World); 7] =
    [returns_fall_due, pay, buy, live_with_it, returns_arrive, reclaim, trade_and_count];

fn returns_fall_due(world: &mut World) {
    if world.week % 13 != 12 {
        return;
    }
    for family in world.families.iter_mut().filter(|family| !family.pending) {
        family.pending = true;
        family.overdue = 0;
    }
}

fn pay(world: &mut World) {
    if !world.week.is_multiple_of(4) {
        return;
    }
    for family in world.families.iter_mut().filter(|family| !family.suspended) {
        family.balance += 4 * family.need * FUNDING;
        world.record.paid += 4 * family.need * FUNDING;
    }
}

fn buy(world: &mut World) {
    for provider in &mut world.providers {
        provider.free = if provider.closed_for > 0 { 0 } else { provider.capacity };
        provider.revenue = 0;
    }
    let mut keyed = world.draws.at(Purpose::Search, 0, world.week);
    for last in (1..world.order.len()).rev() {
        let other = below(last as u64 + 1, &mut keyed) as usize;
        world.order.swap(last, other);
    }
    for &number in &world.order {
        let family = &mut world.families[number as usize];
        let mut left = family.need;
        family.used = 0;
        for &candidate in &family.candidates {
            let provider = &mut world.providers[candidate as usize];
            let wanted = left.min(provider.free);
            let affordable = family.balance >= wanted * provider.price;
            let hours = if affordable { wanted } else { family.balance / provider.price };
            if hours > 0 {
                let cost = hours * provider.price;
                left -= hours;
                provider.free -= hours;
                provider.revenue += cost;
                family.balance -= cost;
                world.record.spent += cost;
                family.used += 1;
                if left == 0 {
                    break;
                }
            }
        }
        family.delivered = family.need - left;
    }
}

/// Hours of paperwork over capacity, with the strain of the week's start.
fn load(family: &Family) -> f64 {
    let hours = 0.3 + 0.15 * f64::from(family.used) + if family.pending { 1.5 } else { 0.0 };
    hours / (family.kappa * (1.0 - 0.5 * family.strain))
}

/// Strain; and what makes a pending return arrive, while the load is known.
fn live_with_it(world: &mut World) {
    for (number, family) in world.families.iter_mut().enumerate() {
        let (need, before, load) = (family.need as f64, family.strain, load(family));
        let unmet = (family.need - family.delivered) as f64 / need;
        family.strain = (before + 0.05 * (load - 1.0).max(0.0) + 0.02 * unmet
            - 0.04 * before * family.delivered as f64 / need)
            .clamp(0.0, 1.0);
        if family.pending {
            let inclination = 1.5 + (1.0 - load) - 2.0 * family.strain;
            let chance = 1.0 / (1.0 + libm::exp(-inclination));
            family.pending = !world.draws.happens(chance, Purpose::ReturnArrives, number as u64, world.week);
            family.overdue += 1;
        }
    }
}

fn returns_arrive(world: &mut World) {
    for family in world.families.iter_mut().filter(|family| family.overdue > 0) {
        if family.pending {
            family.suspended |= family.overdue == 6;
        } else {
            family.overdue = 0;
            family.suspended = false;
        }
    }
}

fn reclaim(world: &mut World) {
    if world.week % 52 != 51 {
        return;
    }
    for family in &mut world.families {
        let surplus = (family.balance - 8 * family.need * FUNDING).max(0);
        family.balance -= surplus;
        world.record.reclaimed += surplus;
    }
}

fn trade_and_count(world: &mut World) {
    let closed: u32 = world.providers.iter_mut().map(trade).sum();
    let record = &mut world.record;
    record.earned += world.providers.iter().map(|provider| provider.revenue).sum::<i64>();
    let (mut delivered, mut balance, mut suspended) = (0, 0, 0);
    for family in &world.families {
        delivered += family.delivered;
        balance += family.balance;
        suspended += u32::from(family.suspended);
        assert!(family.balance >= 0, "an account is overdrawn");
    }
    record.delivered.push(delivered);
    record.unmet.push(record.need - delivered);
    record.balance.push(balance);
    record.suspended.push(f64::from(suspended) / world.families.len() as f64);
    record.closed.push(f64::from(closed) / world.providers.len() as f64);
}

/// A provider's cash; 1 where it is closed after the week.
fn trade(provider: &mut Provider) -> u32 {
    let staffed = if provider.closed_for > 0 { 0 } else { provider.capacity };
    provider.reserve += provider.revenue - COST * staffed;
    if provider.closed_for > 0 {
        provider.closed_for -= 1;
        if provider.closed_for == 0 {
            provider.reserve = 8 * COST * provider.capacity;
            provider.negative = 0;
        }
    } else {
        provider.negative = if provider.reserve < 0 { provider.negative + 1 } else { 0 };
        if provider.negative == 13 {
            provider.closed_for = 52;
        }
    }
    u32::from(provider.closed_for > 0)
}

/// A whole number below `bound`.
fn below(bound: u64, keyed: &mut Keyed) -> u64 {
    ((u128::from(keyed.bits()) * u128::from(bound)) >> 64) as u64
}

fn family(draws: &Draws, key: u64, prices: &[i64]) -> Family {
    let mut choice = draws.at(Purpose::ProviderChoice, key, 0);
    let mut candidates = [u32::MAX; 3];
    let mut chosen = 0;
    while chosen < candidates.len() {
        let next = below(prices.len() as u64, &mut choice) as u32;
        if !candidates[..chosen].contains(&next) {
            candidates[chosen] = next;
            chosen += 1;
        }
    }
    candidates.sort_by_key(|&provider| (prices[provider as usize], provider));
    Family {
        need: 2 + below(11, &mut draws.at(Purpose::ChildNeed, key, 0)) as i64,
        kappa: libm::exp(0.5 + 0.5 * draws.at(Purpose::Capacity, key, 0).normal()),
        candidates,
        strain: 0.0,
        balance: 0,
        overdue: 0,
        pending: false,
        suspended: false,
        delivered: 0,
        used: 0,
    }
}

fn first_world(size: Size, draws: Draws) -> World {
    let price = |key| 1100 + below(1401, &mut draws.at(Purpose::ProviderTraits, key, 0)) as i64;
    let prices: Vec<i64> = (0..size.providers as u64).map(price).collect();
    let families: Vec<Family> = (0..size.families as u64).map(|key| family(&draws, key, &prices)).collect();
    let need = families.iter().map(|family| family.need).sum();
    let weight = |key| 0.5 + draws.uniform(Purpose::ProviderCount, key, 0);
    let weights: Vec<f64> = (0..size.providers as u64).map(weight).collect();
    let provider = |(&price, capacity): (&i64, i64)| Provider {
        price,
        capacity,
        reserve: 8 * COST * capacity,
        free: 0,
        revenue: 0,
        negative: 0,
        closed_for: 0,
    };
    World {
        week: 0,
        providers: prices.iter().zip(capacities(need, &weights)).map(provider).collect(),
        order: (0..size.families as u32).collect(),
        record: Record { need, ..Record::default() },
        families,
        draws,
    }
}

fn replicate(size: Size, seed: u32) -> Outcomes {
    let mut world = first_world(size, Draws::new(1, seed));
    for week in 0..size.weeks {
        world.week = week;
        for phase in WEEK {
            phase(&mut world);
        }
    }
    world.record.strain = world.families.iter().map(|family| family.strain).sum();
    world.record.outcomes(size)
}

fn main() {
    host::serve(replicate);
}
