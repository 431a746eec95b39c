//! Returns, sanctions, drop-out and reclaim.

use crate::basics::parameter::parameters;

parameters! {
    /// Returns, sanctions, drop-out and reclaim.
    Returns in "returns" {
        /// R0.
        return_intercept: f64 = 2.8, plausible [0, 4], accepts [-20, 20],
            "log-odds", Derived, "evidence review, section 7: P(late) 15% a quarter (5-35)";
        /// R1 on 1-load.
        return_slack: f64 = 1.7, plausible [0.5, 4], accepts [-20, 20],
            "log-odds", Assumed, "evidence review, section 8";
        /// R2.
        return_strain: f64 = 2.6, plausible [0.5, 5], accepts [-20, 20],
            "log-odds", Assumed, "evidence review, section 8";
        /// R3 on help (reminded 1, payroll 0.5, carer support 0.5).
        return_help: f64 = 0.5, plausible [0, 1.5], accepts [-20, 20],
            "log-odds", Assumed, "Deshpande & Li 2019 (help matters)";
        /// Spread between families of the log-odds that a return arrives, beyond what load and strain explain.
        return_family_sd: f64 = 0.8, plausible [0.3, 1.5], accepts [0, 10],
            "log-odds", Assumed, "assumed: some families are always on time, some never";
        /// Chance that a worker suspends payments for a return later than the weeks set.
        suspend_chance: f64 = 0.4, plausible [0.1, 1], accepts [0, 1],
            "share", Derived, "so that about 2 in 100 accounts a year are suspended; councils' papers speak of suspension as the last resort";
        /// Suspension after which drop-out becomes possible.
        dropout_suspended_weeks: u32 = 13, plausible [6, 39], accepts [0, 520],
            "weeks", Assumed, "assumed";
        /// Weekly drop-out hazard then, or under sustained overload.
        dropout_hazard: f64 = 0.025, plausible [0.01, 0.1], accepts [0, 1],
            "per week", Assumed, "assumed";
        /// Weekly chance that a family gives an account up for reasons that no paperwork explains.
        lapse_other: f64 = 0.0007, plausible [0.0003, 0.0015], accepts [0, 1],
            "per week", Derived, "three quarters of all under four returns a year: halving returns cuts lapse by 8 to 16% (Deshpande & Li 2019; Gray 2019)";
        /// 13-week mean load that counts as sustained overload (hazard x (mean load - this)).
        overload_sustain: f64 = 1.7, plausible [1.2, 2], accepts [0, 100],
            "load", Assumed, "assumed";
        /// Drop-outs that go to council-managed, rest to nothing.
        dropout_to_council: f64 = 0.8, plausible [0.5, 1], accepts [0, 1],
            "share", Assumed, "assumed";
        /// A family with nothing asks again.
        reapply_hazard: f64 = 0.02, plausible [0.005, 0.05], accepts [0, 1],
            "per week", Derived, "Gray 2019, Homonoff & Somerville 2021: a quarter stay off over a year";
        /// Use of an element below which it may be restricted.
        restrict_threshold: f64 = 0.4, plausible [0.2, 0.7], accepts [0, 1],
            "share", Assumed, "Whitaker 2015 (rule exists)";
        /// Share of the element's money removed for a year.
        restrict_cut: f64 = 0.5, plausible [0.2, 1], accepts [0, 1],
            "share", Assumed, "assumed";
        /// Weeks after which a new account is paid although nothing is booked yet.
        first_payment_weeks: u32 = 8, plausible [0, 13], accepts [0, 520],
            "weeks", Assumed, "assumed: payments begin when the first booking stands";
        /// Part of direct payments that would go on other things than support if nobody checked.
        misuse: f64 = 0.02, plausible [0, 0.05], accepts [0, 1],
            "share", Assumed, "assumed; councils' audits speak of isolated cases";
        /// Part of it that four returns a year with receipts keep from happening.
        misuse_found_receipts: f64 = 0.8, plausible [0.5, 1], accepts [0, 1],
            "share", Assumed, "assumed";
        /// Same, with statements alone.
        misuse_found_statements: f64 = 0.5, plausible [0.2, 0.8], accepts [0, 1],
            "share", Assumed, "assumed: a statement names the shop, not what was bought";
        /// Same, with a prepaid card's own feed.
        misuse_found_card: f64 = 0.4, plausible [0.1, 0.9], accepts [0, 1],
            "share", Assumed, "assumed: shops can be blocked, and what was bought is not seen";
        /// Smallest sum reclaimed.
        reclaim_minimum: f64 = 50.0, plausible [0, 500], accepts [0, 1000000],
            "GBP", Assumed, "assumed";
        /// Funded hours of an element before it can be restricted.
        restrict_min_hours: f64 = 20.0, plausible [5, 60], accepts [0, 10000],
            "h/yr", Assumed, "assumed";
        /// Weeks between reminders (first after 2).
        reminder_gap: u32 = 3, plausible [1, 6], accepts [1, 52],
            "weeks", Assumed, "assumed";
        /// Arrival of a card return.
        return_card_chance: f64 = 0.95, plausible [0.8, 1], accepts [0, 1],
            "per week", Assumed, "assumed";
        /// Load that governs a managed account's return.
        managed_return_load: f64 = 0.3, plausible [0, 0.8], accepts [0, 100],
            "load", Assumed, "assumed";
        /// Strain that governs it.
        managed_return_strain: f64 = 0.2, plausible [0, 0.5], accepts [0, 1],
            "0-1", Assumed, "assumed";
        /// Fear added by drop-out.
        dropout_fear: f64 = 0.3, plausible [0, 1], accepts [0, 20],
            "index", Assumed, "assumed";
        /// Mean share of accounts above the allowance that are reviewed for reclaim in a year.
        reclaim_reviewed_mean: f64 = 0.6, plausible [0.2, 1], accepts [0, 1],
            "share", Assumed, "assumed; a council's repayments were 17, 0.4 and 10% of budget in three years";
        /// Spread of that share between years (one draw an authority and year, kept within 0 to 1).
        reclaim_reviewed_sd: f64 = 0.35, plausible [0, 0.5], accepts [0, 5],
            "share", Assumed, "as above";
    }
}
