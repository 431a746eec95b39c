//! What a provider's week costs, and when one more opens.

use crate::parameters::assumptions::Market;

/// Minutes of staff paid for: those delivered, but at least a floor of the rota.
pub fn paid_minutes(delivered: u32, staffed: u32, rota_floor: f64) -> u32 {
    delivered.max((f64::from(staffed) * rota_floor).round_ties_even() as u32)
}

/// Expected margin of an entrant over its full-capacity revenue: negative means that none enters.
/// `grant_share` is a club's grant over full-capacity revenue.
pub fn entry_margin(fill: f64, wage_share: f64, grant_share: f64, m: &Market) -> f64 {
    fill - wage_share * fill.max(m.rota_floor) - m.fixed_share + grant_share
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
