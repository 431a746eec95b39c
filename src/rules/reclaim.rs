//! How much of a balance is taken back.

use crate::basics::Pence;

/// What stands above the weeks that a family may keep, those paid in advance included, where it is worth taking.
///
/// ```
/// use allotment::{basics::Pence, rules::reclaim::surplus};
/// let (weekly, smallest) = (Pence(10_000), Pence(5_000));
/// assert_eq!(surplus(Pence(80_001), weekly, 8.0, Pence::ZERO), Pence(1));
/// assert_eq!(surplus(Pence(80_000), weekly, 8.0, Pence::ZERO), Pence::ZERO);
/// assert_eq!(surplus(Pence(84_000), weekly, 8.0, smallest), Pence::ZERO);
/// ```
pub fn surplus(balance: Pence, weekly_budget: Pence, weeks_keep: f64, smallest: Pence) -> Pence {
    let above = (balance - weekly_budget.times(weeks_keep)).or_zero();
    if above > smallest { above } else { Pence::ZERO }
}
