//! How time grows with families, with weeks and with options.

use crate::clock::{line, median, processor_seconds};
use crate::experiment::{baseline_only, family_weeks, first_look};
use crate::plain;
use crate::widened::widened;
use allotment::basics::Draws;
use allotment::replication::{Experiment, replicate};

/// What is timed at one size.
struct Timed {
    size: f64,
    family_weeks: u64,
    /// Lives one replication, by its number.
    live: Box<dyn Fn(u32)>,
}

impl Timed {
    /// Of the full model.
    fn full(size: u32, experiment: Experiment) -> Timed {
        let family_weeks = family_weeks(&experiment);
        let live = move |replication| {
            std::hint::black_box(replicate(&experiment, replication));
        };
        Timed { size: f64::from(size), family_weeks, live: Box::new(live) }
    }

    /// Of the reduced model's plain loop, with as many providers a family at every size.
    fn plain(families: u32) -> Timed {
        let usual = plain::Size::USUAL;
        let providers = (families as usize * usual.providers / usual.families).max(1);
        let size = plain::Size { families: families as usize, providers, ..usual };
        let live = move |replication| {
            std::hint::black_box(plain::replicate(size, &Draws::new(1, replication)));
        };
        let family_weeks = u64::from(families) * u64::from(size.weeks);
        Timed { size: f64::from(families), family_weeks, live: Box::new(live) }
    }
}

/// Prints nanoseconds a family-week by families, years and options, with the fitted exponents.
pub(crate) fn print(measure: bool) {
    let (families, years): (&[u32], &[u32]) =
        if measure { (&[300, 1000, 3000, 10_000, 30_000], &[2, 6, 12, 24]) } else { (&[20, 40], &[2, 3]) };
    let repeats = if measure { 5 } else { 1 };
    let by_families = |timed: fn(u32) -> Timed| families.iter().map(|&families| timed(families)).collect();
    let as_they_are = by_families(|families| Timed::full(families, baseline_only(families)));
    table("families", as_they_are, repeats);
    line("\nthe same with an early adopter's areas for every 500 families, too far apart to trade:");
    let wider = by_families(|families| Timed::full(families, widened(baseline_only(families))));
    table("families", wider, repeats);
    let plain::Size { families: usual, providers, .. } = plain::Size::USUAL;
    line(&format!(
        "\nthe plain loop of the reduced model, {providers} providers for every {usual} families:"
    ));
    table("families", by_families(Timed::plain), repeats);
    let by_years = years.iter().map(|&years| Timed::full(years, lasting(years, measure)));
    table("years", by_years.collect(), repeats);
    let by_options = [1, 2, 4, 8, 16].map(|options| Timed::full(options, beside(options, measure)));
    table("options", by_options.into(), repeats);
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
fn table(what: &str, sizes: Vec<Timed>, repeats: u32) {
    let mut times = vec![Vec::new(); sizes.len()];
    for repeat in 0..repeats {
        for (timed, times) in sizes.iter().zip(&mut times) {
            // Small worlds are repeated until they take about as long as the largest.
            let most = sizes.iter().map(|other| other.family_weeks).max().unwrap_or(1);
            let rounds = (most / timed.family_weeks / 2).clamp(1, 16) as u32;
            let taken = processor_seconds(|| {
                for round in 0..rounds {
                    (timed.live)(repeat * 16 + round);
                }
            });
            times.push(taken / f64::from(rounds));
        }
    }
    line(&format!("\n{what:>9}   ms a replication   ns a family-week"));
    let mut points = Vec::new();
    for (timed, times) in sizes.iter().zip(times) {
        let (size, time) = (timed.size, median(times));
        points.push((libm::log(size), libm::log(time)));
        let each = time * 1e9 / timed.family_weeks as f64;
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
