//! The environment: everything that happens to a council whatever it decides, a row each.

use crate::basics::parameter::parameters;

parameters! {
    /// What happens to a council.
    Environment in "environment" {
        /// Environment: envelope cut per year (share).
        env_cut: f64 = 0.0, plausible [0, 0.08], accepts [-1, 1],
            "per year", Derived, "EDCM 2015: 58% of 126 councils cut short breaks, average cut 15%";
        /// Environment: part of a year's unspent envelope by which the next year's is smaller.
        env_underspend_cut: f64 = 0.0, plausible [0, 1], accepts [0, 1],
            "share", Assumed, "assumed; councils say that what is not spent is not given again";
        /// Environment: grants cut at policy start (share).
        env_grant_cut: f64 = 0.0, plausible [0, 1], accepts [0, 1],
            "share", Derived, "YMCA Beyond the Brink: -73% over 13 years";
        /// Environment: yearly growth of wages.
        env_wage_growth: f64 = 0.03, plausible [0.02, 0.1], accepts [-0.5, 2],
            "per year", Assumed, "assumed: as fees are uprated, so that a steady council stays level; the National Living Wage rose by 4 to 10% a year from 2023 to 2026, which the environment `wages-ahead` has";
        /// Environment: share of agencies closing in week 26 of the first policy year.
        env_shock: f64 = 0.0, plausible [0, 0.5], accepts [0, 1],
            "share", Assumed, "ADASS 2022";
        /// Environment: yearly growth of referrals.
        env_referral_growth: f64 = 0.0, plausible [0, 0.1], accepts [-0.9, 10],
            "per year", Derived, "Resolution Foundation: under-16 DLA doubled in a decade";
    }
}
