//! Opening, paying into and closing accounts; moving a family from one arrangement to another.

use super::{award, restricting};
use crate::basics::{Pence, Purpose};
use crate::context::ModelContext;
use crate::outcome::diary::Event;
use crate::population::FAR;
use crate::terms::{Arrangement, Stage};
use crate::world::World;
use crate::world::child::{Account, Element, Supplier};
use crate::world::family::NONE;
use crate::world::ledger::{LedgerAccount, Reason};

/// Weeks between returns; `None` where none is asked for.
pub(super) fn return_interval(context: &ModelContext<'_>) -> Option<u32> {
    52_u32.checked_div(context.levers.returns_per_year).map(|weeks| weeks.max(1))
}

/// Begins an arrangement. Bookings carry over where the new arrangement can hold them; accounts of
/// the old one close and their balance goes back to the fund.
pub(super) fn begin(world: &mut World, context: &ModelContext<'_>, family: usize, arrangement: Arrangement) {
    close_all(world, context, family);
    match arrangement {
        Arrangement::Council => release(world, family, "the council does not employ assistants", true),
        Arrangement::Nothing | Arrangement::Closed | Arrangement::Waiting => {
            release(world, family, "the arrangement ended", false);
        }
        Arrangement::Direct | Arrangement::Managed => {}
    }
    let case = &mut world.cases[family];
    case.arrangement = arrangement;
    world.restless[family] = true;
    if !arrangement.has_account() {
        // Reminders of an account that is over are nobody's.
        world.families[family].reminders = 0;
    }
    for element in world.cases[family].elements() {
        world.elements[element].restricted = false;
    }
    if arrangement.has_account() {
        open_all(world, context, family);
    }
    // What the authority bought above the direct-payment rate is cut to what the account can pay.
    award::refit(world, context, family);
    award::commit(world, context, family);
    world.note(family, || Event::Began(arrangement));
}

/// Releases a family's bookings: all, or only those with assistants.
fn release(world: &mut World, family: usize, why: &'static str, assistants_only: bool) {
    for element in world.cases[family].elements() {
        let supplier = world.elements[element].supplier;
        let goes = match supplier {
            Supplier::Nobody => false,
            Supplier::Provider(_) => !assistants_only,
            Supplier::Assistant(_) => true,
        };
        if goes {
            world.lose(element, why);
        }
    }
}

/// Opens an account for each child, or one where accounts are pooled.
pub(super) fn open_all(world: &mut World, context: &ModelContext<'_>, family: usize) {
    let first_ever = !std::mem::replace(&mut world.households[family].had_account, true);
    let mut pooled = NONE;
    for child in world.households[family].children() {
        if !world.children[child].active {
            continue;
        }
        let number = if context.levers.pooled_accounts && pooled != NONE {
            pooled
        } else {
            open_one(world, context, family, world.children[child].key)
        };
        pooled = number;
        world.hold_in(child, number);
    }
    follow_budgets(world, context, family);
    if first_ever && context.levers.startup_payment_weeks > 0 {
        pay_start_up(world, context, family);
    }
}

fn open_one(world: &mut World, context: &ModelContext<'_>, family: usize, key: u64) -> u32 {
    let direct = world.cases[family].arrangement == Arrangement::Direct;
    let number = world.ledger.open_account(direct);
    world.open_accounts += 1;
    world.cases[family].n_accounts += 1;
    let week = world.week;
    world.accounts.push(Account {
        key,
        family: family as u32,
        direct,
        open: true,
        budget: Pence::ZERO,
        paid_until: week,
        return_due: return_interval(context).map_or(FAR, |weeks| week.plus(weeks)),
        late: 0,
        reminded: false,
        reinstated_on: None,
        suspended_since: None,
    });
    number
}

fn pay_start_up(world: &mut World, context: &ModelContext<'_>, family: usize) {
    let weeks = i64::from(context.levers.startup_payment_weeks);
    for account in open_accounts(world, family) {
        let amount =
            Pence(crate::basics::share_half_even(world.accounts[account as usize].budget.0, weeks, 52));
        pay_in(world, account, amount, Reason::StartUpPayment);
    }
}

/// Pays public money into an account.
pub(super) fn pay_in(world: &mut World, account: u32, amount: Pence, reason: Reason) {
    world.post(LedgerAccount::Fund, LedgerAccount::Account(account), amount, reason);
}

/// A family's open accounts, each once, in the order of its children: every child has an element, which
/// knows the account.
pub(super) fn open_accounts(world: &World, family: usize) -> impl Iterator<Item = u32> + use<> {
    let (mut numbers, mut count) = ([NONE; 3], 0);
    for &Element { account, .. } in &world.elements[world.cases[family].elements()] {
        if account != NONE && !numbers[..count].contains(&account) {
            numbers[count] = account;
            count += 1;
        }
    }
    numbers.into_iter().take(count)
}

/// Sets each open account's yearly budget to the sum of its children's, less what is withheld.
pub(super) fn follow_budgets(world: &mut World, context: &ModelContext<'_>, family: usize) {
    for account in open_accounts(world, family) {
        let children = &world.children[world.households[family].children()];
        let budget =
            children.iter().filter(|c| c.active && c.account == account).map(|c| c.budget).sum::<Pence>();
        let withheld = restricting::withheld(world, context, family, account);
        world.accounts[account as usize].budget = budget - withheld;
    }
}

/// Closes every account of a family.
pub(super) fn close_all(world: &mut World, context: &ModelContext<'_>, family: usize) {
    let open: Vec<u32> = open_accounts(world, family).collect();
    for account in open {
        close_one(world, context, family, account);
    }
}

/// Closes an account: its balance goes back to the fund, which is never counted as clawback.
pub(super) fn close_one(world: &mut World, _setting: &ModelContext<'_>, family: usize, account: u32) {
    let balance = world.ledger.balance(LedgerAccount::Account(account));
    world.post(LedgerAccount::Account(account), LedgerAccount::Fund, balance, Reason::Closure);
    world.shut(account);
    for child in world.households[family].children() {
        if world.children[child].account == account {
            world.hold_in(child, NONE);
        }
    }
}

/// How many accounts ahead the books of one are asked for.
const AHEAD: u32 = 8;

/// Pays every open account that is due and not suspended, in advance.
pub(super) fn pay_due(world: &mut World, context: &ModelContext<'_>) {
    let week = world.week;
    let interval = context.levers.payment_interval;
    for number in 0..world.accounts.len() {
        world.ledger.ask_ahead(number as u32 + AHEAD);
        let account = &mut world.accounts[number];
        if account.open && account.paid_until <= week && account.suspended_since.is_none() {
            account.paid_until = week.plus(interval);
            let amount = Pence(crate::basics::share_half_even(account.budget.0, i64::from(interval), 52));
            pay_in(world, number as u32, amount, Reason::Payment);
        }
    }
}

/// A child leaves: what it booked is freed and its account closed, or its part of a pooled one ends.
pub(super) fn child_leaves(world: &mut World, context: &ModelContext<'_>, child: usize) {
    let family = world.children[child].family as usize;
    for element in world.children[child].elements() {
        world.release(element);
        world.elements[element].active = false;
    }
    let account = world.children[child].account;
    world.children[child].active = false;
    world.hold_in(child, NONE);
    world.children[child].budget = Pence::ZERO;
    if account != NONE {
        let shared = world.children[world.households[family].children()].iter().any(|c| c.account == account);
        if !shared {
            close_one(world, context, family, account);
        }
    }
    follow_budgets(world, context, family);
    if world.children[world.households[family].children()].iter().any(|c| c.active) {
        award::commit(world, context, family);
    } else {
        family_leaves(world, context, family);
    }
}

/// A family leaves the authority.
pub(super) fn family_leaves(world: &mut World, context: &ModelContext<'_>, family: usize) {
    begin(world, context, family, Arrangement::Closed);
    world.cases[family].stage = Stage::Settled;
    world.households[family].crisis_hours = 0.0;
    world.cases[family].in_crisis = false;
    for child in world.households[family].children() {
        world.children[child].active = false;
        for element in world.children[child].elements() {
            world.elements[element].active = false;
        }
    }
    award::commit(world, context, family);
    world.close_case(family);
    world.note(family, || Event::Left);
}

/// The draw that decides something about an account in a year.
pub(super) fn yearly_draw(
    world: &World,
    context: &ModelContext<'_>,
    purpose: Purpose,
    account: usize,
) -> f64 {
    context.draws.uniform(purpose, world.accounts[account].key, world.week.year())
}
