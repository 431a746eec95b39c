//! Draws one family with its children and elements, for the first population and for arrivals.

use crate::basics::{Keyed, MOST_MINUTES, Pence, Purpose, Slot, Week};
use crate::context::ModelContext;
use crate::parameters::assumptions::{ElementMix, Population};
use crate::rules::logistic;
use crate::terms::{Arrangement, Stage};
use crate::world::World;
use crate::world::case::{Attention, Case, Dates};
use crate::world::child::{Child, Element, MOST_ELEMENTS, Service, Supplier};
use crate::world::family::{Family, NONE};
use crate::world::household::Household;

/// A date that no simulation reaches.
pub(crate) const FAR: Week = Week(u32::MAX);

/// Adds a family with key `key`. A newcomer's children are young enough to stay a while.
pub(crate) fn arrive(world: &mut World, context: &ModelContext<'_>, key: u64, newcomer: bool) -> usize {
    let draws = &context.draws;
    let a = context.assumptions;
    let (p, f) = (&a.population, &a.family);
    let week = world.week;

    let mut home = draws.at(Purpose::Home, key, 0);
    let area_draw = home.uniform();
    let mut area = 0;
    let mut cumulative = 0.0;
    for (i, place) in context.place.areas.iter().enumerate() {
        cumulative += place.family_share;
        area = i;
        if area_draw < cumulative {
            break;
        }
    }
    let spot = &context.place.areas[area];
    let (x, y) = (spot.x + spot.spread * home.normal(), spot.y + spot.spread * home.normal());

    let deprivation = draws.uniform(Purpose::Deprivation, key, 0);
    let quintile_step = (5.0 * libm::pow(deprivation, p.deprivation_skew)).floor().min(4.0) - 2.0;
    let mut household = draws.at(Purpose::Household, key, 0);
    let lone = household.uniform() < p.share_lone_parent;
    let language = household.uniform() < p.share_language_barrier;
    let car = household.uniform() < p.share_car - p.car_deprivation * quintile_step;
    let size_draw = household.uniform();
    let n_children: u8 = if size_draw < p.share_three_children {
        3
    } else if size_draw < p.share_three_children + p.share_two_children {
        2
    } else {
        1
    };

    let family_place = world.families.len() as u32;
    let (first_child, first_element) = (world.children.len() as u32, world.elements.len() as u32);
    let mut top_band = 0;
    for number in 0..n_children {
        let child = draw_child(world, context, key * 4 + u64::from(number), family_place, newcomer);
        top_band = top_band.max(child.band);
        world.children.push(child);
    }
    let band = f64::from(top_band);

    let capacity = f.capacity_median
        * libm::exp(
            f.capacity_sd_log * draws.at(Purpose::Capacity, key, 0).normal()
                + f.capacity_deprivation * quintile_step
                + if language { f.capacity_language } else { 0.0 }
                + if lone { f.capacity_lone } else { 0.0 }
                + f.capacity_need * band,
        );
    let strain = (f.strain_initial_mean
        + f.strain_initial_sd * draws.at(Purpose::InitialStrain, key, 0).normal()
        + f.strain_deprivation * quintile_step
        + f.strain_need * band)
        .clamp(0.02, 0.98);
    let trust = (f.trust_initial + f.trust_initial_sd * draws.at(Purpose::InitialTrust, key, 0).normal())
        .clamp(0.02, 0.98);
    let employer_chance =
        logistic(a.choice.employer_intercept + a.choice.employer_capacity * libm::log(capacity.max(1e-6)));
    let next =
        |purpose, hazard| draws.at(purpose, key, 0).weeks_until(hazard).map_or(FAR, |weeks| week.plus(weeks));

    let moves_away = next(Purpose::MoveAway, p.move_away_hazard);
    let children = world.children[first_child as usize..].iter();
    let next_change = children.map(|child| child.next_change()).fold(moves_away, Week::min);

    world.cases.push(Case {
        first_element,
        // Three children at most, of `MOST_ELEMENTS` at most.
        n_elements: (world.elements.len() as u32 - first_element) as u8,
        n_booked: 0,
        n_seek_service: 0,
        n_seek_assistant: 0,
        n_assistants: 0,
        n_accounts: 0,
        arrangement: Arrangement::Waiting,
        stage: Stage::Assessment,
        nothing_to_buy: false,
        is_review: false,
        in_crisis: false,
        awaits_support: true,
    });
    world.dates.push(Dates {
        next_change,
        next_review: FAR,
        next_visit: week.plus(a.workforce.visit_interval),
        next_shock: next(Purpose::PrivateShock, a.strain.strain_shock_hazard),
    });
    world.restless.push(true);
    world.aware.push(draws.happens(a.offer.aware_initial, Purpose::Aware, key, 0));
    world.attention.push(Attention {
        contact_now: 0.0,
        contact: 0.0,
        stage_hours: 0.0,
        worker: NONE,
        requested: week,
    });
    world.families.push(Family {
        capacity,
        strain,
        chronic_strain: strain,
        trust,
        fear: 0.0,
        load: 0.0,
        mean_load: 0.0,
        admin_hours: 0.0,
        assessed: 0,
        delivered: 0,
        familiar: 0.0,
        assessed_value: 0.0,
        key,
        beliefs: [a.choice.belief_initial; 3],
        experience: 0,
        thin: spot.thin,
        reminders: 0,
        quintile: 0,
    });
    world.households.push(Household {
        x,
        y,
        commitment: Pence::ZERO,
        crisis_hours: 0.0,
        first_request: week,
        rounds: 0,
        moves_away,
        first_child,
        reclaimed_in: 0,
        area: area as u16,
        n_children,
        chosen: Arrangement::Waiting,
        deprivation: (quintile_step + 2.0) as u8,
        car,
        employer: draws.happens(employer_chance, Purpose::EmployerTrait, key, 0),
        had_budget: false,
        dropped_out: false,
        had_account: false,
        offered: [false; 2],
    });
    family_place as usize
}

/// Draws a child and pushes its elements; the caller pushes the child.
fn draw_child(world: &mut World, context: &ModelContext<'_>, key: u64, family: u32, newcomer: bool) -> Child {
    let draws = &context.draws;
    let p = &context.assumptions.population;
    let week = world.week;
    let mut need = draws.at(Purpose::ChildNeed, key, 0);
    let band = draw_band(need.uniform(), p);
    let mean = [p.hours_low, p.hours_medium, p.hours_high, p.hours_complex][band];
    let hours = mean * libm::exp(p.hours_sd_log * need.normal());

    let oldest = if newcomer { p.age_max_arrival } else { 18.0 };
    let age = p.age_min + (oldest - p.age_min).max(0.0) * draws.uniform(Purpose::ChildAge, key, 0);
    let weeks_left = ((18.0 - age) * 52.0).ceil().max(1.0) as u32;
    let hazard = p.need_change_hazard;
    let first_change = draws.at(Purpose::NeedChange, key, 0).weeks_until(hazard);

    let first_element = world.elements.len() as u32;
    draw_elements(world, context, key, family, band, hours);
    Child {
        key,
        family,
        band: band as u8,
        active: true,
        leaves: week.plus(weeks_left),
        need_changes: first_change.map_or(FAR, |weeks| week.plus(weeks)),
        n_changes: 0,
        cost: Pence::ZERO,
        score: Pence::ZERO,
        budget: Pence::ZERO,
        account: NONE,
        first_element,
        n_elements: world.elements.len() as u32 - first_element,
    }
}

fn draw_band(uniform: f64, p: &Population) -> usize {
    let shares = [p.band_share_low, p.band_share_medium, p.band_share_high];
    // Shares that were varied on their own may pass one in sum: normalised, so that the order holds.
    let sum: f64 = shares.iter().sum::<f64>().max(1.0);
    let mut cumulative = 0.0;
    for (band, share) in shares.iter().enumerate() {
        cumulative += share / sum;
        if uniform < cumulative {
            return band;
        }
    }
    3
}

/// The six kinds of element with their chance in a band and their weight in dividing hours.
fn mix(band: usize, m: &ElementMix) -> [(f64, f64); MOST_ELEMENTS] {
    [
        (
            [
                m.element_chance_one_to_one_weekend_low,
                m.element_chance_one_to_one_weekend_medium,
                m.element_chance_one_to_one_weekend_high,
                m.element_chance_one_to_one_weekend_complex,
            ][band],
            m.element_weight_one_to_one_weekend,
        ),
        (
            [
                m.element_chance_one_to_one_after_school_or_evening_low,
                m.element_chance_one_to_one_after_school_or_evening_medium,
                m.element_chance_one_to_one_after_school_or_evening_high,
                m.element_chance_one_to_one_after_school_or_evening_complex,
            ][band],
            m.element_weight_one_to_one_after_school_or_evening,
        ),
        (
            [
                m.element_chance_overnight_low,
                m.element_chance_overnight_medium,
                m.element_chance_overnight_high,
                m.element_chance_overnight_complex,
            ][band],
            m.element_weight_overnight,
        ),
        (
            [
                m.element_chance_holiday_low,
                m.element_chance_holiday_medium,
                m.element_chance_holiday_high,
                m.element_chance_holiday_complex,
            ][band],
            m.element_weight_holiday,
        ),
        (
            [
                m.element_chance_group_low,
                m.element_chance_group_medium,
                m.element_chance_group_high,
                m.element_chance_group_complex,
            ][band],
            m.element_weight_group,
        ),
        (
            [
                m.element_chance_one_to_one_daytime_low,
                m.element_chance_one_to_one_daytime_medium,
                m.element_chance_one_to_one_daytime_high,
                m.element_chance_one_to_one_daytime_complex,
            ][band],
            m.element_weight_one_to_one_daytime,
        ),
    ]
}

/// Service and slot of the kind of element at `place` in [`mix`].
fn service_and_slot(place: usize, keyed: &mut Keyed, m: &ElementMix) -> (Service, Slot) {
    let uniform = keyed.uniform();
    match place {
        0 => (Service::OneToOne, Slot::Weekend),
        1 if uniform < m.element_evening_share => (Service::OneToOne, Slot::Evening),
        1 => (Service::OneToOne, Slot::AfterSchool),
        2 => (Service::Overnight, Slot::Night),
        3 if uniform < m.element_holiday_one_to_one_share => (Service::OneToOne, Slot::Holiday),
        3 => (Service::Group, Slot::Holiday),
        4 if uniform < m.element_group_after_school_share => (Service::Group, Slot::AfterSchool),
        4 => (Service::Group, Slot::Weekend),
        _ => (Service::OneToOne, Slot::SchoolDay),
    }
}

/// The place in [`mix`] of the group activity that a child without any element gets.
const GROUP: usize = 4;

fn draw_elements(
    world: &mut World,
    context: &ModelContext<'_>,
    key: u64,
    family: u32,
    band: usize,
    hours: f64,
) {
    let m = &context.assumptions.elements;
    let mut keyed = context.draws.at(Purpose::Element, key, 0);
    let mix = mix(band, m);
    let mut chosen: Vec<(usize, Service, Slot)> = Vec::with_capacity(MOST_ELEMENTS);
    for (place, (chance, _)) in mix.iter().enumerate() {
        let needed = keyed.uniform() < *chance;
        let (service, slot) = service_and_slot(place, &mut keyed, m);
        if needed && chosen.len() < m.elements_per_child_max as usize {
            chosen.push((place, service, slot));
        }
    }
    if chosen.is_empty() {
        let (service, slot) = service_and_slot(GROUP, &mut keyed, m);
        chosen.push((GROUP, service, slot));
    }
    let weights: f64 = chosen.iter().map(|(place, ..)| mix[*place].1).sum();
    let child = world.children.len() as u32;
    for (place, service, slot) in chosen {
        let part = if weights > 0.0 { mix[place].1 / weights } else { 0.0 };
        let in_season = hours * part * 52.0 / f64::from(slot.active_weeks());
        world.elements.push(Element {
            key: key * 8 + place as u64,
            family,
            child,
            service,
            slot,
            active: true,
            minutes: ((in_season * 60.0).round_ties_even() as u32).clamp(1, MOST_MINUTES),
            share: Pence::ZERO,
            booked: 0,
            supplier: Supplier::Nobody,
            tenure: 0,
            searching: 0,
            funded_minutes: 0,
            used_minutes: 0,
            account: NONE,
            restricted: false,
        });
    }
}
