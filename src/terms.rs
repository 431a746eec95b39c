//! Terms that rules and world share, so that neither needs to see the other.

/// How a provider charges. Units other than the hour must be converted to cost a plan, which takes
/// time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PricingUnit {
    /// By the hour, paid when used.
    Hour,
    /// By the session, paid when booked unless the provider fails.
    Session,
    /// By the night, paid when booked unless the provider fails.
    Night,
    /// By the quarter: a place paid whole, used or not.
    Quarter,
}

impl PricingUnit {
    /// In words.
    pub fn words(self) -> &'static str {
        match self {
            PricingUnit::Hour => "the hour",
            PricingUnit::Session => "the session",
            PricingUnit::Night => "the night",
            PricingUnit::Quarter => "the quarter",
        }
    }
}
