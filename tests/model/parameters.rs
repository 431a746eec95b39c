//! No dead parameter, no constant outcome: every row moves some outcome under some mechanism, and
//! every outcome responds.

use crate::common::{every_mechanism, experiment};
use allotment::basics::parameter::{Kind, Row, Table};
use allotment::outcome::OUTCOMES;
use allotment::replication::{Experiment, PolicySchedule, Run, replicate};

const FAMILIES: u32 = 160;
const YEARS: u32 = 3;

/// Worlds looked at before a row is called dead: rows that decide rare events need several.
const REPLICATIONS: u32 = 12;

/// Rows whose plausible range does not bind in so small a world, with a value that does.
const ACTS_AT: &[(&str, f64)] = &[
    // More than six referrals in a week are rare where one comes in three weeks.
    ("arrivals_max_week", 1.0),
    // A newcomer of fifteen stays beyond the horizon; one of seventeen does not.
    ("age_max_arrival", 17.0),
    // An entrant in a market this thin expects to be fuller than any plausible ceiling.
    ("entry_fill_max", 0.05),
    // The margin that an entrant expects is never so far above the scale.
    ("entry_factor_max", 0.1),
    // Prices move by less than the ceiling in every year of these courses.
    ("price_move_max", 0.0),
    // Up to the next area is nearer than an agency's own reach.
    ("reach_agency_areas", 4.0),
    // Reserves pile up over more years than are run here.
    ("surplus_reserve_factor", 0.0),
];

/// Figures of a place that no run reads: other figures are solved from them before one begins.
const SOLVED_FROM: [&str; 3] = ["account_share", "money_per_account", "outside_plans"];

fn runs(experiment: &Experiment, replication: u32) -> Vec<Vec<u64>> {
    replicate(experiment, replication).iter().map(bits).collect()
}

fn bits(run: &Run) -> Vec<u64> {
    run.years.iter().flatten().map(|number| number.to_bits()).collect()
}

/// A value other than the one that stands, as far off as the plausible range allows.
fn another(row: &Row, now: f64) -> f64 {
    if let Some((_, value)) = ACTS_AT.iter().find(|(name, _)| *name == row.name) {
        return *value;
    }
    match row.kind {
        Kind::Flag => 1.0 - now,
        Kind::Choice(words) => (now + 1.0) % words.len() as f64,
        Kind::Number | Kind::Count => {
            if (row.high - now).abs() >= (now - row.low).abs() {
                row.high
            } else {
                row.low
            }
        }
    }
}

/// Rows of which no change moves any outcome under any mechanism.
fn dead(rows: &[&'static Row], mut change: impl FnMut(&mut Experiment, &Row)) -> Vec<String> {
    let schedules: Vec<PolicySchedule> =
        every_mechanism().into_iter().map(|(_, schedule)| schedule).collect();
    let mut base = experiment(FAMILIES, YEARS, schedules);
    // Entry and drop-out are common enough to be seen in a small world.
    base.assumptions.market.entry_rate = 2.0;
    base.assumptions.returns.dropout_suspended_weeks = 3;
    let before: Vec<_> = (0..REPLICATIONS).map(|replication| runs(&base, replication)).collect();
    rows.iter()
        .filter(|row| {
            let mut changed = base.clone();
            change(&mut changed, row);
            (0..REPLICATIONS).all(|replication| runs(&changed, replication) == before[replication as usize])
        })
        .map(|row| row.key())
        .collect()
}

#[test]
fn every_assumption_moves_some_outcome() {
    let rows = allotment::parameters::assumptions::Assumptions::default().rows();
    let dead = dead(&rows, |experiment, row| {
        let table = &mut experiment.assumptions;
        let now = table.get(row.group, row.name).unwrap();
        assert!(table.set(row.group, row.name, another(row, now)));
    });
    assert!(dead.is_empty(), "dead: {dead:?}");
}

#[test]
fn every_lever_moves_some_outcome() {
    let rows = allotment::parameters::levers::Levers::default().rows();
    let dead = dead(&rows, |experiment, row| {
        for schedule in &mut experiment.options {
            let now = schedule.levers.get(row.group, row.name).unwrap();
            schedule.levers.set(row.group, row.name, another(row, now));
        }
    });
    assert!(dead.is_empty(), "dead: {dead:?}");
}

#[test]
fn every_environment_and_place_row_moves_some_outcome() {
    let rows = allotment::parameters::environment::Environment::default().rows();
    let mut found = dead(&rows, |experiment, row| {
        for schedule in &mut experiment.options {
            let now = schedule.environment.get(row.group, row.name).unwrap();
            schedule.environment.set(row.group, row.name, another(row, now));
        }
    });
    let mut rows = allotment::place::Figures::default().rows();
    rows.retain(|row| !SOLVED_FROM.contains(&row.name));
    found.extend(dead(&rows, |experiment, row| {
        let figures = &mut experiment.place.figures;
        let now = figures.get(row.group, row.name).unwrap();
        figures.set(row.group, row.name, another(row, now));
    }));
    assert!(found.is_empty(), "dead: {found:?}");
}

#[test]
fn no_outcome_is_constant_over_options_and_years() {
    let schedules: Vec<PolicySchedule> =
        every_mechanism().into_iter().map(|(_, schedule)| schedule).collect();
    let experiment = experiment(500, 6, schedules);
    let runs: Vec<Run> = (0..4).flat_map(|replication| replicate(&experiment, replication)).collect();
    for (i, outcome) in OUTCOMES.iter().enumerate() {
        let mut values: Vec<f64> = runs
            .iter()
            .flat_map(|run| run.years.iter().map(|year| year[i]))
            .filter(|v| v.is_finite())
            .collect();
        values.sort_by(f64::total_cmp);
        values.dedup();
        assert!(values.len() > 1, "`{}` hardly moves: {values:?}", outcome.name);
    }
}
