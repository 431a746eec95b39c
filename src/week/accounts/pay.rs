//! Paying accounts: every open account that is due gets its payment in advance.

use crate::basics::{Pence, share_half_even};
use crate::context::ModelContext;
use crate::rules::returns::misused_share;
use crate::world::World;
use crate::world::ledger::{LedgerAccount, Reason};

/// How many accounts ahead the ledger's entry of one is prefetched.
const AHEAD: u32 = 8;

/// Pays every open account that is due and not suspended, in advance.
pub(in crate::week) fn all_due(world: &mut World, context: &ModelContext<'_>) {
    let week = world.week;
    let interval = context.levers.payment_interval;
    let misused =
        misused_share(context.levers.evidence, context.levers.returns_per_year, &context.assumptions.returns);
    for number in 0..world.accounts.len() {
        world.ledger.prefetch(number as u32 + AHEAD);
        let account = &mut world.accounts[number];
        if account.open && account.paid_until <= week && account.suspended_since.is_none() {
            if account.starts_by > week {
                // Nothing is bought yet, so nothing is paid yet.
                let case = &world.cases[account.family as usize];
                if !case.elements().any(|element| world.elements[element].is_booked()) {
                    continue;
                }
                account.starts_by = week;
            }
            account.paid_until = week.plus(interval);
            let amount = Pence(share_half_even(account.budget.0, i64::from(interval), 52));
            let (direct, to) = (account.direct, LedgerAccount::Account(number as u32));
            world.post(LedgerAccount::Fund, to, amount, Reason::Payment);
            if direct {
                world.post(to, LedgerAccount::Elsewhere, amount.times(misused), Reason::Misuse);
            }
        }
    }
}
