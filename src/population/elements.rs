//! Draws the elements of support that a child needs.

use crate::basics::{Keyed, MOST_MINUTES, Pence, Purpose, Slot};
use crate::context::ModelContext;
use crate::parameters::assumptions::ElementMix;
use crate::terms::Unmet;
use crate::world::child::{Element, MOST_ELEMENTS, Service, Supplier};
use crate::world::family::NONE;

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

/// Service and slot of the kind of element at an index of [`mix`].
fn service_and_slot(index: usize, keyed: &mut Keyed, m: &ElementMix) -> (Service, Slot) {
    let uniform = keyed.uniform();
    match index {
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

/// The index in [`mix`] of the group activity that a child without any element gets.
const GROUP: usize = 4;

/// The elements of a child in a band who needs so many hours a week; never none. Whose they are is filled
/// in when the family is added.
pub(super) fn draw_elements(context: &ModelContext<'_>, key: u64, band: usize, hours: f64) -> Vec<Element> {
    let m = &context.assumptions.elements;
    let mut keyed = context.draws.at(Purpose::Element, key, 0);
    let mix = mix(band, m);
    let mut chosen: Vec<(usize, Service, Slot)> = Vec::with_capacity(MOST_ELEMENTS);
    for (index, (chance, _)) in mix.iter().enumerate() {
        let needed = keyed.uniform() < *chance;
        let (service, slot) = service_and_slot(index, &mut keyed, m);
        if needed && chosen.len() < m.elements_per_child_max as usize {
            chosen.push((index, service, slot));
        }
    }
    if chosen.is_empty() {
        let (service, slot) = service_and_slot(GROUP, &mut keyed, m);
        chosen.push((GROUP, service, slot));
    }
    let weights: f64 = chosen.iter().map(|(index, ..)| mix[*index].1).sum();
    let element = |(index, service, slot): (usize, Service, Slot)| {
        let part = if weights > 0.0 { mix[index].1 / weights } else { 0.0 };
        let in_season = hours * part * 52.0 / f64::from(slot.active_weeks());
        let minutes = ((in_season * 60.0).round_ties_even() as u32).clamp(1, MOST_MINUTES);
        new_element(key * 8 + index as u64, service, slot, minutes)
    };
    chosen.into_iter().map(element).collect()
}

/// An element without money and without a supplier.
fn new_element(key: u64, service: Service, slot: Slot, minutes: u32) -> Element {
    Element {
        key,
        family: 0,
        child: 0,
        service,
        slot,
        active: true,
        minutes,
        share: Pence::ZERO,
        booked: 0,
        supplier: Supplier::Nobody,
        tenure: 0,
        searching: 0,
        funded_minutes: 0,
        used_minutes: 0,
        account: NONE,
        restricted: false,
        by_council: false,
        short_of: Unmet::NotYetFound,
    }
}
