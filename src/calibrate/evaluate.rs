//! Simulates one set of assumptions: each target's value, averaged over the same replications, then over places.
//!
//! Every set meets the same random streams, so that sets differ by their parameters alone. Never knows a
//! target's figure.

use super::targets::Targets;
use crate::calibrate::simulated::SimulatedRun;
use crate::parameters::assumptions::Assumptions;
use crate::replication::{Experiment, replicate, replicate_with_families};
use crate::study::plan::Plan;

/// The simulated value of every target: the mean over replications at each place, and over the places, which count
/// alike; nothing where no replication defines it.
///
/// # Panics
/// Where a law of the model breaks, as [`replicate`].
pub fn evaluate(targets: &Targets, assumptions: &Assumptions) -> Vec<Option<f64>> {
    let at_places: Vec<Vec<Option<f64>>> =
        targets.plans().map(|plan| at_place(targets, plan, assumptions.clone())).collect();
    let of_target = |target: usize| {
        let values: Vec<f64> = at_places.iter().filter_map(|values| values[target]).collect();
        (!values.is_empty()).then(|| values.iter().sum::<f64>() / values.len() as f64)
    };
    (0..targets.targets.len()).map(of_target).collect()
}

fn at_place(targets: &Targets, plan: &Plan, assumptions: Assumptions) -> Vec<Option<f64>> {
    // What is a council's own is solved under the set, so that shared assumptions are not bent to it.
    let place = plan.place_under(&assumptions);
    let experiment = Experiment { place, assumptions, ..plan.experiment() };
    let needs_families = targets.targets.iter().any(|target| target.measure.needs_families());
    let mut sums = vec![(0.0, 0_u32); targets.targets.len()];
    for replication in 0..plan.replications {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::basics::Error;
    use crate::calibrate::file::{CalibrationRequest, targets};
    use crate::study::files::Files;
    use std::path::Path;

    struct One(String);

    impl Files for One {
        fn read(&self, path: &Path) -> Result<Option<String>, Error> {
            Ok((path == Path::new("t.toml")).then(|| self.0.clone()))
        }
    }

    fn values(places: &str) -> Vec<Option<f64>> {
        let target = "value = 0.2\nlow = 0.1\nhigh = 0.3\nsource = \"x\"";
        let text = format!(
            "places = {places}\nhorizon_years = 2\nreplications = 1\nparameters = [\"search.book_chance\"]\n\
             [[target]]\noutcome = \"unspent\"\n{target}\n[[target]]\noutcome = \"employs_assistant\"\n{target}\n"
        );
        let asked = CalibrationRequest { targets: "t.toml".to_owned(), ..CalibrationRequest::default() };
        let (targets, _) = targets(&asked, &One(text)).unwrap();
        evaluate(&targets, &targets.plan.assumptions)
    }

    #[test]
    fn a_panel_is_judged_by_the_mean_over_its_places() {
        let (one, other) = (values("[\"early-adopter\"]"), values("[\"rutland\"]"));
        let both = values("[\"early-adopter\", \"rutland\"]");
        for ((one, other), both) in one.into_iter().zip(other).zip(both) {
            let (one, other) = (one.unwrap(), other.unwrap());
            assert_ne!(one, other, "two places of one value show nothing");
            assert!((both.unwrap() - (one + other) / 2.0).abs() < 1e-12);
        }
    }
}
