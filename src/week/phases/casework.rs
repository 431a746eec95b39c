//! Casework: every worker spends the week's hours in order of priority.
//!
//! Overhead and recording; crises and statutory visits; then, unless a protected share for contact
//! comes first, the budget pipeline by age of request; placement search; checking and chasing; what
//! is left is time with families, shared over the cases.

use crate::basics::Purpose;
use crate::context::{ModelContext, pounds};
use crate::parameters::levers::CostingBy;
use crate::population::staff;
use crate::rules::morale;
use crate::terms::{Arrangement, Stage};
use crate::week::case::flags::{CaseFlags, stage_flags};
use crate::week::case::pipeline;
use crate::week::speed::prefetch;
use crate::world::World;
use crate::world::case::{Case, Portion};
use crate::world::ledger::{LedgerAccount, Reason};
use crate::world::worker::Holder;

pub(super) fn run(world: &mut World, context: &ModelContext<'_>) {
    let stage_flags = stage_flags(context);
    let mut waiting = Vec::new();
    let mut reviewed = Vec::new();
    let mut flags = Vec::with_capacity(world.cases.len());
    for (family, (case, dates)) in world.cases.iter().zip(&world.dates).enumerate() {
        flags.push(CaseFlags::of(case, dates, world.week, &stage_flags));
        if case.stage == Stage::Panel {
            waiting.push(family);
        } else if pipeline::is_review_due(case, dates, world.week) {
            reviewed.push(family);
        }
    }
    world.portions.clear();
    world.portions.resize(world.workers.len(), Portion::default());
    for &family in &reviewed {
        pipeline::start_review(world, context, family);
    }
    pipeline::hear_panel(world, context, &mut waiting);
    for family in reviewed.into_iter().chain(waiting) {
        flags[family] = CaseFlags::of(&world.cases[family], &world.dates[family], world.week, &stage_flags);
    }
    let absence = staff::absence(context);
    let mut order = Vec::new();
    for worker in 0..world.workers.len() {
        if world.workers[worker].is_in_post() {
            work(world, context, worker, absence, &flags, &mut order);
        }
    }
    world.broker_effort.clear();
    if world.brokers.fte > 0.0 {
        broker(world, context);
    }
    let used = world.finance.work(context.assumptions.workforce.worker_hours);
    debug_assert!(used >= 0.0);
    pay_staff(world, context);
}

/// One worker's hours as they are spent.
struct Hours {
    left: f64,
    contact: f64,
    admin: f64,
    /// Hours that the week's work would take.
    demand: f64,
}

impl Hours {
    /// Spends up to `wanted` hours, of which a share is face to face; gives what was had.
    #[inline]
    fn spend(&mut self, wanted: f64, contact_share: f64) -> f64 {
        let got = wanted.min(self.left).max(0.0);
        self.left -= got;
        self.contact += got * contact_share;
        self.admin += got * (1.0 - contact_share);
        got
    }
}

/// One worker's week, unless the worker is away. `order` is room for the cases that wait for a stage.
fn work(
    world: &mut World,
    context: &ModelContext<'_>,
    worker: usize,
    absence: f64,
    flags: &[CaseFlags],
    order: &mut Vec<u32>,
) {
    let w = &context.assumptions.workforce;
    if context.draws.happens(absence, Purpose::WorkerAbsence, world.workers[worker].key, world.week.0) {
        // The work is as much as ever, and nobody is there to do it.
        let state = &mut world.workers[worker];
        state.available -= w.pressure_ema * state.available;
        state.pressure = morale::pressure(state.asked, state.available);
        return;
    }
    let cases = std::mem::take(&mut world.workers[worker].cases);
    let n_cases = cases.len() as f64;
    let each = context.time_per_case();
    let fixed = w.overhead_hours + w.recording_hours * each * n_cases;
    let demand = fixed + w.pressure_contact_share * w.contact_target * each * n_cases;
    let mut hours = Hours { left: w.worker_hours, contact: 0.0, admin: 0.0, demand };
    hours.spend(fixed, 0.0);

    order.clear();
    let search_hours = urgent_work(world, context, &cases, flags, &mut hours, order);
    let protected =
        (context.levers.protected_contact * w.worker_hours - hours.contact).clamp(0.0, hours.left);
    hours.left -= protected;
    let pressure = world.workers[worker].pressure;
    stage_work(world, context, pressure, &mut hours, order);
    let search_effort = desk_work(world, worker, search_hours, &mut hours);

    hours.left += protected;
    let rest = hours.left;
    // A worker without cases has nobody to see.
    hours.spend(rest, if cases.is_empty() { 0.0 } else { 1.0 });
    world.portions[worker] = Portion { contact: rest / n_cases.max(1.0), search_effort };
    world.workers[worker].cases = cases;
    end_week(world, context, worker, &hours);
}

/// Crises and statutory visits. Gives the hours wanted for searches, and in `order` the cases that wait
/// for a stage.
#[inline]
fn urgent_work(
    world: &mut World,
    context: &ModelContext<'_>,
    cases: &[u32],
    flags: &[CaseFlags],
    hours: &mut Hours,
    order: &mut Vec<u32>,
) -> f64 {
    let w = &context.assumptions.workforce;
    let visit_hours = w.visit_hours * context.time_per_case();
    let mut search_hours = 0.0;
    for &number in cases {
        let family = number as usize;
        let flags = flags[family];
        if flags.has(CaseFlags::CRISIS) {
            let crisis_hours = &mut world.households[family].crisis_hours;
            hours.demand += *crisis_hours;
            let got = hours.spend(*crisis_hours, w.crisis_contact_share);
            *crisis_hours -= got;
            world.cases[family].in_crisis = *crisis_hours > 0.0;
            world.attention[family].contact_now += got * w.crisis_contact_share;
        }
        if flags.has(CaseFlags::VISIT) {
            hours.demand += visit_hours;
            // A visit that does not fit is put off to the next week.
            if hours.left >= visit_hours {
                hours.spend(visit_hours, w.visit_contact_share);
                world.attention[family].contact_now += visit_hours * w.visit_contact_share;
                world.dates[family].next_visit = world.week.plus(w.visit_interval);
            }
        }
        search_hours += w.council_search_hours * f64::from(flags.seeks());
        if flags.has(CaseFlags::STAGE) {
            hours.demand += w.pressure_backlog_share * world.attention[family].stage_hours;
            order.push(number);
            prefetch::stage(world, family);
        }
    }
    search_hours
}

/// The budget pipeline, oldest request first, at most one stage a case and week.
#[inline]
fn stage_work(
    world: &mut World,
    context: &ModelContext<'_>,
    pressure: f64,
    hours: &mut Hours,
    order: &mut [u32],
) {
    order.iter().for_each(|&case| prefetch::plan(world, case as usize));
    order.sort_unstable_by_key(|&case| (world.attention[case as usize].requested, case));
    for &case in order.iter() {
        if hours.left <= 0.0 {
            break;
        }
        let family = case as usize;
        let share = pipeline::contact_share(world, context, family);
        let got = hours.spend(world.attention[family].stage_hours, share);
        let attention = &mut world.attention[family];
        attention.contact_now += got * share;
        attention.stage_hours -= got;
        if attention.stage_hours <= 1e-9 {
            pipeline::finish_stage(world, context, family, pressure);
        }
    }
}

/// Searches for council-managed families, then checking and chasing. Gives the share of the search hours
/// that there was time for.
#[inline]
fn desk_work(world: &mut World, worker: usize, search_hours: f64, hours: &mut Hours) -> f64 {
    hours.demand += search_hours;
    let found = hours.spend(search_hours, 0.0);
    let desk_hours = &mut world.workers[worker].desk_hours;
    hours.demand += *desk_hours;
    let done = hours.spend(*desk_hours, 0.0);
    *desk_hours -= done;
    if search_hours > 0.0 { found / search_hours } else { 1.0 }
}

/// What the week makes of the worker's pressure and shares of time, and of the tally.
#[inline]
fn end_week(world: &mut World, context: &ModelContext<'_>, worker: usize, hours: &Hours) {
    let w = &context.assumptions.workforce;
    let (state, available) = (&mut world.workers[worker], w.worker_hours);
    if available > 0.0 {
        state.asked += w.pressure_ema * (hours.demand - state.asked);
        state.available += w.pressure_ema * (available - state.available);
        state.pressure = morale::pressure(state.asked, state.available);
        state.admin_share += w.admin_ema * (hours.admin / available - state.admin_share);
        state.contact_share += w.admin_ema * (hours.contact / available - state.contact_share);
    }
    world.tally.worker_hours += available;
    world.tally.worker_admin_hours += hours.admin;
    world.tally.worker_contact_hours += hours.contact;
}

/// The brokers cost plans where the policy has them do so, oldest request first.
fn broker(world: &mut World, context: &ModelContext<'_>) {
    let mut left = world.brokers.fte * context.assumptions.workforce.worker_hours;
    let mut waiting: Vec<usize> =
        (0..world.cases.len()).filter(|&i| world.cases[i].stage == Stage::Costing).collect();
    if context.levers.costing_by == CostingBy::SocialWorker {
        waiting.clear();
    }
    waiting.sort_by_key(|&i| (world.attention[i].requested, i));
    for family in waiting {
        let stage_hours = &mut world.attention[family].stage_hours;
        let got = stage_hours.min(left);
        left -= got;
        *stage_hours -= got;
        if *stage_hours <= 1e-9 {
            pipeline::finish_stage(world, context, family, 1.0);
        }
    }
    place_with(world, context, left);
}

/// Brokers' hours left after costing go to placement: what workers leave undone of the search for
/// council-managed families, the oldest request first.
fn place_with(world: &mut World, context: &ModelContext<'_>, mut left: f64) {
    let each = context.assumptions.workforce.council_search_hours;
    let seeks = |case: &Case| case.arrangement == Arrangement::Council && case.n_seek_service > 0;
    let mut seeking: Vec<usize> = (0..world.cases.len()).filter(|&i| seeks(&world.cases[i])).collect();
    seeking.sort_by_key(|&i| (world.attention[i].requested, i));
    world.broker_effort.resize(world.cases.len(), 0.0);
    for family in seeking {
        let needed = each * f64::from(world.cases[family].n_seek_service);
        let missing = 1.0 - world.attention[family].portion(&world.portions).search_effort;
        let hours = (needed * missing).min(left);
        if hours > 0.0 {
            world.broker_effort[family] = hours / needed;
            left -= hours;
        }
    }
}

/// What the week's staff cost. Workers are paid from outside the envelope for care.
fn pay_staff(world: &mut World, context: &ModelContext<'_>) {
    let w = &context.assumptions.workforce;
    let mut rate = 0.0;
    for worker in &world.workers {
        rate += match worker.holder {
            Holder::Permanent => w.sw_cost_hour,
            Holder::Agency => w.sw_cost_hour * w.agency_worker_cost,
            Holder::Nobody => 0.0,
        };
    }
    rate += w.officer_cost_hour * (world.finance.fte + world.brokers.fte);
    let cost = pounds(rate * w.worker_hours);
    world.post(LedgerAccount::Treasury, LedgerAccount::Staff, cost, Reason::StaffCost);
}
