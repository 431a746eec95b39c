//! How a family and a personal assistant find each other.

use crate::parameters::assumptions::Searching;

/// Weekly chance at full effort that a searched-for post meets somebody of the pool, at the market's wage: a
/// matching function of the pool and the posts vacant in the area. The chance that a post is filled is this
/// times [`wage_effect`] times the share of the pool that works the slot, accepts the wage and has the time.
///
/// ```
/// use allotment::{parameters::assumptions::Searching, rules::matching::match_chance};
/// let s = Searching::default();
/// assert_eq!(match_chance(0.0, 5.0, false, &s), 0.0);
/// assert!(match_chance(5.0, 5.0, true, &s) > match_chance(5.0, 5.0, false, &s));
/// ```
pub fn match_chance(pool: f64, vacancies: f64, register: bool, s: &Searching) -> f64 {
    if pool <= 0.0 {
        return 0.0;
    }
    let support = if register { s.pa_register_boost } else { 1.0 };
    (s.pa_match_base * pool / (pool + vacancies) * support).min(1.0)
}

/// How much more often a post is filled at a wage over that of other work (Gousia & Allan 2024).
pub fn wage_effect(wage_ratio: f64, s: &Searching) -> f64 {
    libm::pow(wage_ratio, s.pa_match_wage)
}
