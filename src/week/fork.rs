//! The fork: what a new policy does to what exists, in the first week of the option or of its date.
//!
//! What takes effect at once is done here. What takes effect at the next return, year end or review needs
//! nothing here, since the phases read the new levers from now on.

use super::accounts::{open, returns};
use super::bookings::collectives;
use super::case::allocation;
use crate::context::{ModelContext, pounds};
use crate::parameters::levers::NEVER;
use crate::population::staff;
use crate::world::World;
use crate::world::case::FAR;
use crate::world::caseloads::Caseloads;
use crate::world::child::Service;
use crate::world::ledger::{LedgerAccount, Reason};
use crate::world::worker::Holder;

/// Applies other levers to an authority, at the fork or at a later date of an option; `before` is the
/// context under which it ran until now.
pub fn take_over(world: &mut World, before: &ModelContext<'_>, context: &ModelContext<'_>) {
    let (old, new) = (before.levers, context.levers);
    if old.pa_rate != new.pa_rate {
        world.authority.assistant_rate = if old.pa_rate > 0.0 {
            world.authority.assistant_rate.times(new.pa_rate / old.pa_rate)
        } else {
            pounds(new.pa_rate)
        };
    }
    let (rate_before, rate_now) = (before.one_to_one_rate(), context.one_to_one_rate());
    if rate_before != rate_now {
        let reference = &mut world.authority.reference[Service::OneToOne as usize];
        *reference = reference.times(rate_now / rate_before);
    }
    if old.envelope_factor != new.envelope_factor {
        world.authority.envelope = if old.envelope_factor > 0.0 {
            world.authority.envelope.times(new.envelope_factor / old.envelope_factor)
        } else {
            let margin = context.assumptions.authority.envelope_margin;
            let expected = world.authority.expected_spending(world.authority.committed);
            expected.times(margin * new.envelope_factor)
        };
    }
    staff::size_pools(world, context);
    resize_workforce(world, context);
    if old.pooled_accounts != new.pooled_accounts {
        regroup_accounts(world, context);
    }
    bring_returns_forward(world, context);
    if old.collective != new.collective && world.week > context.began {
        // At the fork itself they meet in the week's own order.
        collectives::meet(world, context);
    }
    // Without a rule to suspend, or a return that could end it, a suspension ends.
    if new.suspend_after >= NEVER || new.returns_per_year == 0 {
        for number in 0..world.accounts.len() {
            if world.accounts[number].open && world.accounts[number].suspended_since.is_some() {
                returns::reinstate(world, context, number);
            }
        }
    }
}

/// New posts are filled as week 0 would find them; posts that go are empty ones first.
fn resize_workforce(world: &mut World, context: &ModelContext<'_>) {
    let wanted = staff::posts(context, world.authority.cases);
    while world.workers.len() < wanted {
        let number = world.workers.len();
        world.add_worker(staff::open_post(context, number, world.week));
        if world.workers[number].is_in_post() {
            allocation::balance(world, context, number);
        }
    }
    while world.workers.len() > wanted {
        let empty = world.workers.iter().rposition(|worker| worker.holder == Holder::Nobody);
        let goes = empty.unwrap_or(world.workers.len() - 1);
        let removed = world.workers.remove(goes);
        for (number, worker) in world.workers.iter().enumerate().skip(goes) {
            for &case in &worker.cases {
                world.attention[case as usize].worker = number as u32;
            }
        }
        world.caseloads = Caseloads::of(&world.workers);
        for case in removed.cases {
            allocation::take(world, case as usize);
        }
    }
}

/// Pooling merges siblings' accounts, balances summed; unpooling splits by budget.
fn regroup_accounts(world: &mut World, context: &ModelContext<'_>) {
    for family in 0..world.families.len() {
        let old: Vec<u32> = world.accounts_of(family).collect();
        let children =
            world.children[world.households[family].children()].iter().filter(|c| c.active).count();
        if old.is_empty() || children < 2 {
            continue;
        }
        // The strictest of the old accounts' states: the earliest dates, the longest lateness.
        let state = |account: &u32| world.accounts[*account as usize].clone();
        let paid_until = old.iter().map(|a| state(a).paid_until).min().unwrap_or(world.week);
        let starts_by = old.iter().map(|a| state(a).starts_by).min().unwrap_or(world.week);
        let return_due = old.iter().map(|a| state(a).return_due).min().unwrap_or(world.week);
        let since = old.iter().filter_map(|a| state(a).suspended_since).min();
        let on = old.iter().filter_map(|a| state(a).reinstated_on).max();
        let late = old.iter().map(|a| state(a).late).max().unwrap_or(0);
        let reminded = old.iter().any(|a| state(a).reminded);
        open::all(world, context, family);
        let new: Vec<u32> = world.accounts_of(family).collect();
        for &number in &new {
            let account = &mut world.accounts[number as usize];
            account.paid_until = paid_until;
            account.starts_by = starts_by;
            account.return_due = return_due;
            account.late = late;
            account.reinstated_on = on;
            account.reminded = reminded;
            if let Some(since) = since {
                world.suspend(number as usize, since);
            }
        }
        for number in old {
            let balance = world.ledger.balance(LedgerAccount::Account(number));
            let budgets: i64 = new.iter().map(|&n| world.accounts[n as usize].budget.0).sum();
            let mut left = balance;
            for (i, &to) in new.iter().enumerate() {
                let part = if i + 1 == new.len() || budgets == 0 {
                    left
                } else {
                    let budget = world.accounts[to as usize].budget.0;
                    crate::basics::Pence(crate::basics::share_half_even(balance.0, budget, budgets))
                };
                left -= part;
                world.post(
                    LedgerAccount::Account(number),
                    LedgerAccount::Account(to),
                    part,
                    Reason::Regrouped,
                );
            }
            world.shut(number);
        }
    }
}

/// The next due date of a return is the earlier of the old one and what the new policy would set.
fn bring_returns_forward(world: &mut World, context: &ModelContext<'_>) {
    let latest = open::return_interval(context).map(|weeks| world.week.plus(weeks));
    for account in world.accounts.iter_mut().filter(|account| account.open) {
        account.return_due = match latest {
            Some(latest) => account.return_due.min(latest),
            None => FAR,
        };
    }
}
