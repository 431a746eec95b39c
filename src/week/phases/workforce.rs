//! Workforce: workers' morale, leaving, agency cover, and permanent workers who start.

use crate::basics::{Purpose, Week};
use crate::context::ModelContext;
use crate::outcome::diary::Event;
use crate::population::staff;
use crate::rules::morale::{leaving_chance, leaving_weight, morale_after};
use crate::week::case::allocation;
use crate::world::World;
use crate::world::case::FAR;
use crate::world::family::NONE;
use crate::world::worker::Holder;

pub(super) fn run(world: &mut World, context: &ModelContext<'_>) {
    let mean_weight = move_morale(world, context);
    for worker in 0..world.workers.len() {
        match world.workers[worker].holder {
            Holder::Permanent => permanent(world, context, worker, mean_weight),
            Holder::Agency => agency(world, context, worker),
            Holder::Nobody => nobody(world, context, worker),
        }
    }
}

/// Moves the morale of the permanent workers; gives the mean by which their leaving is divided.
fn move_morale(world: &mut World, context: &ModelContext<'_>) -> f64 {
    let w = &context.assumptions.workforce;
    let (mut sum, mut count) = (0.0, 0.0);
    for state in world.workers.iter_mut().filter(|worker| worker.holder == Holder::Permanent) {
        state.morale = morale_after(state.morale, state.pressure, state.admin_share, state.contact_share, w);
        sum += leaving_weight(state.morale, w);
        count += 1.0;
    }
    let level = &mut world.authority.leaving;
    if world.week.of_year() == 0 {
        level.begin_year();
    }
    level.sum += sum;
    level.count += count;
    level.frozen.unwrap_or(if count > 0.0 { sum / count } else { 1.0 })
}

fn permanent(world: &mut World, context: &ModelContext<'_>, worker: usize, mean_weight: f64) {
    let w = &context.assumptions.workforce;
    let state = &mut world.workers[worker];
    let weight = leaving_weight(state.morale, w);
    let turnover = context.figures().turnover_rate * w.team_turnover;
    let chance = leaving_chance(weight, mean_weight, turnover);
    world.tally.permanent_weeks += 1.0;
    world.tally.leaving_chance += chance;
    let mut keyed = context.draws.at(Purpose::WorkerLeaves, state.key, world.week.0);
    if keyed.uniform() >= chance {
        return;
    }
    world.tally.workers_left += 1.0;
    let week = world.week;
    let wait = w.vacancy_weeks
        * (w.vacancy_fixed_share
            + (1.0 - w.vacancy_fixed_share)
                * context.draws.at(Purpose::Vacancy, state.key, week.0).exponential());
    world.workers[worker].starts = in_weeks(week, wait);
    leave(world, context, worker);
}

/// The date so many weeks on, at least one.
fn in_weeks(week: Week, weeks: f64) -> Week {
    week.plus(weeks.ceil().clamp(1.0, 20_000.0) as u32)
}

/// A post is left: cases go to colleagues, experience is lost, agency cover may come.
fn leave(world: &mut World, context: &ModelContext<'_>, worker: usize) {
    let w = &context.assumptions.workforce;
    let week = world.week;
    let mut keyed = context.draws.at(Purpose::AgencyStay, world.workers[worker].key, week.0);
    let covered = keyed.uniform() < staff::cover_chance(context);
    let spell = keyed.exponential();
    let state = &mut world.workers[worker];
    state.holder = Holder::Nobody;
    state.cover_comes = covered;
    state.agency_turn =
        in_weeks(week, spell * if covered { w.agency_cover_weeks } else { w.agency_worker_stay });
    let desk = std::mem::take(&mut state.desk_hours);
    let cases = std::mem::take(&mut state.cases);
    let share = desk / cases.len().max(1) as f64;
    world.caseloads.leave(worker, cases.len());
    for case in cases {
        let family = case as usize;
        allocation::take(world, family);
        let f = &mut world.families[family];
        f.trust = (f.trust - context.assumptions.strain.trust_loss_worker).max(0.0);
        let next = world.attention[family].worker;
        if next == NONE {
            world.finance.queue_hours += share;
        } else {
            world.workers[next as usize].desk_hours += share;
        }
        world.note(family, || Event::WorkerLeft);
    }
}

fn agency(world: &mut World, context: &ModelContext<'_>, worker: usize) {
    let week = world.week;
    if world.workers[worker].starts <= week {
        // The permanent worker takes over the agency worker's cases.
        start(world, context, worker, Holder::Permanent);
    } else if world.workers[worker].agency_turn <= week {
        leave(world, context, worker);
    }
}

fn nobody(world: &mut World, context: &ModelContext<'_>, worker: usize) {
    let w = &context.assumptions.workforce;
    let week = world.week;
    if world.workers[worker].starts <= week {
        start(world, context, worker, Holder::Permanent);
    } else if world.workers[worker].agency_turn <= week {
        let mut keyed = context.draws.at(Purpose::AgencyStay, world.workers[worker].key, week.0);
        if !world.workers[worker].cover_comes {
            // The uncovered spell has ended: the agency is asked again.
            world.workers[worker].cover_comes = keyed.uniform() < staff::cover_chance(context);
            let mean =
                if world.workers[worker].cover_comes { w.agency_cover_weeks } else { w.agency_worker_stay };
            world.workers[worker].agency_turn = in_weeks(week, keyed.exponential() * mean);
            return;
        }
        let stay = keyed.exponential() * w.agency_worker_stay;
        start(world, context, worker, Holder::Agency);
        world.workers[worker].agency_turn = in_weeks(week, stay);
    }
}

/// Somebody starts, new to costing, and takes cases from the fullest colleagues.
fn start(world: &mut World, context: &ModelContext<'_>, worker: usize, holder: Holder) {
    let w = &context.assumptions.workforce;
    let state = &mut world.workers[worker];
    if !state.is_in_post() {
        world.caseloads.enter(worker, state.cases.len());
    }
    state.holder = holder;
    state.starts = if holder == Holder::Permanent { FAR } else { state.starts };
    state.agency_turn = FAR;
    state.proficiency = context.assumptions.casework.proficiency_initial;
    state.morale = w.morale_initial;
    state.pressure = 1.0;
    state.available = w.worker_hours * (1.0 - staff::absence(context));
    state.asked = state.available;
    state.admin_share = 0.5;
    state.contact_share = 0.25;
    allocation::balance(world, context, worker);
}
