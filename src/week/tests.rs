//! Where capacity is slack, one more family changes nothing but itself. And a family that a phase skips
//! had nothing to do in it.

use super::{WEEK, open, opening, step};
use crate::basics::{Draws, Week};
use crate::context::ModelContext;
use crate::parameters::assumptions::Assumptions;
use crate::parameters::environment::Environment;
use crate::parameters::levers::Levers;
use crate::place::Place;
use crate::population::new_family;
use crate::world::World;

/// Assumptions under which families share nothing: more support than all need, prices, staff and
/// reputations that stand still, no workers, no assistants, no newcomers.
fn slack() -> (Assumptions, Levers) {
    let mut a = Assumptions::default();
    a.population.referral_balance = 0.0;
    a.market.agency_hours *= 50.0;
    a.market.club_hours *= 50.0;
    a.market.overnight_hours *= 50.0;
    a.market.n_overnight = 6.0;
    a.market.reserve_weeks = 1_000.0;
    a.market.rota_floor = 0.0;
    a.market.fixed_share = 0.0;
    a.market.price_utilisation = 0.0;
    a.market.hire_step = 0.0;
    a.market.shrink_step = 0.0;
    a.market.staff_leave_gap = 0.0;
    a.market.entry_rate = 0.0;
    a.delivery.reputation_ema = 0.0;
    a.pa.n_pas = 0.0;
    a.pa.pa_inflow = 0.0;
    (a, Levers { sw_fte: 0.0, ..Levers::default() })
}

/// Everything that the first `families` families are and own.
fn state(world: &World, families: usize) -> String {
    let children: Vec<_> = world.children.iter().filter(|c| (c.family as usize) < families).collect();
    let elements: Vec<_> = world.elements.iter().filter(|e| (e.family as usize) < families).collect();
    let (cases, attention) = (&world.cases[..families], &world.attention[..families]);
    let (dates, needs_search) = (&world.dates[..families], &world.needs_search[..families]);
    let (fares, households) = (&world.families[..families], &world.households[..families]);
    let aware = &world.aware[..families];
    format!(
        "{fares:?}{households:?}{cases:?}{dates:?}{needs_search:?}{aware:?}{attention:?}{children:?}{elements:?}"
    )
}

#[test]
fn one_more_family_changes_only_itself_where_capacity_is_slack() {
    const FAMILIES: usize = 80;
    let mut place = Place::early_adopter();
    place.figures.families = FAMILIES as u32;
    let (assumptions, levers) = slack();
    let environment = Environment::default();
    let context = ModelContext::new(Draws::new(3, 0), &place, &assumptions, &levers, &environment, Week(0));
    let mut without = open(&context);
    let mut with = without.clone();
    let newcomer = new_family::add(&mut with, &context, 5_000, false);
    crate::population::network::join(&mut with, &context, newcomer);
    with.unassigned.push(newcomer as u32);
    opening::start_family(&mut with, &context, newcomer);
    for week in 0..104 {
        step(&mut without, &context, &mut |_| ());
        step(&mut with, &context, &mut |_| ());
        assert_eq!(state(&with, FAMILIES), state(&without, FAMILIES), "week {week}");
    }
    assert_eq!(with.violated_law(), None);
    assert!(with.tally.hours_assessed > without.tally.hours_assessed, "the newcomer has hours too");
}

#[test]
fn a_family_that_search_skips_would_have_found_nothing_else() {
    let mut place = Place::early_adopter();
    place.figures.families = 150;
    let environment = Environment::default();
    let assumptions = Assumptions::default();
    let pooled = Levers { pooled_accounts: true, weeks_keep: 2.0, suspend_after: 1, ..Levers::default() };
    let (mut skipped, mut held) = (0, 0);
    for levers in [Levers::default(), pooled] {
        let draws = Draws::new(5, 0);
        let context = ModelContext::new(draws, &place, &assumptions, &levers, &environment, Week(0));
        let mut world = open(&context);
        for week in 0..150 {
            for phase in &WEEK {
                let mut searched = (phase.name == "search").then(|| world.clone());
                phase.run(&mut world, &context);
                if let Some(all) = &mut searched {
                    skipped += all.needs_search.iter().filter(|needs| !**needs).count();
                    all.needs_search.fill(true);
                    phase.run(all, &context);
                    assert_eq!(
                        state(all, all.families.len()),
                        state(&world, world.families.len()),
                        "week {week}"
                    );
                    let others = |w: &World| format!("{:?}{:?}{:?}", w.markets, w.providers, w.assistants);
                    assert_eq!(others(all), others(&world), "week {week}");
                }
            }
            world.week = world.week.plus(1);
            held += same_accounts_by_elements_and_by_children(&world);
        }
    }
    assert!(held > 1_000, "only {held} accounts were looked for");
    assert!(skipped > 10_000, "only {skipped} were skipped");
}

/// Looks for every family's open accounts by its children, as the law has it; gives how many.
fn same_accounts_by_elements_and_by_children(world: &World) -> usize {
    let mut held = 0;
    for (family, household) in world.households.iter().enumerate() {
        let mut by_children: Vec<u32> = Vec::new();
        for child in world.children[household.children()].iter().filter(|child| child.has_account()) {
            if !by_children.contains(&child.account) {
                by_children.push(child.account);
            }
        }
        let by_elements: Vec<u32> = world.accounts_of(family).collect();
        assert_eq!(by_elements, by_children, "week {}, family {family}", world.week.0);
        held += by_children.len();
    }
    held
}

#[test]
fn accounts_are_counted_as_they_are_suspended_resumed_and_closed_and_a_miscount_is_named() {
    let place = Place::early_adopter();
    let (assumptions, levers) = (Assumptions::default(), Levers::default());
    let environment = Environment::default();
    let context = ModelContext::new(Draws::new(11, 0), &place, &assumptions, &levers, &environment, Week(0));
    let mut world = open(&context);
    let account = world.accounts.iter().position(|account| account.open).unwrap();
    let family = world.accounts[account].family as usize;
    let counts = |world: &World| (world.open_accounts, world.suspended_accounts);
    let (open, none) = counts(&world);
    assert_eq!((world.violated_law(), none), (None, 0));

    world.suspend(account, Week(3));
    world.suspend(account, Week(5));
    assert_eq!(world.accounts[account].suspended_since, Some(Week(3)), "it goes on as it is");
    assert_eq!((counts(&world), world.violated_law()), ((open, 1), None));
    world.resume(account);
    world.resume(account);
    assert_eq!((counts(&world), world.violated_law()), ((open, 0), None));
    world.suspend(account, Week(6));
    let held = world.cases[family].n_accounts;
    world.shut(account as u32);
    assert_eq!((counts(&world), world.cases[family].n_accounts), ((open - 1, 0), held - 1));

    let violated = |change: &dyn Fn(&mut World)| {
        let mut world = super::open(&context);
        change(&mut world);
        world.violated_law().unwrap_or_default()
    };
    assert_eq!(
        violated(&|world| world.accounts[account].suspended_since = Some(Week(0))),
        "week 0: open or suspended accounts are miscounted"
    );
    assert_eq!(
        violated(&|world| world.cases[family].n_accounts += 1),
        format!("week 0: family {family}'s open accounts are miscounted")
    );
    assert_eq!(violated(&|_| ()), "");
}
