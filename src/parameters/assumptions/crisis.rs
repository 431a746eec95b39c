//! When support breaks down.

use crate::basics::parameter::parameters;

parameters! {
    /// When support breaks down.
    Crises in "crisis" {
        /// C0.
        crisis_base: f64 = 0.0007, plausible [0.0002, 0.002], accepts [0, 1],
            "per week", Assumed, "assumed";
        /// C1.
        crisis_strain: f64 = 2.2, plausible [1, 4], accepts [-20, 20],
            "log", Assumed, "assumed";
        /// C2.
        crisis_unmet: f64 = 0.7, plausible [0, 2], accepts [-20, 20],
            "log", Assumed, "assumed";
        /// Worker hours of a crisis.
        crisis_worker_hours: f64 = 14.0, plausible [6, 30], accepts [0, 168],
            "h", Assumed, "assumed";
        /// Emergency cost to the authority.
        crisis_cost: f64 = 2800.0, plausible [800, 8000], accepts [0, 1000000],
            "GBP", Derived, "PSSRU Unit Costs short breaks 240 GBP a night c.2012, 350-600 in 2024 (RECALLED): about 6 nights";
        /// Strain added by a crisis.
        crisis_strain_shock: f64 = 0.06, plausible [0, 0.2], accepts [0, 1],
            "0-1", Assumed, "assumed";
    }
}
