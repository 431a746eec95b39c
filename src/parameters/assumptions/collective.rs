//! Community collectives: families pool unpaid hours.

use crate::basics::parameter::parameters;

parameters! {
    /// Community collectives: families pool unpaid hours.
    Collectives in "collective" {
        /// Share of a member's spare capacity given.
        collective_spare: f64 = 0.1, plausible [0.03, 0.25], accepts [0, 1],
            "share", Derived, "evidence review, section 10: 10% (3-20%) join";
        /// Critical mass.
        collective_min_members: f64 = 8.0, plausible [4, 15], accepts [0, 10000],
            "families", Assumed, "evidence review, section 10: 4-8 families for a viable group";
        /// Group place-hours per pooled member hour.
        collective_yield: f64 = 4.0, plausible [2, 8], accepts [0, 100],
            "place-h/h", Assumed, "assumed";
        /// Contribution per place-hour.
        collective_price: f64 = 3.0, plausible [0, 8], accepts [0, 1000],
            "GBP/h", Assumed, "assumed";
        /// Families with spare capacity that join.
        collective_join: f64 = 0.15, plausible [0.05, 0.3], accepts [0, 1],
            "share", Derived, "evidence review, section 10: 15% (5-30%)";
        /// Weekend capacity over holiday capacity.
        collective_weekend_share: f64 = 0.7, plausible [0, 1], accepts [0, 1],
            "share", Assumed, "assumed";
        /// Spare hours below which a family does not join a collective.
        collective_least_spare: f64 = 0.5, plausible [0, 2], accepts [0, 168],
            "h/week", Assumed, "assumed";
    }
}
