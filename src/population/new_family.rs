//! Draws one family with its children, for the first population and for arrivals.

use super::elements::draw_elements;
use crate::basics::{Pence, Purpose, Week};
use crate::context::ModelContext;
use crate::parameters::assumptions::Population;
use crate::rules::{logistic, staying};
use crate::terms::Arrangement;
use crate::world::World;
use crate::world::additions::NewFamily;
use crate::world::case::{Dates, FAR};
use crate::world::child::{Child, Element};
use crate::world::family::{Family, NONE};
use crate::world::household::Household;

/// Adds a family with key `key`; gives its index. A newcomer's children are young enough to stay a while.
pub(crate) fn add(world: &mut World, context: &ModelContext<'_>, key: u64, newcomer: bool) -> usize {
    let (draws, a, week) = (&context.draws, context.assumptions, world.week);
    let home = Home::draw(context, key);
    let means = Means::draw(context, key);
    let child = |number| draw_child(context, week, key * 4 + number, newcomer);
    let children: Vec<(Child, Vec<Element>)> = (0..means.n_children).map(child).collect();
    let band = children.iter().map(|(child, _)| child.band).max().unwrap_or(0);

    let family = draw_family(context, key, &means, band, context.place.areas[home.area].thin);
    let employer_chance = logistic(
        a.choice.employer_intercept + a.choice.employer_capacity * libm::log(family.capacity.max(1e-6)),
    );
    let next =
        |purpose, hazard| draws.at(purpose, key, 0).weeks_until(hazard).map_or(FAR, |weeks| week.plus(weeks));
    let moves_away = next(Purpose::MoveAway, a.population.move_away_hazard);
    let dates = Dates {
        next_change: children.iter().map(|(child, _)| child.next_change()).fold(moves_away, Week::min),
        next_review: FAR,
        next_visit: week.plus(a.workforce.visit_interval),
        next_shock: next(Purpose::PrivateShock, a.strain.strain_shock_hazard),
    };
    let household = Household {
        x: home.x,
        y: home.y,
        commitment: Pence::ZERO,
        engagement: libm::exp(a.search.engagement_sd * draws.at(Purpose::Engagement, key, 0).normal()),
        crisis_hours: 0.0,
        first_request: week,
        rounds: 0,
        moves_away,
        first_child: 0,
        reclaimed_in: 0,
        area: home.area as u16,
        n_children: 0,
        chosen: Arrangement::Waiting,
        deprivation: (means.quintile_step + 2.0) as u8,
        car: means.car,
        employer: draws.happens(employer_chance, Purpose::EmployerTrait, key, 0),
        had_budget: false,
        dropped_out: false,
        had_account: false,
        offered: [false; 2],
    };
    let aware = draws.happens(a.offer.aware_initial, Purpose::Aware, key, 0);
    let follows = a.family.network_degree as usize;
    world.add_family(NewFamily { family, household, dates, aware, children, follows })
}

/// Where a family lives.
struct Home {
    area: usize,
    x: f64,
    y: f64,
}

impl Home {
    /// An area by its share of families, and a spot in it.
    fn draw(context: &ModelContext<'_>, key: u64) -> Home {
        let mut keyed = context.draws.at(Purpose::Home, key, 0);
        let area_draw = keyed.uniform();
        let mut area = 0;
        let mut cumulative = 0.0;
        for (number, candidate) in context.place.areas.iter().enumerate() {
            cumulative += candidate.family_share;
            area = number;
            if area_draw < cumulative {
                break;
            }
        }
        let spot = &context.place.areas[area];
        let (x, y) = (spot.x + spot.spread * keyed.normal(), spot.y + spot.spread * keyed.normal());
        Home { area, x, y }
    }
}

/// What a family has to manage with.
struct Means {
    /// Fifth by deprivation less the middle one: -2 least to 2 most.
    quintile_step: f64,
    lone_parent: bool,
    language_barrier: bool,
    car: bool,
    n_children: u64,
}

impl Means {
    fn draw(context: &ModelContext<'_>, key: u64) -> Means {
        let p = &context.assumptions.population;
        let deprivation = context.draws.uniform(Purpose::Deprivation, key, 0);
        let quintile_step = (5.0 * libm::pow(deprivation, p.deprivation_skew)).floor().min(4.0) - 2.0;
        let mut keyed = context.draws.at(Purpose::Household, key, 0);
        let lone_parent = keyed.uniform() < p.share_lone_parent;
        let language_barrier = keyed.uniform() < p.share_language_barrier;
        let car = keyed.uniform() < p.share_car - p.car_deprivation * quintile_step;
        let size_draw = keyed.uniform();
        let n_children = if size_draw < p.share_three_children {
            3
        } else if size_draw < p.share_three_children + p.share_two_children {
            2
        } else {
            1
        };
        Means { quintile_step, lone_parent, language_barrier, car, n_children }
    }
}

/// How a family fares when it comes, by its means and the highest need band of its children.
fn draw_family(context: &ModelContext<'_>, key: u64, means: &Means, band: u8, thin: bool) -> Family {
    let (draws, a) = (&context.draws, context.assumptions);
    let (f, band) = (&a.family, f64::from(band));
    let capacity = f.capacity_median
        * libm::exp(
            f.capacity_sd_log * draws.at(Purpose::Capacity, key, 0).normal()
                + f.capacity_deprivation * means.quintile_step
                + if means.language_barrier { f.capacity_language } else { 0.0 }
                + if means.lone_parent { f.capacity_lone } else { 0.0 }
                + f.capacity_need * band,
        );
    let strain = (f.strain_initial_mean
        + f.strain_initial_sd * draws.at(Purpose::InitialStrain, key, 0).normal()
        + f.strain_deprivation * means.quintile_step
        + f.strain_need * band)
        .clamp(0.02, 0.98);
    let trust = (f.trust_initial + f.trust_initial_sd * draws.at(Purpose::InitialTrust, key, 0).normal())
        .clamp(0.02, 0.98);
    Family {
        capacity,
        strain,
        chronic_strain: strain,
        trust,
        fear: 0.0,
        load: 0.0,
        mean_load: 0.0,
        admin_hours: 0.0,
        assessed: 0,
        delivered: 0,
        familiar: 0.0,
        assessed_value: 0.0,
        key,
        beliefs: [a.choice.belief_initial; 3],
        experience: 0,
        thin,
        reminders: 0,
        quintile: 0,
    }
}

/// Draws a child with its elements. Whose it is is filled in when the family is added.
fn draw_child(context: &ModelContext<'_>, week: Week, key: u64, newcomer: bool) -> (Child, Vec<Element>) {
    let draws = &context.draws;
    let p = &context.assumptions.population;
    let mut need = draws.at(Purpose::ChildNeed, key, 0);
    let band = draw_band(need.uniform(), p);
    let mean = [p.hours_low, p.hours_medium, p.hours_high, p.hours_complex][band];
    let hours = mean * context.figures().need_scale * libm::exp(p.hours_sd_log * need.normal());

    let u = draws.uniform(Purpose::ChildAge, key, 0);
    let age = if newcomer {
        p.age_min + (p.age_max_arrival - p.age_min).max(0.0) * u
    } else {
        staying::age_of_present(u, p)
    };
    let weeks_left = ((18.0 - age) * 52.0).ceil().max(1.0) as u32;
    let first_change = draws.at(Purpose::NeedChange, key, 0).weeks_until(p.need_change_hazard);
    let child = Child {
        key,
        family: 0,
        band: band as u8,
        active: true,
        leaves: week.plus(weeks_left),
        need_changes: first_change.map_or(FAR, |weeks| week.plus(weeks)),
        n_changes: 0,
        cost: Pence::ZERO,
        score: Pence::ZERO,
        budget: Pence::ZERO,
        account: NONE,
        first_element: 0,
        n_elements: 0,
    };
    (child, draw_elements(context, key, band, hours))
}

fn draw_band(uniform: f64, p: &Population) -> usize {
    let shares = [p.band_share_low, p.band_share_medium, p.band_share_high];
    // Shares that were varied on their own may pass one in sum: normalised, so that the order holds.
    let sum: f64 = shares.iter().sum::<f64>().max(1.0);
    let mut cumulative = 0.0;
    for (band, share) in shares.iter().enumerate() {
        cumulative += share / sum;
        if uniform < cumulative {
            return band;
        }
    }
    3
}
