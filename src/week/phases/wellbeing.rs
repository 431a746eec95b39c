//! Wellbeing: strain, trust, fear, beliefs and crises, from what this week brought.

use crate::basics::{Purpose, Week};
use crate::context::{ModelContext, pounds};
use crate::outcome::diary::Event;
use crate::rules::crisis::crisis_chance;
use crate::rules::strain::{WeekOfStrain, strain_after, trust_after};
use crate::terms::Arrangement;
use crate::world::World;
use crate::world::case::FAR;
use crate::world::ledger::{LedgerAccount, Reason};

pub(super) fn run(world: &mut World, context: &ModelContext<'_>) {
    if world.week.ends_quarter() {
        talk(world, context);
    }
    hear(world, context);
    let (shocked, struck) = week_of_families(world, context);
    shocked.into_iter().for_each(|family| world.note(family, || Event::Shock));
    struck.into_iter().for_each(|family| crisis(world, context, family));
}

/// Families that do not know of personal budgets hear of them from those they follow who hold one.
fn hear(world: &mut World, context: &ModelContext<'_>) {
    for family in 0..world.aware.len() {
        if world.aware[family] || !world.cases[family].is_open() {
            continue;
        }
        let holds = |other: &usize| world.cases[*other].arrangement.has_account();
        let holders = world.neighbours(family).filter(holds).count();
        if holders > 0 {
            let each = context.assumptions.offer.aware_neighbours;
            let chance = 1.0 - libm::pow(1.0 - each, holders as f64);
            let key = world.families[family].key;
            world.aware[family] = context.draws.happens(chance, Purpose::Hears, key, world.week.0);
        }
    }
}

/// Once a quarter beliefs move towards what each family followed believes of its own arrangement; all
/// at the same time, so that no order matters.
fn talk(world: &mut World, context: &ModelContext<'_>) {
    let rate = context.assumptions.choice.belief_neighbour_rate;
    let families = world.families.iter().zip(&world.cases);
    let heard: Vec<Option<(usize, f64)>> =
        families.map(|(f, case)| believed(case.arrangement).map(|own| (own, f.beliefs[own]))).collect();
    let degree = world.network.len() / world.families.len().max(1);
    for (family, f) in world.families.iter_mut().enumerate() {
        for &other in &world.network[family * degree..(family + 1) * degree] {
            if let Some(Some((own, belief))) = heard.get(other as usize) {
                f.beliefs[*own] += rate * (belief - f.beliefs[*own]);
            }
        }
    }
}

/// The index of an arrangement among beliefs.
fn believed(arrangement: Arrangement) -> Option<usize> {
    match arrangement {
        Arrangement::Council => Some(0),
        Arrangement::Managed => Some(1),
        Arrangement::Direct => Some(2),
        _ => None,
    }
}

/// Updates every family's strain, trust, fear and beliefs. Gives the families that had a private shock and
/// those in crisis, for what follows from either.
fn week_of_families(world: &mut World, context: &ModelContext<'_>) -> (Vec<usize>, Vec<usize>) {
    let a = context.assumptions;
    let now = world.week;
    let (mut shocked, mut struck) = (Vec::new(), Vec::new());
    let portions = &world.portions;
    let contact_target = a.workforce.contact_target * context.time_per_case();
    let others = world.cases.iter().zip(&mut world.dates).zip(&mut world.attention);
    for (family, (f, ((case, dates), attention))) in world.families.iter_mut().zip(others).enumerate() {
        if !case.is_open() {
            continue;
        }
        let mut shocks = 0.0;
        if dates.next_shock <= now {
            dates.next_shock = after_shock(context, f.key, now);
            shocks += a.strain.strain_shock_size;
            shocked.push(family);
        }
        let assessed = f64::from(f.assessed);
        let share = if f.assessed > 0 { f64::from(f.delivered) / assessed } else { 0.0 };
        let unmet = if f.assessed > 0 { 1.0 - share } else { 0.0 };
        // Where nothing was delivered, nothing was familiar either.
        let continuity = f.familiar / f64::from(f.delivered.max(1));
        let contact = std::mem::take(&mut attention.contact_now) + attention.portion(portions).contact;
        attention.contact += a.workforce.contact_ema * (contact - attention.contact);
        // Most weeks the draw is above the largest chance there is, and no exponential is taken.
        let uniform = context.draws.uniform(Purpose::Crisis, f.key, now.0);
        if uniform < context.tables.most_crisis && uniform < crisis_chance(f.strain, unmet, &a.crisis) {
            shocks += a.crisis.crisis_strain_shock;
            struck.push(family);
        }
        let week = WeekOfStrain {
            load: f.load,
            delivered: share,
            unmet,
            continuity,
            contact: (attention.contact / contact_target).min(1.0),
            shocks,
        };
        f.strain = strain_after(f.strain, f.chronic_strain, &week, &a.strain);
        let delivered = (f.assessed > 0 && case.has_plan()).then_some(share);
        f.trust = trust_after(f.trust, a.family.trust_initial, delivered, &a.strain);
        f.fear *= 1.0 - a.strain.fear_decay;
        if let (Some(own), true) = (believed(case.arrangement), f.assessed > 0) {
            f.beliefs[own] += a.choice.belief_rate * (share - f.beliefs[own]);
        }
    }
    (shocked, struck)
}

/// When the next private shock comes: illness, a broken car, a bad week at school.
fn after_shock(context: &ModelContext<'_>, key: u64, now: Week) -> Week {
    let hazard = context.assumptions.strain.strain_shock_hazard;
    let wait = context.draws.at(Purpose::PrivateShock, key, now.0).weeks_until(hazard);
    wait.map_or(FAR, |weeks| now.plus(weeks))
}

fn crisis(world: &mut World, context: &ModelContext<'_>, family: usize) {
    let c = &context.assumptions.crisis;
    let hours = &mut world.households[family].crisis_hours;
    *hours += c.crisis_worker_hours;
    world.cases[family].in_crisis = *hours > 0.0;
    let cost = pounds(c.crisis_cost);
    world.post(LedgerAccount::Fund, LedgerAccount::Emergency, cost, Reason::CrisisCost);
    world.tally.crises += 1.0;
    world.record(family, |record| record.crises += 1.0);
    world.note(family, || Event::Crisis);
}
