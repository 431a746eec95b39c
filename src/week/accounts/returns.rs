//! Returns: they fall due, arrive or are late, with reminders, suspension and reinstatement.

use super::{open, reclaim};
use crate::basics::Purpose;
use crate::context::ModelContext;
use crate::outcome::diary::Event;
use crate::parameters::levers::NEVER;
use crate::parameters::levers::{Chaser, Evidence};
use crate::rules::returns;
use crate::world::World;
use crate::world::case::FAR;
use crate::world::child::Account;
use crate::world::family::NONE;

/// An open account's week: payments start again, its return falls due. Changes no other account.
pub(in crate::week) fn account_week(world: &mut World, context: &ModelContext<'_>, account: usize) {
    let Account { open, reinstated_on, return_due, .. } = world.accounts[account];
    debug_assert!(open, "account {account} is closed");
    if reinstated_on.is_some_and(|on| on <= world.week) {
        reinstate(world, context, account);
    }
    if return_due <= world.week {
        hand_in(world, context, account);
    }
}

/// A return that is due: it arrives, or is late, with what follows.
fn hand_in(world: &mut World, context: &ModelContext<'_>, number: usize) {
    let levers = context.levers;
    let r = &context.assumptions.returns;
    let account = &world.accounts[number];
    let family = account.family as usize;
    if account.late == 0 {
        world.tally.returns_due += 1.0;
        world.note(family, || Event::ReturnDue);
    }
    let account = &world.accounts[number];
    let f = &world.families[family];
    let chance = match (levers.evidence, account.direct) {
        (Evidence::Card, _) => r.return_card_chance,
        (_, true) => {
            let help = f64::from(u8::from(account.reminded))
                + if levers.payroll_support { 0.5 } else { 0.0 }
                + if levers.carer_support > 0.0 { 0.5 } else { 0.0 };
            let habit = r.return_family_sd * context.draws.at(Purpose::ReturnHabit, f.key, 0).normal();
            returns::arrival_chance(f.load, f.strain, help, habit, r)
        }
        (_, false) => returns::arrival_chance(r.managed_return_load, r.managed_return_strain, 0.0, 0.0, r),
    };
    if context.draws.happens(chance, Purpose::ReturnArrives, account.key, world.week.0) {
        arrive(world, context, number);
    } else {
        stay_late(world, context, number);
    }
}

fn arrive(world: &mut World, context: &ModelContext<'_>, number: usize) {
    let week = world.week;
    let account = &mut world.accounts[number];
    let family = account.family as usize;
    let late = std::mem::take(&mut account.late);
    account.reminded = false;
    account.return_due = open::return_interval(context).map_or(FAR, |weeks| week.plus(weeks));
    let was_suspended = account.suspended_since.is_some();
    world.note(family, || Event::ReturnArrived { late });
    let w = &context.assumptions.workforce;
    let checking = match context.levers.evidence {
        Evidence::Receipts => w.check_hours_receipts,
        Evidence::Statements => w.check_hours_statements,
        Evidence::Card => w.check_hours_card,
    };
    if was_suspended {
        // Payments start again when the return has been checked, behind the work that waits already.
        let delay = weeks_of_queue(world, context, family);
        if delay == 0 {
            reinstate(world, context, number);
        } else {
            world.accounts[number].reinstated_on = Some(week.plus(delay));
        }
    }
    queue(world, context, family, checking);
    reclaim::at_return(world, context, number);
}

/// Payments start again from this week.
pub(in crate::week) fn reinstate(world: &mut World, context: &ModelContext<'_>, number: usize) {
    let week = world.week;
    let family = world.accounts[number].family as usize;
    let account = &mut world.accounts[number];
    account.reinstated_on = None;
    account.paid_until = account.paid_until.max(week);
    world.resume(number);
    world.note(family, || Event::Reinstated);
    queue(world, context, family, context.assumptions.workforce.suspension_hours);
}

fn stay_late(world: &mut World, context: &ModelContext<'_>, number: usize) {
    let levers = context.levers;
    let r = &context.assumptions.returns;
    let week = world.week;
    let family = world.accounts[number].family as usize;
    let account = &mut world.accounts[number];
    account.late += 1;
    let late = account.late;
    world.tally.returns_late += f64::from(u8::from(late == 1));
    if returns::is_reminded(late, levers.reminders, r) {
        account.reminded = true;
        world.families[family].reminders += 1;
        world.note(family, || Event::Reminded);
        queue(world, context, family, context.assumptions.workforce.chase_hours);
    }
    let suspends = levers.suspend_after < NEVER && late > levers.suspend_after;
    // A decision of the worker's, one for each return that is late beyond the weeks set.
    let account = &world.accounts[number];
    let (key, due) = (account.key, account.return_due.0);
    let decides = || context.draws.happens(r.suspend_chance, Purpose::SuspensionDecision, key, due);
    if suspends && account.suspended_since.is_none() && decides() {
        world.suspend(number, week);
        let s = &context.assumptions.strain;
        let f = &mut world.families[family];
        f.trust = (f.trust - s.trust_loss_suspension).max(0.0);
        f.fear += s.fear_gain_suspension;
        world.tally.suspensions += 1.0;
        world.record(family, |record| record.suspensions += 1.0);
        world.note(family, || Event::Suspended);
        queue(world, context, family, context.assumptions.workforce.suspension_hours);
    }
}

/// The longest that a return waits to be checked, where nobody has time for it.
const LONGEST_QUEUE: u32 = 52;

/// Whole weeks of desk work that wait before a return of this family's is looked at.
fn weeks_of_queue(world: &World, context: &ModelContext<'_>, family: usize) -> u32 {
    let week = context.assumptions.workforce.worker_hours;
    let worker = world.attention[family].worker;
    let (hours, a_week) = if context.levers.chaser == Chaser::FinanceOfficers || worker == NONE {
        (world.finance.queue_hours, world.finance.fte * week)
    } else {
        (world.workers[worker as usize].desk_hours, week)
    };
    let most = f64::from(LONGEST_QUEUE);
    if hours <= 0.0 { 0 } else { (hours / a_week).floor().min(most) as u32 }
}

/// Puts desk work where the policy puts it: on the family's worker or on finance officers.
fn queue(world: &mut World, context: &ModelContext<'_>, family: usize, hours: f64) {
    let worker = world.attention[family].worker;
    if context.levers.chaser == Chaser::FinanceOfficers || worker == NONE {
        world.finance.queue_hours += hours;
    } else {
        world.workers[worker as usize].desk_hours += hours;
    }
}

/// Weeks for which payments to a family have been stopped: 0 where no account is suspended, or only since
/// this week.
pub(in crate::week) fn weeks_suspended(world: &World, family: usize) -> u32 {
    let since = |account: u32| world.accounts[account as usize].suspended_since;
    let weeks = world.accounts_of(family).filter_map(since).map(|since| world.week.since(since));
    weeks.max().unwrap_or(0)
}
