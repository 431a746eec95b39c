//! The authority before its first week.

use super::{first_market, network, new_family, staff};
use crate::basics::{Pence, Week};
use crate::context::{ModelContext, pounds};
use crate::world::World;
use crate::world::authority::Authority;

/// The authority before its first week: families without plans, posts filled, providers and
/// assistants in place, nothing booked yet. `week::opening` gives out the first plans.
pub fn first_world(context: &ModelContext<'_>) -> World {
    let p = &context.assumptions.prices;
    let mut world = World {
        week: Week(0),
        families: Vec::new(),
        households: Vec::new(),
        cases: Vec::new(),
        attention: Vec::new(),
        portions: Vec::new(),
        dates: Vec::new(),
        needs_search: Vec::new(),
        aware: Vec::new(),
        children: Vec::new(),
        elements: Vec::new(),
        accounts: Vec::new(),
        open_accounts: 0,
        suspended_accounts: 0,
        broker_effort: Vec::new(),
        workers: Vec::new(),
        caseloads: Default::default(),
        finance: Default::default(),
        brokers: Default::default(),
        providers: Vec::new(),
        assistants: Vec::new(),
        markets: Vec::new(),
        authority: Authority {
            envelope: Pence::ZERO,
            committed: Pence::ZERO,
            reference: [context.one_to_one_rate(), p.ref_rate_group, p.ref_rate_overnight].map(pounds),
            market_price: [Pence::ZERO; 3],
            assistant_rate: pounds(context.levers.pa_rate),
            market_wage: p.market_wage,
            wage_index: 1.0,
            cost_shock: 1.0,
            referral_index: 1.0,
            referrals: Vec::new(),
            cases: context.figures().families,
            leaving: Default::default(),
            spend_share: 1.0,
            committed_sum: 0.0,
            spent_before: Pence::ZERO,
            reviewed_share: 0.0,
        },
        ledger: Default::default(),
        network: Vec::new(),
        rings: Vec::new(),
        tally: Default::default(),
        yearly: Default::default(),
        unassigned: Vec::new(),
        fifths: [f64::INFINITY; 4],
        records: None,
        diary: None,
    };
    for key in 0..u64::from(context.figures().families) {
        new_family::add(&mut world, context, key, false);
    }
    cut_quintiles(&mut world);
    network::tie(&mut world, context);
    first_market::add_first_market(&mut world, context);
    staff::fill(&mut world, context);
    world
}

/// Cuts the families that have a case into fifths by capacity; ties go by number.
pub(crate) fn cut_quintiles(world: &mut World) {
    let mut order: Vec<usize> = (0..world.families.len()).filter(|&f| world.cases[f].is_open()).collect();
    if order.is_empty() {
        return;
    }
    order.sort_by(|&a, &b| world.families[a].capacity.total_cmp(&world.families[b].capacity).then(a.cmp(&b)));
    let count = order.len();
    for (i, bound) in world.fifths.iter_mut().enumerate() {
        *bound = world.families[order[((i + 1) * count).div_ceil(5) - 1]].capacity;
    }
    for (rank, family) in order.into_iter().enumerate() {
        world.families[family].quintile = (rank * 5 / count) as u8;
    }
}
