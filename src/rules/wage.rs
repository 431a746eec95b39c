//! What a family can offer an assistant.

/// The highest wage an hour, in pounds, at which an element's yearly money still buys the least hours worth
/// having, with the employer's on-costs.
///
/// ```
/// use allotment::rules::wage::most_in_plan;
/// // £5,200 a year, at least 5 hours a week, on-costs of 15%: £20 an hour costs the plan, £17.39 is the wage.
/// assert!((most_in_plan(5_200.0, 260.0, 0.15) - 20.0 / 1.15).abs() < 1e-12);
/// assert_eq!(most_in_plan(0.0, 260.0, 0.15), 0.0);
/// ```
pub fn most_in_plan(yearly_money: f64, least_hours_a_year: f64, on_cost: f64) -> f64 {
    yearly_money / (least_hours_a_year.max(1e-9) * (1.0 + on_cost))
}
