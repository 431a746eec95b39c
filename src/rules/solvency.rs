//! What a provider's week costs, and when one more opens.

use crate::parameters::assumptions::Market;

/// Minutes of staff paid for: those delivered, but at least a floor of the rota.
pub fn paid_minutes(delivered: u32, staffed: u32, rota_floor: f64) -> u32 {
    delivered.max((f64::from(staffed) * rota_floor).round_ties_even() as u32)
}

/// Expected margin of an entrant over its full-capacity revenue: negative means that none enters.
/// `wage_share` is what staff cost of the price, today, with the providers there are; `fixed_index` the fixed
/// cost's own price level over that of support; `grant_share` a club's grant over full-capacity revenue.
///
/// ```
/// use allotment::{parameters::assumptions::Market, rules::solvency::entry_margin};
/// let m = Market { rota_floor: 0.7, fixed_share: 0.15, ..Market::default() };
/// assert!((entry_margin(0.85, 0.8, 1.0, 0.0, &m) - (0.85 - 0.8 * 0.85 - 0.15)).abs() < 1e-12);
/// // Where prices have fallen behind costs, nobody comes.
/// assert!(entry_margin(0.85, 0.9, 1.1, 0.0, &m) < 0.0);
/// ```
pub fn entry_margin(fill: f64, wage_share: f64, fixed_index: f64, grant_share: f64, m: &Market) -> f64 {
    fill - wage_share * fill.max(m.rota_floor) - m.fixed_share * fixed_index + grant_share
}

/// How full an entrant expects to be where `unmet` funded hours a week look for support.
pub fn expected_fill(unmet: f64, size: f64, m: &Market) -> f64 {
    (m.entry_fill_share * unmet / size.max(1e-9)).min(m.entry_fill_max)
}

/// Quarterly rate of entry of one kind in one area.
pub fn entry_rate(unmet: f64, size: f64, margin: f64, grant: f64, m: &Market) -> f64 {
    if margin <= 0.0 {
        return 0.0;
    }
    m.entry_rate
        * (unmet / size.max(1e-9))
        * (margin / m.entry_margin_scale).min(m.entry_factor_max)
        * (1.0 + m.entry_grant_effect * grant / 10_000.0)
}
