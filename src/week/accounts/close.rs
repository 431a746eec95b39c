//! Closing accounts: what they hold goes back to the fund.

use crate::world::World;
use crate::world::family::NONE;
use crate::world::ledger::{LedgerAccount, Reason};

/// Closes every account of a family.
pub(in crate::week) fn all(world: &mut World, family: usize) {
    let open: Vec<u32> = world.accounts_of(family).collect();
    for account in open {
        one(world, family, account);
    }
}

/// Closes an account: its balance goes back to the fund, which is never counted as clawback.
pub(in crate::week) fn one(world: &mut World, family: usize, account: u32) {
    let balance = world.ledger.balance(LedgerAccount::Account(account));
    world.post(LedgerAccount::Account(account), LedgerAccount::Fund, balance, Reason::Closure);
    world.shut(account);
    for child in world.households[family].children() {
        if world.children[child].account == account {
            world.hold_in(child, NONE);
        }
    }
}
