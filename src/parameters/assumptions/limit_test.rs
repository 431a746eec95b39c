//! Switches that test the limits of the model; off in every study.

use crate::basics::parameter::parameters;

parameters! {
    /// Switches that test the limits of the model; off in every study.
    LimitTests in "limit_test" {
        /// Limit test: no provider, no assistant.
        test_no_supply: bool = false, plausible [0, 1], accepts [0, 9],
            "flag", Assumed, "policy choice";
        /// Limit test: no family administration, no fear.
        test_no_burden: bool = false, plausible [0, 1], accepts [0, 9],
            "flag", Assumed, "policy choice";
    }
}
