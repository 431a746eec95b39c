//! Strain, trust and fear: what a week does to a family.

use crate::parameters::assumptions::StrainAndTrust;

/// What a week brought.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct WeekOfStrain {
    /// Load of administration.
    pub load: f64,
    /// Share of the week's assessed hours that was delivered (0 where none was assessed).
    pub delivered: f64,
    /// Share that was not (0 where none was assessed).
    pub unmet: f64,
    /// Mean familiarity of who came, 0 to 1, over the delivered hours.
    pub continuity: f64,
    /// Time with the worker over the normal time, at most 1.
    pub contact: f64,
    /// Strain added by shocks.
    pub shocks: f64,
}

/// Strain after a week. Paperwork beyond capacity and unmet need raise it; delivered support lowers
/// it, more with a familiar carer (Whitaker 2015) and with the worker's time; and it is pulled to
/// the family's own chronic level, without which it would only saturate.
pub fn strain_after(strain: f64, chronic: f64, week: &WeekOfStrain, a: &StrainAndTrust) -> f64 {
    let relief = a.strain_relief
        * strain
        * week.delivered
        * (1.0 + a.strain_familiar_bonus * week.continuity + a.strain_contact_bonus * week.contact);
    let pull = a.strain_recovery * ((chronic + a.strain_chronic_lift).min(a.strain_chronic_max) - strain);
    (strain
        + a.strain_overload_gain * (week.load - 1.0).max(0.0)
        + a.strain_unmet_gain * week.unmet
        + week.shocks
        - relief
        + pull)
        .clamp(0.0, 1.0)
}

/// Trust after a week: back to its initial level, and up or down with delivery over or under a half.
pub fn trust_after(trust: f64, initial: f64, delivered: Option<f64>, a: &StrainAndTrust) -> f64 {
    let gain = delivered.map_or(0.0, |share| a.trust_delivery_gain * (share - 0.5));
    (trust + a.trust_recovery * (initial - trust) + gain).clamp(0.0, 1.0)
}

/// How hard a reclaim hits: the sum over a quarter of the yearly budget, at most 2.
pub fn reclaim_blow(reclaimed_pounds: f64, yearly_budget_pounds: f64) -> f64 {
    if yearly_budget_pounds <= 0.0 { 2.0 } else { (reclaimed_pounds / (yearly_budget_pounds / 4.0)).min(2.0) }
}
