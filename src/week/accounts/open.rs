//! Opening accounts: one for each child, or one for a family where accounts are pooled.

use super::budgets;
use crate::basics::{Pence, share_half_even};
use crate::context::ModelContext;
use crate::terms::Arrangement;
use crate::world::World;
use crate::world::case::FAR;
use crate::world::child::Account;
use crate::world::family::NONE;
use crate::world::ledger::{LedgerAccount, Reason};

/// Weeks between returns; `None` where none is asked for.
pub(in crate::week) fn return_interval(context: &ModelContext<'_>) -> Option<u32> {
    52_u32.checked_div(context.levers.returns_per_year).map(|weeks| weeks.max(1))
}

/// Opens an account for each child, or one where accounts are pooled.
pub(in crate::week) fn all(world: &mut World, context: &ModelContext<'_>, family: usize) {
    let first_ever = !std::mem::replace(&mut world.households[family].had_account, true);
    let mut pooled = NONE;
    for child in world.households[family].children() {
        if !world.children[child].active {
            continue;
        }
        let number = if context.levers.pooled_accounts && pooled != NONE {
            pooled
        } else {
            one(world, context, family, world.children[child].key)
        };
        pooled = number;
        world.hold_in(child, number);
    }
    budgets::follow(world, context, family);
    if first_ever && context.levers.startup_payment_weeks > 0 {
        pay_start_up(world, context, family);
    }
}

fn one(world: &mut World, context: &ModelContext<'_>, family: usize, key: u64) -> u32 {
    let direct = world.cases[family].arrangement == Arrangement::Direct;
    let week = world.week;
    world.add_account(Account {
        key,
        family: family as u32,
        direct,
        open: true,
        budget: Pence::ZERO,
        paid_until: week,
        starts_by: week.plus(context.assumptions.returns.first_payment_weeks),
        return_due: return_interval(context).map_or(FAR, |weeks| week.plus(weeks)),
        late: 0,
        reminded: false,
        reinstated_on: None,
        suspended_since: None,
    })
}

fn pay_start_up(world: &mut World, context: &ModelContext<'_>, family: usize) {
    let weeks = i64::from(context.levers.startup_payment_weeks);
    for account in world.accounts_of(family) {
        let amount = Pence(share_half_even(world.accounts[account as usize].budget.0, weeks, 52));
        world.post(LedgerAccount::Fund, LedgerAccount::Account(account), amount, Reason::StartUpPayment);
    }
}
