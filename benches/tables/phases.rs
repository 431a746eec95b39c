//! Where the time of a week goes, by phase.

use crate::clock::{line, now};
use crate::experiment::baseline_only;
use allotment::basics::{Draws, Week, YEAR};
use allotment::replication::{setting, warm_up_world};
use allotment::week::{WEEK, take_over};

/// Prints nanoseconds a family-week and share of every phase over the policy years of the baseline.
pub(crate) fn print(measure: bool) {
    let replications = if measure { 24 } else { 1 };
    let experiment = baseline_only(if measure { 500 } else { 20 });
    let mut spent = [0.0; WEEK.len()];
    let (mut weeks, mut family_weeks) = (0u64, 0.0);
    for replication in 0..replications {
        let draws = Draws::new(experiment.seed, replication);
        let before = setting(&experiment, draws, &experiment.warm_up, Week(0));
        let after = setting(&experiment, draws, &experiment.options[0], Week(YEAR));
        let mut world = warm_up_world(&before);
        take_over(&mut world, &before, &after);
        while world.week.0 < experiment.horizon_years * YEAR {
            let mut last = now();
            for (phase, spent) in WEEK.iter().zip(&mut spent) {
                phase.run(&mut world, &after);
                let this = now();
                *spent += this.duration_since(last).as_secs_f64();
                last = this;
            }
            world.week = world.week.plus(1);
            weeks += 1;
        }
        family_weeks += world.tally.family_weeks;
    }
    let sum: f64 = spent.iter().sum();
    let nominal = weeks as f64 * f64::from(experiment.place.figures.families);
    line("\nphase            ns a family-week   share");
    for (phase, spent) in WEEK.iter().zip(spent) {
        line(&format!("{:16} {:16.1} {:6.1}%", phase.name, spent * 1e9 / nominal, 100.0 * spent / sum));
    }
    line(&format!("{:16} {:16.1} {:6.1}%", "the week", sum * 1e9 / nominal, 100.0));
    line(&format!("open families over the place's families: {:.3}", family_weeks / nominal));
}
