//! How the first world is laid out.

use crate::basics::parameter::parameters;

parameters! {
    /// How the first world is laid out.
    Start in "start" {
        /// Families with an approved plan at week 0.
        initial_plan_share: f64 = 0.92, plausible [0.7, 1], accepts [0, 1],
            "share", Assumed, "assumed";
        /// Initial direct payment: intercept.
        initial_dp_intercept: f64 = -1.0, plausible [-3, 1], accepts [-20, 20],
            "log-odds", Assumed, "assumed";
        /// Same, on ln kappa.
        initial_dp_capacity: f64 = 0.9, plausible [0, 2], accepts [-20, 20],
            "log-odds", Assumed, "assumed";
        /// Same, on strain minus 0.4.
        initial_dp_strain: f64 = -1.5, plausible [-4, 0], accepts [-20, 20],
            "log-odds", Assumed, "assumed";
        /// Search rounds before week 0 so that bookings stand.
        initial_search_passes: u32 = 12, plausible [0, 30], accepts [0, 520],
            "weeks", Assumed, "assumed";
        /// Chance of hiring an assistant in those rounds over that in a week, so that as many are hired as stay.
        initial_hiring: f64 = 2.0, plausible [0.5, 4], accepts [0, 100],
            "ratio", Assumed, "assumed: assistants in work then neither fall nor rise in the warm-up";
        /// Families with a managed account at week 0.
        initial_managed_share: f64 = 0.05, plausible [0, 0.2], accepts [0, 1],
            "share", Published, "Devon FOI: managed accounts 4.7% of child accounts";
        /// Longest experience of a family that holds a budget at week 0 (uniform from 0).
        initial_experience: u32 = 104, plausible [0, 208], accepts [0, 520],
            "weeks", Assumed, "assumed";
        /// Longest tenure of a booking that stands at week 0 (uniform from 0).
        initial_tenure: u32 = 40, plausible [0, 104], accepts [0, 520],
            "weeks", Assumed, "assumed";
    }
}
