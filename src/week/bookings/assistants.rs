//! Families and personal assistants find each other: one assistant serves one family.

use super::booking::book;
use super::wanted::{Wanted, assistant_cost};
use crate::basics::{Pence, Purpose};
use crate::context::ModelContext;
use crate::rules::matching::match_chance;
use crate::world::World;
use crate::world::assistant::Post;
use crate::world::child::Supplier;

/// What a week of hiring looks like, the same for every family of an area.
pub(in crate::week) struct Hiring {
    /// Cost of an hour to the account: wage and on-costs.
    cost: Pence,
    /// Wage offered over the market wage.
    wage_ratio: f64,
    /// Weekly chance of a match at full effort, by area.
    chance: Vec<f64>,
}

impl Hiring {
    /// The week's hiring, from last week's vacancies.
    pub(in crate::week) fn this_week(world: &World, context: &ModelContext<'_>) -> Hiring {
        let ratio = context.assistant_wage(&world.authority).as_pounds() / world.authority.market_wage;
        let chance = |market: &crate::world::authority::Market| {
            match_chance(
                market.pool.len() as f64,
                f64::from(market.vacancies),
                ratio,
                context.levers.pa_register,
                &context.assumptions.search,
            )
        };
        Hiring {
            cost: assistant_cost(world, context),
            wage_ratio: ratio,
            chance: world.markets.iter().map(chance).collect(),
        }
    }
}

/// Looks for an assistant for an element: first one whom the family employs already, then the pool.
pub(in crate::week) fn seek(
    world: &mut World,
    context: &ModelContext<'_>,
    element: usize,
    effort: f64,
    round: u32,
    hiring: &Hiring,
) -> bool {
    let e = &world.elements[element];
    let (family, slot, key) = (e.family as usize, e.slot, e.key);
    let area = world.households[family].area as usize;
    let uniform = context.draws.uniform(Purpose::AssistantMatch, key, round);
    if world.cases[family].n_assistants > 0 && uniform < effort * context.assumptions.search.book_chance {
        let own = world.cases[family].elements().find_map(|other| match world.elements[other].supplier {
            Supplier::Assistant(i) if world.assistants[i as usize].works(slot) => {
                Wanted::by(world, context, element)
                    .worthwhile(hiring.cost, world.assistants[i as usize].free())
                    .map(|minutes| (i, minutes))
            }
            _ => None,
        });
        if let Some((assistant, minutes)) = own {
            book(world, element, Supplier::Assistant(assistant), minutes);
            return true;
        }
    }
    if uniform >= effort * hiring.chance[area] {
        return false;
    }
    let Some((index, minutes)) = candidate(world, context, element, round, hiring) else { return false };
    let assistant = world.markets[area].pool.swap_remove(index);
    world.assistants[assistant as usize].post = Post::With(family as u32);
    world.cases[family].n_assistants += 1;
    book(world, element, Supplier::Assistant(assistant), minutes);
    true
}

/// The pool's candidate: of those whose slots, hours and wage fit, the one whose random number of
/// this week is the least. Gives its index in the pool and the minutes.
fn candidate(
    world: &World,
    context: &ModelContext<'_>,
    element: usize,
    round: u32,
    hiring: &Hiring,
) -> Option<(usize, u32)> {
    let e = &world.elements[element];
    let pool = &world.markets[world.households[e.family as usize].area as usize].pool;
    let wanted = Wanted::by(world, context, element);
    let fits = pool.iter().enumerate().filter_map(|(index, &i)| {
        let assistant = &world.assistants[i as usize];
        if !assistant.works(e.slot) || assistant.reservation > hiring.wage_ratio {
            return None;
        }
        let minutes = wanted.worthwhile(hiring.cost, assistant.free())?;
        let random = context.draws.at(Purpose::AssistantOrder, assistant.key, round).bits();
        Some((random, index, minutes))
    });
    fits.min().map(|(_, index, minutes)| (index, minutes))
}
