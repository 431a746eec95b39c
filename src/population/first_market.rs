//! The first market: providers and assistants of week 0.

use super::assistants::add_assistant;
use super::providers::{add_provider, offer_in_reach};
use crate::basics::Purpose;
use crate::context::ModelContext;
use crate::world::World;
use crate::world::authority::Market;
use crate::world::ledger::{LedgerAccount, Reason};
use crate::world::provider::Kind;

/// Overnight units at most, far above any council's.
const MOST_UNITS: u32 = 10_000;

/// Adds the first providers and assistants.
pub(crate) fn add_first_market(world: &mut World, context: &ModelContext<'_>) {
    let a = context.assumptions;
    world.markets = vec![Market::default(); context.place.areas.len()];
    if a.limit_test.test_no_supply {
        return;
    }
    for kind in Kind::TRADING {
        let mean = context.grain(kind).count;
        let mut keyed = context.draws.at(Purpose::ProviderCount, kind as u64, 0);
        let count = match kind {
            // Whether a council has a unit at all is chance: a third of them have none.
            Kind::Overnight => u64::from(keyed.poisson(mean, MOST_UNITS)),
            _ => (mean + keyed.uniform()).floor() as u64,
        };
        for number in 0..count {
            let key = (kind as u64) << 14 | number;
            let area =
                area_by_share(context, context.draws.at(Purpose::ProviderPlace, key, 0).uniform(), false);
            let provider = add_provider(world, context, kind, area, key, 1.0);
            let reserve = world.providers[provider].normal_reserve;
            world.post(
                LedgerAccount::ProviderCosts,
                LedgerAccount::Provider(provider as u32),
                reserve,
                Reason::OpeningReserve,
            );
        }
    }
    let rounding = context.draws.uniform(Purpose::ProviderCount, 9, 0);
    let assistants = (a.pa.n_pas * context.scale() + rounding).floor() as u64;
    for key in 0..assistants {
        let area = area_by_share(context, context.draws.at(Purpose::Assistant, key, 0).uniform(), true);
        add_assistant(world, context, area, key);
    }
    for number in 0..world.providers.len() {
        offer_in_reach(world, context, number);
    }
}

fn area_by_share(context: &ModelContext<'_>, uniform: f64, assistants: bool) -> usize {
    let areas = &context.place.areas;
    let mut cumulative = 0.0;
    for (i, area) in areas.iter().enumerate() {
        cumulative += if assistants { area.pa_share } else { area.family_share };
        if uniform < cumulative {
            return i;
        }
    }
    areas.len() - 1
}
