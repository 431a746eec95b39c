//! The plain loop keeps its laws and agrees with an independent version of the same model.

#[path = "mod.rs"]
mod plain;

use allotment::basics::Draws;
use plain::{Outcomes, Size, World, replicate};

#[test]
fn the_laws_hold_after_every_week_of_a_small_world() {
    for (families, providers) in [(1, 1), (7, 2), (60, 5)] {
        let size = Size { families, providers, weeks: 160 };
        let draws = Draws::new(3, families as u32);
        let mut world = World::drawn(size, &draws);
        for week in 0..size.weeks {
            world.live(&draws, week);
            world.check();
        }
        assert_eq!(world.series.closed.len(), size.weeks as usize);
    }
}

type Outcome = fn(&Outcomes) -> f64;

/// Means and their standard errors over 200 replications of an independent version, written in
/// Python from the model's description alone, with another generator.
const ELSEWHERE: [(&str, Outcome, f64, f64); 5] = [
    ("need_met", |o| o.need_met, 0.715_743, 0.001_383),
    ("reclaimed", |o| o.reclaimed, 0.053_720, 0.000_903),
    ("suspended", |o| o.suspended, 0.128_591, 0.000_595),
    ("closed", |o| o.closed, 0.018_444, 0.000_540),
    ("strain", |o| o.strain, 0.361_514, 0.001_494),
];

#[test]
fn outcomes_agree_with_an_independent_version() {
    let runs: Vec<Outcomes> =
        (0..200).map(|replication| replicate(Size::USUAL, &Draws::new(1, replication))).collect();
    let n = runs.len() as f64;
    for (name, outcome, mean, error) in ELSEWHERE {
        let here = runs.iter().map(outcome).sum::<f64>() / n;
        let spread =
            runs.iter().map(|run| (outcome(run) - here) * (outcome(run) - here)).sum::<f64>() / (n - 1.0);
        let joint = (spread / n + error * error).sqrt();
        // Five outcomes at four standard errors: a right version fails once in three thousand.
        assert!(
            (here - mean).abs() < 4.0 * joint,
            "{name}: {here:.6} here, {mean:.6} elsewhere, standard error of the difference {joint:.6}"
        );
    }
}
