//! A family: what it brings and how it fares. What every phase asks of it first is its case, beside.
//!
//! Never knows a rule: phases work out what changes and write it here.

use crate::basics::{Pence, Week};
use std::ops::Range;

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

/// A family. What a week reads and writes of everybody lies in the first two lines of 64 bytes; what
/// it asks first, whether there is anything to do at all, is in the family's [`super::case::Case`].
#[derive(Clone, Debug)]
#[repr(C, align(64))]
pub struct Family {
    // How it fares: administration and wellbeing.
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
    /// Its first child and how many.
    pub first_child: u32,
    /// The area it lives in.
    pub area: u16,
    /// How many children it came with.
    pub n_children: u8,
    /// Fifth of the first families by capacity, 0 least to 4 most; fixed over options.
    pub quintile: u8,

    // What some weeks need.
    /// Home, kilometres east.
    pub x: f64,
    /// Home, kilometres north.
    pub y: f64,
    /// Yearly sum that the plan commits.
    pub commitment: Pence,
    /// Hours left of the stage in which the case is.
    pub stage_hours: f64,
    /// Hours of crisis work that wait.
    pub crisis_hours: f64,
    /// When the family first asked, for weeks to first support; nothing once it came.
    pub first_request: Option<Week>,
    /// When the case in the pipeline was asked for.
    pub requested: Week,
    /// Weeks of holding a budget.
    pub experience: u32,
    /// Decisions made so far.
    pub rounds: u32,
    /// Reminders this week.
    pub reminders: u32,
    /// When it moves away, if it does.
    pub moves_away: Week,
    /// The year, counted from 1, in which money was last reclaimed; 0 never.
    pub reclaimed_in: u32,
    /// The arrangement chosen and not yet begun.
    pub chosen: Arrangement,
    /// Whether the case in the pipeline is a review.
    pub is_review: bool,
    /// Fifth by deprivation, 0 least to 4 most.
    pub deprivation: u8,
    /// Whether it has a car.
    pub car: bool,
    /// Whether it would employ an assistant.
    pub employer: bool,
    /// Whether a personal budget was ever set, so that the next is a review at less effort.
    pub had_budget: bool,
    /// Whether it dropped out of an account and waits for the council to arrange support.
    pub dropped_out: bool,
    /// Whether an account was ever opened.
    pub had_account: bool,
    /// Whether an offer of a direct payment and of a managed account has been made this round.
    pub offered: [bool; 2],
}

impl Family {
    /// Its children's places in the world's list.
    pub fn children(&self) -> Range<usize> {
        self.first_child as usize..self.first_child as usize + usize::from(self.n_children)
    }
}
