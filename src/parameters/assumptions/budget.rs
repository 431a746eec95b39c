//! How the questionnaire errs and workers mend it.

use crate::basics::parameter::parameters;

parameters! {
    /// How the questionnaire errs and workers mend it.
    Budgets in "budget" {
        /// How far a price book is from what an element costs nearby, by which money is divided over a plan.
        price_book_error: f64 = 0.2, plausible [0.05, 0.4], accepts [0, 3],
            "log sd", Assumed, "assumed: one price for the whole council";
        /// Downward bias of the questionnaire, low band.
        questionnaire_bias_low: f64 = 0.02, plausible [0, 0.1], accepts [-20, 20],
            "log", Assumed, "assumed";
        /// Same, medium band.
        questionnaire_bias_medium: f64 = 0.07, plausible [0, 0.2], accepts [-20, 20],
            "log", Assumed, "assumed";
        /// Same, high band.
        questionnaire_bias_high: f64 = 0.14, plausible [0.05, 0.3], accepts [-20, 20],
            "log", Assumed, "assumed";
        /// Same, complex band.
        questionnaire_bias_complex: f64 = 0.22, plausible [0.1, 0.4], accepts [-20, 20],
            "log", Assumed, "Whitaker 2015 (direction)";
        /// Noise of the questionnaire, low band.
        questionnaire_sd_low: f64 = 0.15, plausible [0.05, 0.35], accepts [0, 3],
            "log sd", Assumed, "evidence review, section 3 default CV 0.35 is the upper end";
        /// Added noise per need band.
        questionnaire_sd_step: f64 = 0.04, plausible [0, 0.1], accepts [0, 3],
            "log sd", Assumed, "assumed";
        /// Chance of an uplift at full discretion and no pressure, when Q<C.
        uplift_chance: f64 = 0.75, plausible [0.3, 1], accepts [0, 1],
            "share", Assumed, "Whitaker 2015 'often'";
        /// Mean share of the gap closed by an uplift.
        uplift_share: f64 = 0.7, plausible [0.2, 1], accepts [0, 1],
            "share", Assumed, "assumed";
    }
}
