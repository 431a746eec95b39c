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

/// Weekly chance that a permanent worker leaves. `turnover` is the place's turnover over England's.
pub fn leaving_chance(morale: f64, turnover: f64, w: &Workforce) -> f64 {
    (w.turnover_base * turnover * libm::exp(w.turnover_morale * (1.0 - morale))).min(1.0)
}
