//! The work of pricing a plan's elements, and the practice it gives.

use crate::parameters::assumptions::Casework;
use crate::terms::PricingUnit;

/// How much longer than an hourly price a unit takes to cost, since it must be converted.
pub fn difficulty(unit: PricingUnit, c: &Casework) -> f64 {
    match unit {
        PricingUnit::Hour => 1.0,
        PricingUnit::Session => c.difficulty_session,
        PricingUnit::Night => c.difficulty_night,
        PricingUnit::Quarter => c.difficulty_quarter,
    }
}

/// Hours to cost one element: base hours by the mean difficulty of its offers, less with practice;
/// flat with a price book.
pub fn element_hours(mean_difficulty: f64, proficiency: f64, price_book: bool, c: &Casework) -> f64 {
    if price_book { c.hours_cost_pricebook } else { c.hours_cost_element * mean_difficulty / proficiency }
}

/// Proficiency after costing `elements` more: a share of the gap to the ceiling closes with each.
pub fn practised(proficiency: f64, elements: u32, c: &Casework) -> f64 {
    let gap = (c.proficiency_max - proficiency).max(0.0);
    proficiency + gap * (1.0 - libm::pow(1.0 - c.proficiency_gain, f64::from(elements)))
}
