//! Personal assistants.

use crate::basics::parameter::parameters;

parameters! {
    /// Personal assistants.
    Assistants in "pa" {
        /// PAs in the pool at week 0.
        n_pas: f64 = 105.0, plausible [20, 600], accepts [0, 10000],
            "PAs", Derived, "calibrated to Skills for Care vacancy 8-16% and 30% employing";
        /// Weekly hours a PA offers.
        pa_hours_mean: f64 = 9.0, plausible [5, 16], accepts [0, 168],
            "h/week", Assumed, "assumed";
        /// Entrants when rate equals market wage (half in thin areas).
        pa_inflow: f64 = 0.16, plausible [0.05, 1], accepts [0, 10000],
            "per area/week", Assumed, "balances leaving";
        /// Inflow response to offered rate over market wage.
        pa_inflow_elasticity: f64 = 3.0, plausible [1, 8], accepts [0, 10000],
            "elasticity", Assumed, "assumed";
        /// Spread of reservation wages around 0.98 x market wage.
        pa_reservation_sd: f64 = 0.07, plausible [0.03, 0.15], accepts [0, 3],
            "log sd", Assumed, "assumed";
        /// Weekly chance that an employed PA leaves the job.
        pa_quit: f64 = 0.0005, plausible [0.0002, 0.002], accepts [0, 1],
            "per week", Derived, "so that all endings, the family's own among them, come to 17 to 20% a year (Skills for Care 2023: 20.1%)";
        /// Effect of market wage over rate, minus one.
        pa_quit_wage: f64 = 5.0, plausible [0, 12], accepts [-20, 20],
            "log per unit gap", Assumed, "assumed";
        /// Job leavers that leave the pool.
        pa_exit_share: f64 = 0.5, plausible [0.2, 0.8], accepts [0, 1],
            "share", Assumed, "assumed";
        /// Unemployed PA leaves the pool.
        pa_pool_exit: f64 = 0.012, plausible [0.005, 0.04], accepts [0, 1],
            "per week", Assumed, "assumed";
        /// Chance that a PA works in this slot.
        pa_slot_school_day: f64 = 0.35, plausible [0.1, 0.95], accepts [0, 1],
            "share", Assumed, "assumed";
        /// Chance that a PA works in this slot.
        pa_slot_after_school: f64 = 0.55, plausible [0.1, 0.95], accepts [0, 1],
            "share", Assumed, "assumed";
        /// Chance that a PA works in this slot.
        pa_slot_evening: f64 = 0.55, plausible [0.1, 0.95], accepts [0, 1],
            "share", Assumed, "assumed";
        /// Chance that a PA works in this slot.
        pa_slot_weekend: f64 = 0.65, plausible [0.1, 0.95], accepts [0, 1],
            "share", Assumed, "assumed";
        /// Chance that a PA works in this slot.
        pa_slot_holiday: f64 = 0.6, plausible [0.1, 0.95], accepts [0, 1],
            "share", Assumed, "assumed";
        /// Mean reservation wage of assistants over the market wage.
        pa_reservation_mean: f64 = 0.98, plausible [0.8, 1.1], accepts [0, 100],
            "ratio", Assumed, "assumed";
        /// Joining of assistants in thin areas over that elsewhere.
        pa_thin_inflow: f64 = 0.5, plausible [0.1, 1], accepts [0, 100],
            "ratio", Assumed, "parameters of the pool: half in thin areas";
    }
}
