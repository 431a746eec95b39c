//! Social workers, their time, morale and leaving; finance officers and brokers.

use crate::basics::parameter::parameters;

parameters! {
    /// Social workers, their time, morale and leaving; finance officers and brokers.
    Workforce in "workforce" {
        /// Contracted weekly hours.
        worker_hours: f64 = 37.0, plausible [35, 45], accepts [0, 168],
            "h/week", Derived, "contract; BASW 2018 reports 45 h worked";
        /// Weekly chance that a worker is away.
        worker_absence: f64 = 0.15, plausible [0.1, 0.22], accepts [0, 1],
            "share", Derived, "DfE CSWW 2023 sickness 3.2% + leave about 12%";
        /// Meetings, supervision, e-mail per worker.
        overhead_hours: f64 = 12.0, plausible [5, 14], accepts [0, 168],
            "h/week", Assumed, "BASW 80-20 2018 (29 of 45 h at the computer)";
        /// Case recording.
        recording_hours: f64 = 0.53, plausible [0.2, 0.8], accepts [0, 168],
            "h/case/week", Assumed, "BASW 80-20 2018";
        /// Weeks between statutory visits.
        visit_interval: u32 = 6, plausible [4, 12], accepts [1, 520],
            "weeks", Assumed, "statutory minimum visits";
        /// A statutory visit with travel and note.
        visit_hours: f64 = 3.0, plausible [2, 4], accepts [0, 168],
            "h", Assumed, "assumed";
        /// Face-to-face part of a visit.
        visit_contact_share: f64 = 0.55, plausible [0.4, 0.7], accepts [0, 1],
            "share", Assumed, "assumed";
        /// Normal contact per case and week.
        contact_target: f64 = 0.45, plausible [0.3, 0.8], accepts [0.01, 168],
            "h/case/week", Derived, "BASW 2018: 11 h face to face of 45 over 16-18 cases";
        /// Placement-finding per searching council-managed element.
        council_search_hours: f64 = 0.45, plausible [0.2, 1], accepts [0, 168],
            "h/week", Assumed, "assumed";
        /// Checking a return with receipts.
        check_hours_receipts: f64 = 1.1, plausible [0.5, 2], accepts [0, 168],
            "h", Derived, "Devon FOI: 15 minutes per record as floor; evidence review 0.5-1.5";
        /// Checking a return with statements.
        check_hours_statements: f64 = 0.5, plausible [0.2, 1], accepts [0, 168],
            "h", Assumed, "evidence review, section 3";
        /// Checking a card feed.
        check_hours_card: f64 = 0.08, plausible [0, 0.3], accepts [0, 168],
            "h", Assumed, "assumed";
        /// One reminder.
        chase_hours: f64 = 0.5, plausible [0.2, 1], accepts [0, 168],
            "h", Assumed, "evidence review, section 3";
        /// Casework of a suspension or reinstatement.
        suspension_hours: f64 = 2.0, plausible [1, 4], accepts [0, 168],
            "h", Assumed, "assumed";
        /// Turnover of the disabled children's team over that of all the council's children's social workers.
        team_turnover: f64 = 1.0, plausible [0.66, 1.5], accepts [0, 100],
            "ratio", Assumed, "assumed: log sd 0.25; no team's own turnover is published";
        /// How much likelier a worker of lower morale is to leave (k).
        turnover_morale: f64 = 1.6, plausible [0.5, 4], accepts [-20, 20],
            "log", Assumed, "evidence review, section 4: x1.5 per 10 points administrative share is the upper end";
        /// Mean weeks a post stands uncovered before a permanent worker starts.
        vacancy_weeks: f64 = 22.0, plausible [10, 40], accepts [0, 1000],
            "weeks", Derived, "evidence review, section 4: 4-6 months to fill";
        /// Speed of morale.
        morale_rate: f64 = 0.04, plausible [0.01, 0.1], accepts [0, 1],
            "per week", Assumed, "assumed";
        /// Morale lost per unit of pressure over 1.
        morale_pressure: f64 = 0.6, plausible [0.2, 1.5], accepts [-20, 20],
            "index", Assumed, "DfE Longitudinal Study 2021 (too many cases 50%)";
        /// Morale lost per unit of administrative share over 0.5.
        morale_admin: f64 = 1.0, plausible [0.3, 2.5], accepts [-20, 20],
            "index", Assumed, "DfE Longitudinal Study (paperwork 68%)";
        /// Cost of a social worker hour to the authority.
        sw_cost_hour: f64 = 38.0, plausible [30, 60], accepts [0, 1000000],
            "GBP/h", Assumed, "assumed (PSSRU order)";
        /// Cost of a finance officer or broker hour.
        officer_cost_hour: f64 = 24.0, plausible [18, 35], accepts [0, 1000000],
            "GBP/h", Assumed, "assumed";
        /// Averaging of pressure.
        pressure_ema: f64 = 0.08, plausible [0.02, 0.3], accepts [0, 1],
            "per week", Assumed, "assumed";
        /// Averaging of administrative share.
        admin_ema: f64 = 0.05, plausible [0.02, 0.3], accepts [0, 1],
            "per week", Assumed, "assumed";
        /// Averaging of a case's contact.
        contact_ema: f64 = 0.1, plausible [0.02, 0.3], accepts [0, 1],
            "per week", Assumed, "assumed";
        /// Part of the remaining pipeline hours that counts as demand.
        pressure_backlog_share: f64 = 0.5, plausible [0.1, 1], accepts [0, 10],
            "share", Assumed, "assumed";
        /// Face-to-face part of crisis work.
        crisis_contact_share: f64 = 0.5, plausible [0.2, 0.8], accepts [0, 1],
            "share", Assumed, "assumed";
        /// Same, questionnaire.
        questionnaire_contact_share: f64 = 0.5, plausible [0.2, 0.8], accepts [0, 1],
            "share", Assumed, "assumed";
        /// Same, offer.
        offer_contact_share: f64 = 0.6, plausible [0.2, 0.9], accepts [0, 1],
            "share", Assumed, "assumed";
        /// Cases a starter takes, over the mean.
        rebalance_share: f64 = 0.8, plausible [0.4, 1], accepts [0, 1],
            "share", Assumed, "assumed";
        /// Morale gained per unit of contact share over 0.25.
        morale_contact: f64 = 0.5, plausible [0, 1.5], accepts [-20, 20],
            "index", Assumed, "direction: BASW 80-20 campaign; Whitaker 2015";
        /// Share of vacant posts that an agency worker covers.
        agency_cover: f64 = 0.74, plausible [0.4, 0.95], accepts [0, 1],
            "share", Published, "DfE Children's social work workforce 2023: 5,744 of 7,723 vacant FTE covered by agency";
        /// Mean weeks until an agency worker covers a vacant post.
        agency_cover_weeks: f64 = 4.0, plausible [1, 10], accepts [0, 1000],
            "weeks", Assumed, "assumed";
        /// Mean weeks an agency worker stays (starts at proficiency_initial).
        agency_worker_stay: f64 = 26.0, plausible [8, 52], accepts [0.01, 1000],
            "weeks", Assumed, "assumed";
        /// Cost of an agency worker hour over sw_cost_hour.
        agency_worker_cost: f64 = 1.5, plausible [1.2, 2], accepts [0, 100],
            "ratio", Assumed, "assumed";
        /// Morale of a worker who starts.
        morale_initial: f64 = 0.6, plausible [0.3, 0.9], accepts [0, 1],
            "0-1", Assumed, "assumed";
        /// Part of normal contact that counts as demand on a worker.
        pressure_contact_share: f64 = 0.5, plausible [0, 1], accepts [0, 1],
            "share", Assumed, "assumed";
        /// Part of the weeks to fill a post that is the same for every post (the rest is exponential).
        vacancy_fixed_share: f64 = 0.4, plausible [0, 1], accepts [0, 1],
            "share", Assumed, "assumed";
    }
}
