//! Common random numbers: the same luck whatever the options beside it, the order, or a draw more.

use crate::common::{baseline, every_mechanism, experiment, schedule};
use allotment::basics::{Draws, Purpose, YEAR};
use allotment::replication::{PolicySchedule, Run, replicate, warm_up_context, warm_up_world};
use allotment::week::{WEEK, take_over};

fn bits(run: &Run) -> Vec<u64> {
    run.horizon.iter().chain(run.years.iter().flatten()).map(|number| number.to_bits()).collect()
}

#[test]
fn options_do_not_depend_on_their_order_nor_on_each_other() {
    let schedules: Vec<PolicySchedule> =
        every_mechanism().into_iter().map(|(_, schedule)| schedule).collect();
    let forward = replicate(&experiment(100, 3, schedules.clone()), 3);
    let backward = replicate(&experiment(100, 3, schedules.iter().rev().cloned().collect()), 3);
    for (i, schedule) in schedules.iter().enumerate() {
        let alone = replicate(&experiment(100, 3, vec![schedule.clone()]), 3);
        assert_eq!(bits(&forward[i]), bits(&backward[schedules.len() - 1 - i]));
        assert_eq!(bits(&forward[i]), bits(&alone[0]));
    }
}

#[test]
fn replications_and_seeds_differ() {
    let mut experiment = experiment(100, 3, vec![baseline()]);
    let (first, second) = (replicate(&experiment, 0), replicate(&experiment, 1));
    experiment.seed += 1;
    let other_seed = replicate(&experiment, 0);
    assert_ne!(bits(&first[0]), bits(&second[0]));
    assert_ne!(bits(&first[0]), bits(&other_seed[0]));
}

#[test]
fn a_draw_more_changes_nothing() {
    let experiment = experiment(100, 3, vec![baseline()]);
    let draws = Draws::new(experiment.seed, 0);
    let before = warm_up_context(&experiment, draws);
    let mut inert = warm_up_world(&experiment, &before);
    let mut plain = inert.clone();
    take_over(&mut inert, &before, &before);
    take_over(&mut plain, &before, &before);
    for _ in 0..YEAR {
        for phase in &WEEK {
            phase.run(&mut inert, &before);
            std::hint::black_box(draws.at(Purpose::Inert, 3, inert.week.0).normal());
            phase.run(&mut plain, &before);
        }
        inert.week = inert.week.plus(1);
        plain.week = plain.week.plus(1);
    }
    assert_eq!(format!("{inert:?}"), format!("{plain:?}"));
}

/// A policy that reaches one kind of family leaves the others' luck alone, so the paired difference is
/// far less noisy than that of independent worlds.
#[test]
fn pairing_cuts_the_variance_of_a_difference() {
    let light = schedule(|levers, _| levers.returns_per_year = 1);
    let experiment = experiment(200, 3, vec![baseline(), light]);
    let take_up = allotment::outcome::Outcome::index("take_up").unwrap();
    let pairs: Vec<(f64, f64)> = (0..12)
        .map(|replication| {
            let runs = replicate(&experiment, replication);
            (runs[0].horizon[take_up], runs[1].horizon[take_up])
        })
        .collect();
    let variance = |values: Vec<f64>| {
        let mean = values.iter().sum::<f64>() / values.len() as f64;
        values.iter().map(|v| (v - mean) * (v - mean)).sum::<f64>() / (values.len() - 1) as f64
    };
    let unpaired =
        variance(pairs.iter().map(|p| p.0).collect()) + variance(pairs.iter().map(|p| p.1).collect());
    let paired = variance(pairs.iter().map(|p| p.1 - p.0).collect());
    assert!(unpaired / paired > 3.0, "ratio {}", unpaired / paired);
}
