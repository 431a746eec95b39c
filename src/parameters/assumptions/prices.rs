//! What support costs, and what budgets assume that it costs.

use crate::basics::parameter::parameters;

parameters! {
    /// What support costs, and what budgets assume that it costs.
    Prices in "prices" {
        /// Reference rate for one-to-one, all-in.
        ref_rate_one_to_one: f64 = 16.3, plausible [13, 22], accepts [0.01, 1000],
            "GBP/h", Published, "Coventry direct payment rates April 2024: PA 16.29";
        /// Reference rate for group activity per place-hour.
        ref_rate_group: f64 = 13.5, plausible [8, 20], accepts [0.01, 1000],
            "GBP/h", Derived, "evidence review, section 5: session 35 GBP (20-60) of 2-3 h";
        /// Reference rate for overnight per hour (10 h night).
        ref_rate_overnight: f64 = 24.0, plausible [18, 45], accepts [0.01, 1000],
            "GBP/h", Derived, "PSSRU Unit Costs (RECALLED): 190-240 GBP a night c.2012; 10 h nights";
        /// Authority buys one-to-one for council-managed families up to this multiple of the reference rate.
        commissioned_rate_factor: f64 = 1.5, plausible [1.1, 1.6], accepts [0, 100],
            "ratio", Derived, "Devon FOI 2022-23: agency 21.52 / PA 14.52 = 1.48; Coventry 1.31";
        /// Group and overnight: same, for council-managed families.
        overspend_tolerance: f64 = 1.15, plausible [1, 1.5], accepts [0, 100],
            "ratio", Assumed, "assumed";
        /// An offer is affordable if the share buys at least this part of the hours.
        min_fill: f64 = 0.5, plausible [0.25, 1], accepts [0, 1],
            "share", Assumed, "assumed";
        /// Employer on-cost on PA wages.
        pa_oncost: f64 = 0.15, plausible [0.1, 0.25], accepts [0, 1],
            "share", Derived, "12.07% holiday + sickness/training (evidence review, section 5)";
        /// Hourly pay of other work open to PAs.
        market_wage: f64 = 12.6, plausible [11.44, 15], accepts [0.01, 1000],
            "GBP/h", Derived, "NLW 11.44 (2024) plus supermarket premium";
        /// Mean agency price at week 0.
        agency_price_mean: f64 = 23.3, plausible [20, 32], accepts [0.01, 1000],
            "GBP/h", Published, "Homecare Association FOI: mean fee 23.26 in 2024/25";
        /// Spread of agency prices.
        agency_price_sd: f64 = 2.4, plausible [1, 5], accepts [0, 1000000],
            "GBP/h", Derived, "Devon FOI range 19.08-36.00";
        /// Mean club price per place-hour.
        club_price_mean: f64 = 13.5, plausible [8, 20], accepts [0.01, 1000],
            "GBP/h", Derived, "evidence review, section 5: 35 GBP a 2-3 h session";
        /// Mean overnight price per hour.
        overnight_price_mean: f64 = 25.0, plausible [18, 45], accepts [0.01, 1000],
            "GBP/h", Derived, "PSSRU (RECALLED)";
    }
}
