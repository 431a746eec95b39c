//! How time grows with families, with weeks and with options.

use crate::clock::{line, median, processor_seconds};
use crate::experiment::{baseline_only, family_weeks, first_look};
use crate::widened::widened;
use allotment::replication::{Experiment, replicate};

/// Prints nanoseconds a family-week by families, years and options, with the fitted exponents.
pub(crate) fn print(measure: bool) {
    let (families, years): (&[u32], &[u32]) =
        if measure { (&[300, 1000, 3000, 10_000, 30_000], &[2, 6, 12, 24]) } else { (&[20, 40], &[2, 3]) };
    let repeats = if measure { 5 } else { 1 };
    let by_families: Vec<_> =
        families.iter().map(|&families| (f64::from(families), baseline_only(families))).collect();
    table("families", &by_families, repeats);
    let wider: Vec<_> =
        families.iter().map(|&families| (f64::from(families), widened(baseline_only(families)))).collect();
    line("\nthe same with an early adopter's areas for every 500 families, too far apart to trade:");
    table("families", &wider, repeats);
    let by_years: Vec<_> = years.iter().map(|&years| (f64::from(years), lasting(years, measure))).collect();
    table("years", &by_years, repeats);
    let by_options: Vec<_> =
        [1, 2, 4, 8, 16].map(|options| (f64::from(options), beside(options, measure))).into();
    table("options", &by_options, repeats);
}

/// The first study's options over and over until there are so many.
fn beside(options: u32, measure: bool) -> Experiment {
    let mut experiment = first_look(if measure { 500 } else { 20 });
    experiment.options = experiment.options.iter().cycle().take(options as usize).cloned().collect();
    experiment
}

fn lasting(years: u32, measure: bool) -> Experiment {
    Experiment { horizon_years: years, ..baseline_only(if measure { 500 } else { 20 }) }
}

/// One replication of each size in turn, and so on over the repeats, so that a slow minute of the
/// machine falls on all sizes alike.
fn table(what: &str, sizes: &[(f64, Experiment)], repeats: u32) {
    let mut times = vec![Vec::new(); sizes.len()];
    for repeat in 0..repeats {
        for ((_, experiment), times) in sizes.iter().zip(&mut times) {
            // Small worlds are repeated until they take about as long as the largest.
            let most = sizes.iter().map(|(_, other)| family_weeks(other)).max().unwrap_or(1);
            let rounds = (most / family_weeks(experiment) / 2).clamp(1, 16) as u32;
            let taken = processor_seconds(|| {
                for round in 0..rounds {
                    std::hint::black_box(replicate(experiment, repeat * 16 + round));
                }
            });
            times.push(taken / f64::from(rounds));
        }
    }
    line(&format!("\n{what:>9}   ms a replication   ns a family-week"));
    let mut points = Vec::new();
    for ((size, experiment), times) in sizes.iter().zip(times) {
        let time = median(times);
        points.push((libm::log(*size), libm::log(time)));
        let each = time * 1e9 / family_weeks(experiment) as f64;
        line(&format!("{size:9} {:18.1} {each:18.1}", time * 1e3));
    }
    line(&format!("time grows as {what} to the power of {:.3}", slope(&points)));
}

/// Slope of the least-squares line through points.
fn slope(points: &[(f64, f64)]) -> f64 {
    let n = points.len() as f64;
    let (mean_x, mean_y) =
        (points.iter().map(|p| p.0).sum::<f64>() / n, points.iter().map(|p| p.1).sum::<f64>() / n);
    let above: f64 = points.iter().map(|p| (p.0 - mean_x) * (p.1 - mean_y)).sum();
    above / points.iter().map(|p| (p.0 - mean_x) * (p.0 - mean_x)).sum::<f64>()
}
