//! Returns of accounts: how likely one arrives, and what lateness leads to.

use super::logistic;
use crate::parameters::assumptions::Returns;
use crate::parameters::levers::Evidence;

/// Weekly chance that a due return arrives. `help` is 1 for a reminder, and a half each for payroll
/// and carers' support; `habit` the family's own, a log-odds.
pub fn arrival_chance(load: f64, strain: f64, help: f64, habit: f64, r: &Returns) -> f64 {
    logistic(
        r.return_intercept + habit + r.return_slack * (1.0 - load) - r.return_strain * strain
            + r.return_help * help,
    )
}

/// Whether a reminder goes out in the week in which a return is `late` weeks late.
///
/// ```
/// use allotment::{parameters::assumptions::Returns, rules::returns::is_reminded};
/// let r = Returns::default();
/// let weeks: Vec<u32> = (0..12).filter(|&late| is_reminded(late, 2, &r)).collect();
/// assert_eq!(weeks, [2, 5]);
/// ```
pub fn is_reminded(late: u32, reminders: u32, r: &Returns) -> bool {
    let first = 2;
    late >= first
        && (late - first).is_multiple_of(r.reminder_gap)
        && (late - first) / r.reminder_gap < reminders
}

/// Weekly chance of giving an account up: reasons of the family's own; after a long suspension; and under
/// sustained overload (the 13-week mean of load above what can be borne).
///
/// ```
/// use allotment::{parameters::assumptions::Returns, rules::returns::dropout_chance};
/// let r = Returns::default();
/// assert_eq!(dropout_chance(0, 0.5, &r), r.lapse_other);
/// assert!(dropout_chance(r.dropout_suspended_weeks + 1, 0.5, &r) > dropout_chance(0, 0.5, &r));
/// ```
pub fn dropout_chance(suspended_weeks: u32, mean_load: f64, r: &Returns) -> f64 {
    let suspended = if suspended_weeks > r.dropout_suspended_weeks { r.dropout_hazard } else { 0.0 };
    let overload = r.dropout_hazard * (mean_load - r.overload_sustain).clamp(0.0, 1.0);
    (r.lapse_other + suspended + overload).min(1.0)
}

/// Part of direct payments that goes on other things than support and that nobody finds: less with better
/// evidence, and less with more returns a year, four of which count as full checking.
///
/// ```
/// use allotment::parameters::{assumptions::Returns, levers::Evidence};
/// use allotment::rules::returns::misused_share;
/// let r = Returns::default();
/// assert_eq!(misused_share(Evidence::Receipts, 0, &r), r.misuse);
/// assert!(misused_share(Evidence::Receipts, 4, &r) < misused_share(Evidence::Statements, 4, &r));
/// assert!(misused_share(Evidence::Receipts, 4, &r) < misused_share(Evidence::Receipts, 1, &r));
/// ```
pub fn misused_share(evidence: Evidence, returns_per_year: u32, r: &Returns) -> f64 {
    let found = match evidence {
        Evidence::Receipts => r.misuse_found_receipts,
        Evidence::Statements => r.misuse_found_statements,
        Evidence::Card => r.misuse_found_card,
    };
    let checked = libm::sqrt(f64::from(returns_per_year) / 4.0).min(1.0);
    r.misuse * (1.0 - found * checked)
}
