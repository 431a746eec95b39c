//! One week of the reduced model: every family once, in a fresh random order, then every provider.

use super::World;
use super::drawn::{COST, below};
use allotment::basics::{Draws, Purpose};

/// Pence an hour at which accounts are funded.
const FUNDING: i64 = 1500;
/// Weeks of funding that an account may keep at the year's end.
const KEPT_WEEKS: i64 = 8;
/// Weeks late at which an account is suspended.
const SUSPENDED_AT: u32 = 6;
/// Weeks below nothing at which a provider closes, and for how many.
const CLOSES_AT: u32 = 13;
const CLOSED_FOR: u32 = 52;

pub(super) struct Family {
    /// Hours a week.
    pub(super) need: i64,
    /// Capacity for paperwork.
    pub(super) kappa: f64,
    /// Providers by price.
    pub(super) candidates: [u32; 3],
    pub(super) strain: f64,
    /// Pence: held, and so far paid in, spent and taken back.
    pub(super) balance: i64,
    pub(super) paid: i64,
    pub(super) spent: i64,
    pub(super) reclaimed: i64,
    /// Weeks that a return is late.
    pub(super) overdue: u32,
    pub(super) pending: bool,
    pub(super) suspended: bool,
}

pub(super) struct Provider {
    /// Pence an hour.
    pub(super) price: i64,
    /// Hours a week while open.
    pub(super) capacity: i64,
    /// Pence: the reserve at the start, and now.
    pub(super) start: i64,
    pub(super) reserve: i64,
    /// Hours left this week.
    pub(super) free: i64,
    /// Pence taken this week, and ever.
    pub(super) revenue: i64,
    pub(super) earned: i64,
    /// Weeks in a row below nothing.
    pub(super) negative: u32,
    /// Weeks until it opens again; nothing while open.
    pub(super) closed_for: u32,
}

/// What a week of all families adds up to.
#[derive(Default)]
struct Sums {
    delivered: i64,
    unmet: i64,
    balance: i64,
    suspended: u32,
}

impl World {
    /// Lives a week.
    pub(crate) fn live(&mut self, draws: &Draws, week: u32) {
        for provider in &mut self.providers {
            provider.free = if provider.closed_for > 0 { 0 } else { provider.capacity };
            provider.revenue = 0;
        }
        self.shuffle(draws, week);
        let mut sums = Sums::default();
        for &number in &self.order {
            let family = &mut self.families[number as usize];
            visit(family, number, &mut self.providers, draws, week, &mut sums);
        }
        let closed: u32 = self.providers.iter_mut().map(trade).sum();
        let series = &mut self.series;
        series.delivered.push(sums.delivered);
        series.unmet.push(sums.unmet);
        series.balance.push(sums.balance);
        series.suspended.push(f64::from(sums.suspended) / self.families.len() as f64);
        series.closed.push(f64::from(closed) / self.providers.len() as f64);
    }

    fn shuffle(&mut self, draws: &Draws, week: u32) {
        let mut keyed = draws.at(Purpose::Search, 0, week);
        for last in (1..self.order.len()).rev() {
            let other = below(last as u64 + 1, &mut keyed) as usize;
            self.order.swap(last, other);
        }
    }
}

/// A family's week: payment, purchases, strain, its return, reclaim.
#[inline]
fn visit(
    family: &mut Family,
    number: u32,
    providers: &mut [Provider],
    draws: &Draws,
    week: u32,
    sums: &mut Sums,
) {
    if week % 13 == 12 && !family.pending {
        family.pending = true;
        family.overdue = 0;
    }
    if week.is_multiple_of(4) && !family.suspended {
        let payment = 4 * family.need * FUNDING;
        family.balance += payment;
        family.paid += payment;
    }
    let (delivered, used) = buy(family, providers);
    live_week(family, number, draws, week, delivered, used);
    if week % 52 == 51 {
        let surplus = (family.balance - KEPT_WEEKS * family.need * FUNDING).max(0);
        family.balance -= surplus;
        family.reclaimed += surplus;
    }
    sums.delivered += delivered;
    sums.unmet += family.need - delivered;
    sums.balance += family.balance;
    sums.suspended += u32::from(family.suspended);
}

/// Hours bought of the candidates, cheapest first, and of how many of them.
#[inline]
fn buy(family: &mut Family, providers: &mut [Provider]) -> (i64, u32) {
    let (mut left, mut used) = (family.need, 0);
    for &candidate in &family.candidates {
        let Some(provider) = providers.get_mut(candidate as usize) else { break };
        let wanted = left.min(provider.free);
        // Most families have the money, and then nothing is divided.
        let affordable = family.balance >= wanted * provider.price;
        let hours = if affordable { wanted } else { family.balance / provider.price };
        if hours > 0 {
            let cost = hours * provider.price;
            left -= hours;
            provider.free -= hours;
            provider.revenue += cost;
            family.balance -= cost;
            family.spent += cost;
            used += 1;
            if left == 0 {
                break;
            }
        }
    }
    (family.need - left, used)
}

/// Load, strain, and the return that may arrive.
#[inline]
fn live_week(family: &mut Family, number: u32, draws: &Draws, week: u32, delivered: i64, used: u32) {
    let need = family.need as f64;
    let unmet = (family.need - delivered) as f64 / need;
    let before = family.strain;
    let hours = 0.3 + 0.15 * f64::from(used) + if family.pending { 1.5 } else { 0.0 };
    let load = hours / (family.kappa * (1.0 - 0.5 * before));
    family.strain = (before + 0.05 * (load - 1.0).max(0.0) + 0.02 * unmet
        - 0.04 * before * delivered as f64 / need)
        .clamp(0.0, 1.0);
    if family.pending {
        let inclination = 1.5 + (1.0 - load) - 2.0 * family.strain;
        let chance = 1.0 / (1.0 + libm::exp(-inclination));
        if draws.happens(chance, Purpose::ReturnArrives, u64::from(number), week) {
            family.pending = false;
            family.overdue = 0;
            family.suspended = false;
        } else {
            family.overdue += 1;
            family.suspended |= family.overdue == SUSPENDED_AT;
        }
    }
}

/// A provider's cash; 1 where it is closed after the week.
fn trade(provider: &mut Provider) -> u32 {
    let staffed = if provider.closed_for > 0 { 0 } else { provider.capacity };
    provider.reserve += provider.revenue - COST * staffed;
    provider.earned += provider.revenue;
    if provider.closed_for > 0 {
        provider.closed_for -= 1;
        if provider.closed_for == 0 {
            provider.reserve = provider.start;
            provider.negative = 0;
        }
    } else {
        provider.negative = if provider.reserve < 0 { provider.negative + 1 } else { 0 };
        if provider.negative == CLOSES_AT {
            provider.closed_for = CLOSED_FOR;
        }
    }
    u32::from(provider.closed_for > 0)
}
