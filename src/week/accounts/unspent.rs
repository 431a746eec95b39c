//! Reviews of money that stays unspent, where the policy has them.

use crate::basics::{Pence, share_half_even};
use crate::context::ModelContext;
use crate::terms::Stage;
use crate::world::World;
use crate::world::ledger::LedgerAccount;

/// At the end of a quarter a balance of more weeks than the policy lets stand leads to a review, whose plan
/// looks anew at what is on offer.
pub(in crate::week) fn review(world: &mut World, context: &ModelContext<'_>) {
    let weeks = i64::from(context.levers.unspent_review);
    if weeks == 0 || !world.week.ends_quarter() {
        return;
    }
    let next = world.week.plus(1);
    for (number, account) in world.accounts.iter().enumerate() {
        if !account.open || world.cases[account.family as usize].stage != Stage::Settled {
            continue;
        }
        let stands = Pence(share_half_even(account.budget.0, weeks, 52));
        if world.ledger.balance(LedgerAccount::Account(number as u32)) > stands {
            let due = &mut world.dates[account.family as usize].next_review;
            *due = (*due).min(next);
        }
    }
}
