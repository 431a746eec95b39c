//! A family's case: what the phases of a week read first of every family.
//!
//! A case takes 16 bytes, a quarter of a cache line, so that the cases of a whole authority stay in the cache
//! and a family with nothing to do this week is skipped without reading more of it. Never knows a rule.

use crate::basics::Week;
use crate::terms::{Arrangement, Stage};
use std::ops::Range;

/// A date that no simulation reaches.
pub const FAR: Week = Week(u32::MAX);

/// Where a family's case stands, at the same index as the family.
#[derive(Clone, Debug)]
#[repr(C, align(16))]
pub struct Case {
    /// Its first element.
    pub first_element: u32,
    /// How many elements it came with.
    pub n_elements: u8,
    /// Elements booked, after search.
    pub n_booked: u8,
    /// Elements that seek a service, after search.
    pub n_seek_service: u8,
    /// Elements that seek an assistant, after search.
    pub n_seek_assistant: u8,
    /// Assistants employed.
    pub n_assistants: u8,
    /// Accounts open.
    pub n_accounts: u8,
    /// How support is arranged.
    pub arrangement: Arrangement,
    /// Where the case stands in the pipeline.
    pub stage: Stage,
    /// Whether some element has money and found nothing feasible this week.
    pub nothing_to_buy: bool,
    /// Whether the case in the pipeline is a review.
    pub is_review: bool,
    /// Whether hours of crisis work may wait.
    pub in_crisis: bool,
    /// Whether it has asked and has had no support yet.
    pub awaits_support: bool,
}

/// When something is next due for a family, at the same index as the family.
#[derive(Clone, Debug)]
#[repr(C, align(16))]
pub struct Dates {
    /// The first week in which it moves away or a child of it leaves or changes need.
    pub next_change: Week,
    /// Next review.
    pub next_review: Week,
    /// Next statutory visit.
    pub next_visit: Week,
    /// Next private shock, if any.
    pub next_shock: Week,
}

impl Case {
    /// Its elements' indices in the world's list.
    #[inline]
    pub fn elements(&self) -> Range<usize> {
        self.first_element as usize..self.first_element as usize + usize::from(self.n_elements)
    }

    /// Whether it is still a family of the authority's.
    #[inline]
    pub fn is_open(&self) -> bool {
        self.arrangement != Arrangement::Closed
    }

    /// Whether it has an approved plan: in any arrangement, or entitled after a drop-out.
    #[inline]
    pub fn has_plan(&self) -> bool {
        self.arrangement.is_supported() || self.arrangement == Arrangement::Nothing
    }
}

/// What a family gets of its worker, and how far its case is, at the same index as the family.
#[derive(Clone, Debug)]
#[repr(C, align(32))]
pub struct Attention {
    /// Face-to-face hours of this week's casework for what only this family had: a crisis, a visit, a
    /// stage. Wellbeing takes them.
    pub contact_now: f64,
    /// Mean face-to-face hours a week.
    pub contact: f64,
    /// Hours left of the stage in which the case is.
    pub stage_hours: f64,
    /// The post whose holder has the case, or [`super::family::NONE`].
    pub worker: u32,
    /// When the case in the pipeline was asked for.
    pub requested: Week,
}

impl Attention {
    /// What it got in this week's casework as every case of its worker's did, nothing where nobody holds
    /// it: true from casework until the workforce changes.
    #[inline]
    pub fn portion(&self, portions: &[Portion]) -> Portion {
        portions.get(self.worker as usize).copied().unwrap_or_default()
    }
}

/// What every family of one worker gets of the worker's week alike.
#[derive(Clone, Copy, Debug, Default)]
pub struct Portion {
    /// Face-to-face hours of the time that is left.
    pub contact: f64,
    /// Share of the week's search hours for council-managed families that could be given, 0 to 1.
    pub search_effort: f64,
}
