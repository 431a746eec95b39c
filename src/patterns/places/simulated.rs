//! One council simulated: solved, warmed up, and run for ten years of its baseline.

use super::check::{LUCKS, lucks};
use crate::basics::Draws;
use crate::outcome::{Outcome, Tally};
use crate::parameters::assumptions::Assumptions;
use crate::parameters::environment::Environment;
use crate::parameters::levers::Levers;
use crate::patterns::shipped::shipped_levers;
use crate::place::{self, Place, PlaceDraw, Status};
use crate::replication::{
    Experiment, PolicySchedule, WARM_UP_YEARS, replicate, run_option, warm_up_context, warm_up_world,
};
use crate::solve::Solver;

/// Policy years that a place is run for.
const YEARS: usize = 10;
/// Policy years over which levels are taken.
const FIVE: usize = 5;

/// What a council came to, mean over lucks.
#[derive(Clone, Debug, Default)]
pub(super) struct Lived {
    pub(super) id: String,
    pub(super) children: f64,
    pub(super) families: f64,
    /// Direct payments of the first policy year, pounds.
    pub(super) paid: f64,
    /// What they were expected to be.
    pub(super) aim: f64,
    /// Published, pounds a child.
    pub(super) published: Option<f64>,
    pub(super) take_up: f64,
    /// Expected turnover: 52 times the chances of leaving over weeks in post.
    pub(super) turnover: f64,
    pub(super) turnover_given: f64,
    pub(super) caseload: f64,
    pub(super) caseload_given: f64,
    pub(super) need_met: f64,
    /// Pressure, open providers and assistants in work: the tenth year over the first.
    pub(super) tenth: [f64; 3],
    /// Closures of agencies and overnight units in each half-year of each luck.
    pub(super) closures: Vec<f64>,
}

/// The councils whose spending is published for 2022-23.
pub(super) fn councils() -> Vec<String> {
    let rows = place::past().iter().filter(|past| past.year == 2022 && past.other.is_some());
    rows.map(|past| past.id.clone()).collect()
}

fn baseline() -> PolicySchedule {
    PolicySchedule::new(Levers::default(), Environment::default())
}

/// Runs a council at its median figures, staff rates as published.
pub(super) fn live(id: &str, seed: u64) -> Lived {
    let mut place = place::find(id).expect("the history names places that there are");
    place.take_staff_as_published();
    let assumptions = Assumptions::default();
    let solved = Solver::new(&place, &assumptions, &baseline()).place(&PlaceDraw::MEDIAN, &assumptions);
    let experiment = Experiment {
        place: solved,
        assumptions,
        warm_up: baseline(),
        options: vec![baseline()],
        warm_up_years: WARM_UP_YEARS,
        horizon_years: 1 + YEARS as u32,
        seed,
    };
    let mut years = vec![Tally::default(); YEARS];
    let mut closures = Vec::new();
    // Lucks of its own, so that what all places share isn't chance.
    let number = place::names().iter().position(|(name, _)| *name == id).unwrap_or_default() as u32;
    for luck in 0..lucks(experiment.place.figures.families) {
        let context = warm_up_context(&experiment, Draws::new(seed, number * LUCKS[1] + luck));
        let mut world = warm_up_world(&experiment, &context);
        let counts = run_option(&mut world, &context, &experiment, &experiment.options[0]);
        for (quarter, tally) in counts.quarters.iter().enumerate() {
            years[quarter / 4].add(tally);
        }
        let others = |tally: &Tally| tally.closures - tally.club_closures;
        closures.extend(counts.quarters.chunks(2).map(|half| half.iter().map(others).sum::<f64>()));
    }
    summed(&experiment.place, &place, &years, closures)
}

fn summed(solved: &Place, place: &Place, years: &[Tally], closures: Vec<f64>) -> Lived {
    let mut five = Tally::default();
    years.iter().take(FIVE).for_each(|year| five.add(year));
    let of = |outcome: &Outcome, tally: &Tally| outcome.of(tally).unwrap_or(f64::NAN);
    let part = |of: fn(&Tally) -> f64| of(&years[YEARS - 1]) / of(&years[0]);
    let past = place::past().iter().find(|past| past.id == place.id && past.year == 2022);
    Lived {
        id: place.id.clone(),
        children: place.children(),
        families: f64::from(place.figures.families),
        paid: of(Outcome::PAID, &years[0]),
        aim: solved.direct_payments(),
        published: past.and_then(|past| past.direct),
        take_up: of(Outcome::TAKE_UP, &five),
        turnover: five.leaving_chance * 52.0 / five.permanent_weeks,
        turnover_given: place.figures.turnover_rate,
        caseload: of(Outcome::CASELOAD, &five),
        caseload_given: place.figures.caseload,
        need_met: of(Outcome::NEED_MET, &five),
        tenth: [
            part(|t| t.pressure / t.worker_weeks),
            part(|t| t.provider_weeks / t.weeks),
            part(|t| t.pa_employed / t.weeks),
        ],
        closures,
    }
}

/// What the bundle for the market does to need met at Devon with so many families, mean over matched lucks.
pub(super) fn size_matters(families: u32, seed: u64) -> f64 {
    let mut place = place::find("devon").expect("Devon is a place");
    let given = Status::Given("the check of places".to_owned());
    place
        .set_figure("families", f64::from(families), given)
        .expect("a number of families that a place accepts");
    let assumptions = Assumptions::default();
    let solved = Solver::new(&place, &assumptions, &baseline()).place(&PlaceDraw::MEDIAN, &assumptions);
    let market_first = PolicySchedule::new(shipped_levers("market-first"), Environment::default());
    let experiment = Experiment {
        place: solved,
        assumptions,
        warm_up: baseline(),
        options: vec![baseline(), market_first],
        warm_up_years: WARM_UP_YEARS,
        horizon_years: 1 + FIVE as u32,
        seed,
    };
    let lucks = LUCKS[1];
    let effect = |luck| {
        let runs = replicate(&experiment, luck);
        let met = |option: usize| runs[option].horizon[Outcome::NEED_MET.index];
        met(1) - met(0)
    };
    (0..lucks).map(effect).sum::<f64>() / f64::from(lucks)
}
