//! Hours of a worker for each step of a case.

use crate::basics::parameter::parameters;

parameters! {
    /// Hours of a worker for each step of a case.
    Casework in "casework" {
        /// Assessment effort.
        hours_assessment: f64 = 12.0, plausible [8, 20], accepts [0, 168],
            "h", Assumed, "evidence review, section 3";
        /// Part of the assessment that is face to face.
        assessment_contact_share: f64 = 0.4, plausible [0.2, 0.6], accepts [0, 1],
            "share", Assumed, "Holmes & McDermid 2013 (ordering)";
        /// Questionnaire with the family and scoring.
        hours_questionnaire: f64 = 3.0, plausible [2, 5], accepts [0, 168],
            "h", Assumed, "evidence review, section 3";
        /// Uplift by judgement.
        hours_uplift: f64 = 2.0, plausible [1, 3], accepts [0, 168],
            "h", Assumed, "evidence review, section 3 (+2 when contested)";
        /// Base costing hours per element.
        hours_cost_element: f64 = 1.0, plausible [0.5, 2], accepts [0, 168],
            "h", Assumed, "evidence review, section 3: 1.0 per element, 2.0 where units need converting";
        /// Costing difficulty of a session price.
        difficulty_session: f64 = 1.5, plausible [1, 2], accepts [0, 100],
            "ratio", Assumed, "evidence review, section 3";
        /// Costing difficulty of a night price.
        difficulty_night: f64 = 1.6, plausible [1, 2.5], accepts [0, 100],
            "ratio", Assumed, "evidence review, section 3";
        /// Costing difficulty of a quarter price.
        difficulty_quarter: f64 = 2.0, plausible [1.2, 3], accepts [0, 100],
            "ratio", Assumed, "evidence review, section 3";
        /// Flat costing hours per element with a price book.
        hours_cost_pricebook: f64 = 0.4, plausible [0.2, 0.8], accepts [0, 168],
            "h", Assumed, "assumed";
        /// Proficiency of the broker team.
        broker_speed: f64 = 1.5, plausible [1, 2.5], accepts [0.05, 20],
            "ratio", Assumed, "assumed";
        /// Panel paper, plans over the threshold.
        hours_panel_paper: f64 = 2.0, plausible [1, 3], accepts [0, 168],
            "h", Assumed, "evidence review, section 3";
        /// Offer conversation (60% face to face).
        hours_offer: f64 = 1.5, plausible [0.5, 3], accepts [0, 168],
            "h", Assumed, "assumed";
        /// Setting up a direct payment.
        hours_start_dp: f64 = 4.0, plausible [2, 8], accepts [0, 168],
            "h", Assumed, "assumed";
        /// Setting up council-managed support.
        hours_start_council: f64 = 2.0, plausible [1, 4], accepts [0, 168],
            "h", Assumed, "assumed";
        /// Yearly review visit (40% face to face).
        hours_review: f64 = 4.0, plausible [2, 6], accepts [0, 168],
            "h", Assumed, "evidence review, section 3";
        /// Effort of budget steps at a review over the first time.
        review_effort: f64 = 0.5, plausible [0.3, 1], accepts [0, 100],
            "ratio", Assumed, "assumed";
        /// Weeks between reviews.
        review_interval: u32 = 52, plausible [26, 78], accepts [1, 520],
            "weeks", Published, "Hartlepool Council: at least annual";
        /// Plan without personal budgets (the process before personalisation).
        hours_plan_simple: f64 = 3.0, plausible [1, 5], accepts [0, 168],
            "h", Assumed, "assumed";
        /// Budgeting proficiency of a new worker.
        proficiency_initial: f64 = 0.55, plausible [0.3, 1], accepts [0.05, 10],
            "ratio", Assumed, "Whitaker 2015: 'not practiced with money'";
        /// Ceiling of proficiency.
        proficiency_max: f64 = 1.25, plausible [1, 1.6], accepts [0.05, 10],
            "ratio", Assumed, "assumed";
        /// Share of the gap to the ceiling closed per element costed.
        proficiency_gain: f64 = 0.012, plausible [0.003, 0.03], accepts [0, 1],
            "per element costed", Assumed, "assumed";
    }
}
