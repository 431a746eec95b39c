//! Random worlds lived phase by phase beside the shadow: exact equality, always.

use allotment::basics::{Draws, Week, YEAR};
use allotment::context::ModelContext;
use allotment::replication::{context, warm_up_context};
use allotment::week::{self, WEEK};
use rayon::prelude::*;

use crate::books::REASONS;
use crate::experiments::experiment;
use crate::seen::Seen;
use crate::shadow::{RULES, Shadow};

/// Worlds lived.
const WORLDS: u32 = 40;

/// What a world came to.
#[derive(Default)]
struct Lived {
    families: u64,
    family_years: u64,
    account_weeks: u64,
    looked: u64,
    halves: [u64; 2],
    booked: u64,
    met: [u64; RULES.len()],
    /// Worlds in which money moved for each reason.
    moved: [u32; REASONS.len()],
    /// The first disagreement.
    differs: Option<String>,
}

/// Lives a world beside its shadow, up to the first disagreement.
fn live(number: u32) -> Lived {
    let experiment = experiment(number);
    let schedule = &experiment.options[0];
    let draws = Draws::new(experiment.seed, number);
    let warm_up = warm_up_context(&experiment, draws);
    let first = context(&experiment, draws, schedule, Week(YEAR));
    let (after, levers) = &schedule.changes[0];
    let (place, assumptions) = (&experiment.place, &experiment.assumptions);
    let second = ModelContext::new(draws, place, assumptions, levers, &schedule.environment, Week(YEAR));

    let mut world = week::open(&warm_up);
    let mut before = Seen::of(&world);
    let mut shadow = Shadow::open(&warm_up, &before);
    let mut lived = Lived::default();
    let mut now = &warm_up;
    lived.differs = shadow.differs(&before, &world.ledger).map(|what| format!("at the opening {what}"));
    while lived.differs.is_none() && world.week.0 < experiment.horizon_years * YEAR {
        let next = match world.week.0 {
            YEAR => Some(&first),
            week if week == YEAR + after => Some(&second),
            _ => None,
        };
        if let Some(next) = next {
            if world.week == experiment.fork() {
                week::settle(&mut world, now);
                shadow.warmed_up(now);
            }
            week::take_over(&mut world, now, next);
            let seen = Seen::of(&world);
            shadow.take_over(now.levers, next, &before, &seen);
            lived.differs = shadow
                .differs(&seen, &world.ledger)
                .map(|what| format!("week {}, taking over: {what}", world.week.0));
            (before, now) = (seen, next);
        }
        for phase in &WEEK {
            if lived.differs.is_some() {
                break;
            }
            phase.run(&mut world, now);
            let seen = Seen::of(&world);
            shadow.follow(phase.name, now, &before, &seen);
            lived.differs = shadow
                .differs(&seen, &world.ledger)
                .map(|what| format!("week {}, {}: {what}", world.week.0, phase.name));
            before = seen;
        }
        if lived.differs.is_none() {
            lived.differs = shadow.counted(&world.tally);
        }
        world.week = world.week.plus(1);
        if lived.differs.is_none() && world.week.of_year() == 0 {
            lived.differs = shadow.close_year(&world.close_year());
        }
        before.week += 1;
        lived.family_years += before.families.iter().filter(|f| f.arrangement.is_supported()).count() as u64;
        lived.account_weeks += before.accounts.iter().filter(|account| account.open).count() as u64;
    }
    lived.families = before.families.len() as u64;
    (lived.looked, lived.halves, lived.booked) = (shadow.looked, shadow.halves, shadow.booked);
    lived.met = shadow.met;
    for (place, moved) in shadow.books.moved.iter().enumerate() {
        lived.moved[place] = u32::from(!moved.is_zero());
    }
    lived
}

#[test]
fn every_penny_of_every_family_is_where_decimals_say_it_is() {
    let lived: Vec<Lived> = (0..WORLDS).into_par_iter().map(live).collect();
    let sum = |of: fn(&Lived) -> u64| lived.iter().map(of).sum::<u64>();
    println!(
        "money: {WORLDS} worlds, {} families, {} family-years with support, {} account-weeks, {} sums and states compared, {} bookings",
        sum(|world| world.families),
        sum(|world| world.family_years) / u64::from(YEAR),
        sum(|world| world.account_weeks),
        sum(|world| world.looked),
        sum(|world| world.booked),
    );
    println!(
        "  on exactly half a penny of a binary quotient: {}, of which to the odd penny {}",
        sum(|world| world.halves[0]),
        sum(|world| world.halves[1]),
    );
    let mut never = Vec::new();
    for (place, reason) in REASONS.iter().enumerate() {
        let worlds: u32 = lived.iter().map(|world| world.moved[place]).sum();
        println!("  {reason:?} moved in {worlds} of {WORLDS}");
        if worlds == 0 {
            never.push(format!("{reason:?}"));
        }
    }
    for (place, rule) in RULES.iter().enumerate() {
        let times: u64 = lived.iter().map(|world| world.met[place]).sum();
        println!("  {rule:?}: {times} times");
        if times == 0 {
            never.push(format!("{rule:?}"));
        }
    }
    let wrong: Vec<String> = lived
        .iter()
        .enumerate()
        .filter_map(|(number, world)| world.differs.as_ref().map(|what| format!("world {number}, {what}")))
        .collect();
    assert!(wrong.is_empty(), "{} of {WORLDS} worlds differ:\n{}", wrong.len(), wrong.join("\n"));
    assert!(never.is_empty(), "nothing was compared of {never:?}");
}
