//! What families bring.

use crate::basics::parameter::parameters;

parameters! {
    /// What families bring.
    FamilyTraits in "family" {
        /// Median of kappa: weekly hours a carer can give to administration.
        capacity_median: f64 = 3.0, plausible [2, 6], accepts [0.001, 168],
            "h/week", Derived, "NS-CSHCN 2009/10: 39% of carers <1 h/wk, 37% 1-4 h, 13% 11+ h arranging care";
        /// Log standard deviation of kappa.
        capacity_sd_log: f64 = 0.4, plausible [0.3, 0.8], accepts [0, 3],
            "log sd", Assumed, "assumed";
        /// Effect on ln kappa per step of deprivation above the middle quintile.
        capacity_deprivation: f64 = -0.12, plausible [-0.25, 0], accepts [-20, 20],
            "log per quintile step", Derived, "NS-CSHCN 2009/10 gradient; Welch et al. 2012 (direction)";
        /// Effect of a language barrier on ln kappa.
        capacity_language: f64 = -0.35, plausible [-0.7, 0], accepts [-20, 20],
            "log", Assumed, "Needham 2024 (direction)";
        /// Effect of lone parenthood on ln kappa.
        capacity_lone: f64 = -0.25, plausible [-0.5, 0], accepts [-20, 20],
            "log", Assumed, "Family Fund analysis (direction)";
        /// Effect on ln kappa per need band above low.
        capacity_need: f64 = -0.08, plausible [-0.2, 0], accepts [-20, 20],
            "log per band", Assumed, "NS-CSHCN 2009/10 (direction)";
        /// Mean strain at entry.
        strain_initial_mean: f64 = 0.4, plausible [0.2, 0.6], accepts [0, 1],
            "0-1", Assumed, "assumed";
        /// Spread of strain at entry.
        strain_initial_sd: f64 = 0.14, plausible [0.05, 0.25], accepts [0, 1],
            "0-1", Assumed, "assumed";
        /// Mean trust at entry (spread 0.12).
        trust_initial: f64 = 0.6, plausible [0.4, 0.8], accepts [0, 1],
            "0-1", Assumed, "assumed";
        /// Ring neighbours in the small-world network of an area.
        network_degree: u32 = 4, plausible [2, 8], accepts [0, 8],
            "families", Assumed, "assumed";
        /// Share of network links rewired inside the area.
        network_rewire: f64 = 0.15, plausible [0, 0.5], accepts [0, 1],
            "share", Assumed, "Watts & Strogatz 1998 form";
        /// Initial strain per quintile step.
        strain_deprivation: f64 = 0.03, plausible [0, 0.08], accepts [0, 1],
            "0-1", Assumed, "assumed";
        /// Initial strain per need band.
        strain_need: f64 = 0.04, plausible [0, 0.1], accepts [0, 1],
            "0-1", Assumed, "assumed";
        /// Spread of trust at entry.
        trust_initial_sd: f64 = 0.12, plausible [0, 0.25], accepts [0, 1],
            "0-1", Assumed, "assumed";
    }
}
