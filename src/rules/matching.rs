//! How a family and a personal assistant find each other.

use crate::parameters::assumptions::Searching;

/// Weekly chance that a searched-for post is filled: a matching function of the pool and the posts
/// vacant in the area, and of the wage offered against other work (Gousia & Allan 2024).
///
/// ```
/// use allotment::{parameters::assumptions::Searching, rules::matching::match_chance};
/// let s = Searching::default();
/// assert_eq!(match_chance(0.0, 5.0, 1.0, false, &s), 0.0);
/// assert!(match_chance(5.0, 5.0, 1.0, true, &s) > match_chance(5.0, 5.0, 1.0, false, &s));
/// ```
pub fn match_chance(pool: f64, vacancies: f64, wage_ratio: f64, register: bool, s: &Searching) -> f64 {
    if pool <= 0.0 {
        return 0.0;
    }
    let support = if register { s.pa_register_boost } else { 1.0 };
    (s.pa_match_base * pool / (pool + vacancies) * libm::pow(wage_ratio, s.pa_match_wage) * support).min(1.0)
}
