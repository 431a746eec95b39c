//! How a family weighs the arrangements on offer.

use crate::parameters::assumptions::{Choices, StrainAndTrust};
use crate::parameters::levers::{Evidence, Levers, NEVER, ReclaimAt};

/// What a family expects of one arrangement.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Prospect {
    /// Value of choice.
    pub value: f64,
    /// Expected share of need met.
    pub met: f64,
    /// Expected continuity over that of council-managed support (what is common to all arrangements
    /// cancels in a choice).
    pub continuity: f64,
    /// Expected load.
    pub load: f64,
    /// Fear that weighs on it: own and the policy's harshness.
    pub fear: f64,
    /// Share of the families it follows that have this arrangement.
    pub neighbours: f64,
    /// Trust less one half, for arrangements that need it.
    pub trust: f64,
    /// Whether it is the family's present arrangement.
    pub present: bool,
    /// Whether it is the policy's default, at the first decision.
    pub default: bool,
}

/// Utility of a prospect before the draw of taste.
pub fn utility(p: &Prospect, c: &Choices) -> f64 {
    p.value + c.choice_met * p.met + c.choice_continuity * p.continuity
        - c.choice_load * (p.load - 0.5).max(0.0)
        - c.choice_fear * p.fear
        + c.choice_neighbours * p.neighbours
        + c.choice_trust * p.trust
        + if p.present { c.choice_inertia } else { 0.0 }
        + if p.default { c.choice_default } else { 0.0 }
}

/// How harsh a policy looks to somebody who thinks of holding money: returns by number and evidence,
/// suspension, reclaim by what may be kept.
pub fn harshness(levers: &Levers, s: &StrainAndTrust) -> f64 {
    let evidence = match levers.evidence {
        Evidence::Receipts => 1.0,
        Evidence::Statements => s.harshness_statements,
        Evidence::Card => s.harshness_card,
    };
    let reclaim = match levers.reclaim_at {
        ReclaimAt::Never => 0.0,
        ReclaimAt::YearEnd => 1.0,
        ReclaimAt::EachReturn => s.harshness_each_return,
    };
    let suspends = levers.suspend_after < NEVER && levers.returns_per_year > 0;
    let restriction = s.harshness_restriction * levers.restrict_chance / USUAL_RESTRICTION;
    s.harshness_returns * f64::from(levers.returns_per_year) / 4.0 * evidence
        + if suspends { s.harshness_suspension } else { 0.0 }
        + s.harshness_reclaim * reclaim * libm::exp(-levers.weeks_keep / s.harshness_weeks.max(0.01))
        + restriction
}

/// The chance of restriction whose harshness the assumption states.
const USUAL_RESTRICTION: f64 = 0.3;
