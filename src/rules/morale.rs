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

/// Pressure: mean hours asked over mean hours there, however few these are.
///
/// ```
/// use allotment::rules::morale::pressure;
/// assert_eq!(pressure(44.0, 40.0), 1.1);
/// assert_eq!((pressure(0.4, 0.2), pressure(40.0, 0.0), pressure(0.0, 0.0)), (2.0, 100.0, 0.0));
/// ```
pub fn pressure(asked: f64, available: f64) -> f64 {
    if asked > 0.0 { (asked / available).min(MOST_PRESSURE) } else { 0.0 }
}

/// As much pressure as there is where nobody has an hour.
const MOST_PRESSURE: f64 = 100.0;

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
