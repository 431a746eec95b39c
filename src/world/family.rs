//! A family: how it fares. What every phase asks of it first is its case, and who it is its household,
//! both beside.
//!
//! Never knows a rule: phases work out what changes and write it here.

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

/// No worker, account, provider or the like.
pub const NONE: u32 = u32::MAX;

/// How a family fares: what a week reads and writes of everybody, in two lines of 64 bytes. Whether there
/// is anything to do at all is in the family's [`super::case::Case`], who it is in its
/// [`super::household::Household`].
#[derive(Clone, Debug)]
#[repr(C, align(64))]
pub struct Family {
    // What the week brings.
    /// Minutes assessed this week.
    pub assessed: u32,
    /// Minutes delivered this week.
    pub delivered: u32,
    /// Familiarity times minutes delivered this week.
    pub familiar: f64,
    /// What the minutes assessed this week are worth at reference rates, pounds.
    pub assessed_value: f64,
    /// The key of its draws, the same under every option.
    pub key: u64,
    /// Expected share of need met: council-managed, managed account, direct payment.
    pub beliefs: [f64; 3],
    /// Weeks of holding a budget.
    pub experience: u32,
    /// Whether supply is thin in the area where it lives: the place's word, which no week changes.
    pub thin: bool,
    /// Reminders this week.
    pub reminders: u8,
    /// Fifth of the first families by capacity, 0 least to 4 most; fixed over options.
    pub quintile: u8,

    // Administration and wellbeing.
    /// Hours a week a carer can give to administration before it costs them.
    pub capacity: f64,
    /// Strain, 0 to 1.
    pub strain: f64,
    /// Strain at entry, to which it is pulled.
    pub chronic_strain: f64,
    /// Trust in the authority, 0 to 1.
    pub trust: f64,
    /// Fear of sanctions from own experience.
    pub fear: f64,
    /// Load of this week's (last week's, before administration) paperwork.
    pub load: f64,
    /// Mean load of about the last 13 weeks.
    pub mean_load: f64,
    /// Hours of administration this week.
    pub admin_hours: f64,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stages_are_listed_by_their_numbers() {
        assert!(Stage::ALL.iter().enumerate().all(|(number, &stage)| stage as usize == number));
    }
}
