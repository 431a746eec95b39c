//! A child and the elements of support that it needs.

use super::family::NONE;
use crate::basics::{Pence, Slot, Week};
use crate::terms::Unmet;

/// The elements that a child has at most: one of each kind.
pub const MOST_ELEMENTS: usize = 6;

/// A child.
#[derive(Clone, Debug)]
#[repr(align(64))]
pub struct Child {
    /// The key of its draws.
    pub key: u64,
    /// The family's index in the world's list.
    pub family: u32,
    /// Need band: 0 low, 1 medium, 2 high, 3 complex.
    pub band: u8,
    /// Whether it is under 18 and its family open.
    pub active: bool,
    /// The week of its 18th birthday.
    pub leaves: Week,
    /// Next change of need, if any.
    pub need_changes: Week,
    /// Changes of need so far, the number of the next draw.
    pub n_changes: u32,
    /// True cost of its need, a year, at reference rates.
    pub cost: Pence,
    /// What the questionnaire (and uplift) came to, a year; the budget once approved.
    pub score: Pence,
    /// Its approved budget, a year.
    pub budget: Pence,
    /// The account that holds its money, or [`NONE`].
    pub account: u32,
    /// First of its elements.
    pub first_element: u32,
    /// How many elements.
    pub n_elements: u32,
}

impl Child {
    /// Its elements' indices in the world's list.
    pub fn elements(&self) -> std::ops::Range<usize> {
        self.first_element as usize..(self.first_element + self.n_elements) as usize
    }

    /// The next week in which it leaves or its need changes.
    pub fn next_change(&self) -> Week {
        self.leaves.min(self.need_changes)
    }
}

/// A kind of support.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum Service {
    /// One-to-one support, by an agency or a personal assistant.
    OneToOne,
    /// Group activity: clubs, holiday schemes.
    Group,
    /// Overnight break.
    Overnight,
}

impl Service {
    /// Every service, in order.
    pub const ALL: [Service; 3] = [Service::OneToOne, Service::Group, Service::Overnight];

    /// In words.
    pub fn words(self) -> &'static str {
        match self {
            Service::OneToOne => "one-to-one support",
            Service::Group => "group activity",
            Service::Overnight => "overnight break",
        }
    }
}

/// Who delivers an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Supplier {
    /// Nobody yet.
    Nobody,
    /// A provider, by number.
    Provider(u32),
    /// A personal assistant, by number.
    Assistant(u32),
}

/// One service in one slot with hours a week: what is planned, costed, booked, delivered and met.
#[derive(Clone, Debug)]
#[repr(align(64))]
pub struct Element {
    /// The key of its draws.
    pub key: u64,
    /// The family's index in the world's list.
    pub family: u32,
    /// The child's index in the world's list.
    pub child: u32,
    /// What.
    pub service: Service,
    /// When.
    pub slot: Slot,
    /// Whether it is still needed.
    pub active: bool,
    /// Minutes a week in season, as assessed.
    pub minutes: u32,
    /// Its share of the child's budget, a year.
    pub share: Pence,
    /// Minutes a week booked, at most `minutes`.
    pub booked: u32,
    /// Who delivers it.
    pub supplier: Supplier,
    /// Weeks with that supplier.
    pub tenure: u32,
    /// Weeks of searching so far.
    pub searching: u32,
    /// Minutes assessed and delivered this financial year while an account held its money.
    pub funded_minutes: u32,
    /// Minutes delivered of those.
    pub used_minutes: u32,
    /// The account that holds its child's money, or [`NONE`].
    pub account: u32,
    /// Whether part of its money is withheld this year since it was hardly used.
    pub restricted: bool,
    /// Whether the council arranges and pays for it although the family holds an account, having stepped in.
    pub by_council: bool,
    /// Why it has no supplier, or fewer minutes than needed: what its last search or booking came to.
    pub short_of: Unmet,
}

impl Element {
    /// Whether somebody delivers it.
    pub fn is_booked(&self) -> bool {
        self.supplier != Supplier::Nobody
    }
}

/// A family's account, for one child or pooled.
#[derive(Clone, Debug)]
pub struct Account {
    /// The key of its draws.
    pub key: u64,
    /// The family's index in the world's list.
    pub family: u32,
    /// Whether it holds a direct payment (else a managed account).
    pub direct: bool,
    /// Whether it is open.
    pub open: bool,
    /// Yearly budget paid into it.
    pub budget: Pence,
    /// The week from which the next payment is due.
    pub paid_until: Week,
    /// The first payment comes when the first booking stands, and by this week at the latest.
    pub starts_by: Week,
    /// The week in which the next return is due.
    pub return_due: Week,
    /// Weeks that the due return is late.
    pub late: u32,
    /// Whether a reminder went out for the return that is due.
    pub reminded: bool,
    /// When payments start again, once the return that ends a suspension has been checked.
    pub reinstated_on: Option<Week>,
    /// Since when payments are stopped.
    pub suspended_since: Option<Week>,
}

impl Child {
    /// Whether money of the child's sits in an account.
    pub fn has_account(&self) -> bool {
        self.account != NONE
    }
}
