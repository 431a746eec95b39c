//! Where the time of a week goes, by phase.

use crate::clock::{line, median, now};
use crate::experiment::baseline_only;
use allotment::basics::{Draws, Week, YEAR};
use allotment::replication::{context, warm_up_world};
use allotment::week::{WEEK, take_over};

/// Prints nanoseconds a family-week and share of every phase over the policy years of the baseline.
///
/// Each phase of each week is timed in every replication and the median kept: a phase takes some
/// microseconds, and the few that another program interrupted drop out.
pub(crate) fn print(measure: bool) {
    let replications = if measure { 25 } else { 2 };
    let experiment = baseline_only(if measure { 500 } else { 20 });
    let weeks = (experiment.horizon_years - 1) * YEAR;
    let mut cells = vec![[const { Vec::new() }; WEEK.len()]; weeks as usize];
    let mut family_weeks = 0.0;
    for replication in 0..replications {
        let draws = Draws::new(experiment.seed, replication);
        let before = context(&experiment, draws, &experiment.warm_up, Week(0));
        let after =
            context(&experiment, draws, &experiment.options[0], Week(experiment.warm_up_years * YEAR));
        let mut world = warm_up_world(&experiment, &before);
        take_over(&mut world, &before, &after);
        for week in &mut cells {
            let mut last = now();
            for (phase, cell) in WEEK.iter().zip(week) {
                phase.run(&mut world, &after);
                let this = now();
                cell.push(this.duration_since(last).as_secs_f64());
                last = this;
            }
            world.week = world.week.plus(1);
        }
        family_weeks += world.tally.family_weeks;
    }
    let mut spent = [0.0; WEEK.len()];
    for week in cells {
        for (sum, cell) in spent.iter_mut().zip(week) {
            *sum += median(cell);
        }
    }
    let nominal = f64::from(weeks) * f64::from(experiment.place.figures.families);
    let sum: f64 = spent.iter().sum();
    line("\nphase            ns a family-week   share");
    for (phase, spent) in WEEK.iter().zip(spent) {
        line(&format!("{:16} {:16.1} {:6.1}%", phase.name, spent * 1e9 / nominal, 100.0 * spent / sum));
    }
    line(&format!("{:16} {:16.1} {:6.1}%", "the week", sum * 1e9 / nominal, 100.0));
    let open = family_weeks / (nominal * f64::from(replications));
    line(&format!("open families over the place's families: {open:.3}"));
}
