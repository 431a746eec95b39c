//! Returns of accounts: how likely one arrives, and what lateness leads to.

use super::logistic;
use crate::parameters::assumptions::Returns;

/// Weekly chance that a due return arrives. `help` is 1 for a reminder, and a half each for payroll
/// and carers' support; `habit` the family's own, a log-odds.
pub fn arrival_chance(load: f64, strain: f64, help: f64, habit: f64, r: &Returns) -> f64 {
    logistic(
        r.return_intercept + habit + r.return_slack * (1.0 - load) - r.return_strain * strain + r.return_help * help,
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

/// Weekly chance of dropping out of an account: after a long suspension, and under sustained
/// overload (the 13-week mean of load above what can be borne).
pub fn dropout_chance(suspended_weeks: u32, mean_load: f64, r: &Returns) -> f64 {
    let suspended = if suspended_weeks > r.dropout_suspended_weeks { r.dropout_hazard } else { 0.0 };
    suspended + r.dropout_hazard * (mean_load - r.overload_sustain).clamp(0.0, 1.0)
}

/// Whether an account holder has any reason to drop out, whose chance is otherwise nothing: cheap enough to
/// be asked of everybody, every week.
pub fn may_drop_out(suspended: bool, mean_load: f64, r: &Returns) -> bool {
    suspended || mean_load > r.overload_sustain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_has_no_reason_to_drop_out_has_no_chance_to() {
        let r = Returns::default();
        for mean_load in [0.0, 0.5, r.overload_sustain, r.overload_sustain + 1e-9, 3.0] {
            for suspended_weeks in [0, 1, r.dropout_suspended_weeks, r.dropout_suspended_weeks + 1] {
                let chance = dropout_chance(suspended_weeks, mean_load, &r);
                let may = may_drop_out(suspended_weeks > 0, mean_load, &r);
                assert!(may || chance == 0.0, "{suspended_weeks} weeks, load {mean_load}");
                assert!(chance > 0.0 || mean_load <= r.overload_sustain, "load {mean_load}");
            }
        }
        // Nor is anybody asked in vain whose load is what can be borne.
        assert!(!may_drop_out(false, r.overload_sustain, &r) && !may_drop_out(false, 0.0, &r));
    }
}
