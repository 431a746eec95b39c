//! Flexible spending: a permitted share of idle balance buys other things that meet part of a need.

use crate::basics::{Pence, Purpose, share_half_even};
use crate::context::ModelContext;
use crate::world::World;
use crate::world::child::Service;
use crate::world::ledger::{LedgerAccount, Reason};

/// Weeks between occasions, staggered over families.
const EVERY: u64 = 4;

/// A family's occasion, in its week of four: idle is what stands above four weeks of budget. A worker
/// who fears for the council's reputation may refuse. Never more hours than are unmet this week. Asked
/// only where the policy permits a share.
pub(in crate::week) fn spend(world: &mut World, context: &ModelContext<'_>, family: usize) {
    let share = context.levers.flexible_share;
    let f = &world.families[family];
    // What is unmet was written a moment ago; the key may be far away.
    if f.delivered >= f.assessed || !(u64::from(world.week.0) + f.key).is_multiple_of(EVERY) {
        return;
    }
    let refusal = context.assumptions.delivery.flexible_worker_fear;
    if context.draws.happens(refusal, Purpose::Flexible, f.key, world.week.0) {
        return;
    }
    let rate = context.reference_rate(&world.authority, Service::OneToOne).as_pounds();
    let worth = context.assumptions.delivery.flexible_value;
    for account in world.accounts_of(family) {
        if world.accounts[account as usize].suspended_since.is_some() {
            continue;
        }
        let weeks = Pence(share_half_even(world.accounts[account as usize].budget.0, 4, 52));
        let idle = (world.ledger.balance(LedgerAccount::Account(account)) - weeks).or_zero();
        let sum = idle.times(share);
        let f = &mut world.families[family];
        let minutes = (sum.as_pounds() / rate * worth * 60.0) as u32;
        let unmet = f.assessed - f.delivered;
        // No more is spent than what this week's unmet hours can take.
        let sum = if minutes > unmet { sum.times(f64::from(unmet) / f64::from(minutes)) } else { sum };
        let minutes = minutes.min(unmet);
        if sum == Pence::ZERO || minutes == 0 {
            continue;
        }
        f.delivered += minutes;
        world.tally.hours_flexible += f64::from(minutes) / 60.0;
        world.post(LedgerAccount::Account(account), LedgerAccount::Elsewhere, sum, Reason::Flexible);
    }
}
