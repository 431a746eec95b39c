//! The council steps in: an account's element that found nobody for too long is arranged and paid for by the
//! council, which leaves the rest to the family.

use crate::context::ModelContext;
use crate::week::accounts::budgets;
use crate::world::World;
use crate::world::child::Element;
use crate::world::family::NONE;

/// Weeks of a placement search whose hours fall on the worker when the council steps in.
const WEEKS_OF_SEARCH: f64 = 4.0;

/// Whether the council takes an element over that is being searched for.
#[inline]
pub(in crate::week) fn is_due(context: &ModelContext<'_>, e: &Element) -> bool {
    let after = context.levers.step_in_weeks;
    after > 0 && e.account != NONE && e.searching >= after
}

/// The council takes an element over: its money leaves the account's budget, its search is the council's, and
/// nothing of the money is withheld from it.
pub(in crate::week) fn take(world: &mut World, context: &ModelContext<'_>, element: usize) {
    let e = &mut world.elements[element];
    e.by_council = true;
    e.account = NONE;
    e.restricted = false;
    let family = e.family as usize;
    budgets::follow(world, context, family);
    world.tally.stepped_in += 1.0;
    let worker = world.attention[family].worker;
    if worker != NONE {
        world.workers[worker as usize].desk_hours +=
            WEEKS_OF_SEARCH * context.assumptions.workforce.council_search_hours;
    }
}
