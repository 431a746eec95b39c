//! How booked support happens.

use crate::basics::parameter::parameters;

parameters! {
    /// How booked support happens.
    Delivery in "delivery" {
        /// Missed hours that are made up within four weeks where the supplier has the time; counted in the week
        /// that missed them.
        made_up: f64 = 0.8, plausible [0.4, 0.9], accepts [0, 1],
            "share", Assumed, "assumed; else eight accounts in ten would have a surplus, against 35 to 60% found";
        /// Chance that the family cannot use a booked week.
        family_absence: f64 = 0.06, plausible [0.03, 0.15], accepts [0, 1],
            "per week", Assumed, "assumed";
        /// Mean chance that a provider fails a booked week.
        provider_failure: f64 = 0.05, plausible [0.02, 0.12], accepts [0, 1],
            "per week", Assumed, "assumed";
        /// Chance that a PA misses a week.
        pa_failure: f64 = 0.03, plausible [0.01, 0.08], accepts [0, 1],
            "per week", Assumed, "assumed";
        /// Need met per hour-equivalent of flexible spending.
        flexible_value: f64 = 0.5, plausible [0.2, 0.9], accepts [0, 100],
            "ratio", Assumed, "assumed";
        /// Share of flexible requests workers refuse.
        flexible_worker_fear: f64 = 0.5, plausible [0, 0.9], accepts [0, 1],
            "share", Assumed, "Whitaker 2015: fear of reputational damage";
        /// Tenure scale of familiarity: 1-exp(-tenure/tau).
        continuity_tau: f64 = 13.0, plausible [4, 52], accepts [0.01, 1000],
            "weeks", Assumed, "assumed";
        /// Reputation moves to reliability.
        reputation_ema: f64 = 0.004, plausible [0, 0.02], accepts [0, 1],
            "per booking-week", Assumed, "assumed";
        /// Part of a week's cost below which a suspended account's booking lapses.
        lapse_share: f64 = 0.1, plausible [0, 0.5], accepts [0, 1],
            "share", Assumed, "assumed";
    }
}
