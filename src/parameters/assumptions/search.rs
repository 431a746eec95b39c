//! How families and workers find support.

use crate::basics::parameter::parameters;

parameters! {
    /// How families and workers find support.
    Searching in "search" {
        /// Reach of a family with a car.
        reach_car: f64 = 18.0, plausible [8, 30], accepts [0, 1000],
            "km", Assumed, "assumed";
        /// Reach without a car.
        reach_no_car: f64 = 6.0, plausible [2, 12], accepts [0, 1000],
            "km", Assumed, "assumed";
        /// How far an agency's worker travels.
        reach_agency: f64 = 14.0, plausible [6, 25], accepts [0, 1000],
            "km", Assumed, "assumed";
        /// How far it travels at least, over the mean distance from an area's centre to the next.
        reach_agency_areas: f64 = 1.2, plausible [0, 2], accepts [0, 100],
            "ratio", Assumed, "assumed: an agency covers its area and the next";
        /// Weekly chance that an effort with a feasible provider ends in a booking.
        book_chance: f64 = 0.45, plausible [0.1, 0.8], accepts [0, 1],
            "per week", Derived, "NDIS 2018-19: 70% of plans start within 30 days, 86% within 90";
        /// Effort of a family without spare capacity.
        search_min_effort: f64 = 0.1, plausible [0, 0.4], accepts [0, 1],
            "share", Assumed, "assumed";
        /// Spread of how eagerly families that hold a budget search.
        engagement_sd: f64 = 0.6, plausible [0.2, 1], accepts [0, 3],
            "log sd", Derived, "NDIS 2018-19: 86% of plans have spent within 90 days, 5% never";
        /// Search effort of an account manager.
        managed_effort: f64 = 0.75, plausible [0.4, 1], accepts [0, 1],
            "share", Assumed, "assumed";
        /// Weeks of PA search before an agency is tried too.
        pa_patience: u32 = 10, plausible [2, 26], accepts [0, 520],
            "weeks", Assumed, "assumed";
        /// Effort with which a family that would employ looks on for an assistant while an agency comes.
        looks_on: f64 = 0.15, plausible [0, 0.5], accepts [0, 1],
            "share", Assumed, "assumed: else nobody whom the council's agency served would ever employ";
        /// H0.
        pa_match_base: f64 = 0.1, plausible [0.03, 0.4], accepts [0, 1],
            "per week", Derived, "Skills for Care: posts take 5.3-6.2 months to refill, children's harder";
        /// Epsilon.
        pa_match_wage: f64 = 4.0, plausible [1, 8], accepts [0, 10000],
            "elasticity", Assumed, "Gousia & Allan 2024 (direction)";
        /// Factor on the hazard with a PA register.
        pa_register_boost: f64 = 1.5, plausible [1.1, 2.5], accepts [0, 100],
            "ratio", Assumed, "assumed";
        /// Weight of price relative to the mean in choosing a provider.
        choice_price: f64 = 1.0, plausible [0.3, 3], accepts [-20, 20],
            "utility", Assumed, "assumed";
        /// Weight of distance.
        choice_distance: f64 = 0.06, plausible [0.02, 0.2], accepts [-20, 20],
            "utility/km", Assumed, "assumed";
        /// Weight of reputation.
        choice_reputation: f64 = 1.0, plausible [0.2, 3], accepts [-20, 20],
            "utility", Assumed, "assumed";
        /// Reach for overnight over reach.
        overnight_reach_factor: f64 = 1.5, plausible [1, 3], accepts [0, 100],
            "ratio", Assumed, "assumed";
        /// Scale of the Gumbel in choosing a provider.
        provider_choice_noise: f64 = 0.3, plausible [0, 1], accepts [-20, 20],
            "utility", Assumed, "assumed";
        /// Reputation of a provider nobody knows yet.
        initial_reputation: f64 = 0.95, plausible [0.8, 1], accepts [0, 1],
            "share", Assumed, "assumed";
        /// Hours that every family finds for searching.
        search_spare_base: f64 = 0.3, plausible [0, 1], accepts [0, 168],
            "h/week", Assumed, "assumed";
        /// Spare hours (with the base) at which search effort is full.
        search_spare_full: f64 = 1.2, plausible [0.5, 3], accepts [0.01, 168],
            "h/week", Assumed, "assumed";
    }
}
