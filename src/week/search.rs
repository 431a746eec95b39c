//! Search and booking: elements that have money and no supplier look for one.
//!
//! Effort is limited by spare capacity (a direct payment), by worker hours (council-managed), or by
//! the account manager. A search looks only at the providers that can reach the area.

use super::ahead;
use super::costing::{distance_squared, kind_of, reach_squared};
use super::matching;
use super::restricting::money;
use super::unforeseen::Kept;
use crate::basics::{Pence, Purpose};
use crate::context::ModelContext;
use crate::outcome::diary::Event;
use crate::rules::burden;
use crate::terms::Arrangement;
use crate::world::World;
use crate::world::child::{Service, Supplier};

pub(super) fn run(world: &mut World, context: &ModelContext<'_>) {
    let week = world.week.0;
    pass(world, context, week, council_effort);
}

/// One round of search of those before week 0, when no worker's week limits the search for
/// council-managed families; `round` keys its draws.
pub(super) fn before_the_first_week(world: &mut World, context: &ModelContext<'_>, round: u32) {
    pass(world, context, round, |_, _| 1.0);
}

/// The effort with which its worker, this week, searches for a council-managed family.
fn council_effort(world: &World, family: usize) -> f64 {
    world.attention[family].portion(&world.portions).search_effort
}

/// One round of search over every family; `round` keys its draws (the week, or one before week 0).
fn pass(world: &mut World, context: &ModelContext<'_>, round: u32, council_effort: fn(&World, usize) -> f64) {
    for market in &mut world.markets {
        market.vacancies = market.seeking;
        market.seeking = 0;
        market.unmet = [0.0; 3];
    }
    let hiring = matching::Hiring::this_week(world, context);
    let this = Round { number: round, hiring: &hiring, council_effort };
    let restless = restless_in(fresh_order(world.cases.len(), context, round), &world.restless);
    for (place, &family) in restless.iter().enumerate() {
        let family = family as usize;
        if let Some(&later) = restless.get(place + 2 * AHEAD) {
            ahead::case(world, later as usize);
        }
        if let Some(&later) = restless.get(place + AHEAD) {
            ahead::search(world, later as usize);
        }
        if world.cases[family].arrangement.is_supported() {
            search_family(world, context, family, &this);
        } else {
            seek_nothing(world, family);
        }
    }
}

/// The families whose search may find something, in an order: where all is booked as it was, or nothing
/// can be, what the last search counted still holds.
fn restless_in(order: impl Iterator<Item = usize>, is_restless: &[bool]) -> Vec<u32> {
    let mut restless = Kept::of(is_restless.len());
    order.for_each(|family| restless.offer(family as u32, is_restless[family]));
    restless.all()
}

/// How many searches ahead what one reads is asked for.
const AHEAD: usize = 6;

/// A family without support has nothing booked and looks for nothing.
fn seek_nothing(world: &mut World, family: usize) {
    let case = &mut world.cases[family];
    (case.n_booked, case.n_seek_service, case.n_seek_assistant) = (0, 0, 0);
    case.nothing_to_buy = false;
    world.restless[family] = false;
}

/// Every family once, in another order each round, so that nobody is always first: places of a ring,
/// a drawn step apart from a drawn start.
fn fresh_order(count: usize, context: &ModelContext<'_>, round: u32) -> impl Iterator<Item = usize> + use<> {
    let mut keyed = context.draws.at(Purpose::SearchOrder, 0, round);
    let start = (keyed.uniform() * count as f64) as usize;
    let mut step = 1 + (keyed.uniform() * count as f64) as usize;
    // A step without a common divisor visits every place.
    while common_divisor(step, count) > 1 {
        step += 1;
    }
    let (mut place, step) = (start, step % count.max(1));
    (0..count).map(move |_| {
        let this = place;
        place += step;
        place -= if place >= count { count } else { 0 };
        this
    })
}

fn common_divisor(a: usize, b: usize) -> usize {
    if b == 0 { a } else { common_divisor(b, a % b) }
}

/// What a round's searches have in common.
struct Round<'a> {
    /// Keys the round's draws.
    number: u32,
    hiring: &'a matching::Hiring,
    /// The effort, 0 to 1, with which the authority searches for a family.
    council_effort: fn(&World, usize) -> f64,
}

fn search_family(world: &mut World, context: &ModelContext<'_>, family: usize, round: &Round<'_>) {
    let s = &context.assumptions.search;
    let home = &world.households[family];
    let (arrangement, employer, area) = (world.cases[family].arrangement, home.employer, home.area as usize);
    // Most weeks everything is booked and no effort is asked for.
    let mut known_effort = None;
    let (mut booked, mut seek_service, mut seek_assistant, mut nothing) = (0, 0, 0, false);
    let mut restless = false;
    for element in world.cases[family].elements() {
        let e = &world.elements[element];
        if e.is_booked() {
            booked += 1;
            continue;
        }
        if !e.active || e.share <= Pence::ZERO {
            continue;
        }
        let effort = *known_effort.get_or_insert_with(|| search_effort(world, context, family, round));
        let e = &world.elements[element];
        let one_to_one = e.service == Service::OneToOne;
        let wants_assistant = employer && arrangement.has_account() && one_to_one;
        let mut found = false;
        if wants_assistant {
            found = matching::seek(world, context, element, effort, round.number, round.hiring);
            if !found {
                world.markets[area].seeking += 1;
                seek_assistant += 1;
            }
        }
        let searching = world.elements[element].searching;
        if !found && (!wants_assistant || searching > s.pa_patience) {
            let feasible;
            (found, feasible) = seek_service_for(world, context, element, effort, round.number);
            if !found {
                seek_service += u8::from(!wants_assistant);
                nothing |= !feasible;
            }
        }
        if found {
            booked += 1;
            note_booking(world, family, element);
        } else {
            restless = true;
            let e = &mut world.elements[element];
            e.searching += 1;
            let weekly = f64::from(e.minutes * e.slot.active_weeks()) / 52.0;
            world.markets[area].unmet[kind_of(e.service) as usize] += weekly;
        }
    }
    if nothing && !world.cases[family].nothing_to_buy {
        world.note(family, || Event::NothingToBuy);
    }
    let case = &mut world.cases[family];
    case.n_booked = booked;
    case.n_seek_service = seek_service;
    case.n_seek_assistant = seek_assistant;
    case.nothing_to_buy = nothing;
    // Who sought an assistant in vain and found a service counts as seeking for this week alone.
    world.restless[family] = restless || seek_assistant > 0;
}

/// The effort, 0 to 1, with which somebody searches for a family.
fn search_effort(world: &World, context: &ModelContext<'_>, family: usize, round: &Round<'_>) -> f64 {
    match world.cases[family].arrangement {
        Arrangement::Council => (round.council_effort)(world, family),
        Arrangement::Managed => context.assumptions.search.managed_effort,
        _ => own_effort(world, context, family),
    }
}

/// Search effort of a family that holds its budget: by what last week's paperwork left of it.
fn own_effort(world: &World, context: &ModelContext<'_>, family: usize) -> f64 {
    let s = &context.assumptions.search;
    let f = &world.families[family];
    let capacity = burden::effective_capacity(
        f.capacity,
        f.strain,
        context.levers.carer_support,
        &context.assumptions.administration,
    );
    let spare = capacity * (1.0 - f.load).max(0.0);
    ((spare + s.search_spare_base) / s.search_spare_full).clamp(s.search_min_effort.min(1.0), 1.0)
}

fn note_booking(world: &mut World, family: usize, element: usize) {
    if world.diary.as_ref().is_some_and(|diary| diary.family as usize == family) {
        let e = &world.elements[element];
        let minutes = e.booked;
        let with = match e.supplier {
            Supplier::Provider(i) => {
                let provider = &world.providers[i as usize];
                format!("{} {} (by {})", provider.kind.words(), i, provider.unit.words())
            }
            Supplier::Assistant(i) => format!("personal assistant {i}"),
            Supplier::Nobody => String::new(),
        };
        let words = world.element_words(element);
        world.note(family, || Event::Booked { element: words, with, minutes });
    }
}

/// How many times the element's share the payer stretches to: once for money in an account; more
/// for the authority, which pays agencies above the direct-payment rate.
fn stretch(world: &World, context: &ModelContext<'_>, element: usize) -> f64 {
    let e = &world.elements[element];
    if world.cases[e.family as usize].arrangement != Arrangement::Council {
        1.0
    } else if e.service == Service::OneToOne {
        context.assumptions.prices.commissioned_rate_factor
    } else {
        context.assumptions.prices.overspend_tolerance
    }
}

/// Minutes a week that the element's money buys of its present supplier.
pub(super) fn affordable_minutes(world: &World, context: &ModelContext<'_>, element: usize) -> u32 {
    let e = &world.elements[element];
    let price = match e.supplier {
        Supplier::Nobody => return 0,
        Supplier::Provider(i) => world.providers[i as usize].price,
        Supplier::Assistant(_) => matching::full_cost(world, context),
    };
    Wanted::by(world, context, element).affordable(price)
}

/// What an element looks for: the same of every supplier that it compares.
pub(super) struct Wanted {
    /// Minutes a week in season.
    minutes: u32,
    /// The least minutes worth having.
    least: f64,
    /// Pence a year that the payer stretches to, times 60.
    money: f64,
    /// Weeks of the year in which the slot exists.
    active_weeks: f64,
}

impl Wanted {
    /// What an element looks for.
    pub(super) fn by(world: &World, context: &ModelContext<'_>, element: usize) -> Wanted {
        let e = &world.elements[element];
        Wanted {
            minutes: e.minutes,
            least: context.assumptions.prices.min_fill * f64::from(e.minutes),
            money: money(context, e).0 as f64 * stretch(world, context, element) * 60.0,
            active_weeks: f64::from(e.slot.active_weeks()),
        }
    }

    /// Minutes a week in season that the money buys at a price an hour.
    #[inline]
    fn affordable(&self, price: Pence) -> u32 {
        if price <= Pence::ZERO {
            return u32::MAX;
        }
        (self.money / (self.active_weeks * price.0 as f64)).max(0.0) as u32
    }

    /// Minutes that it would book at a price and of free minutes, or nothing where that is less than
    /// the least worth having.
    #[inline]
    pub(super) fn worthwhile(&self, price: Pence, free: u32) -> Option<u32> {
        let most = self.minutes.min(free);
        if most == 0 || f64::from(most) < self.least {
            return None;
        }
        let minutes = most.min(self.affordable(price));
        (minutes > 0 && f64::from(minutes) >= self.least).then_some(minutes)
    }
}

/// Looks among the providers that reach the family; books the best. Whether it booked, and whether
/// anything was feasible.
fn seek_service_for(
    world: &mut World,
    context: &ModelContext<'_>,
    element: usize,
    effort: f64,
    round: u32,
) -> (bool, bool) {
    let s = &context.assumptions.search;
    let e = &world.elements[element];
    let (key, slot) = (e.key, e.slot);
    let home = &world.households[e.family as usize];
    let service = e.service;
    let kind = kind_of(service);
    let reach = reach_squared(context, kind, home.car);
    let tries = context.draws.uniform(Purpose::Search, key, round) < effort * s.book_chance;
    let reference = context.reference_rate(&world.authority.reference, e.service).0.max(1) as f64;
    let wanted = Wanted::by(world, context, element);
    let mut feasible = false;
    let mut best = (f64::NEG_INFINITY, 0, 0);
    for candidate in &world.markets[home.area as usize].candidates[service as usize] {
        let distance = distance_squared(home, candidate);
        if distance > reach {
            continue;
        }
        let provider = &world.providers[candidate.provider as usize];
        let Some(minutes) = wanted.worthwhile(provider.price, provider.free(slot)) else { continue };
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
    (feasible && tries, feasible)
}

/// Books minutes with a supplier.
pub(super) fn book(world: &mut World, element: usize, supplier: Supplier, minutes: u32) {
    let slot = world.elements[element].slot;
    match supplier {
        Supplier::Provider(i) => {
            let provider = &mut world.providers[i as usize];
            provider.booked[slot as usize] += minutes;
            provider.clients.push(element as u32);
        }
        Supplier::Assistant(i) => world.assistants[i as usize].taken += minutes,
        Supplier::Nobody => return,
    }
    let e = &mut world.elements[element];
    e.supplier = supplier;
    e.booked = minutes;
    e.tenure = 0;
    e.searching = 0;
}

/// Changes a standing booking to so many minutes, as far as need and the supplier's free minutes go;
/// none ends it.
pub(super) fn resize(world: &mut World, element: usize, minutes: u32) {
    let e = &world.elements[element];
    let free = match e.supplier {
        Supplier::Nobody => return,
        Supplier::Provider(i) => world.providers[i as usize].free(e.slot),
        Supplier::Assistant(i) => world.assistants[i as usize].free(),
    };
    let minutes = minutes.min(e.minutes).min(e.booked + free);
    if minutes == 0 {
        world.release(element);
        return;
    }
    let (supplier, slot, before) = (e.supplier, e.slot, e.booked);
    match supplier {
        Supplier::Provider(i) => {
            let booked = &mut world.providers[i as usize].booked[slot as usize];
            *booked = *booked - before + minutes;
        }
        Supplier::Assistant(i) => {
            let taken = &mut world.assistants[i as usize].taken;
            *taken = *taken - before + minutes;
        }
        Supplier::Nobody => {}
    }
    world.elements[element].booked = minutes;
}
