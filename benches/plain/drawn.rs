//! The first state of the reduced model, drawn from keys.

use super::week::{Family, Provider};
use super::{Series, Size, World};
use allotment::basics::{Draws, Keyed, Purpose};

/// Pence an hour that a provider's staff cost.
pub(super) const COST: i64 = 1120;
/// Weeks of cost that a provider starts with.
const RESERVE_WEEKS: i64 = 8;

/// A whole number below `bound`, uniform to one part in 2^64 / bound.
#[inline]
pub(super) fn below(bound: u64, keyed: &mut Keyed) -> u64 {
    ((u128::from(keyed.bits()) * u128::from(bound)) >> 64) as u64
}

impl World {
    /// The world before its first week.
    pub(crate) fn drawn(size: Size, draws: &Draws) -> World {
        let prices: Vec<i64> = (0..size.providers as u64)
            .map(|key| 1100 + below(1401, &mut draws.at(Purpose::ProviderTraits, key, 0)) as i64)
            .collect();
        let families: Vec<Family> =
            (0..size.families as u64).map(|key| family(draws, key, &prices)).collect();
        let need: i64 = families.iter().map(|family| family.need).sum();
        let providers = providers(draws, &prices, need);
        World {
            size,
            order: (0..size.families as u32).collect(),
            families,
            providers,
            series: Series::default(),
        }
    }
}

fn family(draws: &Draws, key: u64, prices: &[i64]) -> Family {
    let need = 2 + below(11, &mut draws.at(Purpose::ChildNeed, key, 0)) as i64;
    let kappa = libm::exp(0.5 + 0.5 * draws.at(Purpose::Capacity, key, 0).normal());
    let mut choice = draws.at(Purpose::ProviderChoice, key, 0);
    let mut candidates = [u32::MAX; 3];
    let mut chosen = 0;
    while chosen < candidates.len().min(prices.len()) {
        let next = below(prices.len() as u64, &mut choice) as u32;
        if !candidates[..chosen].contains(&next) {
            candidates[chosen] = next;
            chosen += 1;
        }
    }
    candidates[..chosen].sort_by_key(|&provider| (prices[provider as usize], provider));
    Family {
        need,
        kappa,
        candidates,
        strain: 0.0,
        balance: 0,
        paid: 0,
        spent: 0,
        reclaimed: 0,
        overdue: 0,
        pending: false,
        suspended: false,
    }
}

/// Providers that share 0.85 of the hours needed by weight; hours left over go one each to the first.
fn providers(draws: &Draws, prices: &[i64], need: i64) -> Vec<Provider> {
    let hours = (0.85 * need as f64).floor() as i64;
    let weight = |key: usize| 0.5 + draws.uniform(Purpose::ProviderCount, key as u64, 0);
    let weights: Vec<f64> = (0..prices.len()).map(weight).collect();
    let sum: f64 = weights.iter().sum();
    let mut capacities: Vec<i64> =
        weights.iter().map(|weight| (hours as f64 * weight / sum).floor() as i64).collect();
    let left = hours - capacities.iter().sum::<i64>();
    capacities.iter_mut().take(left as usize).for_each(|capacity| *capacity += 1);
    let provider = |(&price, &capacity): (&i64, &i64)| {
        let start = RESERVE_WEEKS * COST * capacity;
        Provider {
            price,
            capacity,
            start,
            reserve: start,
            free: 0,
            revenue: 0,
            earned: 0,
            negative: 0,
            closed_for: 0,
        }
    };
    prices.iter().zip(&capacities).map(provider).collect()
}
