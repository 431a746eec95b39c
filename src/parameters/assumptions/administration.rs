//! Hours that holding money asks of a family.

use crate::basics::parameter::parameters;

parameters! {
    /// Hours that holding money asks of a family.
    Administration in "administration" {
        /// Coordination per active booking.
        coord_hours_per_booking: f64 = 0.3, plausible [0.1, 0.5], accepts [0, 168],
            "h/week", Assumed, "NS-CSHCN 2009/10 order of magnitude";
        /// Searching for a service, per searching element.
        search_hours_service: f64 = 0.4, plausible [0.2, 1], accepts [0, 168],
            "h/week", Assumed, "assumed";
        /// Recruiting a PA, per searching element.
        search_hours_pa: f64 = 1.5, plausible [0.5, 2.5], accepts [0, 168],
            "h/week", Assumed, "evidence review, section 8: 12 h one-off when employing";
        /// Employer duties per employed PA.
        employer_hours_per_pa: f64 = 0.8, plausible [0.3, 1.2], accepts [0, 168],
            "h/week", Assumed, "evidence review, section 8: about 2.5 h a month when employing";
        /// Share of employer duties that a payroll service removes.
        payroll_support_cut: f64 = 0.65, plausible [0.4, 0.9], accepts [0, 1],
            "share", Assumed, "assumed";
        /// Keeping receipts and statements, per account.
        records_hours_receipts: f64 = 0.35, plausible [0.15, 0.7], accepts [0, 168],
            "h/week", Assumed, "evidence review, section 8: about 1 h a month bank and invoices";
        /// Keeping statements only, per account.
        records_hours_statements: f64 = 0.18, plausible [0.05, 0.4], accepts [0, 168],
            "h/week", Assumed, "assumed";
        /// Records per account with a card feed.
        records_hours_card: f64 = 0.04, plausible [0, 0.15], accepts [0, 168],
            "h/week", Assumed, "ILSG/TLAP direction";
        /// Return preparation per account in each of the 3 weeks before it is due (and while late).
        return_prep_hours_receipts: f64 = 1.6, plausible [0.5, 2.7], accepts [0, 168],
            "h/week", Assumed, "evidence review, section 8: 3 h (1-8) per return spread over three weeks";
        /// As above, statements only.
        return_prep_hours_statements: f64 = 0.7, plausible [0.3, 1.5], accepts [0, 168],
            "h/week", Assumed, "assumed";
        /// As above, card feed.
        return_prep_hours_card: f64 = 0.1, plausible [0, 0.4], accepts [0, 168],
            "h/week", Assumed, "assumed";
        /// Letters and calls of a direct-payment family (plus 0.5 h per reminder).
        letter_hours: f64 = 0.2, plausible [0, 0.3], accepts [0, 168],
            "h/week", Assumed, "assumed";
        /// Floor of the learning factor.
        learning_floor: f64 = 0.6, plausible [0.4, 0.9], accepts [0, 100],
            "ratio", Assumed, "assumed";
        /// Weeks of experience by which the learnable part falls by 1/e.
        learning_tau: f64 = 40.0, plausible [13, 104], accepts [0.01, 1000],
            "weeks", Assumed, "assumed";
        /// Share of direct-payment hours that a managed account leaves.
        managed_fraction: f64 = 0.2, plausible [0.05, 0.4], accepts [0, 100],
            "ratio", Assumed, "assumed";
        /// Weekly hours of a council-managed family.
        council_token_hours: f64 = 0.15, plausible [0, 0.5], accepts [0, 168],
            "h/week", Assumed, "assumed";
        /// Share of kappa lost at full strain.
        strain_capacity_cut: f64 = 0.5, plausible [0.2, 0.8], accepts [0, 100],
            "ratio", Assumed, "assumed";
        /// Hours that a reminder costs a family.
        reminder_hours: f64 = 0.5, plausible [0.1, 2], accepts [0, 168],
            "h", Assumed, "assumed";
        /// Part of its elements that a family expects to have booked when it weighs a direct payment.
        expected_booked_share: f64 = 0.6, plausible [0.3, 1], accepts [0, 1],
            "share", Assumed, "assumed";
    }
}
