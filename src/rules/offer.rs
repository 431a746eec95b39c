//! Whether a worker offers a direct payment: the gate.

use super::logistic;
use crate::parameters::assumptions::Offers;

/// Chance that a family is told of direct payments at its first plan: the council's ways move its log-odds.
///
/// ```
/// use allotment::rules::offer::told_chance;
/// assert!((told_chance(0.35, 0.0) - 0.35).abs() < 1e-12);
/// assert!(told_chance(0.35, 1.0) > 0.5 && told_chance(1.0, -3.0) == 1.0 && told_chance(0.0, 3.0) == 0.0);
/// ```
pub fn told_chance(usual: f64, council: f64) -> f64 {
    if usual <= 0.0 || usual >= 1.0 { usual } else { logistic(libm::log(usual / (1.0 - usual)) + council) }
}

/// Chance that a worker offers a direct payment under judgement. Workers fear to overload stressed
/// families, perceive capacity with error, and are more cautious when uneasy with costing or short
/// of time (Whitaker 2015). `council` is how much more readily this council offers (0: as the reference).
pub fn offer_chance(
    perceived_capacity: f64,
    perceived_strain: f64,
    proficiency: f64,
    pressure: f64,
    council: f64,
    o: &Offers,
) -> f64 {
    logistic(
        o.offer_intercept + council + o.offer_capacity * libm::log(perceived_capacity.max(1e-6))
            - o.offer_strain * perceived_strain
            - o.offer_unease * (1.0 - proficiency).max(0.0)
            - o.offer_pressure * (pressure - 1.0).max(0.0),
    )
}
