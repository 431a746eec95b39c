//! How strain, trust and fear move.

use crate::basics::parameter::parameters;

parameters! {
    /// How strain, trust and fear move.
    StrainAndTrust in "strain" {
        /// A: strain per unit of load above 1.
        strain_overload_gain: f64 = 0.02, plausible [0.005, 0.05], accepts [0, 1],
            "per week", Assumed, "assumed";
        /// B: strain per unit of unmet share.
        strain_unmet_gain: f64 = 0.006, plausible [0.002, 0.015], accepts [0, 1],
            "per week", Assumed, "Mencap 2013 (direction: 9 in 10 stressed for lack of breaks)";
        /// C: relief per unit of strain and delivered share.
        strain_relief: f64 = 0.02, plausible [0.005, 0.05], accepts [0, 1],
            "per week", Assumed, "assumed";
        /// Extra relief at full continuity.
        strain_familiar_bonus: f64 = 1.5, plausible [0.2, 2], accepts [0, 100],
            "ratio", Assumed, "Whitaker 2015 (direction)";
        /// Extra relief at normal face-to-face time.
        strain_contact_bonus: f64 = 0.2, plausible [0, 0.6], accepts [0, 100],
            "ratio", Assumed, "assumed";
        /// Pull towards the family's own chronic level.
        strain_recovery: f64 = 0.005, plausible [0, 0.03], accepts [0, 1],
            "per week", Assumed, "assumed; new: without it sigma saturates";
        /// Weekly chance of a private shock.
        strain_shock_hazard: f64 = 0.008, plausible [0.002, 0.02], accepts [0, 1],
            "per week", Assumed, "assumed";
        /// Strain added by a private shock.
        strain_shock_size: f64 = 0.08, plausible [0.02, 0.2], accepts [0, 1],
            "0-1", Assumed, "assumed";
        /// Pull of trust to trust_initial.
        trust_recovery: f64 = 0.004, plausible [0.001, 0.02], accepts [0, 1],
            "per week", Assumed, "assumed";
        /// Trust per unit of delivered share above one half.
        trust_delivery_gain: f64 = 0.003, plausible [0, 0.01], accepts [0, 1],
            "per week", Assumed, "assumed";
        /// Trust lost at suspension.
        trust_loss_suspension: f64 = 0.2, plausible [0.05, 0.4], accepts [0, 1],
            "0-1", Assumed, "LGSCO Kent 24 009 568 (mechanism)";
        /// Trust lost when a quarter of the yearly payment is reclaimed (proportional, capped at 2x).
        trust_loss_reclaim: f64 = 0.12, plausible [0.03, 0.3], accepts [0, 1],
            "0-1", Assumed, "Brighton & Hove 2022 press (mechanism)";
        /// Trust lost per restricted element.
        trust_loss_restriction: f64 = 0.08, plausible [0.02, 0.2], accepts [0, 1],
            "0-1", Assumed, "assumed";
        /// Own fear added by suspension.
        fear_gain_suspension: f64 = 0.6, plausible [0.2, 1.2], accepts [0, 20],
            "index", Assumed, "assumed";
        /// Own fear added by a reclaim of a quarter of the yearly payment (capped at 2x).
        fear_gain_reclaim: f64 = 0.4, plausible [0.1, 1], accepts [0, 20],
            "index", Assumed, "Cerebra 2019 (families fear losing the DP)";
        /// Own fear added by a restriction.
        fear_gain_restriction: f64 = 0.25, plausible [0.05, 0.6], accepts [0, 20],
            "index", Assumed, "assumed";
        /// Weekly forgetting of own fear.
        fear_decay: f64 = 0.012, plausible [0.005, 0.04], accepts [0, 1],
            "per week", Assumed, "assumed";
        /// Weight of neighbours' mean own fear.
        fear_neighbour_weight: f64 = 0.6, plausible [0, 1.5], accepts [0, 100],
            "ratio", Assumed, "assumed";
        /// Perceived harshness of quarterly receipts returns (scales with returns x evidence).
        harshness_returns: f64 = 0.15, plausible [0, 0.4], accepts [-20, 20],
            "index", Assumed, "assumed";
        /// Perceived harshness of a suspension rule.
        harshness_suspension: f64 = 0.15, plausible [0, 0.4], accepts [-20, 20],
            "index", Assumed, "assumed";
        /// Perceived harshness of reclaim above zero weeks (falls as exp(-weeks/8)).
        harshness_reclaim: f64 = 0.2, plausible [0, 0.5], accepts [-20, 20],
            "index", Assumed, "assumed";
        /// Perceived harshness of a restriction rule.
        harshness_restriction: f64 = 0.1, plausible [0, 0.3], accepts [-20, 20],
            "index", Assumed, "assumed";
        /// Trust lost when the worker leaves.
        trust_loss_worker: f64 = 0.02, plausible [0, 0.1], accepts [0, 1],
            "0-1", Assumed, "assumed";
        /// How far above its level at entry a family without any support settles.
        strain_chronic_lift: f64 = 0.15, plausible [0, 0.4], accepts [0, 1],
            "0-1", Assumed, "assumed";
        /// Perceived harshness of statements over receipts.
        harshness_statements: f64 = 0.6, plausible [0.2, 1], accepts [0, 100],
            "ratio", Assumed, "assumed";
        /// Perceived harshness of a card over receipts.
        harshness_card: f64 = 0.3, plausible [0, 1], accepts [0, 100],
            "ratio", Assumed, "assumed";
        /// Perceived harshness of reclaim at each return over the year end.
        harshness_each_return: f64 = 1.4, plausible [1, 2.5], accepts [0, 100],
            "ratio", Assumed, "assumed";
        /// Weeks kept by which the harshness of a reclaim falls by 1/e.
        harshness_weeks: f64 = 8.0, plausible [2, 26], accepts [0, 520],
            "weeks", Assumed, "assumed";
        /// Highest level at which a family settles without support.
        strain_chronic_max: f64 = 0.95, plausible [0.7, 1], accepts [0, 1],
            "0-1", Assumed, "assumed";
    }
}
