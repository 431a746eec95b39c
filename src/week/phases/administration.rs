//! Administration: families' hours and load; returns fall due, arrive or are late; reminders,
//! suspension, reinstatement, drop-out; reclaim.

use crate::basics::{Purpose, QUARTER};
use crate::context::ModelContext;
use crate::outcome::diary::Event;
use crate::parameters::levers::Evidence;
use crate::rules::burden::{self, Duties};
use crate::rules::returns::dropout_chance;
use crate::terms::{Arrangement, Stage};
use crate::week::accounts::{reclaim, restrict, returns, unspent};
use crate::week::case::{arrangement, award, pipeline};
use crate::week::speed::branchless::Selection;
use crate::week::speed::prefetch;
use crate::world::World;
use crate::world::case::Case;
use crate::world::family::Family;
use crate::world::ledger::{LedgerAccount, Reason};

/// Weeks before a return is due in which it is prepared.
const PREPARATION: u32 = 3;

/// How many due accounts ahead the data of one is prefetched.
const AHEAD: usize = 4;

pub(super) fn run(world: &mut World, context: &ModelContext<'_>) {
    let scan = scan_accounts(world);
    let leavers = administer(world, context, &scan.returns_of);
    for (index, &account) in scan.due_now.iter().enumerate() {
        if let Some(&later) = scan.due_now.get(index + AHEAD) {
            prefetch::account(world, later as usize);
        }
        returns::account_week(world, context, account as usize);
    }
    reclaim::year_end(world, context);
    restrict::year_end(world, context);
    unspent::review(world, context);
    for (family, suspended) in leavers {
        drop_out(world, context, family as usize, suspended);
    }
    let mut supported = Supported::default();
    world.cases.iter().for_each(|case| supported.count(case));
    pay_support(world, context, &supported);
}

/// Works out every family's hours of administration this week and the load they make. Gives the families
/// that may drop out of their accounts this week, each with whether an account is suspended.
fn administer(world: &mut World, context: &ModelContext<'_>, returns_of: &[Returns]) -> Vec<(u32, bool)> {
    let a = &context.assumptions.administration;
    let levers = context.levers;
    let week = world.week;
    let mut leavers = Vec::new();
    for (number, (f, case)) in world.families.iter_mut().zip(&world.cases).enumerate() {
        let holds = match case.arrangement {
            Arrangement::Closed => continue,
            arrangement => arrangement.has_account(),
        };
        let (mut hours, mut suspended) = (0.0, false);
        if holds {
            let returns = returns_of[number];
            suspended = returns.suspended;
            let duties = duties_of(f, case, returns);
            let held = burden::direct_payment_hours(&duties, levers.evidence, levers.payroll_support, a)
                * context.learning(f.experience);
            hours = if case.arrangement == Arrangement::Managed { held * a.managed_fraction } else { held };
        } else if case.arrangement == Arrangement::Council {
            hours = a.council_token_hours;
        }
        if context.assumptions.limit_test.test_no_burden {
            hours = 0.0;
        }
        let support = if holds { levers.carer_support } else { 0.0 };
        let load = burden::load(hours, burden::effective_capacity(f.capacity, f.strain, support, a));
        f.admin_hours = hours;
        f.load = load;
        f.mean_load += (load - f.mean_load) / f64::from(QUARTER);
        if holds {
            f.reminders = 0;
            f.experience += 1;
            // Whether any week's chance could be as large as this week's draw, so that few are asked further.
            let r = &context.assumptions.returns;
            let weeks = if suspended { u32::MAX } else { 0 };
            let most = dropout_chance(weeks, f.mean_load, r);
            if context.draws.happens(most, Purpose::DropOut, f.key, week.0) {
                leavers.push((number as u32, suspended));
            }
        }
    }
    leavers
}

/// What a family's open accounts ask of it this week.
#[derive(Clone, Copy, Default)]
struct Returns {
    /// Returns to prepare.
    due: u8,
    /// Whether payments into one are stopped.
    suspended: bool,
}

/// What the week's administration needs of all accounts.
struct AccountScan {
    /// What each family's open accounts ask of it.
    returns_of: Vec<Returns>,
    /// The open accounts of which a return is due, or that are paid again, this week.
    due_now: Vec<u32>,
}

/// Looks at every account once.
fn scan_accounts(world: &World) -> AccountScan {
    let (week, prepared) = (world.week, world.week.plus(PREPARATION - 1));
    let mut returns_of = vec![Returns::default(); world.families.len()];
    let mut due_now = Selection::of(world.accounts.len());
    // Without branches, since whether an account is open, due or suspended cannot be predicted.
    for (number, account) in world.accounts.iter().enumerate() {
        let returns = &mut returns_of[account.family as usize];
        returns.due += u8::from(account.open & (account.return_due <= prepared));
        returns.suspended |= account.open & account.suspended_since.is_some();
        let is_paid_again = account.reinstated_on.is_some_and(|on| on <= week);
        due_now.offer(number as u32, account.open & ((account.return_due <= week) | is_paid_again));
    }
    AccountScan { returns_of, due_now: due_now.all() }
}

/// What an account holder has to do.
fn duties_of(f: &Family, case: &Case, returns: Returns) -> Duties {
    Duties {
        bookings: f64::from(case.n_booked),
        service_searches: f64::from(case.n_seek_service),
        assistant_searches: f64::from(case.n_seek_assistant),
        assistants: f64::from(case.n_assistants),
        accounts: f64::from(case.n_accounts),
        returns: f64::from(returns.due),
        reminders: f64::from(f.reminders),
    }
}

/// A long suspension or sustained overload may make a family give its accounts up. An account that was not
/// suspended when the week's administration began counts as suspended for no week.
fn drop_out(world: &mut World, context: &ModelContext<'_>, family: usize, was_suspended: bool) {
    let r = &context.assumptions.returns;
    let week = world.week;
    let suspended = if was_suspended { returns::weeks_suspended(world, family) } else { 0 };
    let f = &world.families[family];
    let chance = dropout_chance(suspended, f.mean_load, r);
    if chance <= 0.0 || !context.draws.happens(chance, Purpose::DropOut, f.key, week.0) {
        return;
    }
    let to_council = context.draws.happens(r.dropout_to_council, Purpose::DropOutTo, f.key, week.0);
    world.tally.dropouts += 1.0;
    world.record(family, |record| record.dropouts += 1.0);
    arrangement::begin(world, context, family, Arrangement::Nothing);
    world.cases[family].stage = Stage::Settled;
    let f = &mut world.families[family];
    f.fear += r.dropout_fear;
    f.experience = 0;
    let towards = if to_council { Arrangement::Council } else { Arrangement::Nothing };
    world.note(family, || Event::DroppedOut(towards));
    if to_council {
        world.households[family].dropped_out = true;
        pipeline::ask(world, context, family, Stage::Costing);
    }
    award::commit(world, context, family);
}

/// Families for whose support the authority pays.
#[derive(Default)]
struct Supported {
    managed: i64,
    holding: i64,
    employing: i64,
}

impl Supported {
    fn count(&mut self, case: &Case) {
        self.managed += i64::from(case.arrangement == Arrangement::Managed);
        self.holding += i64::from(case.arrangement.has_account());
        self.employing += i64::from(case.n_assistants > 0);
    }
}

/// What the week's support for account holders costs the authority.
fn pay_support(world: &mut World, context: &ModelContext<'_>, supported: &Supported) {
    let levers = context.levers;
    let accounts = i64::from(world.open_accounts);
    let a = &context.assumptions.authority;
    let card = levers.evidence == Evidence::Card;
    let week_of = |yearly: f64, count: i64| crate::context::pounds(yearly / 52.0 * count as f64);
    let bills = [
        (LedgerAccount::Fees, week_of(levers.managed_fee * 52.0, supported.managed), Reason::AccountFee),
        (
            LedgerAccount::Fees,
            week_of(
                if levers.payroll_support { levers.payroll_cost * 12.0 } else { 0.0 },
                supported.employing,
            ),
            Reason::Payroll,
        ),
        (LedgerAccount::Fees, week_of(if card { a.card_cost } else { 0.0 }, accounts), Reason::Card),
        (
            LedgerAccount::Support,
            week_of(levers.carer_support * a.carer_support_cost * 52.0, supported.holding),
            Reason::CarerSupport,
        ),
        (
            LedgerAccount::Support,
            week_of(if levers.pa_register { a.register_cost * context.scale() } else { 0.0 }, 1),
            Reason::Register,
        ),
    ];
    for (account, amount, reason) in bills {
        world.post(LedgerAccount::Fund, account, amount, reason);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::basics::{Draws, Week};
    use crate::parameters::assumptions::Assumptions;
    use crate::parameters::environment::Environment;
    use crate::parameters::levers::{Chaser, Levers};
    use crate::place::Place;
    use crate::world::child::Account;

    #[test]
    fn one_scan_of_the_accounts_finds_what_each_family_and_each_account_say() {
        let (place, assumptions) = (Place::early_adopter(), Assumptions::default());
        // So few officers that a return waits to be checked, and so many that it is.
        let (chaser, finance_fte) = (Chaser::FinanceOfficers, 0.5);
        let levers = Levers { suspend_after: 1, chaser, finance_fte, ..Levers::default() };
        let environment = Environment::default();
        let context =
            ModelContext::new(Draws::new(6, 0), &place, &assumptions, &levers, &environment, Week(0));
        let mut world = crate::week::open(&context);
        let (mut due, mut suspended, mut closed, mut paid_again) = (0, 0, 0, 0);
        for _ in 0..60 {
            crate::week::step(&mut world, &context, &mut |_| ());
            closed += world.accounts.iter().filter(|account| !account.open).count();
            let scan = scan_accounts(&world);
            let mut one_after_the_other = world.clone();
            for account in 0..world.accounts.len() {
                // As if each were looked at when its turn comes.
                if one_after_the_other.accounts[account].open {
                    returns::account_week(&mut one_after_the_other, &context, account);
                }
            }
            let mut known_beforehand = world.clone();
            for &account in &scan.due_now {
                returns::account_week(&mut known_beforehand, &context, account as usize);
            }
            assert!(
                format!("{one_after_the_other:?}") == format!("{known_beforehand:?}"),
                "{:?}",
                world.week
            );
            let is_past = |week: Week| week <= world.week;
            let has_turn = |account: &Account| {
                let is_paid_again = account.reinstated_on.is_some_and(is_past);
                account.open && (is_paid_again || is_past(account.return_due))
            };
            let turns = (0..).zip(&world.accounts).filter(|(_, account)| has_turn(account));
            assert_eq!(scan.due_now, turns.map(|(number, _)| number).collect::<Vec<u32>>());
            let again = |&&account: &&u32| !is_past(world.accounts[account as usize].return_due);
            paid_again += scan.due_now.iter().filter(again).count();
            for (family, returns) in scan.returns_of.into_iter().enumerate() {
                let held = || world.accounts_of(family).map(|one| &world.accounts[one as usize]);
                let soon = held().filter(|account| account.return_due.0 < world.week.0 + PREPARATION).count();
                let stopped = held().any(|account| account.suspended_since.is_some());
                assert_eq!((usize::from(returns.due), returns.suspended), (soon, stopped), "family {family}");
                due += soon;
                suspended += usize::from(stopped);
            }
        }
        assert!(
            due > 100 && suspended > 100 && closed > 100 && paid_again > 10,
            "{due} due, {suspended} stopped, {closed} closed, {paid_again} paid again"
        );
    }
}
