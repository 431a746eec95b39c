//! Terms that rooms share although they do not see each other: how a provider charges, how support is
//! arranged, where a case stands.

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

/// Why hours that a child is assessed to need do not come, in the order in which a week is read: the first that
/// holds is the one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum Unmet {
    /// No approved plan or arrangement yet: in the pipeline or at the panel.
    Waiting,
    /// The family declined what was on offer, or gave it up.
    Refused,
    /// Payments are stopped, or the booking lapsed for want of them.
    Suspended,
    /// The plan's money buys fewer hours at the cheapest offer there is.
    TooLittleMoney,
    /// There is money, and nobody in reach has the hours: no provider, all full, no assistant.
    NothingToBuy,
    /// An offer is there, and effort or luck has not met it yet.
    NotYetFound,
    /// The child or the family was away.
    Absence,
    /// Whoever was booked did not come.
    Failure,
}

impl Unmet {
    /// Every reason, in order.
    pub const ALL: [Unmet; 8] = [
        Unmet::Waiting,
        Unmet::Refused,
        Unmet::Suspended,
        Unmet::TooLittleMoney,
        Unmet::NothingToBuy,
        Unmet::NotYetFound,
        Unmet::Absence,
        Unmet::Failure,
    ];
}

/// How a family's support is arranged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[repr(u8)]
pub enum Arrangement {
    /// No plan yet.
    Waiting,
    /// The authority buys.
    Council,
    /// A third party holds the budget.
    Managed,
    /// The family holds the budget.
    Direct,
    /// Entitled, but dropped out.
    Nothing,
    /// No longer a family of the authority's.
    Closed,
}

impl Arrangement {
    /// Whether public money sits in an account of the family's.
    pub fn has_account(self) -> bool {
        matches!(self, Arrangement::Managed | Arrangement::Direct)
    }

    /// Whether support is arranged at all.
    pub fn is_supported(self) -> bool {
        matches!(self, Arrangement::Council | Arrangement::Managed | Arrangement::Direct)
    }

    /// In words.
    pub fn words(self) -> &'static str {
        match self {
            Arrangement::Waiting => "waiting",
            Arrangement::Council => "council-managed",
            Arrangement::Managed => "managed account",
            Arrangement::Direct => "direct payment",
            Arrangement::Nothing => "nothing",
            Arrangement::Closed => "closed",
        }
    }
}

/// Where a case stands in the budget pipeline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum Stage {
    /// Not in the pipeline.
    Settled,
    /// Assessment of need (or the yearly review visit).
    Assessment,
    /// The plan as made before personal budgets.
    SimplePlan,
    /// The questionnaire, scored.
    Questionnaire,
    /// A worker argues for more.
    Uplift,
    /// Each element is costed.
    Costing,
    /// The paper for the panel.
    PanelPaper,
    /// Waits for the panel, or for room in the envelope.
    Panel,
    /// The conversation about arrangements.
    Offer,
    /// The family decides.
    Deciding,
    /// The new arrangement is set up.
    Start,
}

impl Stage {
    /// Every stage, in order.
    pub const ALL: [Stage; 11] = [
        Stage::Settled,
        Stage::Assessment,
        Stage::SimplePlan,
        Stage::Questionnaire,
        Stage::Uplift,
        Stage::Costing,
        Stage::PanelPaper,
        Stage::Panel,
        Stage::Offer,
        Stage::Deciding,
        Stage::Start,
    ];

    /// In words.
    pub fn words(self) -> &'static str {
        match self {
            Stage::Settled => "settled",
            Stage::Assessment => "assessment",
            Stage::SimplePlan => "plan",
            Stage::Questionnaire => "questionnaire",
            Stage::Uplift => "uplift by judgement",
            Stage::Costing => "costing",
            Stage::PanelPaper => "panel paper",
            Stage::Panel => "panel",
            Stage::Offer => "offer",
            Stage::Deciding => "decision",
            Stage::Start => "start",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stages_are_listed_by_their_numbers() {
        assert!(Stage::ALL.iter().enumerate().all(|(number, &stage)| stage as usize == number));
    }
}
