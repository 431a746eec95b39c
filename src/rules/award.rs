//! Setting a budget: the questionnaire, the uplift by judgement, the cap.

use crate::parameters::assumptions::Budgets;

/// What a questionnaire scores for a child whose true cost is `cost` pounds a year, given a standard
/// normal draw. It can't see a family's circumstances, so it errs, and downward as need grows.
pub fn questionnaire_score(cost: f64, band: usize, normal: f64, b: &Budgets) -> f64 {
    let bias = [
        b.questionnaire_bias_low,
        b.questionnaire_bias_medium,
        b.questionnaire_bias_high,
        b.questionnaire_bias_complex,
    ][band];
    let spread = b.questionnaire_sd_low + b.questionnaire_sd_step * band as f64;
    cost * libm::exp(spread * normal - bias)
}

/// Chance that a worker tries to raise a score that is too low: by the discretion allowed and the
/// time available.
pub fn uplift_chance(discretion: f64, pressure: f64, b: &Budgets) -> f64 {
    b.uplift_chance * discretion * (1.0 / pressure.max(1e-9)).min(1.0)
}

/// The score raised towards the true cost, given a uniform draw.
pub fn uplifted(score: f64, cost: f64, uniform: f64, b: &Budgets) -> f64 {
    score + (cost - score).max(0.0) * (b.uplift_share * 2.0 * uniform).min(1.0)
}

/// The budget: never above the true cost, then times the lever that lifts budgets.
///
/// ```
/// use allotment::rules::award::budget;
/// assert_eq!(budget(4_800.0, 4_500.0, 1.0), 4_500.0);
/// assert_eq!(budget(4_000.0, 4_500.0, 1.0), 4_000.0);
/// ```
pub fn budget(score: f64, cost: f64, budget_factor: f64) -> f64 {
    score.min(cost) * budget_factor
}
