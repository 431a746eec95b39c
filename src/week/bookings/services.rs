//! Families and providers find each other: of the offers in reach a family books the one it prefers.

use super::booking::book;
use super::reach::{distance_squared, kind_of, reach_squared};
use super::wanted::Wanted;
use crate::basics::Purpose;
use crate::context::ModelContext;
use crate::terms::Unmet;
use crate::world::World;
use crate::world::child::Supplier;

/// Looks among the providers that reach the family; books the best. Whether it booked, and what stands in the
/// way where it did not: effort or luck, money, or that nobody has the hours.
#[inline]
pub(in crate::week) fn seek(
    world: &mut World,
    context: &ModelContext<'_>,
    element: usize,
    effort: f64,
    round: u32,
) -> (bool, Unmet) {
    let s = &context.assumptions.search;
    let e = &world.elements[element];
    let (key, slot) = (e.key, e.slot);
    let home = &world.households[e.family as usize];
    let service = e.service;
    let kind = kind_of(service);
    let reach = reach_squared(context, kind, home.car);
    let tries = context.draws.uniform(Purpose::Search, key, round) < effort * s.book_chance;
    let reference = context.reference_rate(&world.authority, e.service).0.max(1) as f64;
    let wanted = Wanted::by(world, context, element);
    let (mut feasible, mut has_hours) = (false, false);
    let mut best = (f64::NEG_INFINITY, 0, 0);
    for candidate in &world.markets[home.area as usize].candidates[service as usize] {
        let distance = distance_squared(home, candidate);
        if distance > reach {
            continue;
        }
        let provider = &world.providers[candidate.provider as usize];
        let free = provider.free(slot);
        let Some(minutes) = wanted.worthwhile(provider.price, free) else {
            has_hours |= wanted.is_enough(free);
            continue;
        };
        feasible = true;
        if !tries {
            break;
        }
        let taste = context.draws.at(Purpose::ProviderChoice, key << 18 | provider.key, round).gumbel();
        let value = -s.choice_price * provider.price.0 as f64 / reference
            - s.choice_distance * distance.sqrt()
            + s.choice_reputation * provider.reputation
            + s.provider_choice_noise * taste;
        if value > best.0 {
            best = (value, candidate.provider, minutes);
        }
    }
    if feasible && tries {
        book(world, element, Supplier::Provider(best.1), best.2);
    }
    let short_of = match (feasible, has_hours) {
        (true, _) => Unmet::NotYetFound,
        (false, true) => Unmet::TooLittleMoney,
        (false, false) => Unmet::NothingToBuy,
    };
    (feasible && tries, short_of)
}
