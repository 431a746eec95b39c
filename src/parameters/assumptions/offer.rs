//! Who hears of a direct payment and who is offered one.

use crate::basics::parameter::parameters;

parameters! {
    /// Who hears of a direct payment and who is offered one.
    Offers in "offer" {
        /// G0.
        offer_intercept: f64 = 2.1, plausible [-1, 4], accepts [-20, 20],
            "log-odds", Assumed, "calibrated";
        /// G1.
        offer_capacity: f64 = 0.35, plausible [0.2, 2], accepts [-20, 20],
            "log-odds", Assumed, "evidence review, section 9 (screening by capacity)";
        /// G2.
        offer_strain: f64 = 2.2, plausible [0.5, 5], accepts [-20, 20],
            "log-odds", Assumed, "Whitaker 2015: fear of overloading";
        /// G3 on max(0, 1-proficiency).
        offer_unease: f64 = 0.8, plausible [0, 2], accepts [-20, 20],
            "log-odds", Assumed, "Whitaker 2015: uneasy with costing";
        /// G4 on max(0, pressure-1).
        offer_pressure: f64 = 0.4, plausible [0, 1.5], accepts [-20, 20],
            "log-odds", Assumed, "assumed";
        /// Error of perceived capacity.
        perceive_capacity_sd: f64 = 0.4, plausible [0.1, 0.8], accepts [0, 3],
            "log sd", Assumed, "assumed";
        /// Error of perceived strain.
        perceive_strain_sd: f64 = 0.12, plausible [0, 0.3], accepts [0, 1],
            "0-1", Assumed, "assumed";
        /// Chance that a managed account is offered under judgement.
        managed_offer_share: f64 = 0.25, plausible [0, 1], accepts [0, 1],
            "share", Assumed, "Devon FOI: managed accounts 4.7% of child accounts";
        /// Families that know of personal budgets before anyone tells them.
        aware_initial: f64 = 0.28, plausible [0.1, 0.5], accepts [0, 1],
            "share", Derived, "SEND Consortium survey about 2013: some 40% of non-users did not know of direct payments";
        /// Chance that a family is told at its first plan under judgement, where the council is as the reference
        /// authority (1 under a universal offer).
        aware_told: f64 = 0.28, plausible [0.1, 0.6], accepts [0, 1],
            "share", Derived, "SEND Consortium survey about 2013: 40 to 60% of non-users did not know of direct payments";
        /// Chance that a family that does not know is told at a yearly review.
        aware_told_review: f64 = 0.06, plausible [0, 0.15], accepts [0, 1],
            "share", Assumed, "assumed";
        /// Weekly chance to hear of it for each neighbour who holds one.
        aware_neighbours: f64 = 0.001, plausible [0, 0.01], accepts [0, 1],
            "per week", Assumed, "assumed";
    }
}
