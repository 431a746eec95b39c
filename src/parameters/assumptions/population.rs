//! Who the families are.

use crate::basics::parameter::parameters;

parameters! {
    /// Who the families are.
    Population in "population" {
        /// Referrals a week (Poisson) over the families expected to leave, from the first families' ages.
        referral_balance: f64 = 1.0, plausible [0.9, 1.1], accepts [0, 10000],
            "ratio", Assumed, "assumed: a place keeps its size";
        /// Weekly chance that a family leaves the authority.
        move_away_hazard: f64 = 0.0006, plausible [0.0002, 0.0015], accepts [0, 1],
            "per week", Assumed, "assumed (about 3%/yr)";
        /// Weekly chance that a child's need changes.
        need_change_hazard: f64 = 0.0018, plausible [0.0005, 0.004], accepts [0, 1],
            "per week", Assumed, "assumed (about 9%/yr)";
        /// Hours multiply by this when need rises (75% of changes) and divide when it falls.
        need_change_factor: f64 = 1.2, plausible [1.05, 1.5], accepts [1, 10],
            "ratio", Assumed, "assumed";
        /// Families with two eligible children.
        share_two_children: f64 = 0.13, plausible [0.08, 0.2], accepts [0, 1],
            "share", Derived, "Contact a Family, Counting the Costs 2012 (22% survey); 15% used for eligible";
        /// Families with three eligible children.
        share_three_children: f64 = 0.02, plausible [0, 0.05], accepts [0, 1],
            "share", Derived, "Contact a Family, Counting the Costs 2012";
        /// Lone parents among parent carers.
        share_lone_parent: f64 = 0.24, plausible [0.15, 0.4], accepts [0, 1],
            "share", Published, "Contact a Family, Counting the Costs 2012";
        /// Families with a language barrier.
        share_language_barrier: f64 = 0.1, plausible [0.03, 0.25], accepts [0, 1],
            "share", Assumed, "assumed";
        /// Families with a car.
        share_car: f64 = 0.78, plausible [0.55, 0.9], accepts [0, 1],
            "share", Assumed, "assumed (falls 8 points per deprivation quintile step around the mean)";
        /// Children in the low need band.
        band_share_low: f64 = 0.34, plausible [0.2, 0.5], accepts [0, 1],
            "share", Assumed, "assumed";
        /// Children in the medium need band.
        band_share_medium: f64 = 0.36, plausible [0.2, 0.5], accepts [0, 1],
            "share", Assumed, "assumed";
        /// Children in the high need band (rest: complex).
        band_share_high: f64 = 0.2, plausible [0.1, 0.3], accepts [0, 1],
            "share", Assumed, "assumed";
        /// Mean assessed hours a week, low band.
        hours_low: f64 = 2.5, plausible [1.5, 4], accepts [0, 168],
            "h/week", Derived, "evidence review, section 2: low package about 1,500 GBP/yr at 13-16 GBP/h";
        /// Mean assessed hours a week, medium band.
        hours_medium: f64 = 5.0, plausible [3, 8], accepts [0, 168],
            "h/week", Derived, "evidence review, section 2: medium package about 4,500 GBP/yr";
        /// Mean assessed hours a week, high band.
        hours_high: f64 = 9.0, plausible [6, 13], accepts [0, 168],
            "h/week", Assumed, "assumed between medium and complex";
        /// Mean assessed hours a week, complex band.
        hours_complex: f64 = 15.0, plausible [10, 25], accepts [0, 168],
            "h/week", Derived, "evidence review, section 2: high need about 14,000 GBP/yr";
        /// Spread of a child's hours within the band.
        hours_sd_log: f64 = 0.25, plausible [0.1, 0.5], accepts [0, 3],
            "log sd", Assumed, "assumed";
        /// Cap of the weekly Poisson.
        arrivals_max_week: u32 = 6, plausible [3, 12], accepts [0, 1000],
            "families", Assumed, "assumed";
        /// Quintile = 1+floor(5 u^x).
        deprivation_skew: f64 = 0.85, plausible [0.5, 1.5], accepts [0.01, 20],
            "exponent", Assumed, "assumed";
        /// Youngest age at entry.
        age_min: f64 = 2.0, plausible [0, 5], accepts [0, 17],
            "years", Assumed, "assumed";
        /// Oldest age of a new referral.
        age_max_arrival: f64 = 15.0, plausible [10, 17], accepts [0, 17],
            "years", Assumed, "assumed";
        /// Fall of car ownership with each step of deprivation above the middle quintile.
        car_deprivation: f64 = 0.08, plausible [0, 0.15], accepts [0, 1],
            "share per quintile step", Assumed, "assumed";
        /// Changes of need that are rises.
        need_rise_share: f64 = 0.75, plausible [0.5, 1], accepts [0, 1],
            "share", Assumed, "assumed";
    }
}
