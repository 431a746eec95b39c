//! Simulates one set of assumptions: each target's value, averaged over the same replications.
//!
//! Every set meets the same random streams, so that sets differ by their parameters alone. Never knows a
//! target's figure.

use super::targets::Targets;
use crate::calibrate::simulated::SimulatedRun;
use crate::parameters::assumptions::Assumptions;
use crate::replication::{Experiment, replicate, replicate_with_families};

/// The simulated value of every target; nothing where no replication defines it.
///
/// # Panics
/// Where a law of the model breaks, as [`replicate`].
pub fn evaluate(targets: &Targets, assumptions: Assumptions) -> Vec<Option<f64>> {
    // What is a council's own is solved under the set, so that shared assumptions are not bent to it.
    let place = targets.plan.place_under(&assumptions);
    let experiment = Experiment { place, assumptions, ..targets.plan.experiment() };
    let needs_families = targets.targets.iter().any(|target| target.measure.needs_families());
    let mut sums = vec![(0.0, 0_u32); targets.targets.len()];
    for replication in 0..targets.plan.replications {
        let counts = if needs_families {
            replicate_with_families(&experiment, replication)
        } else {
            replicate(&experiment, replication).into_iter().map(|run| (run, Vec::new())).collect()
        };
        for (run, families) in &counts {
            let seen = SimulatedRun { experiment: &experiment, run, families };
            for (target, (sum, n)) in targets.targets.iter().zip(&mut sums) {
                if let Some(number) = target.measure.of(&seen) {
                    *sum += number;
                    *n += 1;
                }
            }
        }
    }
    sums.into_iter().map(|(sum, n)| (n > 0).then(|| sum / f64::from(n))).collect()
}
