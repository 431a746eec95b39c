//! Bookings: made, changed, and fitted to the money.

use super::wanted;
use crate::context::ModelContext;
use crate::terms::Unmet;
use crate::world::World;
use crate::world::child::Supplier;

/// Books minutes with a supplier.
pub(in crate::week) fn book(world: &mut World, element: usize, supplier: Supplier, minutes: u32) {
    if world.elements[element].is_booked() {
        // Somebody else comes from now on.
        world.release(element);
    }
    let slot = world.elements[element].slot;
    let free = match supplier {
        Supplier::Provider(i) => world.providers[i as usize].free(slot),
        Supplier::Assistant(i) => world.assistants[i as usize].free(),
        Supplier::Nobody => 0,
    };
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
    // Booked is the least of need, time and what the money buys.
    e.short_of = if minutes < free.min(e.minutes) { Unmet::TooLittleMoney } else { Unmet::NothingToBuy };
    e.tenure = 0;
    e.searching = 0;
}

/// Changes a standing booking to so many minutes, as far as need and the supplier's free minutes go;
/// none ends it.
pub(in crate::week) fn resize(world: &mut World, element: usize, minutes: u32) {
    let e = &world.elements[element];
    let free = match e.supplier {
        Supplier::Nobody => return,
        Supplier::Provider(i) => world.providers[i as usize].free(e.slot),
        Supplier::Assistant(i) => world.assistants[i as usize].free(),
    };
    let asked = minutes;
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
    let e = &mut world.elements[element];
    e.booked = minutes;
    let by_money = asked < e.minutes && minutes == asked;
    e.short_of = if by_money { Unmet::TooLittleMoney } else { Unmet::NothingToBuy };
}

/// Fits standing bookings to the money: fewer minutes where it buys fewer, more where it buys more
/// and the supplier has them.
pub(in crate::week) fn refit(world: &mut World, context: &ModelContext<'_>, family: usize) {
    for element in world.cases[family].elements() {
        if world.elements[element].is_booked() {
            let affordable = wanted::affordable_minutes(world, context, element);
            resize(world, element, affordable);
        }
    }
}
