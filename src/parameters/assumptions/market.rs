//! Agencies, clubs and overnight units.

use crate::basics::parameter::parameters;

parameters! {
    /// Agencies, clubs and overnight units.
    Market in "market" {
        /// Agencies at week 0.
        n_agencies: f64 = 9.0, plausible [3, 30], accepts [0, 10000],
            "providers", Assumed, "assumed";
        /// Clubs at week 0.
        n_clubs: f64 = 12.0, plausible [3, 40], accepts [0, 10000],
            "providers", Assumed, "assumed";
        /// The fewest agencies that share a small council's hours: slices of larger ones.
        least_agencies: u32 = 8, plausible [1, 15], accepts [0, 1000],
            "providers", Assumed, "assumed: a small council is served by agencies that work beyond it";
        /// The fewest clubs that share them.
        least_clubs: u32 = 10, plausible [1, 20], accepts [0, 1000],
            "providers", Assumed, "assumed, likewise";
        /// Overnight units whose hours the reference authority of 500 families has.
        n_overnight: f64 = 2.0, plausible [0, 6], accepts [0, 10000],
            "providers", Derived, "Ofsted 2021: 34% of LAs none, 64 LAs one short-break home (plus family-based schemes)";
        /// Mean staffed hours of an agency.
        agency_hours: f64 = 125.0, plausible [30, 400], accepts [0, 10000],
            "h/week", Assumed, "calibrated to need met 55-75%";
        /// Mean place-hours a week in season of a club.
        club_hours: f64 = 80.0, plausible [20, 300], accepts [0, 10000],
            "place-h/week", Assumed, "calibrated";
        /// Mean hours of an overnight unit.
        overnight_hours: f64 = 120.0, plausible [40, 300], accepts [0, 10000],
            "h/week", Derived, "Ofsted 2021: 3.1 children resident per home-evening (in part for this authority)";
        /// Size of providers in thin areas against the rest.
        thin_supply: f64 = 0.6, plausible [0.3, 1], accepts [0, 100],
            "ratio", Assumed, "assumed";
        /// All-in staff cost per rota hour over price.
        agency_wage_share: f64 = 0.765, plausible [0.6, 0.8], accepts [0, 1],
            "share", Derived, "Homecare Association cost model (direction)";
        /// Same, clubs (grants fill the gap).
        club_wage_share: f64 = 0.83, plausible [0.6, 0.95], accepts [0, 1],
            "share", Assumed, "assumed";
        /// Same, overnight.
        overnight_wage_share: f64 = 0.72, plausible [0.6, 0.85], accepts [0, 1],
            "share", Assumed, "assumed";
        /// Fixed cost over full-capacity revenue.
        fixed_share: f64 = 0.165, plausible [0.05, 0.25], accepts [0, 1],
            "share", Assumed, "assumed";
        /// Grant over a club's full-capacity revenue.
        club_grant_share: f64 = 0.13, plausible [0.1, 0.5], accepts [0, 1],
            "share", Assumed, "YMCA Beyond the Brink (direction)";
        /// Share of rota hours paid even when unused.
        rota_floor: f64 = 0.7, plausible [0.4, 1], accepts [0, 1],
            "share", Assumed, "Skills for Care: 36% zero-hours care workers";
        /// Spread of unit staff cost between providers.
        provider_cost_sd: f64 = 0.07, plausible [0.02, 0.15], accepts [0, 3],
            "log sd", Assumed, "assumed";
        /// Share of wage growth that fixed cost follows.
        fixed_cost_pass: f64 = 0.6, plausible [0, 1], accepts [0, 1],
            "share", Assumed, "assumed";
        /// Share of market wage growth that a provider must follow at once; the rest follows its own price.
        wage_follow: f64 = 0.7, plausible [0.3, 1], accepts [0, 1],
            "share", Assumed, "Vadean & Allan 2021 BJIR (direction)";
        /// Ceiling of continuity with an organisational provider (PA: 1).
        familiarity_provider: f64 = 0.45, plausible [0.1, 0.8], accepts [0, 1],
            "ratio", Assumed, "Skills for Care: agency staff turnover twice that of PAs";
        /// Part of fixed cost that does not scale with a provider's size (minimum efficient scale).
        fixed_lump: f64 = 0.6, plausible [0, 1], accepts [0, 1],
            "share", Assumed, "assumed";
        /// Median cash reserve in weeks of cost (log sd 0.6).
        reserve_weeks: f64 = 6.0, plausible [4, 40], accepts [0, 1000],
            "weeks", Assumed, "assumed";
        /// Weeks below zero before closure.
        closure_grace: u32 = 8, plausible [2, 26], accepts [0, 520],
            "weeks", Assumed, "assumed";
        /// Share of wage growth passed to price, the rest follows fee uprating.
        price_cost_pass: f64 = 0.5, plausible [0.2, 1], accepts [0, 1],
            "share", Derived, "Homecare Association: fees 82% of sustainable price";
        /// Price move per unit of utilisation over 0.8.
        price_utilisation: f64 = 0.1, plausible [0, 0.3], accepts [0, 10000],
            "elasticity", Assumed, "assumed";
        /// Booked share above which a provider hires.
        hire_utilisation: f64 = 0.88, plausible [0.75, 0.97], accepts [0, 1],
            "share", Assumed, "assumed";
        /// Growth per quarter at full recruitment success.
        hire_step: f64 = 0.02, plausible [0.02, 0.15], accepts [0, 10000],
            "share/quarter", Assumed, "assumed";
        /// Staffed hours lost per quarter per unit of wage gap.
        staff_leave_gap: f64 = 0.6, plausible [0.2, 2], accepts [0, 10000],
            "per unit gap/quarter", Derived, "Skills for Care: care worker turnover 39-41% (direction)";
        /// Booked share of a slot below which its staffed hours are cut.
        shrink_utilisation: f64 = 0.6, plausible [0.3, 0.75], accepts [0, 1],
            "share", Assumed, "assumed";
        /// Cut per quarter where a slot stands idle.
        shrink_step: f64 = 0.05, plausible [0.02, 0.15], accepts [0, 10000],
            "share/quarter", Assumed, "assumed";
        /// Entry rate per (kind, area) and unit of unmet funded hours over typical size.
        entry_rate: f64 = 0.04, plausible [0.005, 0.15], accepts [0, 50],
            "per quarter", Assumed, "Somerset micro-providers (upper bound)";
        /// Margin at which the entry factor is 1.
        entry_margin_scale: f64 = 0.06, plausible [0.02, 0.2], accepts [0.001, 10],
            "share", Assumed, "assumed";
        /// How far a start-up grant of 10,000 GBP multiplies entry (1 + effect).
        entry_grant_effect: f64 = 2.0, plausible [0.5, 5], accepts [0, 10000],
            "ratio per 10k GBP", Assumed, "NEF 2020 Somerset (direction)";
        /// Cash of an entrant.
        entrant_reserve: f64 = 6000.0, plausible [2000, 20000], accepts [0, 1000000],
            "GBP", Assumed, "assumed";
        /// Staffed hours of a slot (in season) over agency_hours or club_hours; Essex: hours bunch at weekends and holidays.
        agency_slot_share_school_day: f64 = 0.08, plausible [0.04, 0.13], accepts [0, 1],
            "share", Assumed, "Essex Market Position Statement (direction)";
        /// Staffed hours of a slot (in season) over agency_hours or club_hours; Essex: hours bunch at weekends and holidays.
        agency_slot_share_after_school: f64 = 0.22, plausible [0.11, 0.35], accepts [0, 1],
            "share", Assumed, "Essex Market Position Statement (direction)";
        /// Staffed hours of a slot (in season) over agency_hours or club_hours; Essex: hours bunch at weekends and holidays.
        agency_slot_share_evening: f64 = 0.15, plausible [0.07, 0.24], accepts [0, 1],
            "share", Assumed, "Essex Market Position Statement (direction)";
        /// Staffed hours of a slot (in season) over agency_hours or club_hours; Essex: hours bunch at weekends and holidays.
        agency_slot_share_weekend: f64 = 0.55, plausible [0.28, 0.88], accepts [0, 1],
            "share", Assumed, "Essex Market Position Statement (direction)";
        /// Staffed hours of a slot (in season) over agency_hours or club_hours; Essex: hours bunch at weekends and holidays.
        agency_slot_share_holiday: f64 = 0.45, plausible [0.23, 0.72], accepts [0, 1],
            "share", Assumed, "Essex Market Position Statement (direction)";
        /// Staffed hours of a slot (in season) over agency_hours or club_hours; Essex: hours bunch at weekends and holidays.
        club_slot_share_after_school: f64 = 0.45, plausible [0.23, 0.72], accepts [0, 1],
            "share", Assumed, "Essex Market Position Statement (direction)";
        /// Staffed hours of a slot (in season) over agency_hours or club_hours; Essex: hours bunch at weekends and holidays.
        club_slot_share_weekend: f64 = 0.55, plausible [0.28, 0.88], accepts [0, 1],
            "share", Assumed, "Essex Market Position Statement (direction)";
        /// Staffed hours of a slot (in season) over agency_hours or club_hours; Essex: hours bunch at weekends and holidays.
        club_holiday_scheme_share: f64 = 0.6, plausible [0.3, 0.96], accepts [0, 1],
            "share", Assumed, "Essex Market Position Statement (direction)";
        /// Staffed hours of a slot (in season) over agency_hours or club_hours; Essex: hours bunch at weekends and holidays.
        club_holiday_size: f64 = 2.2, plausible [1.1, 3.52], accepts [0, 100],
            "ratio", Assumed, "Essex Market Position Statement (direction)";
        /// Spread of provider sizes.
        size_log_sd: f64 = 0.35, plausible [0.1, 0.8], accepts [0, 3],
            "log sd", Assumed, "assumed";
        /// Spread of reserves.
        reserve_log_sd: f64 = 0.6, plausible [0.2, 1], accepts [0, 3],
            "log sd", Assumed, "assumed";
        /// Spread of provider failure.
        failure_log_sd: f64 = 0.4, plausible [0, 0.8], accepts [0, 3],
            "log sd", Assumed, "assumed";
        /// Spread of club prices.
        club_price_sd: f64 = 0.15, plausible [0.05, 0.3], accepts [0, 3],
            "log sd", Assumed, "assumed";
        /// Spread of overnight prices.
        overnight_price_sd: f64 = 0.1, plausible [0.05, 0.3], accepts [0, 3],
            "log sd", Assumed, "assumed";
        /// Agencies priced by the session.
        agency_session_share: f64 = 0.3, plausible [0, 0.6], accepts [0, 1],
            "share", Assumed, "assumed";
        /// Clubs priced by the quarter.
        club_quarter_share: f64 = 0.4, plausible [0, 0.8], accepts [0, 1],
            "share", Assumed, "assumed";
        /// Clubs priced by the session (rest by the hour).
        club_session_share: f64 = 0.4, plausible [0, 0.8], accepts [0, 1],
            "share", Assumed, "assumed";
        /// Floor of the yearly price move.
        price_move_min: f64 = -0.03, plausible [-0.1, 0], accepts [-0.9, 0],
            "per year", Assumed, "assumed";
        /// Ceiling of the yearly price move.
        price_move_max: f64 = 0.12, plausible [0.05, 0.3], accepts [0, 10],
            "per year", Assumed, "assumed";
        /// Utilisation at which price does not move.
        utilisation_target: f64 = 0.8, plausible [0.7, 0.9], accepts [0, 1],
            "share", Assumed, "assumed";
        /// Cash above this multiple of the normal reserve leaves at year end.
        surplus_reserve_factor: f64 = 2.5, plausible [1, 6], accepts [0, 100],
            "ratio", Assumed, "assumed";
        /// Spread between years of what staff and overheads cost all of an authority's providers alike.
        cost_shock_sd: f64 = 0.05, plausible [0, 0.1], accepts [0, 1],
            "log sd", Derived, "so that closures cluster: ADASS, 65 closures in 48 of 152 authorities in half a year, variance over mean 1.27";
        /// Size of an entrant.
        entrant_size: f64 = 0.6, plausible [0.2, 1], accepts [0, 100],
            "ratio", Assumed, "assumed";
        /// Highest fill an entrant expects.
        entry_fill_max: f64 = 0.85, plausible [0.6, 1], accepts [0, 1],
            "share", Assumed, "assumed";
        /// Unmet hours an entrant expects to win.
        entry_fill_share: f64 = 0.6, plausible [0.2, 1], accepts [0, 1],
            "share", Assumed, "assumed";
        /// Margin in the fee floor.
        fee_floor_margin: f64 = 0.04, plausible [0, 0.1], accepts [0, 1],
            "share", Assumed, "assumed";
        /// Utilisation assumed in the fee floor.
        fee_floor_utilisation: f64 = 0.78, plausible [0.6, 0.9], accepts [0, 1],
            "share", Assumed, "assumed";
        /// How much a wage gap slows hiring.
        hire_gap_effect: f64 = 3.0, plausible [0, 10], accepts [0, 100],
            "ratio", Assumed, "assumed";
        /// Spread of providers round an area's centre over that of homes.
        provider_spread: f64 = 0.7, plausible [0.3, 1.2], accepts [0, 100],
            "ratio", Assumed, "assumed";
        /// Ceiling of the entry factor that grows with the expected margin.
        entry_factor_max: f64 = 2.0, plausible [1, 5], accepts [0, 100],
            "ratio", Assumed, "assumed";
    }
}
