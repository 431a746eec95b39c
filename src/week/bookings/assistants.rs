//! Families and personal assistants find each other: one assistant serves one family.

use super::booking::book;
use super::wanted::{Wanted, cost_of, wage};
use crate::basics::{Pence, Purpose};
use crate::context::ModelContext;
use crate::rules::matching::{match_chance, wage_effect};
use crate::world::World;
use crate::world::assistant::Post;
use crate::world::child::Supplier;

/// What a week of hiring looks like, the same for every family of an area.
pub(in crate::week) struct Hiring {
    /// The wage that the authority allows.
    rate: Pence,
    /// The market wage in pounds.
    market_wage: f64,
    /// Weekly chance at full effort and the market's wage that somebody fit is met, by area.
    chance: Vec<f64>,
}

impl Hiring {
    /// The week's hiring, from last week's vacancies.
    pub(in crate::week) fn this_week(world: &World, context: &ModelContext<'_>) -> Hiring {
        let chance = |market: &crate::world::authority::Market| {
            match_chance(
                market.pool.len() as f64,
                f64::from(market.vacancies),
                context.levers.pa_register,
                &context.assumptions.search,
            )
        };
        Hiring {
            rate: context.assistant_rate(&world.authority),
            market_wage: world.authority.market_wage,
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
    let offered = wage(context, hiring.rate, e);
    let cost = cost_of(context, offered);
    let uniform = context.draws.uniform(Purpose::AssistantMatch, key, round);
    if world.cases[family].n_assistants > 0 && uniform < effort * context.assumptions.search.book_chance {
        let own = world.cases[family].elements().find_map(|other| match world.elements[other].supplier {
            Supplier::Assistant(i) if world.assistants[i as usize].works(slot) => {
                Wanted::by(world, context, element)
                    .worthwhile(cost, world.assistants[i as usize].free())
                    .map(|minutes| (i, minutes))
            }
            _ => None,
        });
        if let Some((assistant, minutes)) = own {
            book(world, element, Supplier::Assistant(assistant), minutes);
            return true;
        }
    }
    let ratio = offered.as_pounds() / hiring.market_wage;
    let most = effort * hiring.chance[area] * wage_effect(ratio, &context.assumptions.search);
    if uniform >= most {
        return false;
    }
    let Some(found) = candidate(world, context, element, round, ratio, cost) else { return false };
    // Whom one meets works the slot, accepts the wage and has the time as often as the pool does.
    if uniform >= most.min(1.0) * found.fitting_share {
        return false;
    }
    let (index, minutes) = (found.index, found.minutes);
    let assistant = world.markets[area].pool.swap_remove(index);
    world.assistants[assistant as usize].post = Post::With(family as u32);
    world.cases[family].n_assistants += 1;
    book(world, element, Supplier::Assistant(assistant), minutes);
    true
}

/// Whom a family would hire of a pool.
struct Found {
    /// Its index in the pool.
    index: usize,
    /// Minutes that it would work.
    minutes: u32,
    /// Share of the pool that would do.
    fitting_share: f64,
}

/// The pool's candidate: of those whose slots, hours and wage fit, the one whose random number of
/// this week is the least.
fn candidate(
    world: &World,
    context: &ModelContext<'_>,
    element: usize,
    round: u32,
    wage_ratio: f64,
    cost: Pence,
) -> Option<Found> {
    let e = &world.elements[element];
    let pool = &world.markets[world.households[e.family as usize].area as usize].pool;
    let wanted = Wanted::by(world, context, element);
    let fits = pool.iter().enumerate().filter_map(|(index, &i)| {
        let assistant = &world.assistants[i as usize];
        if !assistant.works(e.slot) || assistant.reservation > wage_ratio {
            return None;
        }
        let minutes = wanted.worthwhile(cost, assistant.free())?;
        if minutes < e.booked {
            // Nobody gives up hours of an agency for fewer of an assistant.
            return None;
        }
        let random = context.draws.at(Purpose::AssistantOrder, assistant.key, round).bits();
        Some((random, index, minutes))
    });
    let mut count = 0;
    let least = fits.inspect(|_| count += 1).min();
    let fitting_share = f64::from(count) / pool.len().max(1) as f64;
    least.map(|(_, index, minutes)| Found { index, minutes, fitting_share })
}
