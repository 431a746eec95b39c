//! When support breaks down.

use crate::parameters::assumptions::Crises;

/// Weekly chance of a crisis.
pub fn crisis_chance(strain: f64, unmet: f64, c: &Crises) -> f64 {
    (c.crisis_base * libm::exp(c.crisis_strain * strain + c.crisis_unmet * unmet)).min(1.0)
}

/// The largest that chance can be, so that most weeks need no exponential.
pub fn most_crisis_chance(c: &Crises) -> f64 {
    crisis_chance(
        if c.crisis_strain > 0.0 { 1.0 } else { 0.0 },
        if c.crisis_unmet > 0.0 { 1.0 } else { 0.0 },
        c,
    )
}
