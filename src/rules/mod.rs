//! Rules: plain numbers in, plain numbers out.
//!
//! A rule can be read alone, beside the page of the model document that states it. Never knows the
//! world, a draw, or a week other than those handed to it. Rules meet in `week/`.

pub mod award;
pub mod burden;
pub mod choice;
pub mod costing;
pub mod crisis;
pub mod matching;
pub mod morale;
pub mod offer;
pub mod price;
pub mod reclaim;
pub mod returns;
pub mod solvency;
pub mod staying;
pub mod strain;
pub mod wage;

/// The logistic function.
///
/// ```
/// assert_eq!(allotment::rules::logistic(0.0), 0.5);
/// ```
pub fn logistic(x: f64) -> f64 {
    1.0 / (1.0 + libm::exp(-x))
}
