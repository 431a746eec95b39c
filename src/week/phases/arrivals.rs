//! Arrivals and leavers: referrals, 18th birthdays, changes of need, families that move away.

use crate::basics::Purpose;
use crate::context::ModelContext;
use crate::outcome::diary::Event;
use crate::population::{arrivals, network, new_family};
use crate::terms::{Stage, Unmet};
use crate::week::bookings::booking;
use crate::week::case::{allocation, arrangement, pipeline};
use crate::world::World;
use crate::world::case::FAR;

/// Keys of newcomers start here, and a week has room for so many.
const NEWCOMERS: u64 = 1_000_000;
const A_WEEK: u64 = 4_096;

pub(super) fn run(world: &mut World, context: &ModelContext<'_>) {
    leave(world, context);
    assign_waiting(world, context);
    refer(world, context);
}

fn leave(world: &mut World, context: &ModelContext<'_>) {
    let week = world.week;
    for family in 0..world.families.len() {
        if world.dates[family].next_change > week {
            continue;
        }
        if world.households[family].moves_away <= week {
            arrangement::family_leaves(world, context, family);
            world.dates[family].next_change = FAR;
            continue;
        }
        for child in world.households[family].children() {
            let c = &world.children[child];
            if !c.active {
                continue;
            }
            if c.leaves <= week {
                world.note(family, || Event::TurnedEighteen);
                arrangement::child_leaves(world, context, child);
            } else if c.need_changes <= week {
                change_need(world, context, child);
            }
        }
        let household = &world.households[family];
        let active = world.children[household.children()].iter().filter(|child| child.active);
        let next = active.map(|child| child.next_change()).min();
        world.dates[family].next_change = next.map_or(FAR, |next| next.min(household.moves_away));
    }
}

/// Need rises or falls. Where it falls, what is booked is cut with it.
fn change_need(world: &mut World, context: &ModelContext<'_>, child: usize) {
    let p = &context.assumptions.population;
    let (key, number, family) = {
        let c = &world.children[child];
        (c.key, c.n_changes + 1, c.family as usize)
    };
    let mut keyed = context.draws.at(Purpose::NeedChange, key, number);
    let wait = keyed.weeks_until(p.need_change_hazard);
    let rose = keyed.uniform() < p.need_rise_share;
    let factor = if rose { p.need_change_factor } else { 1.0 / p.need_change_factor };
    let week = world.week;
    let c = &mut world.children[child];
    c.n_changes = number;
    c.need_changes = wait.map_or(FAR, |weeks| week.plus(weeks));
    for element in world.children[child].elements() {
        let e = &mut world.elements[element];
        // A year has no more than 168 hours in a week, whatever a factor says.
        e.minutes = ((f64::from(e.minutes) * factor).round_ties_even() as u32).clamp(1, 168 * 60);
        if rose && e.is_booked() {
            // The plan's money is that of the need before, until the next review.
            e.short_of = Unmet::TooLittleMoney;
        }
        let minutes = e.minutes;
        if e.booked > minutes {
            booking::resize(world, element, minutes);
        }
    }
    world.note(family, || Event::NeedChanged { rose });
}

fn refer(world: &mut World, context: &ModelContext<'_>) {
    let p = &context.assumptions.population;
    let week = world.week;
    let balancing = arrivals::balancing_referrals(world, context);
    let mean = p.referral_balance * balancing * world.authority.referral_index;
    let cap = (f64::from(p.arrivals_max_week) * context.scale().max(1.0)).ceil() as u32;
    let count = context.draws.at(Purpose::Arrivals, 0, week.0).poisson(mean, cap.min(A_WEEK as u32 - 1));
    if count == 0 {
        return;
    }
    for number in 0..count {
        let key = NEWCOMERS + A_WEEK * u64::from(week.0) + u64::from(number);
        let family = new_family::add(world, context, key, true);
        network::join(world, context, family);
        allocation::refer(world, family, context.levers.caseload_ceiling);
        pipeline::enter(world, context, family, Stage::Assessment);
    }
}

/// Cases that waited for a worker, in the order in which they came: a case waits until some worker
/// holds fewer than the ceiling.
fn assign_waiting(world: &mut World, context: &ModelContext<'_>) {
    if world.unassigned.is_empty() {
        return;
    }
    for family in std::mem::take(&mut world.unassigned) {
        allocation::refer(world, family as usize, context.levers.caseload_ceiling);
    }
}
