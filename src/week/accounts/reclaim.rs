//! Taking back what stands above the allowance: at the year end or at each return, from the accounts
//! that the authority gets round to.

use crate::basics::{Pence, Purpose, divide_half_even};
use crate::context::{ModelContext, pounds};
use crate::parameters::levers::ReclaimAt;
use crate::rules::reclaim::surplus;
use crate::rules::strain::reclaim_blow;
use crate::world::World;
use crate::world::ledger::{LedgerAccount, Reason};

/// At the year end every open account may be reviewed.
pub(in crate::week) fn year_end(world: &mut World, context: &ModelContext<'_>) {
    if context.levers.reclaim_at == ReclaimAt::YearEnd && world.week.ends_year() {
        for number in 0..world.accounts.len() {
            review(world, context, number);
        }
    }
}

/// At a return, where the policy reclaims then.
pub(in crate::week) fn at_return(world: &mut World, context: &ModelContext<'_>, number: usize) {
    if context.levers.reclaim_at == ReclaimAt::EachReturn {
        review(world, context, number);
    }
}

fn review(world: &mut World, context: &ModelContext<'_>, number: usize) {
    let account = &world.accounts[number];
    if !account.open {
        return;
    }
    if context.levers.keep_if_searching && is_searching(world, account.family as usize) {
        return;
    }
    let from = LedgerAccount::Account(number as u32);
    let weekly = Pence(divide_half_even(account.budget.0, 52));
    let smallest = pounds(context.assumptions.returns.reclaim_minimum);
    // What was paid for weeks to come is no surplus yet.
    let in_advance = f64::from(account.paid_until.since(world.week.plus(1)));
    let weeks = context.levers.weeks_keep + in_advance;
    let sum = surplus(world.ledger.balance(from), weekly, weeks, smallest);
    let reviewed = context.draws.uniform(Purpose::ReclaimAccount, account.key, world.week.year());
    if sum == Pence::ZERO || reviewed >= world.authority.reviewed_share {
        return;
    }
    let s = &context.assumptions.strain;
    let (family, budget) = (account.family as usize, account.budget);
    world.post(from, LedgerAccount::Fund, sum, Reason::Reclaim);
    let blow = reclaim_blow(sum.as_pounds(), budget.as_pounds());
    let f = &mut world.families[family];
    f.trust = (f.trust - s.trust_loss_reclaim * blow).max(0.0);
    f.fear += s.fear_gain_reclaim * blow;
}

/// Whether a family looks for a supplier of some element, or has money and nothing to buy.
fn is_searching(world: &World, family: usize) -> bool {
    let case = &world.cases[family];
    case.n_seek_service > 0 || case.n_seek_assistant > 0 || case.nothing_to_buy
}
