//! The places of setups as solved: each once, by whichever replication first needs it.
//!
//! Never knows an arm or a seed.

use super::arm::Setup;
use crate::parameters::assumptions::Assumptions;
use crate::place::{self, Place, PlaceDraw};
use crate::replication::PolicySchedule;
use crate::solve::Solver;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// The places that were asked for, by setup.
#[derive(Debug, Default)]
pub struct SolvedSetups {
    places: Mutex<BTreeMap<&'static str, Arc<OnceLock<Place>>>>,
}

impl SolvedSetups {
    /// The median place of a setup, solved under its assumptions and its policy until the fork.
    pub(super) fn place(&self, setup: &Setup, assumptions: &Assumptions, warm_up: &PolicySchedule) -> Place {
        let place = {
            let mut places = self.places.lock().unwrap_or_else(PoisonError::into_inner);
            Arc::clone(places.entry(setup.name).or_default())
        };
        let solved = || {
            let place = place::find(setup.place).expect("setups name places that there are");
            Solver::new(&place, assumptions, warm_up).place(&PlaceDraw::MEDIAN, assumptions)
        };
        place.get_or_init(solved).clone()
    }
}
