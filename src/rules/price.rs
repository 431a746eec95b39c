//! How prices, wages and staffed hours of providers move.

use crate::parameters::assumptions::Market;

/// A year's move of a provider's price, as a share: part of wage growth, the rest fee uprating, and
/// a little with utilisation; held between a floor and a ceiling.
pub fn price_move(wage_growth: f64, fee_uprating: f64, utilisation: f64, m: &Market) -> f64 {
    (m.price_cost_pass * wage_growth
        + (1.0 - m.price_cost_pass) * fee_uprating
        + m.price_utilisation * (utilisation - m.utilisation_target))
        .clamp(m.price_move_min, m.price_move_max.max(m.price_move_min))
}

/// A year's move of a provider's wage, as a share: it must follow part of the market at once and can
/// afford the rest only as its own price moves.
pub fn wage_move(wage_growth: f64, price_move: f64, m: &Market) -> f64 {
    m.wage_follow * wage_growth + (1.0 - m.wage_follow) * price_move
}

/// A quarter's move of the staffed hours of one slot, as a share. `gap` is how far the provider's
/// wage has fallen behind the market (0 where it has not).
pub fn staffing_move(booked_share: f64, solvent: bool, gap: f64, m: &Market) -> f64 {
    let step = if booked_share > m.hire_utilisation && solvent {
        m.hire_step * (1.0 - m.hire_gap_effect * gap).max(0.0)
    } else if booked_share < m.shrink_utilisation {
        -m.shrink_step
    } else {
        0.0
    };
    (step - m.staff_leave_gap * gap).max(-1.0)
}

/// The lowest price an hour at which cost plus a margin is covered, in pounds. `fixed` and `grant`
/// are per staffed hour.
pub fn fee_floor(wage: f64, fixed: f64, grant: f64, m: &Market) -> f64 {
    let use_assumed = m.fee_floor_utilisation.max(0.01);
    (1.0 + m.fee_floor_margin) * (wage * use_assumed.max(m.rota_floor) + fixed - grant) / use_assumed
}
