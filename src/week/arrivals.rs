//! Arrivals and leavers: referrals, 18th birthdays, changes of need, families that move away.

use super::accounts;
use crate::basics::Purpose;
use crate::population::{FAR, household, network, quintile_of};
use crate::setting::Setting;
use crate::world::World;
use crate::world::diary::Event;
use crate::world::family::{NONE, Stage};

/// Keys of newcomers start here, and a week has room for so many.
const NEWCOMERS: u64 = 1_000_000;
const A_WEEK: u64 = 4_096;

pub(super) fn run(world: &mut World, setting: &Setting<'_>) {
    leave(world, setting);
    assign_waiting(world, setting);
    refer(world, setting);
}

fn leave(world: &mut World, setting: &Setting<'_>) {
    let week = world.week;
    for family in 0..world.families.len() {
        if !world.families[family].is_open() {
            continue;
        }
        if world.families[family].moves_away <= week {
            accounts::family_leaves(world, setting, family);
            continue;
        }
        for child in world.families[family].children() {
            let c = &world.children[child];
            if !c.active {
                continue;
            }
            if c.leaves <= week {
                world.note(family, || Event::TurnedEighteen);
                accounts::child_leaves(world, setting, child);
            } else if c.need_changes <= week {
                change_need(world, setting, child);
            }
        }
    }
}

/// Need rises or falls. Where it falls, what is booked is cut with it.
fn change_need(world: &mut World, setting: &Setting<'_>, child: usize) {
    let p = &setting.assumptions.population;
    let (key, number, family) = {
        let c = &world.children[child];
        (c.key, c.n_changes + 1, c.family as usize)
    };
    let mut keyed = setting.draws.at(Purpose::NeedChange, key, number);
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
        let minutes = e.minutes;
        if e.booked > minutes {
            super::search::resize(world, element, minutes);
        }
    }
    world.note(family, || Event::NeedChanged { rose });
}

fn refer(world: &mut World, setting: &Setting<'_>) {
    let p = &setting.assumptions.population;
    let week = world.week;
    let mean = p.referral_rate * setting.scale() * world.authority.referral_index;
    let cap = (f64::from(p.arrivals_max_week) * setting.scale().max(1.0)).ceil() as u32;
    let count = setting.draws.at(Purpose::Arrivals, 0, week.0).poisson(mean, cap.min(A_WEEK as u32 - 1));
    let first_families = setting.figures().families as usize;
    for number in 0..count {
        let key = NEWCOMERS + A_WEEK * u64::from(week.0) + u64::from(number);
        let family = household::arrive(world, setting, key, true);
        let quintile = quintile_of(world, world.families[family].capacity, first_families);
        world.families[family].quintile = quintile;
        network::join(world, setting, family);
        world.extend_records();
        refer_case(world, setting, family);
        super::pipeline::enter(world, setting, family, Stage::Assessment);
    }
}

/// A new case waits until some worker holds fewer than the ceiling.
fn refer_case(world: &mut World, setting: &Setting<'_>, family: usize) {
    let fewest = world.workers.iter().filter(|w| w.is_in_post()).map(|w| w.cases.len()).min();
    if fewest.is_some_and(|cases| (cases as f64) < setting.levers.caseload_ceiling) {
        take_case(world, family);
    } else {
        world.unassigned.push(family as u32);
    }
}

/// Cases that waited for a worker, in the order in which they came.
fn assign_waiting(world: &mut World, setting: &Setting<'_>) {
    for family in std::mem::take(&mut world.unassigned) {
        refer_case(world, setting, family as usize);
    }
}

/// Gives a case to the worker in post with the fewest; to nobody where none is in post.
pub(super) fn take_case(world: &mut World, family: usize) {
    let fewest = (0..world.workers.len())
        .filter(|&i| world.workers[i].is_in_post())
        .min_by_key(|&i| (world.workers[i].cases.len(), i));
    match fewest {
        Some(worker) => {
            world.workers[worker].cases.push(family as u32);
            world.families[family].worker = worker as u32;
        }
        None => {
            world.unassigned.push(family as u32);
            world.families[family].worker = NONE;
        }
    }
}
