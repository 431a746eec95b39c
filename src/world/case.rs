//! A family's case: what the phases of a week ask first, of every family.
//!
//! Half a line of 64 bytes, side by side, so that the cases of a whole authority stay near and whoever
//! has nothing to do this week is passed over without a look at the family. Never knows a rule.

use super::family::{Arrangement, NONE, Stage};
use crate::basics::Week;
use std::ops::Range;

/// Where a family's case stands, in the same place of its list as the family in its own.
#[derive(Clone, Debug)]
#[repr(C, align(32))]
pub struct Case {
    /// The first week in which it moves away or a child of it leaves or changes need.
    pub next_change: Week,
    /// Next review.
    pub next_review: Week,
    /// Next statutory visit.
    pub next_visit: Week,
    /// Next private shock, if any.
    pub next_shock: Week,
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
    /// How support is arranged.
    pub arrangement: Arrangement,
    /// Where the case stands in the pipeline.
    pub stage: Stage,
    /// Whether some element has money and found nothing feasible this week.
    pub nothing_to_buy: bool,
    /// Whether it knows of personal budgets.
    pub aware: bool,
    /// Whether search has to look at it: since the last search something of it was unbooked, divided
    /// anew or arranged otherwise, or that search left something unbooked.
    pub restless: bool,
    /// Whether hours of crisis work may wait.
    pub in_crisis: bool,
    /// Whether it asked and no support has come yet.
    pub awaits_support: bool,
}

impl Case {
    /// Its elements' places in the world's list.
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

/// What a family gets of its worker, in the same place as the family.
#[derive(Clone, Debug)]
pub struct Attention {
    /// Face-to-face hours this week for what only this family had: a crisis, a visit, a stage.
    pub contact_now: f64,
    /// Mean face-to-face hours a week.
    pub contact: f64,
    /// The post whose holder has the case, or [`NONE`].
    pub worker: u32,
}

impl Default for Attention {
    fn default() -> Attention {
        Attention { contact_now: 0.0, contact: 0.0, worker: NONE }
    }
}

impl Attention {
    /// What it got in the last casework as every case of its worker's did; nothing where nobody holds it.
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
