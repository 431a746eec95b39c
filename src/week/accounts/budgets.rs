//! What accounts and elements may spend a year: their budgets, less what is withheld.

use crate::basics::Pence;
use crate::context::ModelContext;
use crate::world::World;
use crate::world::child::Element;

/// Sets each open account's yearly budget to the sum of its children's, less what is withheld.
pub(in crate::week) fn follow(world: &mut World, context: &ModelContext<'_>, family: usize) {
    for account in world.accounts_of(family) {
        let children = &world.children[world.households[family].children()];
        let budget =
            children.iter().filter(|c| c.active && c.account == account).map(|c| c.budget).sum::<Pence>();
        let withheld = withheld(world, context, family, account);
        world.accounts[account as usize].budget = budget - withheld;
    }
}

/// What an element may spend a year: its share, less what is withheld.
#[inline]
pub(in crate::week) fn of_element(context: &ModelContext<'_>, element: &Element) -> Pence {
    if element.restricted { element.share - cut(context, element) } else { element.share }
}

fn cut(context: &ModelContext<'_>, element: &Element) -> Pence {
    element.share.times(context.assumptions.returns.restrict_cut)
}

/// What is withheld from an account a year: part of restricted elements, and those that the council arranges.
fn withheld(world: &World, context: &ModelContext<'_>, family: usize, account: u32) -> Pence {
    let elements = &world.elements[world.cases[family].elements()];
    let of_account = elements.iter().filter(|e| world.children[e.child as usize].account == account);
    let held_back = |e: &Element| match (e.by_council, e.restricted) {
        (true, _) => e.share,
        (false, true) => cut(context, e),
        (false, false) => Pence::ZERO,
    };
    of_account.filter(|e| e.active).map(held_back).sum()
}
