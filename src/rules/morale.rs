//! Morale of social workers and their leaving.

use crate::parameters::assumptions::Workforce;

/// Morale after a week: towards a target that falls with pressure above 1 and administration above a
/// half of the time, and rises with time face to face above a quarter.
pub fn morale_after(morale: f64, pressure: f64, admin_share: f64, contact_share: f64, w: &Workforce) -> f64 {
    let target =
        (1.0 - w.morale_pressure * (pressure - 1.0).max(0.0) - w.morale_admin * (admin_share - 0.5).max(0.0)
            + w.morale_contact * (contact_share - 0.25))
            .clamp(0.0, 1.0);
    morale + w.morale_rate * (target - morale)
}

/// Pressure: mean hours asked over mean hours there.
pub fn pressure(asked: f64, available: f64) -> f64 {
    asked / available.max(1.0)
}

/// How likely a worker of some morale is to leave, before it is divided by the place's mean.
pub fn leaving_weight(morale: f64, w: &Workforce) -> f64 {
    libm::exp(-w.turnover_morale * morale)
}

/// Weekly chance that a permanent worker leaves: the place's own rate, more or less likely than the mean of
/// its workers by morale.
///
/// ```
/// use allotment::rules::morale::leaving_chance;
/// // Leavers a week over a year are the published turnover, whatever the mean morale.
/// assert_eq!(leaving_chance(0.4, 0.4, 0.159), 0.159 / 52.0);
/// assert_eq!(leaving_chance(0.8, 0.4, 0.159), 2.0 * 0.159 / 52.0);
/// ```
pub fn leaving_chance(weight: f64, mean_weight: f64, yearly_turnover: f64) -> f64 {
    (yearly_turnover / 52.0 * (weight / mean_weight)).min(1.0)
}
