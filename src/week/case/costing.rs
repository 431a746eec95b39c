//! The offers that a worker prices for an element: up to three, the nearest that can reach the family.

use crate::basics::{Pence, Slot};
use crate::context::ModelContext;
use crate::rules::costing::{difficulty, element_hours};
use crate::week::bookings::reach::{distance_squared, kind_of, reach_squared};
use crate::world::World;
use crate::world::child::Service;
use crate::world::provider::{Kind, Provider};

/// Offers priced for an element.
const OFFERS: usize = 3;

/// The offers that a worker prices for a service.
#[derive(Clone, Copy)]
struct Offers {
    providers: [u32; OFFERS],
    count: usize,
}

impl Offers {
    fn providers(&self) -> &[u32] {
        &self.providers[..self.count]
    }
}

/// The offers for one family's elements: elements of the same service and slot have the same.
pub(in crate::week) struct Nearby {
    family: usize,
    known: [[Option<Offers>; Slot::ALL.len()]; 3],
}

impl Nearby {
    pub(in crate::week) fn of(family: usize) -> Nearby {
        Nearby { family, known: [[None; Slot::ALL.len()]; 3] }
    }

    fn offers(
        &mut self,
        world: &World,
        context: &ModelContext<'_>,
        (service, slot): (Service, Slot),
    ) -> Offers {
        let family = self.family;
        let known = &mut self.known[service as usize][slot as usize];
        *known.get_or_insert_with(|| nearest(world, context, family, (service, slot)))
    }

    /// The price an hour at which an element is costed: the mean of its offers; the reference rate for
    /// one-to-one support (an assistant may do it) and where there is no offer.
    pub(in crate::week) fn mean_price(
        &mut self,
        world: &World,
        context: &ModelContext<'_>,
        (service, slot): (Service, Slot),
    ) -> Pence {
        let reference = context.reference_rate(&world.authority, service);
        if service == Service::OneToOne {
            return reference;
        }
        let offers = self.offers(world, context, (service, slot));
        if offers.count == 0 {
            return reference;
        }
        let sum: i64 = offers.providers().iter().map(|&i| world.providers[i as usize].price.0).sum();
        Pence(sum / offers.count as i64)
    }
}

/// The up to three nearest reachable providers that staff a service in a slot, as indices in the list. Not a
/// collective: what members give one another lowers the bill, never the award.
fn nearest(
    world: &World,
    context: &ModelContext<'_>,
    family: usize,
    (service, slot): (Service, Slot),
) -> Offers {
    let home = &world.households[family];
    let reach = reach_squared(context, kind_of(service), home.car);
    // In order at all times, the lower number first among equally near ones.
    let mut found = [(f64::INFINITY, u32::MAX); OFFERS];
    for candidate in &world.markets[home.area as usize].candidates[service as usize] {
        let this = (distance_squared(home, candidate), candidate.provider);
        if this.0 <= reach && this < found[OFFERS - 1] && is_offer(&world.providers[this.1 as usize], slot) {
            found[OFFERS - 1] = this;
            for index in (1..OFFERS).rev() {
                if found[index] < found[index - 1] {
                    found.swap(index, index - 1);
                }
            }
        }
    }
    let count = found.iter().filter(|(distance, _)| distance.is_finite()).count();
    Offers { providers: found.map(|(_, i)| i), count }
}

fn is_offer(provider: &Provider, slot: Slot) -> bool {
    provider.kind != Kind::Collective && provider.staffed[slot as usize] > 0
}

/// Hours to cost a family's plan, and how many elements it has.
pub(in crate::week) fn plan_hours(
    world: &World,
    context: &ModelContext<'_>,
    family: usize,
    proficiency: f64,
) -> (f64, u32) {
    let c = &context.assumptions.casework;
    let (mut hours, mut elements) = (0.0, 0);
    let mut nearby = Nearby::of(family);
    for element in &world.elements[world.cases[family].elements()] {
        if !element.active {
            continue;
        }
        let offers = nearby.offers(world, context, (element.service, element.slot));
        let units = offers.providers().iter().map(|&i| world.providers[i as usize].unit);
        let difficulties = units.map(|unit| difficulty(unit, c));
        let mean = if offers.count == 0 { 1.0 } else { difficulties.sum::<f64>() / offers.count as f64 };
        hours += element_hours(mean, proficiency, context.levers.price_book, c);
        elements += 1;
    }
    (hours, elements)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::basics::{Draws, Week};
    use crate::parameters::assumptions::Assumptions;
    use crate::parameters::environment::Environment;
    use crate::parameters::levers::Levers;
    use crate::place::Place;

    #[test]
    fn offers_found_for_one_element_are_those_that_each_of_its_service_finds() {
        let (place, levers) = (Place::early_adopter(), Levers::default());
        let (assumptions, environment) = (Assumptions::default(), Environment::default());
        let context =
            ModelContext::new(Draws::new(4, 0), &place, &assumptions, &levers, &environment, Week(0));
        let world = crate::week::open(&context);
        let (mut found, mut again) = (0, 0);
        for family in 0..world.families.len() {
            let mut nearby = Nearby::of(family);
            let mut services = Vec::new();
            for element in &world.elements[world.cases[family].elements()] {
                let what = (element.service, element.slot);
                let shared = nearby.offers(&world, &context, what);
                let fresh = nearest(&world, &context, family, what);
                assert_eq!(shared.providers(), fresh.providers(), "family {family}, {:?}", element.service);
                found += shared.count;
                again += usize::from(services.contains(&what));
                services.push(what);
            }
        }
        assert!(
            found > 1_000 && again > 10,
            "{found} offers, {again} elements of a service looked up before"
        );
    }

    #[test]
    fn the_nearest_are_the_first_of_all_in_reach_in_order() {
        let (place, levers) = (Place::early_adopter(), Levers::default());
        let (assumptions, environment) = (Assumptions::default(), Environment::default());
        let context =
            ModelContext::new(Draws::new(4, 0), &place, &assumptions, &levers, &environment, Week(0));
        let mut world = crate::week::open(&context);
        for candidates in world.markets.iter_mut().flat_map(|market| &mut market.candidates) {
            // Some stand side by side, and the list has no order.
            for index in 1..candidates.len() {
                if index % 2 == 1 {
                    (candidates[index].x, candidates[index].y) =
                        (candidates[index - 1].x, candidates[index - 1].y);
                }
            }
            candidates.reverse();
        }
        let mut choices = 0;
        for (family, home) in world.households.iter().enumerate() {
            for (service, slot) in [
                (Service::OneToOne, Slot::Evening),
                (Service::Group, Slot::Weekend),
                (Service::Overnight, Slot::Night),
            ] {
                let reach = reach_squared(&context, kind_of(service), home.car);
                let candidates = &world.markets[usize::from(home.area)].candidates[service as usize];
                let all = candidates
                    .iter()
                    .map(|candidate| (distance_squared(home, candidate), candidate.provider));
                let is_near = |&(distance, provider): &(f64, u32)| {
                    distance <= reach && is_offer(&world.providers[provider as usize], slot)
                };
                let mut near: Vec<(f64, u32)> = all.filter(is_near).collect();
                near.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
                choices += usize::from(near.len() > OFFERS);
                let plain: Vec<u32> = near.iter().take(OFFERS).map(|&(_, provider)| provider).collect();
                assert_eq!(
                    nearest(&world, &context, family, (service, slot)).providers(),
                    plain,
                    "{family}, {service:?}"
                );
            }
        }
        assert!(choices > 100, "{choices} had more than they were offered");
    }
}
