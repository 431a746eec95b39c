//! A household: who a family is, where it lives and what was decided about it. Only some weeks read it.
//!
//! Never knows a rule: phases work out what changes and write it here.

use crate::basics::{Pence, Week};
use crate::terms::Arrangement;
use std::ops::Range;

/// Who a family is, at the same index as the family.
#[derive(Clone, Debug)]
#[repr(align(64))]
pub struct Household {
    /// Home, kilometres east.
    pub x: f64,
    /// Home, kilometres north.
    pub y: f64,
    /// Yearly sum that the plan commits.
    pub commitment: Pence,
    /// How eagerly it searches where it holds its budget, 1 in the middle.
    pub engagement: f64,
    /// Hours of crisis work that wait.
    pub crisis_hours: f64,
    /// When the family first asked, for weeks to first support; its case says whether it still waits.
    pub first_request: Week,
    /// Decisions made so far.
    pub rounds: u32,
    /// When it moves away, if it does.
    pub moves_away: Week,
    /// Its first child.
    pub first_child: u32,
    /// The year, counted from 1, in which money was last reclaimed; 0 never.
    pub reclaimed_in: u16,
    /// The area it lives in.
    pub area: u16,
    /// How many children it came with.
    pub n_children: u8,
    /// The arrangement chosen and not yet begun.
    pub chosen: Arrangement,
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

impl Household {
    /// Its children's indices in the world's list.
    pub fn children(&self) -> Range<usize> {
        self.first_child as usize..self.first_child as usize + usize::from(self.n_children)
    }
}
