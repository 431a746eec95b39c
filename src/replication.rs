//! One replication: warm up once, fork into every option, run each to the horizon.
//!
//! Never knows of files, threads or other replications.

use crate::assumptions::Assumptions;
use crate::basics::{Draws, QUARTER, Week, YEAR};
use crate::environment::Environment;
use crate::outcome::{OUTCOMES, Tally};
use crate::place::Place;
use crate::policy::Levers;
use crate::setting::Setting;
use crate::week;
use crate::world::World;
use crate::world::diary::{Diary, Portrait};
use crate::world::record::Record;

/// What a council decides and what happens to it, from the fork on.
#[derive(Clone, Debug, PartialEq)]
pub struct Course {
    /// What the council decides.
    pub levers: Levers,
    /// What happens to it.
    pub environment: Environment,
}

/// Everything that one replication needs.
#[derive(Clone, Debug)]
pub struct Experiment {
    /// The council.
    pub place: Place,
    /// What nobody knows.
    pub assumptions: Assumptions,
    /// The course until the fork.
    pub warm_up: Course,
    /// The courses compared.
    pub options: Vec<Course>,
    /// Simulated years, the warm-up year included; at least 2.
    pub horizon_years: u32,
    /// The study's seed.
    pub seed: u64,
}

/// What one option came to in one replication.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Run {
    /// Outcomes over all policy years, in the order of [`OUTCOMES`]; NaN where not defined.
    pub horizon: Vec<f64>,
    /// Outcomes of each policy year.
    pub years: Vec<Vec<f64>>,
    /// Headline outcomes of each policy quarter, in the order of the headline rows of [`OUTCOMES`].
    pub quarters: Vec<Vec<f64>>,
}

impl Run {
    /// From the tallies of the policy quarters, in order (four a year).
    pub fn from_quarters(quarters: &[Tally]) -> Run {
        let sum = |span: &[Tally]| {
            let mut total = Tally::default();
            span.iter().for_each(|tally| total.add(tally));
            total
        };
        let all = |tally: &Tally| -> Vec<f64> {
            OUTCOMES.iter().map(|outcome| outcome.of(tally).unwrap_or(f64::NAN)).collect()
        };
        let headline = |tally: &Tally| -> Vec<f64> {
            let rows = OUTCOMES.iter().filter(|outcome| outcome.headline);
            rows.map(|outcome| outcome.of(tally).unwrap_or(f64::NAN)).collect()
        };
        Run {
            horizon: all(&sum(quarters)),
            years: quarters.chunks(4).map(|year| all(&sum(year))).collect(),
            quarters: quarters.iter().map(headline).collect(),
        }
    }
}

/// The replication's luck, and the options' worlds: warm up once, fork into every option.
///
/// # Panics
/// Where a law of the model breaks (money, hours or people not conserved, a number not finite): the
/// message names the week. The caller catches it, once a replication.
pub fn replicate(experiment: &Experiment, replication: u32) -> Vec<Run> {
    let draws = Draws::new(experiment.seed, replication);
    let warm_up = setting(experiment, draws, &experiment.warm_up, Week(0));
    let warmed = warm_up_world(&warm_up);
    experiment
        .options
        .iter()
        .map(|course| {
            let option = setting(experiment, draws, course, Week(YEAR));
            let mut world = warmed.clone();
            Run::from_quarters(&live_option(&mut world, &warm_up, &option, experiment.horizon_years))
        })
        .collect()
}

/// As [`replicate`], with every family's record: the same family has the same place in every list.
///
/// # Panics
/// As [`replicate`].
pub fn replicate_with_families(experiment: &Experiment, replication: u32) -> Vec<(Run, Vec<Record>)> {
    let draws = Draws::new(experiment.seed, replication);
    let warm_up = setting(experiment, draws, &experiment.warm_up, Week(0));
    let warmed = warm_up_world(&warm_up);
    experiment
        .options
        .iter()
        .map(|course| {
            let option = setting(experiment, draws, course, Week(YEAR));
            let mut world = warmed.clone();
            world.start_records();
            let run =
                Run::from_quarters(&live_option(&mut world, &warm_up, &option, experiment.horizon_years));
            (run, world.records.take().unwrap_or_default())
        })
        .collect()
}

/// A setting of an experiment.
pub fn setting<'a>(experiment: &'a Experiment, draws: Draws, course: &'a Course, began: Week) -> Setting<'a> {
    Setting::new(
        draws,
        &experiment.place,
        &experiment.assumptions,
        &course.levers,
        &course.environment,
        began,
    )
}

/// An authority at the end of its warm-up year.
pub fn warm_up_world(setting: &Setting<'_>) -> World {
    let mut world = week::open(setting);
    live_quarters(&mut world, setting, YEAR, &mut |_| ());
    world
}

/// Takes a warmed-up authority into an option and lives it to the horizon: a tally a policy quarter.
pub fn live_option(
    world: &mut World,
    warm_up: &Setting<'_>,
    option: &Setting<'_>,
    horizon_years: u32,
) -> Vec<Tally> {
    live_option_watched(world, warm_up, option, horizon_years, &mut |_| ())
}

/// As [`live_option`], showing the world to `watch` at the fork and at the end of every week.
///
/// # Panics
/// As [`replicate`].
pub fn live_option_watched(
    world: &mut World,
    warm_up: &Setting<'_>,
    option: &Setting<'_>,
    horizon_years: u32,
    watch: &mut dyn FnMut(&World),
) -> Vec<Tally> {
    week::take_over(world, warm_up, option);
    watch(world);
    live_quarters(world, option, horizon_years * YEAR, watch)
}

/// Lives up to `end`, a tally a quarter; the laws are checked at the end of each.
fn live_quarters(
    world: &mut World,
    setting: &Setting<'_>,
    end: u32,
    watch: &mut dyn FnMut(&World),
) -> Vec<Tally> {
    let mut quarters = Vec::new();
    while world.week.0 < end {
        week::live(world, setting);
        watch(world);
        if world.week.0.is_multiple_of(QUARTER) {
            let tally = std::mem::take(&mut world.tally);
            if let Some(broken) = world.broken() {
                panic!("{broken}");
            }
            if let Some(name) = tally.not_finite() {
                panic!("week {}: the count `{name}` is not a finite number", world.week.0);
            }
            quarters.push(tally);
        }
    }
    quarters
}

/// One family's life under every option: who it is, the warm-up year that all options share, and a
/// diary an option.
#[derive(Clone, Debug)]
pub struct Lives {
    /// Who the family is, in the first week.
    pub portrait: Portrait,
    /// The warm-up year.
    pub shared: Diary,
    /// The policy years, one diary an option.
    pub options: Vec<Diary>,
}

/// Lives one family's life under every option. `family` is below the place's number of families.
pub fn live_story(experiment: &Experiment, replication: u32, family: u32) -> Lives {
    let draws = Draws::new(experiment.seed, replication);
    let warm_up = setting(experiment, draws, &experiment.warm_up, Week(0));
    let mut world = week::open(&warm_up);
    let portrait = Portrait::of(&world, family as usize);
    let blank = || Some(Box::new(Diary { family, ..Diary::default() }));
    world.diary = blank();
    live_quarters(&mut world, &warm_up, YEAR, &mut |_| ());
    let shared = *world.diary.take().unwrap_or_default();
    let options = experiment
        .options
        .iter()
        .map(|course| {
            let option = setting(experiment, draws, course, Week(YEAR));
            let mut world = world.clone();
            world.diary = blank();
            live_option(&mut world, &warm_up, &option, experiment.horizon_years);
            *world.diary.take().unwrap_or_default()
        })
        .collect();
    Lives { portrait, shared, options }
}
