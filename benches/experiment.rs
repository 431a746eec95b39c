//! The experiment that every measurement runs: the shipped first study in the early adopter, the
//! synthetic reference authority, so that no council's figures move what is measured.

use allotment::place::EARLY_ADOPTER;
use allotment::replication::Experiment;
use allotment::study::files::MemoryFiles;
use allotment::study::plan::{Plan, plan};
use allotment::study::request::Request;

/// The first study with so many families, of shipped scenarios whatever the folder holds.
pub(crate) fn first_look_plan(families: u32) -> Plan {
    let request = Request { place: Some(EARLY_ADOPTER.to_owned()), ..Request::default() };
    let mut plan = plan(&request, &MemoryFiles::default()).expect("the shipped study can be planned");
    plan.place.figures.families = families;
    plan
}

/// What a replication of it needs.
pub(crate) fn first_look(families: u32) -> Experiment {
    first_look_plan(families).experiment()
}

/// The same with its baseline alone: warm-up and one option.
pub(crate) fn baseline_only(families: u32) -> Experiment {
    let mut experiment = first_look(families);
    experiment.options.truncate(1);
    experiment
}

/// Family-weeks that one replication lives: the warm-up once and every option's years, by the
/// families of the place (newcomers about make up for those who leave).
pub(crate) fn family_weeks(experiment: &Experiment) -> u64 {
    let of_options = (u64::from(experiment.horizon_years) - 1) * experiment.options.len() as u64;
    let years = u64::from(experiment.warm_up_years) + of_options;
    u64::from(experiment.place.figures.families) * years * 52
}
