//! How a family chooses its arrangement.

use crate::basics::parameter::parameters;

parameters! {
    /// How a family chooses its arrangement.
    Choices in "choice" {
        /// Value of choice of a direct payment.
        choice_value_dp: f64 = 1.75, plausible [0, 3], accepts [-20, 20],
            "utility", Assumed, "calibrated";
        /// Same, managed account.
        choice_value_managed: f64 = -0.5, plausible [-2, 1], accepts [-20, 20],
            "utility", Assumed, "calibrated to Devon FOI 4.7%";
        /// B1 on expected need met.
        choice_met: f64 = 2.0, plausible [0.5, 4], accepts [-20, 20],
            "utility", Assumed, "assumed";
        /// B2 on expected continuity.
        choice_continuity: f64 = 0.8, plausible [0.2, 2], accepts [-20, 20],
            "utility", Assumed, "Whitaker 2015 (familiar carer)";
        /// B3 on expected load over one half.
        choice_load: f64 = 0.5, plausible [0.5, 4], accepts [-20, 20],
            "utility", Assumed, "Welch et al. 2012 (direction)";
        /// B4.
        choice_fear: f64 = 0.9, plausible [0.2, 2], accepts [-20, 20],
            "utility", Assumed, "Herd & Moynihan 2018 (psychological cost)";
        /// B5.
        choice_neighbours: f64 = 0.6, plausible [0, 2], accepts [-20, 20],
            "utility", Assumed, "Welch et al. 2012 (networks)";
        /// B6 on trust minus one half, for accounts.
        choice_trust: f64 = 0.8, plausible [0, 2], accepts [-20, 20],
            "utility", Assumed, "assumed";
        /// Bonus of the present arrangement.
        choice_inertia: f64 = 1.8, plausible [0.5, 4], accepts [-20, 20],
            "utility", Assumed, "assumed; new: stay where you are at a re-choice";
        /// Bonus of the policy's default arrangement.
        choice_default: f64 = 0.8, plausible [0, 2], accepts [-20, 20],
            "utility", Assumed, "default-effect literature";
        /// Willingness to employ a PA: intercept.
        employer_intercept: f64 = -0.9, plausible [-3, 2], accepts [-20, 20],
            "log-odds", Derived, "Skills for Care 2022/23: 30-32% of recipients employ (Whitaker 2 of 7)";
        /// Same, on ln kappa'.
        employer_capacity: f64 = 1.0, plausible [0, 2], accepts [-20, 20],
            "log-odds", Assumed, "assumed";
        /// Speed of own beliefs.
        belief_rate: f64 = 0.04, plausible [0.01, 0.1], accepts [0, 1],
            "per week", Assumed, "assumed";
        /// Expected need met before experience.
        belief_initial: f64 = 0.6, plausible [0.3, 0.8], accepts [0, 1],
            "share", Assumed, "assumed";
        /// Pull of each neighbour on beliefs.
        belief_neighbour_rate: f64 = 0.05, plausible [0, 0.2], accepts [0, 1],
            "per quarter", Assumed, "assumed";
        /// Added for a willing employer, direct payment.
        continuity_employer_dp: f64 = 0.5, plausible [0.2, 0.8], accepts [0, 1],
            "share", Assumed, "assumed";
        /// Same, managed account.
        continuity_employer_managed: f64 = 0.4, plausible [0.1, 0.7], accepts [0, 1],
            "share", Assumed, "assumed";
        /// Part of fear that weighs on a managed account.
        fear_managed_share: f64 = 0.4, plausible [0, 1], accepts [0, 1],
            "share", Assumed, "assumed";
    }
}
