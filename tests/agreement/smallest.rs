//! The smallest councils in which one piece of the model stands alone: one area, one family to begin
//! with, one child a family with one element, and nothing that moves but what a test asks about.

use allotment::basics::parameter::Table;
use allotment::basics::{Draws, Week};
use allotment::context::ModelContext;
use allotment::parameters::assumptions::Assumptions;
use allotment::parameters::environment::Environment;
use allotment::parameters::levers::Levers;
use allotment::place::{Area, Place};
use allotment::week::WEEK;
use allotment::world::World;

/// Hours of a week: a number that its halves and thirds add up to exactly.
pub(crate) const HOURS: f64 = 36.0;

/// Everything that a context borrows.
pub(crate) struct Council {
    pub(crate) place: Place,
    pub(crate) assumptions: Assumptions,
    pub(crate) levers: Levers,
    environment: Environment,
}

impl Council {
    /// Its context under a replication's luck.
    pub(crate) fn context(&self, draws: Draws) -> ModelContext<'_> {
        ModelContext::new(
            draws,
            &self.place,
            &self.assumptions,
            &self.levers,
            &self.environment,
            Week(u32::MAX),
        )
    }
}

/// A council in which one worker has [`HOURS`] a week, nothing takes time and nobody comes or goes.
pub(crate) fn council() -> Council {
    let mut place = Place::early_adopter();
    place.areas = vec![Area { x: 0.0, y: 0.0, spread: 1.0, family_share: 1.0, pa_share: 1.0, thin: false }];
    place.figures.families = 1;
    place.figures.caseload = 1.0;
    place.figures.time_per_case = 1.0;
    place.figures.vacancy_rate = 0.0;
    let mut assumptions = Assumptions::default();
    for row in assumptions.rows() {
        let name = row.name;
        let nothing = name.starts_with("element_chance_")
            || name.starts_with("questionnaire_bias_")
            || name.starts_with("questionnaire_sd_")
            || name.starts_with("hours_") && row.group == "casework"
            || ["n_agencies", "n_clubs", "n_overnight", "n_pas", "min_fill"].contains(&name)
            || ["share_two_children", "share_three_children", "uplift_chance"].contains(&name)
            || ["move_away_hazard", "need_change_hazard", "referral_balance", "age_min"].contains(&name)
            || ["worker_absence", "overhead_hours", "recording_hours", "visit_hours"].contains(&name)
            || ["council_search_hours", "initial_search_passes"].contains(&name);
        if nothing {
            assert!(assumptions.set(row.group, name, 0.0));
        }
        if name.starts_with("element_chance_one_to_one_weekend_") {
            assert!(assumptions.set(row.group, name, 1.0));
        }
    }
    assumptions.elements.elements_per_child_max = 1;
    assumptions.population.age_max_arrival = 1.0;
    assumptions.population.arrivals_max_week = 4_000;
    assumptions.workforce.worker_hours = HOURS;
    assumptions.casework.review_interval = 60_000;
    assumptions.authority.envelope_margin = 1e6;
    assumptions.start.initial_plan_share = 1.0;
    let levers = Levers { caseload_ceiling: 1e9, panel_threshold: 1e9, ..Levers::default() };
    Council { place, assumptions, levers, environment: Environment::default() }
}

/// Lives one phase of the week.
pub(crate) fn phase(world: &mut World, context: &ModelContext<'_>, name: &str) {
    let phase = WEEK.iter().find(|phase| phase.name == name).unwrap();
    phase.run(world, context);
}

/// How far a mean is from what it should be, in standard errors.
pub(crate) fn apart(mean: f64, truth: f64, standard_error: f64) -> f64 {
    (mean - truth) / standard_error
}
