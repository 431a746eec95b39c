//! Community collectives: members of an area pool unpaid hours into group places, within what their
//! paperwork leaves them; below critical mass a collective dies.

use super::closure;
use crate::basics::{MOST_MINUTES, Purpose, Slot};
use crate::context::ModelContext;
use crate::population::providers::{add_provider, offer_in_reach};
use crate::rules::burden;
use crate::world::World;
use crate::world::provider::Kind;

/// Counts members and their hours in every area: at the start of the option and each quarter.
pub(in crate::week) fn meet(world: &mut World, context: &ModelContext<'_>) {
    if !context.levers.collective || context.assumptions.limit_test.test_no_supply {
        let closing = world
            .providers
            .iter()
            .enumerate()
            .filter(|(_, provider)| provider.open && provider.kind == Kind::Collective);
        let closing: Vec<u32> = closing.map(|(number, _)| number as u32).collect();
        closure::close(world, &closing);
        return;
    }
    for (area, (members, minutes)) in gather(world, context).into_iter().enumerate() {
        let key = (Kind::Collective as u64) << 14 | area as u64;
        let existing = world.providers.iter().position(|provider| provider.open && provider.key == key);
        let viable = f64::from(members) >= context.assumptions.collective.collective_min_members;
        match (existing, viable) {
            (Some(number), true) => staff(world, context, number, minutes),
            (Some(number), false) => closure::close(world, &[number as u32]),
            (None, true) => {
                let number = add_provider(world, context, Kind::Collective, area, key, 1.0);
                staff(world, context, number, minutes);
                offer_in_reach(world, context, number);
            }
            (None, false) => {}
        }
    }
}

/// Each area's members and the place-minutes a week that their spare hours yield.
fn gather(world: &World, context: &ModelContext<'_>) -> Vec<(u32, f64)> {
    let c = &context.assumptions.collective;
    let mut areas = vec![(0, 0.0); world.markets.len()];
    let families = world.families.iter().zip(&world.households).zip(&world.cases);
    for ((f, household), _) in families.filter(|(_, case)| case.is_open()) {
        let a = &context.assumptions.administration;
        let own = burden::effective_capacity(f.capacity, f.strain, 0.0, a) * (1.0 - f.load).max(0.0);
        if own > c.collective_least_spare
            && context.draws.happens(c.collective_join, Purpose::Joins, f.key, 0)
        {
            let (members, spare) = &mut areas[household.area as usize];
            *members += 1;
            *spare += own;
        }
    }
    let yielded = 60.0 * c.collective_yield * c.collective_spare;
    areas.into_iter().map(|(members, spare)| (members, yielded * spare)).collect()
}

/// Places at weekends and in the holidays; what is booked stays staffed.
fn staff(world: &mut World, context: &ModelContext<'_>, number: usize, minutes: f64) {
    let weekend = minutes * context.assumptions.collective.collective_weekend_share;
    let provider = &mut world.providers[number];
    for (slot, minutes) in [(Slot::Weekend, weekend), (Slot::Holiday, minutes)] {
        let booked = provider.booked[slot as usize];
        provider.staffed[slot as usize] = (minutes.round_ties_even() as u32).min(MOST_MINUTES).max(booked);
    }
}
