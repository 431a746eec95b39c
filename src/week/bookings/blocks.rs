//! Block contracts: a share of a club's or overnight unit's capacity is paid for whether used or not.

use crate::basics::Pence;
use crate::context::ModelContext;
use crate::world::World;
use crate::world::ledger::{LedgerAccount, Reason};
use crate::world::provider::Kind;

/// Tops each such provider up to the block price of its staffed hours, less what it was paid this week for
/// families' hours, so that no hour is paid for twice. Block hours stay bookable by anyone.
pub(in crate::week) fn pay(world: &mut World, context: &ModelContext<'_>) {
    let share = context.levers.block_share;
    if share <= 0.0 {
        return;
    }
    let holiday = world.week.is_holiday();
    let discount = context.assumptions.authority.block_discount;
    for number in 0..world.providers.len() {
        let provider = &world.providers[number];
        if !provider.open || !matches!(provider.kind, Kind::Club | Kind::Overnight) {
            continue;
        }
        let whole = provider.price.for_minutes(provider.staffed_in(holiday));
        let due = (whole.times(share * (1.0 - discount)) - provider.paid).or_zero();
        if due > Pence::ZERO {
            let provider = LedgerAccount::Provider(number as u32);
            world.post(LedgerAccount::Fund, provider, due, Reason::BlockTopUp);
        }
    }
}
