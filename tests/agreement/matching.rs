//! Search for an assistant against the geometric law that the model document's hazard implies.
//!
//! One family with one element to place, so many assistants who all fit, and the phase of search lived
//! week after week. In the first week nobody was searching the week before, in every later week one
//! element was, so that the first week has a hazard of its own.

use allotment::basics::Draws;
use allotment::week;
use allotment::world::World;
use rayon::prelude::*;

use crate::smallest::{Council, apart, council, phase};

/// Searches a case.
const SEARCHES: u32 = 20_000;

/// Standard errors within which the program has to lie.
const WITHIN: f64 = 4.0;

/// A match a week, at full effort and the market's wage, where there is no other post.
const BASE: f64 = 0.1;

struct Case {
    name: &'static str,
    assistants: u32,
    effort: f64,
    wage: f64,
    register: bool,
}

const CASES: [Case; 4] = [
    Case { name: "one assistant", assistants: 1, effort: 1.0, wage: 12.6, register: false },
    Case { name: "three, half effort", assistants: 3, effort: 0.5, wage: 12.6, register: false },
    Case { name: "three, a low wage", assistants: 3, effort: 1.0, wage: 11.2, register: false },
    Case { name: "ten, with a register", assistants: 10, effort: 0.75, wage: 13.1, register: true },
];

fn council_of(case: &Case) -> Council {
    let mut council = council();
    let a = &mut council.assumptions;
    a.start.initial_managed_share = 1.0;
    a.choice.employer_intercept = 100.0;
    a.search.managed_effort = case.effort;
    a.search.pa_patience = 60_000;
    a.pa.n_pas = 500.0 * f64::from(case.assistants);
    a.pa.pa_hours_mean = 1_000.0;
    a.pa.pa_slot_weekend = 1.0;
    a.pa.pa_reservation_mean = 0.01;
    council.levers.pa_rate = case.wage;
    council.levers.pa_register = case.register;
    council
}

/// The document's hazard: effort · min(1, base · pool/(pool + vacancies) · boost) · wage ratio ^ elasticity,
/// times the share of the pool that fits, which is all of it. The market wage is 12.60.
fn hazard(case: &Case, vacancies: f64) -> f64 {
    let pool = f64::from(case.assistants);
    let wage = libm::pow(case.wage / 12.6, 4.0);
    let boost = if case.register { 1.5 } else { 1.0 };
    (case.effort * (BASE * pool / (pool + vacancies) * boost).min(1.0) * wage).min(1.0)
}

/// Weeks until the element is booked.
fn search(council: &Council, replication: u32) -> u32 {
    let context = council.context(Draws::new(1_932, replication));
    let mut world: World = week::open(&context);
    assert_eq!((world.elements.len(), world.elements[0].is_booked()), (1, false));
    while !world.elements[0].is_booked() {
        phase(&mut world, &context, "search");
        world.week = world.week.plus(1);
        assert!(world.week.0 < 2_000, "never matched");
    }
    world.week.0
}

#[test]
fn time_to_match_follows_the_geometric_law() {
    for case in &CASES {
        let council = council_of(case);
        let weeks: Vec<u32> = (0..SEARCHES).into_par_iter().map(|number| search(&council, number)).collect();
        let n = f64::from(SEARCHES);
        let (first, later) = (hazard(case, 0.0), hazard(case, 1.0));
        let mean = weeks.iter().map(|&week| f64::from(week)).sum::<f64>() / n;
        // With chance `first` one week; else one and a geometric number of them.
        let truth = 1.0 + (1.0 - first) / later;
        let squares = 1.0 + (1.0 - first) * (2.0 / later + (2.0 - later) / (later * later));
        let error = ((squares - truth * truth) / n).sqrt();
        println!(
            "matching, {}: mean {mean:.3} weeks, by the law {truth:.3}, standard error {error:.3}, n {SEARCHES}",
            case.name
        );
        assert!(apart(mean, truth, error).abs() < WITHIN, "{}: {mean} is not {truth}", case.name);
        let mut still = 1.0;
        for week in 1..=6 {
            still *= 1.0 - if week == 1 { first } else { later };
            let found = weeks.iter().filter(|&&matched| matched > week).count() as f64 / n;
            let error = (still * (1.0 - still) / n).sqrt();
            let far = apart(found, still, error);
            assert!(far.abs() < WITHIN, "{}: {found} search after week {week}, not {still}", case.name);
        }
    }
}
