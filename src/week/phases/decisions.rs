//! Decisions: the worker's offer, the family's choice, leaving an account, asking again.

use crate::basics::Purpose;
use crate::context::{CouncilEffect, ModelContext};
use crate::outcome::diary::Event;
use crate::parameters::levers::{DefaultArrangement, OfferRule};
use crate::rules::burden;
use crate::rules::choice::{Prospect, utility};
use crate::rules::offer::offer_chance;
use crate::terms::{Arrangement, Stage};
use crate::week::case::{arrangement, pipeline};
use crate::week::speed::prefetch;
use crate::world::World;
use crate::world::case::Case;
use crate::world::family::NONE;

pub(super) fn run(world: &mut World, context: &ModelContext<'_>) {
    // No decision changes another family's case, so that all who decide this week are known now.
    let turns: Vec<usize> = (0..world.cases.len()).filter(|&family| has_turn(&world.cases[family])).collect();
    for (index, &family) in turns.iter().enumerate() {
        if let Some(&later) = turns.get(index + 2 * AHEAD) {
            prefetch::decision(world, later);
        }
        if let Some(&later) = turns.get(index + AHEAD) {
            prefetch::neighbours(world, later);
        }
        take_turn(world, context, family);
    }
}

/// What a family that has a turn does with it. Changes no other family's case.
fn take_turn(world: &mut World, context: &ModelContext<'_>, family: usize) {
    debug_assert!(has_turn(&world.cases[family]), "family {family} has no turn");
    if world.cases[family].stage == Stage::Deciding {
        decide(world, context, family);
    } else {
        let hazard = context.assumptions.returns.reapply_hazard;
        let key = world.families[family].key;
        if context.draws.happens(hazard, Purpose::Reapply, key, world.week.0) {
            pipeline::ask(world, context, family, Stage::Assessment);
        }
    }
}

/// How many decisions ahead the data of a family's neighbours is prefetched; its own, twice as many.
const AHEAD: usize = 2;

/// Whether a family decides this week, or may ask again.
fn has_turn(case: &Case) -> bool {
    let may_ask_again = (case.arrangement == Arrangement::Nothing) & (case.stage == Stage::Settled);
    (case.stage == Stage::Deciding) | may_ask_again
}

/// One round of offer and choice.
fn decide(world: &mut World, context: &ModelContext<'_>, family: usize) {
    let dropped_out = std::mem::replace(&mut world.households[family].dropped_out, false);
    let chosen = if dropped_out && context.levers.available_council {
        Arrangement::Council
    } else if context.levers.personalised {
        offer(world, context, family);
        choose(world, context, family)
    } else {
        pipeline::BEFORE_PERSONAL_BUDGETS
    };
    let household = &mut world.households[family];
    household.rounds += 1;
    household.chosen = chosen;
    world.note(family, || Event::Chose(chosen));
    if chosen == world.cases[family].arrangement {
        pipeline::settle(world, context, family);
    } else if chosen == Arrangement::Nothing {
        // The policy makes nothing available: the plan stands without an arrangement.
        arrangement::begin(world, context, family, Arrangement::Nothing);
        pipeline::settle(world, context, family);
    } else {
        pipeline::enter(world, context, family, Stage::Start);
    }
}

/// What the worker puts before the family. A holder passes no gate again.
fn offer(world: &mut World, context: &ModelContext<'_>, family: usize) {
    let o = &context.assumptions.offer;
    let levers = context.levers;
    let (f, rounds) = (&world.families[family], world.households[family].rounds);
    let (proficiency, pressure) = match world.attention[family].worker {
        NONE => (context.assumptions.casework.proficiency_initial, 1.0),
        worker => {
            let w = &world.workers[worker as usize];
            (w.proficiency, w.pressure)
        }
    };
    let judged = match levers.offer_rule {
        OfferRule::Everyone => true,
        OfferRule::Nobody => false,
        OfferRule::JudgedAble => {
            let capacity =
                burden::effective_capacity(f.capacity, f.strain, 0.0, &context.assumptions.administration);
            let error = context.draws.at(Purpose::PerceivedCapacity, f.key, rounds).normal();
            let perceived = capacity * libm::exp(o.perceive_capacity_sd * error);
            let strain_error = context.draws.at(Purpose::PerceivedStrain, f.key, rounds).normal();
            let strain = f.strain + o.perceive_strain_sd * strain_error;
            let willing = context.council_effect(CouncilEffect::Offer);
            let chance = offer_chance(perceived, strain, proficiency, pressure, willing, o);
            context.draws.happens(chance, Purpose::Offer, f.key, rounds)
        }
    };
    let managed_chance = match levers.offer_rule {
        OfferRule::Everyone => 1.0,
        OfferRule::Nobody => 0.0,
        OfferRule::JudgedAble => o.managed_offer_share,
    };
    let managed = context.draws.happens(managed_chance, Purpose::ManagedOffer, f.key, rounds);
    let case = &world.cases[family];
    let (holds, aware) = (case.arrangement, world.aware[family]);
    let direct = levers.available_dp && aware && (judged || holds == Arrangement::Direct);
    let managed = levers.available_managed && aware && (managed || holds == Arrangement::Managed);
    if direct && holds != Arrangement::Direct {
        world.tally.dp_offers += 1.0;
    }
    world.households[family].offered = [direct, managed];
    world.note(family, || Event::Offered { direct, managed });
}

/// The family's choice: a multinomial logit over what is on offer.
fn choose(world: &mut World, context: &ModelContext<'_>, family: usize) -> Arrangement {
    let (key, household) = (world.families[family].key, &world.households[family]);
    let levers = context.levers;
    let ([direct, managed], rounds) = (household.offered, household.rounds);
    let on_offer = [
        (Arrangement::Council, levers.available_council),
        (Arrangement::Managed, managed),
        (Arrangement::Direct, direct),
    ];
    let mut best = (f64::NEG_INFINITY, Arrangement::Nothing);
    for (arrangement, offered) in on_offer {
        if !offered {
            continue;
        }
        let taste = context.draws.at(Purpose::Choice, key * 4 + arrangement as u64, rounds).gumbel();
        let value =
            utility(&prospect(world, context, family, arrangement), &context.assumptions.choice) + taste;
        if value > best.0 {
            best = (value, arrangement);
        }
    }
    // Where the worker offers nothing and the council buys nothing, the family takes what is available.
    if best.1 == Arrangement::Nothing {
        best.1 = match (levers.available_managed, levers.available_dp) {
            (true, _) => Arrangement::Managed,
            (false, true) => Arrangement::Direct,
            (false, false) => Arrangement::Nothing,
        };
    }
    if direct && best.1 == Arrangement::Direct && world.cases[family].arrangement != Arrangement::Direct {
        world.tally.dp_offers_taken += 1.0;
    }
    best.1
}

/// What the families that a family follows tell it about an arrangement.
struct Neighbours {
    /// Share of them that have the arrangement, 0 where it follows nobody.
    alike: f64,
    /// Their mean fear of sanctions, 0 where it follows nobody.
    fear: f64,
}

impl Neighbours {
    #[inline]
    fn of(world: &World, family: usize, arrangement: Arrangement) -> Neighbours {
        let (mut count, mut fear, mut alike) = (0.0, 0.0, 0.0);
        for other in world.neighbours(family) {
            count += 1.0;
            fear += world.families[other].fear;
            alike += f64::from(u8::from(world.cases[other].arrangement == arrangement));
        }
        let share = |sum: f64| if count > 0.0 { sum / count } else { 0.0 };
        Neighbours { alike: share(alike), fear: share(fear) }
    }
}

/// Hours of paperwork a week that the family expects where it holds its budget.
#[inline]
fn expected_hours(world: &World, context: &ModelContext<'_>, family: usize) -> f64 {
    let (levers, household) = (context.levers, &world.households[family]);
    let children = world.children[household.children()].iter().filter(|child| child.active).count() as f64;
    let elements = &world.elements[world.cases[family].elements()];
    let elements = elements.iter().filter(|element| element.active).count() as f64;
    burden::expected_hours(
        elements,
        if levers.pooled_accounts { 1.0 } else { children },
        f64::from(levers.returns_per_year),
        household.employer,
        levers.evidence,
        levers.payroll_support,
        &context.assumptions.administration,
    ) * context.learning(world.families[family].experience)
}

/// The arrangement that a family gets unless it chooses another.
fn default_arrangement(context: &ModelContext<'_>) -> Option<Arrangement> {
    match context.levers.default_arrangement {
        DefaultArrangement::None => None,
        DefaultArrangement::Council => Some(Arrangement::Council),
        DefaultArrangement::Managed => Some(Arrangement::Managed),
        DefaultArrangement::DirectPayment => Some(Arrangement::Direct),
    }
}

/// What the family expects of an arrangement.
fn prospect(world: &World, context: &ModelContext<'_>, family: usize, arrangement: Arrangement) -> Prospect {
    let a = context.assumptions;
    let c = &a.choice;
    let f = &world.families[family];
    let case = &world.cases[family];
    let support = context.levers.carer_support;
    let capacity = |hours| burden::effective_capacity(f.capacity, f.strain, hours, &a.administration);
    let held = expected_hours(world, context, family);
    let burdened = if a.limit_test.test_no_burden { 0.0 } else { 1.0 };
    let neighbours = Neighbours::of(world, family, arrangement);
    let own = f.fear + a.strain.fear_neighbour_weight * neighbours.fear;
    let fear = burdened * (own + context.tables.harshness);
    let employer = f64::from(u8::from(world.households[family].employer));
    let common = Prospect {
        neighbours: neighbours.alike,
        present: case.arrangement == arrangement,
        default: !case.has_plan() && default_arrangement(context) == Some(arrangement),
        ..Prospect::default()
    };
    match arrangement {
        Arrangement::Direct => Prospect {
            value: c.choice_value_dp + context.council_effect(CouncilEffect::Choice),
            met: f.beliefs[2],
            continuity: c.continuity_employer_dp * employer,
            load: burdened * burden::load(held, capacity(support)),
            fear,
            trust: f.trust - 0.5,
            ..common
        },
        Arrangement::Managed => Prospect {
            value: c.choice_value_managed,
            met: f.beliefs[1],
            continuity: c.continuity_employer_managed * employer,
            load: burdened * burden::load(held * a.administration.managed_fraction, capacity(support)),
            fear: c.fear_managed_share * fear,
            trust: f.trust - 0.5,
            ..common
        },
        _ => Prospect {
            met: f.beliefs[0],
            load: burdened * burden::load(a.administration.council_token_hours, capacity(0.0)),
            ..common
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::basics::{Draws, Week};
    use crate::parameters::assumptions::Assumptions;
    use crate::parameters::environment::Environment;
    use crate::parameters::levers::Levers;
    use crate::place::Place;
    use crate::week::{WEEK, open};

    #[test]
    fn turns_known_beforehand_are_those_that_come_one_after_the_other() {
        let mut place = Place::early_adopter();
        place.figures.families = 300;
        let assumptions = Assumptions::default();
        let levers = Levers { suspend_after: 1, ..Levers::default() };
        let environment = Environment::default();
        let context =
            ModelContext::new(Draws::new(8, 0), &place, &assumptions, &levers, &environment, Week(0));
        let mut world = open(&context);
        let (mut decided, mut without_arrangement) = (0, 0);
        for _ in 0..80 {
            for phase in WEEK {
                if phase.name != "decisions" {
                    phase.run(&mut world, &context);
                    continue;
                }
                let mut plain = world.clone();
                for family in 0..plain.cases.len() {
                    if has_turn(&plain.cases[family]) {
                        let decides = plain.cases[family].stage == Stage::Deciding;
                        decided += u32::from(decides);
                        without_arrangement += u32::from(!decides);
                        take_turn(&mut plain, &context, family);
                    }
                }
                run(&mut world, &context);
                assert!(format!("{plain:?}") == format!("{world:?}"), "{:?}", world.week);
            }
            world.week = world.week.plus(1);
        }
        let counts = format!("{decided} decided, {without_arrangement} had a plan without an arrangement");
        assert!(decided > 50 && without_arrangement > 10, "{counts}");
    }
}
