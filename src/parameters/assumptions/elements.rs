//! Which elements of support children need.

use crate::basics::parameter::parameters;

parameters! {
    /// Which elements of support children need.
    ElementMix in "elements" {
        /// Chance that a child in the low band has this element.
        element_chance_one_to_one_weekend_low: f64 = 0.45, plausible [0.25, 0.65], accepts [0, 1],
            "share", Assumed, "assumed";
        /// Chance that a child in the medium band has this element.
        element_chance_one_to_one_weekend_medium: f64 = 0.6, plausible [0.4, 0.8], accepts [0, 1],
            "share", Assumed, "assumed";
        /// Chance that a child in the high band has this element.
        element_chance_one_to_one_weekend_high: f64 = 0.75, plausible [0.55, 0.95], accepts [0, 1],
            "share", Assumed, "assumed";
        /// Chance that a child in the complex band has this element.
        element_chance_one_to_one_weekend_complex: f64 = 0.9, plausible [0.7, 1], accepts [0, 1],
            "share", Assumed, "assumed";
        /// Weight in dividing the child's weekly hours (then x 52/active weeks).
        element_weight_one_to_one_weekend: f64 = 1.0, plausible [0.3, 2], accepts [0, 100],
            "ratio", Assumed, "assumed";
        /// Chance that a child in the low band has this element.
        element_chance_one_to_one_after_school_or_evening_low: f64 = 0.2, plausible [0, 0.4], accepts [0, 1],
            "share", Assumed, "assumed";
        /// Chance that a child in the medium band has this element.
        element_chance_one_to_one_after_school_or_evening_medium: f64 = 0.35, plausible [0.15, 0.55], accepts [0, 1],
            "share", Assumed, "assumed";
        /// Chance that a child in the high band has this element.
        element_chance_one_to_one_after_school_or_evening_high: f64 = 0.5, plausible [0.3, 0.7], accepts [0, 1],
            "share", Assumed, "assumed";
        /// Chance that a child in the complex band has this element.
        element_chance_one_to_one_after_school_or_evening_complex: f64 = 0.65, plausible [0.45, 0.85], accepts [0, 1],
            "share", Assumed, "assumed";
        /// Weight in dividing the child's weekly hours (then x 52/active weeks).
        element_weight_one_to_one_after_school_or_evening: f64 = 0.8, plausible [0.3, 2], accepts [0, 100],
            "ratio", Assumed, "assumed";
        /// Chance that a child in the low band has this element.
        element_chance_overnight_low: f64 = 0.0, plausible [0, 0.2], accepts [0, 1],
            "share", Assumed, "assumed";
        /// Chance that a child in the medium band has this element.
        element_chance_overnight_medium: f64 = 0.05, plausible [0, 0.25], accepts [0, 1],
            "share", Assumed, "assumed";
        /// Chance that a child in the high band has this element.
        element_chance_overnight_high: f64 = 0.3, plausible [0.1, 0.5], accepts [0, 1],
            "share", Assumed, "assumed";
        /// Chance that a child in the complex band has this element.
        element_chance_overnight_complex: f64 = 0.6, plausible [0.4, 0.8], accepts [0, 1],
            "share", Assumed, "assumed";
        /// Weight in dividing the child's weekly hours (then x 52/active weeks).
        element_weight_overnight: f64 = 1.2, plausible [0.3, 2], accepts [0, 100],
            "ratio", Assumed, "assumed";
        /// Chance that a child in the low band has this element.
        element_chance_holiday_low: f64 = 0.4, plausible [0.2, 0.6], accepts [0, 1],
            "share", Assumed, "assumed";
        /// Chance that a child in the medium band has this element.
        element_chance_holiday_medium: f64 = 0.5, plausible [0.3, 0.7], accepts [0, 1],
            "share", Assumed, "assumed";
        /// Chance that a child in the high band has this element.
        element_chance_holiday_high: f64 = 0.55, plausible [0.35, 0.75], accepts [0, 1],
            "share", Assumed, "assumed";
        /// Chance that a child in the complex band has this element.
        element_chance_holiday_complex: f64 = 0.5, plausible [0.3, 0.7], accepts [0, 1],
            "share", Assumed, "assumed";
        /// Weight in dividing the child's weekly hours (then x 52/active weeks).
        element_weight_holiday: f64 = 0.7, plausible [0.3, 2], accepts [0, 100],
            "ratio", Assumed, "assumed";
        /// Chance that a child in the low band has this element.
        element_chance_group_low: f64 = 0.5, plausible [0.3, 0.7], accepts [0, 1],
            "share", Assumed, "assumed";
        /// Chance that a child in the medium band has this element.
        element_chance_group_medium: f64 = 0.5, plausible [0.3, 0.7], accepts [0, 1],
            "share", Assumed, "assumed";
        /// Chance that a child in the high band has this element.
        element_chance_group_high: f64 = 0.45, plausible [0.25, 0.65], accepts [0, 1],
            "share", Assumed, "assumed";
        /// Chance that a child in the complex band has this element.
        element_chance_group_complex: f64 = 0.35, plausible [0.15, 0.55], accepts [0, 1],
            "share", Assumed, "assumed";
        /// Weight in dividing the child's weekly hours (then x 52/active weeks).
        element_weight_group: f64 = 0.8, plausible [0.3, 2], accepts [0, 100],
            "ratio", Assumed, "assumed";
        /// Chance that a child in the low band has this element.
        element_chance_one_to_one_daytime_low: f64 = 0.0, plausible [0, 0.2], accepts [0, 1],
            "share", Assumed, "assumed";
        /// Chance that a child in the medium band has this element.
        element_chance_one_to_one_daytime_medium: f64 = 0.03, plausible [0, 0.23], accepts [0, 1],
            "share", Assumed, "assumed";
        /// Chance that a child in the high band has this element.
        element_chance_one_to_one_daytime_high: f64 = 0.06, plausible [0, 0.26], accepts [0, 1],
            "share", Assumed, "assumed";
        /// Chance that a child in the complex band has this element.
        element_chance_one_to_one_daytime_complex: f64 = 0.1, plausible [0, 0.3], accepts [0, 1],
            "share", Assumed, "assumed";
        /// Weight in dividing the child's weekly hours (then x 52/active weeks).
        element_weight_one_to_one_daytime: f64 = 0.8, plausible [0.3, 2], accepts [0, 100],
            "ratio", Assumed, "assumed";
        /// After-school one-to-one elements that are weekday evening instead.
        element_evening_share: f64 = 0.4, plausible [0, 1], accepts [0, 1],
            "share", Assumed, "assumed";
        /// Holiday elements that are one-to-one (rest group).
        element_holiday_one_to_one_share: f64 = 0.3, plausible [0, 1], accepts [0, 1],
            "share", Assumed, "assumed";
        /// Group elements after school (rest weekend day).
        element_group_after_school_share: f64 = 0.4, plausible [0, 1], accepts [0, 1],
            "share", Assumed, "assumed";
        /// At most so many elements a child.
        elements_per_child_max: u32 = 4, plausible [2, 6], accepts [1, 6],
            "count", Assumed, "assumed";
    }
}
