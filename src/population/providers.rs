//! Draws providers, for the first market and for entrants.

use crate::basics::{MOST_MINUTES, Pence, Purpose, Slot};
use crate::context::{ModelContext, pounds};
use crate::parameters::assumptions::Assumptions;
use crate::terms::PricingUnit;
use crate::world::World;
use crate::world::authority::Candidate;
use crate::world::provider::{Kind, Provider};

/// Mean minutes a week over a year of a provider of a kind in an area of this place, before its own size.
pub(crate) fn typical_minutes(kind: Kind, thin: bool, context: &ModelContext<'_>) -> f64 {
    let a = context.assumptions;
    let thin = if thin { a.market.thin_supply } else { 1.0 };
    let staffed = slot_minutes(kind, true, thin * context.grain(kind).size, a);
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

/// What is drawn of a provider before it is known what it costs, in the order of the draws.
struct Traits {
    /// Its size over the typical one.
    size: f64,
    price: f64,
    cost: f64,
    unit: f64,
    failure: f64,
    reserve: f64,
    scheme: f64,
}

impl Traits {
    fn draw(context: &ModelContext<'_>, key: u64, size: f64) -> Traits {
        let mut keyed = context.draws.at(Purpose::ProviderTraits, key, 0);
        Traits {
            size: size * libm::exp(context.assumptions.market.size_log_sd * keyed.normal()),
            price: keyed.normal(),
            cost: keyed.normal(),
            unit: keyed.uniform(),
            failure: keyed.normal(),
            reserve: keyed.normal(),
            scheme: keyed.uniform(),
        }
    }
}

/// Opens a provider without a reserve; `size` is relative to the typical one. Gives its index.
pub(crate) fn add_provider(
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
    let mut home = context.draws.at(Purpose::ProviderPlace, key, 1);
    let spread = spot.spread * m.provider_spread;
    let (x, y) = (spot.x + spread * home.normal(), spot.y + spread * home.normal());

    let traits = Traits::draw(context, key, size);
    let thin = if spot.thin { m.thin_supply } else { 1.0 };
    let grain = context.grain(kind).size;
    let staffed =
        slot_minutes(kind, traits.scheme < m.club_holiday_scheme_share, traits.size * thin * grain, a);
    let (price, wage_share) = price_and_wage_share(kind, traits.price, a);
    // Prices follow the years that have passed before an entrant opens.
    let price = if kind == Kind::Collective { price } else { price * world.authority.wage_index };
    let wage = price * wage_share * libm::exp(m.provider_cost_sd * traits.cost);

    let own_hours = yearly_hours(&staffed);
    let fixed = fixed_cost(kind, price, own_hours, grain, a);
    let grants_left = if world.week >= context.began { 1.0 - context.environment.env_grant_cut } else { 1.0 };
    let grant = if kind == Kind::Club { m.club_grant_share * price * own_hours * grants_left } else { 0.0 };
    let weekly_cost = wage * own_hours * m.rota_floor.max(0.0) + fixed;
    let reserve = m.reserve_weeks * libm::exp(m.reserve_log_sd * traits.reserve) * weekly_cost;

    world.add_provider(Provider {
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
        paid: Pence::ZERO,
        price: pounds(price).max(Pence(1)),
        unit: pricing_unit(kind, traits.unit, a),
        wage: pounds(wage),
        wage_index: world.authority.wage_index,
        fixed: pounds(fixed),
        grant: pounds(grant),
        failure: (a.delivery.provider_failure * libm::exp(m.failure_log_sd * traits.failure)).min(1.0),
        reputation: a.search.initial_reputation,
        normal_reserve: pounds(reserve),
        weeks_below: 0,
        use_sum: 0.0,
        use_weeks: 0,
    })
}

/// Pounds an hour at week 0, by a standard normal draw, and the share of it that staff cost.
fn price_and_wage_share(kind: Kind, normal: f64, a: &Assumptions) -> (f64, f64) {
    let (p, m) = (&a.prices, &a.market);
    match kind {
        Kind::Collective => (a.collective.collective_price, 0.0),
        Kind::Agency => (
            (p.agency_price_mean + p.agency_price_sd * normal).max(p.agency_price_mean / 3.0),
            m.agency_wage_share,
        ),
        Kind::Club => (p.club_price_mean * libm::exp(m.club_price_sd * normal), m.club_wage_share),
        Kind::Overnight => {
            (p.overnight_price_mean * libm::exp(m.overnight_price_sd * normal), m.overnight_wage_share)
        }
    }
}

/// How a provider charges, by a uniform draw.
fn pricing_unit(kind: Kind, uniform: f64, a: &Assumptions) -> PricingUnit {
    let m = &a.market;
    match kind {
        Kind::Agency if uniform < m.agency_session_share => PricingUnit::Session,
        Kind::Agency => PricingUnit::Hour,
        Kind::Club if uniform < m.club_quarter_share => PricingUnit::Quarter,
        Kind::Club if uniform < m.club_quarter_share + m.club_session_share => PricingUnit::Session,
        Kind::Club => PricingUnit::Hour,
        Kind::Overnight => PricingUnit::Night,
        Kind::Collective => PricingUnit::Hour,
    }
}

/// Mean hours a week over a year of staffed minutes by slot.
fn yearly_hours(minutes: &[u32; 6]) -> f64 {
    Slot::ALL.iter().map(|&s| f64::from(minutes[s as usize] * s.active_weeks())).sum::<f64>() / 52.0 / 60.0
}

/// Fixed cost a week, pounds. A lump of it does not shrink with size, which is why small clubs in thin
/// areas go first.
fn fixed_cost(kind: Kind, price: f64, own_hours: f64, grain: f64, a: &Assumptions) -> f64 {
    let m = &a.market;
    let typical_hours = yearly_hours(&slot_minutes(kind, true, grain, a));
    let share = if kind == Kind::Collective { 0.0 } else { m.fixed_share };
    share * price * (m.fixed_lump * typical_hours + (1.0 - m.fixed_lump) * own_hours)
}

/// Adds an open provider, the last so far, to the candidates of each area in which it can reach some
/// home, so that a search looks at those only.
pub(crate) fn offer_in_reach(world: &mut World, context: &ModelContext<'_>, number: usize) {
    let s = &context.assumptions.search;
    let own = s.reach_car.max(s.reach_no_car);
    let provider = &world.providers[number];
    let reach = match provider.kind {
        Kind::Agency => context.reach_agency(),
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
