//! Hours of administration that an arrangement asks of a family, and the load they make.

use crate::parameters::assumptions::Administration;
use crate::parameters::levers::Evidence;

/// What a family administers this week.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Duties {
    /// Active bookings.
    pub bookings: f64,
    /// Elements for which a service is sought.
    pub service_searches: f64,
    /// Elements for which an assistant is sought.
    pub assistant_searches: f64,
    /// Assistants employed.
    pub assistants: f64,
    /// Accounts kept.
    pub accounts: f64,
    /// Accounts whose return is being prepared (the three weeks before it is due, and while late).
    pub returns: f64,
    /// Reminders received this week.
    pub reminders: f64,
}

/// Hours of keeping records a week and account, and of preparing a return a week, by evidence.
pub fn evidence_hours(evidence: Evidence, a: &Administration) -> (f64, f64) {
    match evidence {
        Evidence::Receipts => (a.records_hours_receipts, a.return_prep_hours_receipts),
        Evidence::Statements => (a.records_hours_statements, a.return_prep_hours_statements),
        Evidence::Card => (a.records_hours_card, a.return_prep_hours_card),
    }
}

/// Hours a week of a family that holds a direct payment, before learning.
///
/// `payroll` is whether a payroll service takes its share of an employer's duties.
pub fn direct_payment_hours(duties: &Duties, evidence: Evidence, payroll: bool, a: &Administration) -> f64 {
    let (records, preparation) = evidence_hours(evidence, a);
    let employer = a.employer_hours_per_pa * if payroll { 1.0 - a.payroll_support_cut } else { 1.0 };
    a.coord_hours_per_booking * duties.bookings
        + a.search_hours_service * duties.service_searches
        + a.search_hours_pa * duties.assistant_searches
        + employer * duties.assistants
        + records * duties.accounts
        + preparation * duties.returns
        + a.letter_hours
        + a.reminder_hours * duties.reminders
}

/// The factor by which practice cuts the hours: falls from 1 towards a floor with experience.
///
/// ```
/// use allotment::{parameters::assumptions::Administration, rules::burden::learning};
/// let a = Administration::default();
/// assert_eq!(learning(0.0, &a), 1.0);
/// assert!((learning(1e6, &a) - a.learning_floor).abs() < 1e-12);
/// ```
pub fn learning(experience_weeks: f64, a: &Administration) -> f64 {
    a.learning_floor + (1.0 - a.learning_floor) * libm::exp(-experience_weeks / a.learning_tau)
}

/// Effective capacity: what strain leaves of a carer's hours, plus hours of carers' support.
pub fn effective_capacity(capacity: f64, strain: f64, support_hours: f64, a: &Administration) -> f64 {
    capacity * (1.0 - a.strain_capacity_cut * strain) + support_hours
}

/// Load: hours asked over hours there are. Above 1 a family is overloaded.
pub fn load(hours: f64, effective_capacity: f64) -> f64 {
    if hours <= 0.0 { 0.0 } else { hours / effective_capacity.max(1e-6) }
}

/// Hours a week that a family expects of a direct payment when it chooses (Herd & Moynihan 2018:
/// people weigh learning, compliance and psychological cost before they start).
pub fn expected_hours(
    elements: f64,
    accounts: f64,
    returns_per_year: f64,
    employer: bool,
    evidence: Evidence,
    payroll: bool,
    a: &Administration,
) -> f64 {
    let (records, preparation) = evidence_hours(evidence, a);
    let duties = a.employer_hours_per_pa * if payroll { 1.0 - a.payroll_support_cut } else { 1.0 };
    a.expected_booked_share * a.coord_hours_per_booking * elements
        + (1.0 - a.expected_booked_share) * a.search_hours_service * elements
        + accounts * (records + preparation * 3.0 * returns_per_year / 52.0)
        + a.letter_hours
        + if employer { duties } else { 0.0 }
}
