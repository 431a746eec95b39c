//! Money, minutes and people are conserved after every phase of every week, whatever the policy.

use crate::common::{every_mechanism, experiment};
use allotment::basics::{Draws, Week, YEAR};
use allotment::replication::{context, warm_up_context, warm_up_world};
use allotment::week::{WEEK, take_over};

#[test]
fn nothing_is_made_or_lost_in_any_phase_under_any_mechanism() {
    for (name, schedule) in every_mechanism() {
        let experiment = experiment(120, 3, vec![schedule]);
        let draws = Draws::new(experiment.seed, 1);
        let before = warm_up_context(&experiment, draws);
        let after = context(&experiment, draws, &experiment.options[0], Week(YEAR));
        let mut world = warm_up_world(&experiment, &before);
        take_over(&mut world, &before, &after);
        assert_eq!(world.violated_law(), None, "{name}: the fork");
        while world.week.0 < 3 * YEAR {
            for phase in &WEEK {
                phase.run(&mut world, &after);
                assert_eq!(world.violated_law(), None, "{name}: {}", phase.name);
            }
            world.week = world.week.plus(1);
        }
    }
}

#[test]
fn the_week_names_each_phase_once_and_says_what_it_does() {
    let mut names: Vec<&str> = WEEK.iter().map(|phase| phase.name).collect();
    assert!(WEEK.iter().all(|phase| !phase.about.is_empty()));
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), WEEK.len());
}
