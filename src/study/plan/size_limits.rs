//! What a world has room for: counts and growth that each row accepts, but that together come to more
//! than the keys of draws or whole pence hold.
//!
//! Never knows why somebody wants that much.

use crate::basics::Error;
use crate::parameters::assumptions::Assumptions;
use crate::place::{Figures, Place};
use crate::replication::PolicySchedule;

/// First providers of one kind that have draws of their own.
const PROVIDERS: f64 = 16_383.0;
/// Newcomers in a week that have draws of their own.
const NEWCOMERS: f64 = 4_095.0;
/// How many times the money of the first year the last year's may be.
const GROWTH: f64 = 10_000.0;

/// Refuses a place whose size takes a count beyond what a world has room for.
///
/// # Errors
/// The first count that does not fit.
pub(super) fn counts(place: &Place, assumptions: &Assumptions) -> Result<(), Error> {
    // Counts refer to the reference authority.
    let reference = Figures::default().families;
    let scale = f64::from(place.figures.families) / f64::from(reference);
    let (market, population) = (&assumptions.market, &assumptions.population);
    let most_arrivals = f64::from(population.arrivals_max_week) * scale.max(1.0);
    let counts = [
        ("market.n_agencies", market.n_agencies, market.n_agencies * scale, PROVIDERS),
        ("market.n_clubs", market.n_clubs, market.n_clubs * scale, PROVIDERS),
        ("market.n_overnight", market.n_overnight, market.n_overnight * scale, PROVIDERS),
        ("population.arrivals_max_week", f64::from(population.arrivals_max_week), most_arrivals, NEWCOMERS),
    ];
    match counts.into_iter().find(|(_, _, count, most)| count > most) {
        Some((key, value, count, most)) => {
            let families = place.figures.families;
            let problem = format!(
                "`{key}` is {value} for {reference} families, which comes to {count:.0} where there are {families}; \
                 a world has room for {most}"
            );
            Err(Error::new(problem).with_hint("set it lower, or `families` of the place"))
        }
        None => Ok(()),
    }
}

/// Refuses money that grows beyond what whole pence hold before the study ends.
///
/// # Errors
/// The growth that takes it there.
pub(super) fn growth(
    schedule: &PolicySchedule,
    assumptions: &Assumptions,
    horizon_years: u32,
) -> Result<(), Error> {
    let environment = &schedule.environment;
    let levers = std::iter::once(&schedule.levers).chain(schedule.changes.iter().map(|(_, levers)| levers));
    let fees = levers.map(|levers| levers.fee_uprating).fold(f64::NEG_INFINITY, f64::max);
    let factors = [
        ("`lever.fee_uprating`", 1.0 + fees),
        ("`environment.env_wage_growth`", 1.0 + environment.env_wage_growth),
        ("`lever.fee_uprating` less `environment.env_cut`", (1.0 + fees) * (1.0 - environment.env_cut)),
        ("`market.price_move_max`", 1.0 + assumptions.market.price_move_max),
    ];
    let years = horizon_years.saturating_sub(1);
    match factors.into_iter().find(|(_, factor)| libm::pow(*factor, f64::from(years)) > GROWTH) {
        Some((what, factor)) => {
            let problem = format!(
                "{what} lets money grow {factor}-fold a year for {years} years; over a study it may grow {GROWTH}-fold at most"
            );
            Err(Error::new(problem).with_hint("set it lower, or a shorter `horizon_years`"))
        }
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parameters::environment::Environment;
    use crate::parameters::levers::Levers;

    #[test]
    fn a_count_is_measured_in_the_place_and_named_with_the_families_there() {
        let (mut place, mut assumptions) = (Place::early_adopter(), Assumptions::default());
        assumptions.market.n_clubs = 10_000.0;
        assert!(counts(&place, &assumptions).is_ok());
        place.figures.families = 100_000;
        let said = counts(&place, &assumptions).unwrap_err().to_string();
        assert!(
            said.contains("`market.n_clubs` is 10000") && said.contains("100000; a world has room"),
            "{said}"
        );
        assert!(counts(&place, &Assumptions::default()).is_ok(), "the defaults fit the largest place");
    }

    #[test]
    fn newcomers_have_room_of_their_own() {
        let (mut place, mut assumptions) = (Place::early_adopter(), Assumptions::default());
        assumptions.population.arrivals_max_week = 1000;
        assert!(counts(&place, &assumptions).is_ok());
        place.figures.families = 10_000;
        let said = counts(&place, &assumptions).unwrap_err().to_string();
        assert!(said.contains("comes to 20000"), "{said}");
    }

    #[test]
    fn growth_is_compounded_over_the_years_whichever_decision_brings_it() {
        let assumptions = Assumptions::default();
        let schedule = |fees, cut, changes| {
            let levers = Levers { fee_uprating: fees, ..Levers::default() };
            let environment = Environment { env_cut: cut, ..Environment::default() };
            PolicySchedule {
                changes: vec![(52, Levers { fee_uprating: changes, ..Levers::default() })],
                ..PolicySchedule::new(levers, environment)
            }
        };
        assert!(growth(&schedule(0.08, 0.0, 0.08), &assumptions, 31).is_ok());
        assert!(growth(&schedule(2.0, 0.0, 0.0), &assumptions, 6).is_ok());
        for (fees, cut, changes, named) in
            [(2.0, 0.0, 0.0, "fee_uprating"), (0.0, 0.0, 2.0, "fee_uprating"), (0.0, -1.0, 0.0, "env_cut")]
        {
            let said = growth(&schedule(fees, cut, changes), &assumptions, 31).unwrap_err().to_string();
            assert!(said.contains(named) && said.contains("for 30 years"), "{said}");
        }
    }
}
