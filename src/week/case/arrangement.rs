//! How a family's support is arranged: an arrangement begins, a child leaves, a family leaves.

use super::award;
use crate::basics::Pence;
use crate::context::ModelContext;
use crate::outcome::diary::Event;
use crate::terms::{Arrangement, Stage};
use crate::week::accounts::{budgets, close, open};
use crate::week::bookings::booking;
use crate::world::World;
use crate::world::child::Supplier;
use crate::world::family::NONE;

/// Begins an arrangement. Bookings carry over where the new arrangement can hold them; accounts of
/// the old one close and their balance goes back to the fund.
pub(in crate::week) fn begin(
    world: &mut World,
    context: &ModelContext<'_>,
    family: usize,
    arrangement: Arrangement,
) {
    close::all(world, family);
    match arrangement {
        Arrangement::Council => release(world, family, "the council does not employ assistants", true),
        Arrangement::Nothing | Arrangement::Closed | Arrangement::Waiting => {
            release(world, family, "the arrangement ended", false);
        }
        Arrangement::Direct | Arrangement::Managed => {}
    }
    let case = &mut world.cases[family];
    case.arrangement = arrangement;
    world.needs_search[family] = true;
    if !arrangement.has_account() {
        // Reminders of an account that has ended cost the family no more hours.
        world.families[family].reminders = 0;
    }
    for element in world.cases[family].elements() {
        world.elements[element].restricted = false;
    }
    if arrangement.has_account() {
        open::all(world, context, family);
    }
    // What the authority bought above the direct-payment rate is cut to what the account can pay.
    booking::refit(world, context, family);
    award::commit(world, context, family);
    world.note(family, || Event::Began(arrangement));
}

/// Releases a family's bookings: all, or only those with assistants.
fn release(world: &mut World, family: usize, why: &'static str, assistants_only: bool) {
    for element in world.cases[family].elements() {
        let supplier = world.elements[element].supplier;
        let goes = match supplier {
            Supplier::Nobody => false,
            Supplier::Provider(_) => !assistants_only,
            Supplier::Assistant(_) => true,
        };
        if goes {
            world.lose(element, why);
        }
    }
}

/// A child leaves: what it booked is freed and its account closed, or its part of a pooled one ends.
pub(in crate::week) fn child_leaves(world: &mut World, context: &ModelContext<'_>, child: usize) {
    let family = world.children[child].family as usize;
    for element in world.children[child].elements() {
        world.release(element);
        world.elements[element].active = false;
    }
    let account = world.children[child].account;
    world.children[child].active = false;
    world.hold_in(child, NONE);
    world.children[child].budget = Pence::ZERO;
    if account != NONE {
        let shared = world.children[world.households[family].children()].iter().any(|c| c.account == account);
        if !shared {
            close::one(world, family, account);
        }
    }
    budgets::follow(world, context, family);
    if world.children[world.households[family].children()].iter().any(|c| c.active) {
        award::commit(world, context, family);
    } else {
        family_leaves(world, context, family);
    }
}

/// A family leaves the authority.
pub(in crate::week) fn family_leaves(world: &mut World, context: &ModelContext<'_>, family: usize) {
    begin(world, context, family, Arrangement::Closed);
    world.cases[family].stage = Stage::Settled;
    world.households[family].crisis_hours = 0.0;
    world.cases[family].in_crisis = false;
    for child in world.households[family].children() {
        world.children[child].active = false;
        for element in world.children[child].elements() {
            world.elements[element].active = false;
        }
    }
    award::commit(world, context, family);
    world.close_case(family);
    world.note(family, || Event::Left);
}
