//! No dead stretch: over its plausible range, in steps, every lever and assumption goes on moving some outcome.

use crate::common::{baseline, every_mechanism, experiment};
use allotment::basics::parameter::{Kind, Row, Table};
use allotment::parameters::assumptions::Assumptions;
use allotment::parameters::levers::{Levers, PaRateRule, ReclaimAt};
use allotment::replication::{Experiment, PolicySchedule, replicate};
use allotment::study::plan::IDLE_LEVERS;
use rayon::prelude::*;

const FAMILIES: u32 = 160;
const YEARS: u32 = 3;
/// Values of a range, its ends among them.
const STEPS: u32 = 6;
/// Worlds looked at before a step is called dead.
const REPLICATIONS: u32 = 8;

/// Stretches in whose steps nothing moves here, and why.
const STILL: &[(&str, [f64; 2], &str)] = &[
    ("lever.suspend_after", [201.0, 800.0], "two policy years have no week so late; a plan warns of it"),
    ("lever.caseload_ceiling", [20.0, 30.0], "no worker has so many cases in so small a place"),
    ("lever.freeze_trigger", [0.24, 0.3], "spending is never forecast so far above the envelope"),
    (
        "population.arrivals_max_week",
        [3.0, 12.0],
        "so many are never referred in one week of so small a place",
    ),
    ("search.reach_agency", [6.0, 10.0], "the next area is nearer"),
    ("search.reach_agency_areas", [0.0, 1.3], "up to the next area is nearer than an agency's own reach"),
    ("market.overnight_wage_share", [0.6, 0.66], "the place's few units end neither better nor worse for it"),
    ("market.entry_grant_effect", [3.1, 5.0], "an entrant comes anyway"),
    ("market.club_session_share", [0.63, 0.81], "the place's few clubs all price by the session"),
    ("market.price_move_min", [-0.1, -0.05], "no price falls so far in a year"),
    ("market.price_move_max", [0.1, 0.3], "no price rises so far in a year"),
    ("market.surplus_reserve_factor", [3.0, 6.0], "reserves pile up over more years than are run here"),
    (
        "market.entry_factor_max",
        [1.0, 5.0],
        "the margin that an entrant expects is never so far above the scale",
    ),
    ("pa.pa_exit_share", [0.2, 0.69], "few assistants leave a job in so small a place"),
    ("pa.pa_slot_school_day", [0.77, 0.96], "nearly all work on school days"),
];

/// Values over a row's plausible range; a whole number's may be fewer.
fn values(row: &Row) -> Vec<f64> {
    let at = |step: u32| row.low + (row.high - row.low) * f64::from(step) / f64::from(STEPS - 1);
    let mut values: Vec<f64> = match row.kind {
        Kind::Number => (0..STEPS).map(at).collect(),
        Kind::Count => (0..STEPS).map(|step| at(step).round()).collect(),
        Kind::Flag | Kind::Choice(_) => Vec::new(),
    };
    values.dedup();
    values
}

/// What every option's years come to.
fn bits(experiment: &Experiment, replication: u32) -> Vec<u64> {
    let runs = replicate(experiment, replication);
    runs.iter().flat_map(|run| run.years.iter().flatten().map(|number| number.to_bits())).collect()
}

/// The steps at which nothing moves, as `key from to`.
fn dead_steps(rows: &[&'static Row], change: impl Fn(&mut Experiment, &Row, f64) + Sync) -> Vec<String> {
    let schedules: Vec<PolicySchedule> = every_mechanism().into_iter().map(|(_, one)| one).collect();
    let mut base = experiment(FAMILIES, YEARS, schedules);
    // Entry and drop-out are common enough to be seen in a small world.
    base.assumptions.market.entry_rate = 2.0;
    base.assumptions.returns.dropout_suspended_weeks = 3;
    let of_row = |row: &&'static Row| -> Vec<String> {
        let at: Vec<(f64, Experiment)> = values(row)
            .into_iter()
            .map(|value| {
                let mut changed = base.clone();
                change(&mut changed, row, value);
                (value, changed)
            })
            .collect();
        let key = row.key();
        let is_still = |step: &[(f64, Experiment)]| {
            let (from, to) = (step[0].0, step[1].0);
            STILL.iter().any(|(name, [low, high], _)| *name == key && from >= *low && to <= *high)
        };
        let mut moving: Vec<bool> = at.windows(2).map(is_still).collect();
        for replication in 0..REPLICATIONS {
            // Only ends of steps that have not moved yet.
            let needed = |end: usize| (end > 0 && !moving[end - 1]) || (end < moving.len() && !moving[end]);
            let came: Vec<Option<Vec<u64>>> =
                (0..at.len()).map(|end| needed(end).then(|| bits(&at[end].1, replication))).collect();
            for (step, moves) in moving.iter_mut().enumerate() {
                *moves |= came[step].is_some() && came[step + 1].is_some() && came[step] != came[step + 1];
            }
            if moving.iter().all(|moves| *moves) {
                break;
            }
        }
        let dead = moving.iter().enumerate().filter(|(_, moves)| !**moves);
        dead.map(|(step, _)| format!("{} {} {}", row.key(), at[step].0, at[step + 1].0)).collect()
    };
    rows.par_iter().flat_map_iter(of_row).collect()
}

#[test]
fn every_step_of_a_lever_moves_some_outcome() {
    let rows = Levers::default().rows();
    let dead = dead_steps(&rows, |experiment, row, value| {
        for schedule in &mut experiment.options {
            schedule.levers.set(row.group, row.name, value);
        }
    });
    assert!(dead.is_empty(), "dead: {dead:#?}");
}

#[test]
fn every_step_of_an_assumption_moves_some_outcome() {
    let rows = Assumptions::default().rows();
    let dead = dead_steps(&rows, |experiment, row, value| {
        assert!(experiment.assumptions.set(row.group, row.name, value));
    });
    assert!(dead.is_empty(), "dead: {dead:#?}");
}

#[test]
fn a_lever_that_is_said_to_do_nothing_does_nothing() {
    type Change = fn(&mut Levers);
    let gates: [Change; 4] = [
        |_| {},
        |levers| levers.pa_rate_rule = PaRateRule::PeggedToMarket,
        |levers| levers.reclaim_at = ReclaimAt::Never,
        |levers| levers.returns_per_year = 0,
    ];
    for idle in IDLE_LEVERS {
        let closed = gates.iter().map(|gate| {
            let mut levers = Levers::default();
            gate(&mut levers);
            levers
        });
        let closed: Vec<Levers> = closed.filter(|levers| (idle.is_idle)(levers)).collect();
        assert!(!closed.is_empty(), "no gate closes {:?}", idle.levers);
        for levers in closed {
            let rows = levers.rows().into_iter().filter(|row| idle.levers.contains(&row.name));
            let rows: Vec<&'static Row> = rows.collect();
            assert_eq!(rows.len(), idle.levers.len(), "{:?}", idle.levers);
            let usual = &levers;
            let changed = rows.iter().flat_map(|row| {
                let flip = vec![0.0, 1.0];
                let values =
                    if matches!(row.kind, Kind::Flag | Kind::Choice(_)) { flip } else { values(row) };
                values.into_iter().map(move |value| {
                    let mut levers = usual.clone();
                    // Where the lever is itself the gate, its value stays.
                    levers.set(row.group, row.name, value);
                    levers
                })
            });
            let open = |levers: &Levers| !(idle.is_idle)(levers);
            let mut options = vec![levers.clone()];
            options.extend(changed.filter(|levers| !open(levers)));
            let schedules =
                options.into_iter().map(|levers| PolicySchedule { levers, ..baseline() }).collect();
            let runs = replicate(&experiment(FAMILIES, YEARS, schedules), 1);
            assert!(runs.len() > 1);
            for run in &runs[1..] {
                assert!(same(&runs[0].horizon, &run.horizon), "{:?} do something", idle.levers);
            }
        }
    }
}

fn same(left: &[f64], right: &[f64]) -> bool {
    left.iter().zip(right).all(|(left, right)| left.to_bits() == right.to_bits())
}
