//! Scoring a child's need, approving a plan within the envelope, and dividing a budget over elements.

use super::costing::Nearby;
use crate::basics::{Pence, Purpose, share_half_even};
use crate::context::{ModelContext, pounds};
use crate::outcome::diary::Event;
use crate::rules::award;
use crate::terms::Arrangement;
use crate::week::accounts::budgets;
use crate::week::bookings::booking;
use crate::world::World;
use crate::world::child::{Element, MOST_ELEMENTS, Service};

/// What a child's need costs a year at reference rates.
pub(in crate::week) fn true_cost(world: &World, context: &ModelContext<'_>, child: usize) -> Pence {
    let elements = &world.elements[world.children[child].elements()];
    let rate = |service| context.reference_rate(&world.authority, service);
    elements
        .iter()
        .filter(|e| e.active)
        .map(|e| rate(e.service).for_minutes(e.minutes * e.slot.active_weeks()))
        .sum()
}

/// Fills in the questionnaire for every child of a family.
pub(in crate::week) fn score(world: &mut World, context: &ModelContext<'_>, family: usize) {
    for child in world.households[family].children() {
        if !world.children[child].active {
            continue;
        }
        let cost = true_cost(world, context, child);
        let round = world.households[family].rounds;
        let c = &mut world.children[child];
        let normal = context.draws.at(Purpose::Questionnaire, c.key, round).normal();
        c.cost = cost;
        c.score = pounds(award::questionnaire_score(
            cost.as_pounds(),
            c.band as usize,
            normal,
            &context.assumptions.budget,
        ));
    }
}

/// The plan as made before personal budgets: need at its cost, no questionnaire.
pub(in crate::week) fn score_at_cost(world: &mut World, context: &ModelContext<'_>, family: usize) {
    for child in world.households[family].children() {
        if world.children[child].active {
            let cost = true_cost(world, context, child);
            world.children[child].cost = cost;
            world.children[child].score = cost;
        }
    }
}

/// Whether the worker, under this pressure, argues for more where the score is below the cost.
pub(in crate::week) fn argues_for_more(
    world: &World,
    context: &ModelContext<'_>,
    family: usize,
    pressure: f64,
) -> bool {
    let household = &world.households[family];
    let short =
        world.children[household.children()].iter().any(|child| child.active && child.score < child.cost);
    let chance =
        award::uplift_chance(context.levers.uplift_discretion, pressure, &context.assumptions.budget);
    let key = world.families[family].key;
    short && context.draws.happens(chance, Purpose::Uplift, key, household.rounds)
}

/// Raises scores by judgement.
pub(in crate::week) fn uplift(world: &mut World, context: &ModelContext<'_>, family: usize) {
    let round = world.households[family].rounds;
    for child in &mut world.children[world.households[family].children()] {
        if child.active {
            let uniform = context.draws.uniform(Purpose::UpliftSize, child.key, round);
            let (score, cost) = (child.score.as_pounds(), child.cost.as_pounds());
            child.score = pounds(award::uplifted(score, cost, uniform, &context.assumptions.budget));
        }
    }
}

/// The sum a year that the family's scores come to.
pub(in crate::week) fn planned(world: &World, context: &ModelContext<'_>, family: usize) -> Pence {
    let children = &world.children[world.households[family].children()];
    children
        .iter()
        .filter(|child| child.active)
        .map(|child| scored_budget(context, child.score, child.cost))
        .sum()
}

fn scored_budget(context: &ModelContext<'_>, score: Pence, cost: Pence) -> Pence {
    pounds(award::budget(score.as_pounds(), cost.as_pounds(), context.levers.budget_factor))
}

/// Approves the plan where the envelope has room. A new plan waits otherwise; of an existing one only
/// the increase is refused. True where the plan stands.
pub(in crate::week) fn approve(world: &mut World, context: &ModelContext<'_>, family: usize) -> bool {
    let household = &world.households[family];
    let case = &world.cases[family];
    let (had_plan, old) = (case.has_plan(), household.commitment);
    let plan = planned(world, context, family);
    let children = &world.children[household.children()];
    let now: Pence = children.iter().filter(|c| c.active).map(|c| c.budget).sum();
    // A council-managed plan commits more than its budgets: what is compared carries the same factor.
    let new = match case.arrangement {
        Arrangement::Council if now > Pence::ZERO => plan.times(old.as_pounds() / now.as_pounds()),
        _ => plan,
    };
    // A panel commits against what plans are expected to cost, not what they would if all were delivered.
    let authority = &world.authority;
    let expected = authority.expected_spending(authority.committed - old + new);
    let room = !context.levers.panel_bound || expected <= authority.envelope;
    if !room && !had_plan {
        return false;
    }
    world.tally.increases_refused += f64::from(u8::from(!room && new > old));
    if room || new <= old {
        for child in world.households[family].children() {
            let c = &mut world.children[child];
            if c.active {
                c.budget = scored_budget(context, c.score, c.cost);
            }
        }
    }
    let (budget, cost) = world.children[world.households[family].children()]
        .iter()
        .filter(|child| child.active)
        .fold((Pence::ZERO, Pence::ZERO), |(b, c), child| (b + child.budget, c + child.cost));
    world.note(family, || Event::Assessed { budget, cost });
    divide(world, context, family);
    commit(world, context, family);
    budgets::follow(world, context, family);
    booking::refit(world, context, family);
    true
}

/// The price at which an element counts in its plan: of the offers nearby, or of a price book, which is one for
/// the whole council and errs.
fn misjudged(context: &ModelContext<'_>, e: &Element, price: Pence) -> Pence {
    if !context.levers.price_book {
        return price;
    }
    let normal = context.draws.at(Purpose::PriceBook, e.key, 0).normal();
    price.times(libm::exp(context.assumptions.budget.price_book_error * normal))
}

/// Divides each child's budget over its elements by what each would cost at the offers nearby.
pub(in crate::week) fn divide(world: &mut World, context: &ModelContext<'_>, family: usize) {
    world.needs_search[family] = true;
    let mut nearby = Nearby::of(family);
    for child in world.households[family].children() {
        if !world.children[child].active {
            continue;
        }
        let range = world.children[child].elements();
        let weights = &mut [0; MOST_ELEMENTS][..range.len()];
        for (weight, element) in weights.iter_mut().zip(&world.elements[range.clone()]) {
            if element.active {
                let yearly = element.minutes * element.slot.active_weeks();
                let price = nearby.mean_price(world, context, (element.service, element.slot));
                *weight = misjudged(context, element, price).for_minutes(yearly).0.max(1);
            }
        }
        let sum: i64 = weights.iter().sum();
        let budget = world.children[child].budget;
        let mut left = budget;
        let last = range.clone().rfind(|&e| world.elements[e].active);
        for (e, &mut weight) in range.zip(weights) {
            let share = if Some(e) == last {
                left
            } else if sum > 0 {
                Pence(share_half_even(budget.0, weight, sum))
            } else {
                Pence::ZERO
            };
            left -= share;
            world.elements[e].share = share;
        }
    }
}

/// What the plan commits a year: budgets, or for a council-managed plan what the authority reckons
/// with, since it pays agencies more.
pub(in crate::week) fn commit(world: &mut World, context: &ModelContext<'_>, family: usize) {
    let factor = context.assumptions.authority.commit_factor_council;
    let case = &world.cases[family];
    let new = match case.arrangement {
        Arrangement::Closed => Pence::ZERO,
        Arrangement::Council => world.elements[case.elements()]
            .iter()
            .filter(|e| e.active)
            .map(|e| if e.service == Service::OneToOne { e.share.times(factor) } else { e.share })
            .sum(),
        _ => world.children[world.households[family].children()]
            .iter()
            .filter(|c| c.active)
            .map(|c| c.budget)
            .sum(),
    };
    let old = std::mem::replace(&mut world.households[family].commitment, new);
    world.authority.committed += new - old;
}
