//! The laws: money, minutes and people are conserved in every week, nothing is not finite, nothing
//! panics, and a share is a share. Over generated cases, and over every row at each of its ends.

use crate::case::{Case, Set};
use crate::generate::{cases, rows};
use crate::runner::over;
use allotment::basics::parameter::{Kind, Row};
use allotment::basics::{Draws, Pence, QUARTER, YEAR};
use allotment::outcome::{OUTCOMES, Outcome, Tally, Unit};
use allotment::replication::{Counts, Experiment, Run, run_option_observed, warm_up_context, warm_up_world};
use allotment::study::run::catch;
use allotment::world::World;
use std::collections::BTreeMap;

/// Families up to which a world is looked through in every week; the program itself looks through
/// every world at the end of every quarter.
const EVERY_WEEK: usize = 600;

/// Shares that are not within nothing and one, with what they are within: money kept from the year
/// before is spent, or taken back, in a year in which less was paid.
const OTHER_SHARES: &[(&str, f64, f64)] = &[
    ("unspent", f64::NEG_INFINITY, 1.0),
    ("clawback", 0.0, f64::INFINITY),
    ("gap_need_met", -1.0, 1.0),
    ("gap_take_up", -1.0, 1.0),
];

/// Lives both policies of a case and holds every law; what breaks is in words.
pub(crate) fn lived(case: &Case) -> Result<Vec<Run>, String> {
    let plan = case.plan().map_err(|refused| format!("refused at the door: {refused}"))?;
    let experiment = Experiment { warm_up_years: 1, ..plan.experiment() };
    catch(|| {
        let draws = Draws::new(experiment.seed, 0);
        let warm_up = warm_up_context(&experiment, draws);
        let warmed = warm_up_world(&experiment, &warm_up);
        holds(&warmed);
        let live = |schedule| {
            let mut world = warmed.clone();
            let lived = run_option_observed(&mut world, &warm_up, &experiment, schedule, &mut |world| {
                if world.families.len() <= EVERY_WEEK {
                    holds(world);
                }
            });
            counted(&lived, experiment.horizon_years - 1)
        };
        experiment.options.iter().map(live).collect()
    })
}

/// What holds of a world in any week.
fn holds(world: &World) {
    assert_eq!(world.violated_law(), None);
    let week = world.week.0;
    let share = |number: f64| (0.0..=1.0).contains(&number);
    for (family, attention) in world.families.iter().zip(&world.attention) {
        let shares = [family.strain, family.trust];
        let beliefs = family.beliefs.iter().all(|&belief| share(belief));
        assert!(shares.iter().all(|&one| share(one)) && beliefs, "week {week}: {family:?}");
        let amounts = [family.fear, family.capacity, family.load, family.mean_load, attention.contact];
        let sound = amounts.iter().all(|amount| amount.is_finite() && *amount >= 0.0);
        assert!(sound, "week {week}: {family:?}");
    }
    for portion in &world.portions {
        let sound = portion.contact.is_finite() && portion.contact >= 0.0;
        assert!(sound && share(portion.search_effort), "week {week}: {portion:?}");
    }
    for provider in &world.providers {
        let sound = provider.price > Pence::ZERO && provider.wage_index.is_finite();
        assert!(sound && share(provider.reputation) && share(provider.failure), "week {week}: {provider:?}");
    }
    for worker in &world.workers {
        let numbers = [worker.pressure, worker.desk_hours, worker.proficiency];
        let sound = numbers.iter().all(|number| number.is_finite() && *number >= 0.0);
        assert!(sound && share(worker.morale), "week {week}: {worker:?}");
    }
    let authority = &world.authority;
    let indices = [authority.market_wage, authority.wage_index, authority.referral_index];
    assert!(indices.iter().all(|index| index.is_finite() && *index > 0.0), "week {week}: {authority:?}");
    assert!(share(authority.reviewed_share) && authority.envelope >= Pence::ZERO, "{authority:?}");
}

/// What was counted: every quarter and year is there, accounts reconcile, and each outcome is a finite
/// number, or is not defined because nothing was there to divide by.
fn counted(lived: &Counts, years: u32) -> Run {
    assert_eq!(lived.quarters.len() as u32, years * YEAR / QUARTER);
    assert_eq!(lived.years.len() as u32, years);
    for (year, accounts) in lived.years.iter().enumerate() {
        for flows in [accounts.direct, accounts.managed] {
            assert_eq!([flows.difference(), flows.ledger_difference], [Pence::ZERO; 2], "year {year}");
            assert_eq!(flows.written_off, Pence::ZERO, "year {year}");
            let lines =
                [flows.opening, flows.paid, flows.spent, flows.reclaimed, flows.returned, flows.closing];
            assert!(lines.iter().all(|&line| line >= Pence::ZERO), "year {year}: {flows:?}");
        }
    }
    let run = Run::from_quarters(&lived.quarters);
    for (year, values) in run.years.iter().enumerate() {
        let mut tally = Tally::default();
        lived.quarters[4 * year..4 * year + 4].iter().for_each(|quarter| tally.add(quarter));
        for (outcome, &value) in OUTCOMES.iter().zip(values) {
            let defined = outcome.of(&tally).is_some();
            assert!(value.is_finite() == defined, "`{}` in year {year} is {value}", outcome.name);
            let limits = match outcome.unit {
                Unit::Share => (0.0, 1.0),
                _ if outcome.name == "strain" || outcome.name == "trust" || outcome.name == "continuity" => {
                    (0.0, 1.0)
                }
                _ => (f64::NEG_INFINITY, f64::INFINITY),
            };
            let other = OTHER_SHARES.iter().find(|(name, ..)| *name == outcome.name);
            let (least, most) = other.map_or(limits, |&(_, least, most)| (least, most));
            let within = value >= least - 1e-9 && value <= most + 1e-9;
            assert!(!defined || within, "`{}` in year {year} is {value}", outcome.name);
        }
    }
    for (outcome, value) in OUTCOMES.iter().zip(&run.horizon) {
        let place = Outcome::index(outcome.name).unwrap();
        let always = run.years.iter().all(|year| year[place].is_finite());
        assert!(value.is_finite() || !always, "`{}` is {value}", outcome.name);
    }
    run
}

#[test]
fn the_laws_hold_whatever_the_program_accepts() {
    let seen = std::cell::RefCell::new(BTreeMap::<String, usize>::new());
    let cases_run = over("laws", 240, &cases(), |case| {
        let sets = case.set.iter().chain(&case.other).chain(case.later.iter().flat_map(|(_, sets)| sets));
        sets.for_each(|set| *seen.borrow_mut().entry(set.row.key()).or_default() += 1);
        lived(case).map(|_| ())
    });
    let seen = seen.into_inner();
    let unseen: Vec<String> =
        rows().iter().map(|row| row.key()).filter(|key| !seen.contains_key(key)).collect();
    assert!(cases_run < 200 || unseen.is_empty(), "no case set {unseen:?}");
}

/// The ends of what a row accepts; all values, where they are words.
fn ends(row: &'static Row) -> Vec<f64> {
    match row.kind {
        Kind::Flag => vec![0.0, 1.0],
        Kind::Choice(words) => (0..words.len()).map(|place| place as f64).collect(),
        Kind::Number | Kind::Count => vec![row.min, row.low, row.high, row.max],
    }
}

fn each_holds(cases: impl Iterator<Item = (String, Case)>) {
    let broken: Vec<String> = cases
        .filter_map(|(name, case)| lived(&case).err().map(|what| format!("{name}: {what}\n{case:?}")))
        .collect();
    assert!(broken.is_empty(), "{}", broken.join("\n\n"));
}

#[test]
fn every_row_may_be_at_each_of_its_ends() {
    each_holds(rows().into_iter().flat_map(|row| {
        ends(row).into_iter().map(move |number| {
            let set = Set { row, number };
            (row.key(), Case { set: vec![set], ..Case::plain(40) })
        })
    }));
}

/// A group of rows that all lie at the same end, and all groups at once.
#[test]
fn every_group_may_be_at_its_ends_as_a_whole() {
    let mut groups: Vec<Option<&str>> = rows().iter().map(|row| Some(row.group)).collect();
    groups.dedup();
    groups.push(None);
    each_holds(groups.into_iter().flat_map(|group| {
        (0..4).map(move |end| {
            let rows = rows().into_iter().filter(|row| group.is_none_or(|group| group == row.group));
            let set = rows.map(|row| {
                let ends = ends(row);
                Set { row, number: ends[end * ends.len() / 4] }
            });
            let case = Case { set: set.collect(), years: 2, ..Case::plain(20) };
            (format!("{group:?} at its end {end}"), case)
        })
    }));
}
