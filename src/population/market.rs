//! Draws providers and personal assistants, for the first market and for entrants.

use crate::basics::{MOST_MINUTES, Pence, Purpose, Slot};
use crate::context::{ModelContext, pounds};
use crate::parameters::assumptions::Assumptions;
use crate::terms::PricingUnit;
use crate::world::World;
use crate::world::assistant::{Assistant, Post};
use crate::world::authority::{Candidate, Market};
use crate::world::ledger::{LedgerAccount, Reason};
use crate::world::provider::{Kind, Provider};

/// Lays out the first providers and assistants.
pub(crate) fn lay_out(world: &mut World, context: &ModelContext<'_>) {
    let a = context.assumptions;
    world.markets = vec![Market::default(); context.place.areas.len()];
    if a.limit_test.test_no_supply {
        return;
    }
    let counts = [
        (Kind::Agency, a.market.n_agencies),
        (Kind::Club, a.market.n_clubs),
        (Kind::Overnight, a.market.n_overnight),
    ];
    for (kind, reference) in counts {
        let rounding = context.draws.uniform(Purpose::ProviderCount, kind as u64, 0);
        let count = (reference * context.scale() + rounding).floor() as u64;
        for number in 0..count {
            let key = (kind as u64) << 14 | number;
            let area =
                area_by_share(context, context.draws.at(Purpose::ProviderPlace, key, 0).uniform(), false);
            let provider = new_provider(world, context, kind, area, key, 1.0);
            let reserve = world.providers[provider].normal_reserve;
            world.post(
                LedgerAccount::ProviderCosts,
                LedgerAccount::Provider(provider as u32),
                reserve,
                Reason::OpeningReserve,
            );
        }
    }
    let rounding = context.draws.uniform(Purpose::ProviderCount, 9, 0);
    let assistants = (a.pa.n_pas * context.scale() + rounding).floor() as u64;
    for key in 0..assistants {
        let area = area_by_share(context, context.draws.at(Purpose::Assistant, key, 0).uniform(), true);
        new_assistant(world, context, area, key);
    }
    for number in 0..world.providers.len() {
        offer_in_reach(world, context, number);
    }
}

fn area_by_share(context: &ModelContext<'_>, uniform: f64, assistants: bool) -> usize {
    let areas = &context.place.areas;
    let mut cumulative = 0.0;
    for (i, area) in areas.iter().enumerate() {
        cumulative += if assistants { area.pa_share } else { area.family_share };
        if uniform < cumulative {
            return i;
        }
    }
    areas.len() - 1
}

/// Mean minutes a week over a year of a provider of a kind in an area, before its own size.
pub(crate) fn typical_minutes(kind: Kind, thin: bool, a: &Assumptions) -> f64 {
    let staffed = slot_minutes(kind, true, if thin { a.market.thin_supply } else { 1.0 }, a);
    Slot::ALL.iter().map(|&slot| f64::from(staffed[slot as usize] * slot.active_weeks())).sum::<f64>() / 52.0
}

/// Staffed minutes a week by slot, in season.
fn slot_minutes(kind: Kind, holiday_scheme: bool, size: f64, a: &Assumptions) -> [u32; 6] {
    let m = &a.market;
    let (hours, shares) = match kind {
        Kind::Agency => (
            m.agency_hours,
            [
                m.agency_slot_share_school_day,
                m.agency_slot_share_after_school,
                m.agency_slot_share_evening,
                m.agency_slot_share_weekend,
                m.agency_slot_share_holiday,
                0.0,
            ],
        ),
        Kind::Club => (
            m.club_hours,
            [
                0.0,
                m.club_slot_share_after_school,
                0.0,
                m.club_slot_share_weekend,
                if holiday_scheme { m.club_holiday_size } else { 0.0 },
                0.0,
            ],
        ),
        Kind::Overnight => (m.overnight_hours, [0.0, 0.0, 0.0, 0.0, 0.0, 1.0]),
        // A collective has what its members give, counted anew each quarter.
        Kind::Collective => (0.0, [0.0; 6]),
    };
    shares.map(|share| ((hours * share * size * 60.0).round_ties_even() as u32).min(MOST_MINUTES))
}

/// Opens a provider without a reserve; `size` is relative to the typical one. Gives its place.
pub(crate) fn new_provider(
    world: &mut World,
    context: &ModelContext<'_>,
    kind: Kind,
    area: usize,
    key: u64,
    size: f64,
) -> usize {
    let a = context.assumptions;
    let m = &a.market;
    let spot = &context.place.areas[area];
    let mut place = context.draws.at(Purpose::ProviderPlace, key, 1);
    let spread = spot.spread * m.provider_spread;
    let (x, y) = (spot.x + spread * place.normal(), spot.y + spread * place.normal());

    let mut traits = context.draws.at(Purpose::ProviderTraits, key, 0);
    let own_size = size * libm::exp(m.size_log_sd * traits.normal());
    let price_draw = traits.normal();
    let cost_draw = traits.normal();
    let unit_draw = traits.uniform();
    let failure_draw = traits.normal();
    let reserve_draw = traits.normal();
    let scheme_draw = traits.uniform();

    let thin = if spot.thin { m.thin_supply } else { 1.0 };
    let staffed = slot_minutes(kind, scheme_draw < m.club_holiday_scheme_share, own_size * thin, a);
    let p = &a.prices;
    let (price, wage_share) = match kind {
        Kind::Collective => (a.collective.collective_price, 0.0),
        Kind::Agency => (
            (p.agency_price_mean + p.agency_price_sd * price_draw).max(p.agency_price_mean / 3.0),
            m.agency_wage_share,
        ),
        Kind::Club => (p.club_price_mean * libm::exp(m.club_price_sd * price_draw), m.club_wage_share),
        Kind::Overnight => {
            (p.overnight_price_mean * libm::exp(m.overnight_price_sd * price_draw), m.overnight_wage_share)
        }
    };
    // Prices follow the years that have passed before an entrant opens.
    let price = if kind == Kind::Collective { price } else { price * world.authority.wage_index };
    let unit = match kind {
        Kind::Agency if unit_draw < m.agency_session_share => PricingUnit::Session,
        Kind::Agency => PricingUnit::Hour,
        Kind::Club if unit_draw < m.club_quarter_share => PricingUnit::Quarter,
        Kind::Club if unit_draw < m.club_quarter_share + m.club_session_share => PricingUnit::Session,
        Kind::Club => PricingUnit::Hour,
        Kind::Overnight => PricingUnit::Night,
        Kind::Collective => PricingUnit::Hour,
    };
    let wage = price * wage_share * libm::exp(m.provider_cost_sd * cost_draw);

    let yearly = |minutes: &[u32; 6]| {
        Slot::ALL.iter().map(|&s| f64::from(minutes[s as usize] * s.active_weeks())).sum::<f64>()
            / 52.0
            / 60.0
    };
    let own_hours = yearly(&staffed);
    let typical_hours = yearly(&slot_minutes(kind, true, 1.0, a));
    // A lump of fixed cost does not shrink with size, which is why small clubs in thin areas go first.
    let fixed_share = if kind == Kind::Collective { 0.0 } else { m.fixed_share };
    let fixed = fixed_share * price * (m.fixed_lump * typical_hours + (1.0 - m.fixed_lump) * own_hours);
    let grants_left = if world.week >= context.began { 1.0 - context.environment.env_grant_cut } else { 1.0 };
    let grant = if kind == Kind::Club { m.club_grant_share * price * own_hours * grants_left } else { 0.0 };
    let weekly_cost = wage * own_hours * m.rota_floor.max(0.0) + fixed;
    let reserve = m.reserve_weeks * libm::exp(m.reserve_log_sd * reserve_draw) * weekly_cost;

    let number = world.ledger.open_provider();
    world.providers.push(Provider {
        key,
        kind,
        area: area as u16,
        x,
        y,
        open: true,
        clients: Vec::new(),
        staffed,
        booked: [0; 6],
        delivered: 0,
        council_paid: Pence::ZERO,
        price: pounds(price).max(Pence(1)),
        unit,
        wage: pounds(wage),
        wage_index: world.authority.wage_index,
        fixed: pounds(fixed),
        grant: pounds(grant),
        failure: (a.delivery.provider_failure * libm::exp(m.failure_log_sd * failure_draw)).min(1.0),
        reputation: a.search.initial_reputation,
        normal_reserve: pounds(reserve),
        weeks_below: 0,
        use_sum: 0.0,
        use_weeks: 0,
    });
    number as usize
}

/// Adds an assistant to an area's pool.
pub(crate) fn new_assistant(world: &mut World, context: &ModelContext<'_>, area: usize, key: u64) {
    let p = &context.assumptions.pa;
    let mut keyed = context.draws.at(Purpose::Assistant, key, 1);
    let hours = p.pa_hours_mean * (0.5 + keyed.uniform());
    let chances = [
        p.pa_slot_school_day,
        p.pa_slot_after_school,
        p.pa_slot_evening,
        p.pa_slot_weekend,
        p.pa_slot_holiday,
    ];
    let mut slots = 0u8;
    for (i, chance) in chances.iter().enumerate() {
        if keyed.uniform() < *chance {
            slots |= 1 << i;
        }
    }
    let reservation = p.pa_reservation_mean * libm::exp(p.pa_reservation_sd * keyed.normal());
    world.markets[area].pool.push(world.assistants.len() as u32);
    world.assistants.push(Assistant {
        key,
        area: area as u16,
        post: Post::Pool,
        minutes: (hours * 60.0).round_ties_even() as u32,
        taken: 0,
        slots,
        reservation,
    });
}

/// Adds an open provider, the last so far, to the candidates of each area in which it can reach some
/// home, so that a search looks at those only.
pub(crate) fn offer_in_reach(world: &mut World, context: &ModelContext<'_>, number: usize) {
    let s = &context.assumptions.search;
    let own = s.reach_car.max(s.reach_no_car);
    let provider = &world.providers[number];
    let reach = match provider.kind {
        Kind::Agency => s.reach_agency,
        Kind::Club | Kind::Collective => own,
        Kind::Overnight => own * s.overnight_reach_factor,
    };
    for (market, area) in world.markets.iter_mut().zip(&context.place.areas) {
        // Six spreads hold all but one home in sixty million; the exact distance is checked when a
        // family searches.
        let radius = reach + 6.0 * area.spread;
        let (dx, dy) = (provider.x - area.x, provider.y - area.y);
        if dx * dx + dy * dy <= radius * radius {
            let candidate = Candidate { provider: number as u32, x: provider.x, y: provider.y };
            market.candidates[provider.kind.service() as usize].push(candidate);
        }
    }
}
