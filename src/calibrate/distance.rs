//! How far a simulated set lies from the targets.
//!
//! A target's miss is nothing inside its band and grows by one a half-width outside it; a small pull
//! to the value itself tells sets apart that hit every band. Never knows a parameter.

use super::targets::{Role, Target};

/// The pull to the value, beside one for lying outside the band, per half-width.
pub const PULL: f64 = 0.1;

/// The largest miss that counts, in half-widths: beyond, a set is wrong and how wrong says nothing.
/// A value that is not defined counts as this.
pub const WORST: f64 = 10.0;

/// Half-widths by which a simulated value lies outside the band.
pub fn miss(target: &Target, simulated: Option<f64>) -> f64 {
    let half = (target.high - target.low) / 2.0;
    let outside = |simulated: f64| (target.low - simulated).max(simulated - target.high).max(0.0);
    simulated.map_or(WORST, |simulated| (outside(simulated) / half).min(WORST))
}

/// The distance of a set: the weighted mean of misses and pulls over hard and soft targets.
pub fn distance(targets: &[Target], simulated: &[Option<f64>]) -> f64 {
    let (mut sum, mut weights) = (0.0, 0.0);
    for (target, &simulated) in targets.iter().zip(simulated) {
        let weight = target.weight * target.role.factor();
        let half = (target.high - target.low) / 2.0;
        let off = simulated.map_or(WORST, |simulated| ((simulated - target.value).abs() / half).min(WORST));
        sum += weight * (miss(target, simulated) + PULL * off);
        weights += weight;
    }
    if weights > 0.0 { sum / weights } else { 0.0 }
}

/// The largest miss of a hard target, in half-widths: the implausibility of a set.
pub fn implausibility(targets: &[Target], simulated: &[Option<f64>]) -> f64 {
    let hard = targets.iter().zip(simulated).filter(|(target, _)| target.role == Role::Hard);
    hard.map(|(target, &simulated)| miss(target, simulated)).fold(0.0, f64::max)
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::calibrate::measure::TargetMeasure;

    pub(crate) fn target(value: f64, low: f64, high: f64, role: Role) -> Target {
        let measure = TargetMeasure::named("take_up").unwrap();
        let (name, source) = (format!("{} {value}", role.word()), String::new());
        Target { name, measure, value, low, high, role, weight: 1.0, source }
    }

    #[test]
    fn a_hit_costs_only_its_pull_and_a_miss_costs_its_half_widths() {
        let hard = target(0.3, 0.2, 0.4, Role::Hard);
        for (simulated, expected) in
            [(Some(0.3), 0.0), (Some(0.4), 0.1), (Some(0.5), 1.2), (Some(9.0), 11.0), (None, 11.0)]
        {
            let distance = distance(std::slice::from_ref(&hard), &[simulated]);
            assert!((distance - expected).abs() < 1e-12, "{simulated:?}: {distance}");
        }
    }

    #[test]
    fn hard_targets_count_four_times_soft_ones_and_checks_nothing() {
        let three = [Role::Hard, Role::Soft, Role::Check].map(|role| target(0.3, 0.2, 0.4, role));
        let at = |simulated: [f64; 3]| distance(&three, &simulated.map(Some));
        assert!((at([0.5, 0.3, 0.3]) - 4.0 * at([0.3, 0.5, 0.3])).abs() < 1e-12);
        assert_eq!(at([0.3, 0.3, 77.0]), 0.0);
        assert!((implausibility(&three, &[Some(0.5), Some(77.0), None]) - 1.0).abs() < 1e-12);
    }
}
