//! The envelope and what the authority pays beside care.

use crate::basics::parameter::parameters;

parameters! {
    /// The envelope and what the authority pays beside care.
    AuthorityCosts in "authority" {
        /// Envelope over the last year's spending at the fork (over commitments at week 0).
        envelope_margin: f64 = 1.05, plausible [0.98, 1.2], accepts [0, 10],
            "ratio", Assumed, "assumed";
        /// Discount on block-paid hours.
        block_discount: f64 = 0.05, plausible [0, 0.15], accepts [0, 1],
            "share", Assumed, "assumed";
        /// Cost of an hour of carers' support.
        carer_support_cost: f64 = 22.0, plausible [15, 35], accepts [0, 1000000],
            "GBP/h", Assumed, "assumed";
        /// Cost of a PA register for the reference authority of 500 families (scales with families).
        register_cost: f64 = 45000.0, plausible [20000, 90000], accepts [0, 1000000],
            "GBP/yr", Assumed, "assumed";
        /// Yearly cost of a prepaid card.
        card_cost: f64 = 36.0, plausible [15, 80], accepts [0, 1000000],
            "GBP/account/yr", Derived, "ILSG via Luke Clements: 1.2m GBP / 33,000 cards";
        /// Commitment of a council-managed one-to-one share.
        commit_factor_council: f64 = 1.25, plausible [1, 1.5], accepts [0, 100],
            "ratio", Assumed, "assumed";
    }
}
