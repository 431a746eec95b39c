//! A round of search: every family that has something to look for looks for it, in a fresh order.
//!
//! Effort is limited by spare capacity (a direct payment), by worker hours (council-managed), or by
//! the account manager. A search looks only at the providers that can reach the area.

use super::reach::kind_of;
use super::{assistants, services, step_in};
use crate::basics::{Pence, Purpose};
use crate::context::ModelContext;
use crate::outcome::diary::Event;
use crate::rules::burden;
use crate::terms::{Arrangement, Unmet};
use crate::week::speed::branchless::Selection;
use crate::week::speed::prefetch;
use crate::world::World;
use crate::world::child::{Service, Supplier};

/// One round of search of those before week 0, when no worker's week limits the search for
/// council-managed families; `round` keys its draws.
pub(in crate::week) fn before_the_first_week(world: &mut World, context: &ModelContext<'_>, round: u32) {
    let hiring = context.assumptions.start.initial_hiring;
    search_round(world, context, round, hiring, |_, _| 1.0);
}

/// One round of search over every family; `round` keys its draws (the week, or one before week 0).
pub(in crate::week) fn pass(
    world: &mut World,
    context: &ModelContext<'_>,
    round: u32,
    council_effort: fn(&World, usize) -> f64,
) {
    search_round(world, context, round, 1.0, council_effort);
}

/// One round in which families hire with part of their effort.
fn search_round(
    world: &mut World,
    context: &ModelContext<'_>,
    round: u32,
    hiring_effort: f64,
    council_effort: fn(&World, usize) -> f64,
) {
    for market in &mut world.markets {
        market.vacancies = market.seeking;
        market.seeking = 0;
        market.unmet = [0.0; 3];
    }
    let hiring = assistants::Hiring::this_week(world, context);
    let this = Round { number: round, hiring: &hiring, hiring_effort, council_effort };
    let searching = families_to_search(fresh_order(world.cases.len(), context, round), &world.needs_search);
    for (index, &family) in searching.iter().enumerate() {
        let family = family as usize;
        if let Some(&later) = searching.get(index + 2 * AHEAD) {
            prefetch::case(world, later as usize);
        }
        if let Some(&later) = searching.get(index + AHEAD) {
            prefetch::search(world, later as usize);
        }
        if world.cases[family].arrangement.is_supported() {
            search_family(world, context, family, &this);
        } else {
            seek_nothing(world, family);
        }
    }
}

/// The families that have to search, in a given order. For any other all is booked as it was, or nothing can
/// be, and what its last search counted still holds.
fn families_to_search(order: impl Iterator<Item = usize>, needs_search: &[bool]) -> Vec<u32> {
    let mut searching = Selection::of(needs_search.len());
    order.for_each(|family| searching.offer(family as u32, needs_search[family]));
    searching.all()
}

/// How many searches ahead the data of one is prefetched.
const AHEAD: usize = 6;

/// A family without support has nothing booked and looks for nothing.
fn seek_nothing(world: &mut World, family: usize) {
    let case = &mut world.cases[family];
    (case.n_booked, case.n_seek_service, case.n_seek_assistant) = (0, 0, 0);
    case.nothing_to_buy = false;
    world.needs_search[family] = false;
}

/// Every family once, in another order each round, so that nobody is always first: indices of a ring,
/// a drawn step apart from a drawn start.
fn fresh_order(count: usize, context: &ModelContext<'_>, round: u32) -> impl Iterator<Item = usize> + use<> {
    let mut keyed = context.draws.at(Purpose::SearchOrder, 0, round);
    let start = (keyed.uniform() * count as f64) as usize;
    let mut step = 1 + (keyed.uniform() * count as f64) as usize;
    // A step without a common divisor visits every index.
    while common_divisor(step, count) > 1 {
        step += 1;
    }
    let (mut index, step) = (start, step % count.max(1));
    (0..count).map(move |_| {
        let this = index;
        index += step;
        index -= if index >= count { count } else { 0 };
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
    hiring: &'a assistants::Hiring,
    /// Part of their effort with which families hire assistants.
    hiring_effort: f64,
    /// The effort, 0 to 1, with which the authority searches for a family.
    council_effort: fn(&World, usize) -> f64,
}

/// What one family's search comes to.
#[derive(Default)]
struct Search {
    booked: u8,
    seek_service: u8,
    seek_assistant: u8,
    /// Whether an element found nothing feasible.
    nothing: bool,
    /// Whether an element stays without a supplier.
    unbooked: bool,
    /// Whether an assistant is looked for in the place of an agency.
    looks_on: bool,
}

fn search_family(world: &mut World, context: &ModelContext<'_>, family: usize, round: &Round<'_>) {
    let may_employ = world.households[family].employer && world.cases[family].arrangement.has_account();
    // Worked out only where something is not booked, which is seldom.
    let mut known_effort = None;
    let mut outcome = Search::default();
    for element in world.cases[family].elements() {
        let e = &world.elements[element];
        if e.is_booked() {
            outcome.booked += 1;
            let is_agency = e.service == Service::OneToOne && matches!(e.supplier, Supplier::Provider(_));
            if may_employ && is_agency && !e.by_council {
                let effort =
                    *known_effort.get_or_insert_with(|| search_effort(world, context, family, round));
                look_on(world, context, element, effort, round, &mut outcome);
            }
            continue;
        }
        if !e.active || e.share <= Pence::ZERO {
            world.elements[element].short_of = Unmet::TooLittleMoney;
            continue;
        }
        if step_in::is_due(context, e) {
            step_in::take(world, context, element);
        }
        let e = &world.elements[element];
        let wants_assistant = may_employ && e.service == Service::OneToOne && !e.by_council;
        let effort = if e.by_council {
            (round.council_effort)(world, family)
        } else {
            *known_effort.get_or_insert_with(|| search_effort(world, context, family, round))
        };
        search_for(world, context, element, wants_assistant, effort, round, &mut outcome);
    }
    if outcome.nothing && !world.cases[family].nothing_to_buy {
        world.note(family, || Event::NothingToBuy);
    }
    let case = &mut world.cases[family];
    case.n_booked = outcome.booked;
    case.n_seek_service = outcome.seek_service;
    case.n_seek_assistant = outcome.seek_assistant;
    case.nothing_to_buy = outcome.nothing;
    // A family that found a service instead of an assistant counts as seeking one this week only.
    world.needs_search[family] = outcome.unbooked || outcome.looks_on || outcome.seek_assistant > 0;
}

/// Looks for an assistant in the place of an agency that comes meanwhile.
#[inline]
fn look_on(
    world: &mut World,
    context: &ModelContext<'_>,
    element: usize,
    effort: f64,
    round: &Round<'_>,
    outcome: &mut Search,
) {
    let looks_on = context.assumptions.search.looks_on * round.hiring_effort;
    let found = looks_on > 0.0
        && assistants::seek(world, context, element, effort * looks_on, round.number, round.hiring);
    outcome.looks_on |= !found;
    if found {
        let family = world.elements[element].family as usize;
        note_booking(world, family, element);
    }
}

/// Looks for a supplier of one element that has money and none: an assistant where the family wants one,
/// else, or after long enough in vain, a provider.
#[inline]
fn search_for(
    world: &mut World,
    context: &ModelContext<'_>,
    element: usize,
    wants_assistant: bool,
    effort: f64,
    round: &Round<'_>,
    outcome: &mut Search,
) {
    let family = world.elements[element].family as usize;
    let area = world.households[family].area as usize;
    let mut found = false;
    if wants_assistant {
        let hiring_effort = effort * round.hiring_effort;
        found = assistants::seek(world, context, element, hiring_effort, round.number, round.hiring);
        if !found {
            world.markets[area].seeking += 1;
            outcome.seek_assistant += 1;
        }
    }
    let is_patient = world.elements[element].searching <= context.assumptions.search.pa_patience;
    let waits_for_assistant = wants_assistant && is_patient;
    let mut short_of =
        if world.markets[area].pool.is_empty() { Unmet::NothingToBuy } else { Unmet::NotYetFound };
    if !found && !waits_for_assistant {
        (found, short_of) = services::seek(world, context, element, effort, round.number);
        if !found {
            outcome.seek_service += u8::from(!wants_assistant && !world.elements[element].by_council);
            outcome.nothing |= short_of != Unmet::NotYetFound;
        }
    }
    if found {
        outcome.booked += 1;
        note_booking(world, family, element);
    } else {
        outcome.unbooked = true;
        let e = &mut world.elements[element];
        e.short_of = short_of;
        e.searching += 1;
        let weekly = f64::from(e.minutes * e.slot.active_weeks()) / 52.0;
        world.markets[area].unmet[kind_of(e.service) as usize] += weekly;
    }
}

/// The effort, 0 to 1, with which somebody searches for a family.
fn search_effort(world: &World, context: &ModelContext<'_>, family: usize, round: &Round<'_>) -> f64 {
    match world.cases[family].arrangement {
        Arrangement::Council => (round.council_effort)(world, family),
        Arrangement::Managed => context.assumptions.search.managed_effort,
        _ => own_effort(world, context, family),
    }
}

/// Search effort of a family that holds its budget: by what last week's paperwork left of it, and how
/// eagerly it searches.
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
    let effort = (spare + s.search_spare_base) / s.search_spare_full * world.households[family].engagement;
    effort.clamp(s.search_min_effort.min(1.0), 1.0)
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
