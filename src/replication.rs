//! One replication: warm up once, fork into every option, run each to the horizon.
//!
//! Never knows of files, threads or other replications.

use crate::basics::{Draws, QUARTER, Week, YEAR};
use crate::context::ModelContext;
use crate::outcome::accounts_year::AccountsYear;
use crate::outcome::diary::{Diary, Lives, Portrait};
use crate::outcome::family_record::FamilyRecord;
use crate::outcome::gain::{self, Matched};
use crate::outcome::subgroup::{self, Sums};
use crate::outcome::{OUTCOMES, Tally};
use crate::parameters::assumptions::Assumptions;
use crate::parameters::environment::Environment;
use crate::parameters::levers::Levers;
use crate::place::Place;
use crate::week;
use crate::world::World;

/// What a council decides and what happens to it, from the fork on.
#[derive(Clone, Debug, PartialEq)]
pub struct Course {
    /// What the council decides.
    pub levers: Levers,
    /// What happens to it.
    pub environment: Environment,
    /// What it decides later: weeks after the fork, ascending, with everything that holds from then
    /// on. A course until the fork never comes to it.
    pub later: Vec<(u32, Levers)>,
}

impl Course {
    /// A course that never changes.
    pub fn new(levers: Levers, environment: Environment) -> Course {
        Course { levers, environment, later: Vec::new() }
    }

    /// What is decided, with the weeks after the fork from which it holds.
    fn stages(&self) -> impl Iterator<Item = (u32, &Levers)> {
        std::iter::once((0, &self.levers)).chain(self.later.iter().map(|(after, levers)| (*after, levers)))
    }
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
    /// The family accounts of each policy year, to the penny.
    pub accounts: Vec<AccountsYear>,
    /// Sums over families, a group each in the order of [`subgroup::groups`]; empty where nobody asked.
    pub subgroups: Vec<Sums>,
    /// Families that fare better or worse than under the option's baseline, in the order of
    /// [`gain::rows`]; empty where nobody asked.
    pub winners: Vec<Matched>,
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
        let years: Vec<Vec<f64>> = quarters.chunks(4).map(|year| all(&sum(year))).collect();
        let mut horizon = all(&sum(quarters));
        for (place, outcome) in OUTCOMES.iter().enumerate() {
            if outcome.every_year && years.iter().any(|year| year[place].is_nan()) {
                horizon[place] = f64::NAN;
            }
        }
        Run { horizon, years, quarters: quarters.iter().map(headline).collect(), ..Run::default() }
    }

    fn of(lived: Lived) -> Run {
        Run { accounts: lived.years, ..Run::from_quarters(&lived.quarters) }
    }
}

/// Somebody who looks on while worlds are lived, and changes nothing.
pub trait Watch {
    /// A week begins.
    fn begin(&mut self) {}
    /// A phase, by its place in [`phases`], is over.
    fn phase(&mut self, _place: usize) {}
    /// A week is over, or an option began.
    fn week(&mut self, _world: &World) {}
}

/// Nobody looks on.
impl Watch for () {}

/// Shown the world when an option began and at the end of every week.
struct Weeks<'a>(&'a mut dyn FnMut(&World));

impl Watch for Weeks<'_> {
    fn week(&mut self, world: &World) {
        (self.0)(world);
    }
}

/// The names of a week's phases, in order.
pub fn phases() -> [&'static str; week::WEEK.len()] {
    week::WEEK.map(|phase| phase.name)
}

/// The replication's luck, and the options' worlds: warm up once, fork into every option.
///
/// # Panics
/// Where a law of the model breaks (money, hours or people not conserved, a number not finite): the
/// message names the week. The caller catches it, once a replication.
pub fn replicate(experiment: &Experiment, replication: u32) -> Vec<Run> {
    let draws = Draws::new(experiment.seed, replication);
    let warm_up = warm_up_context(experiment, draws);
    let warmed = warm_up_world(&warm_up);
    experiment
        .options
        .iter()
        .map(|course| {
            let mut world = warmed.clone();
            Run::of(live_option(&mut world, &warm_up, experiment, course))
        })
        .collect()
}

/// As [`replicate`], with every family's record: the same family has the same place in every list.
///
/// # Panics
/// As [`replicate`].
pub fn replicate_with_families(experiment: &Experiment, replication: u32) -> Vec<(Run, Vec<FamilyRecord>)> {
    with_families(experiment, replication, &mut ())
}

fn with_families(
    experiment: &Experiment,
    replication: u32,
    watch: &mut dyn Watch,
) -> Vec<(Run, Vec<FamilyRecord>)> {
    let draws = Draws::new(experiment.seed, replication);
    let warm_up = warm_up_context(experiment, draws);
    let warmed = warm_up_world_watched(&warm_up, watch);
    experiment
        .options
        .iter()
        .map(|course| {
            let mut world = warmed.clone();
            world.start_records();
            let run = Run::of(live_watched(&mut world, &warm_up, experiment, course, watch));
            let records = world.records.take().unwrap_or_default();
            (run, world.completed(records))
        })
        .collect()
}

/// The context of the warm-up year: no policy starts in it, so nothing that strikes at the start of a
/// policy (grant cuts, a provider shock) strikes then.
pub fn warm_up_context(experiment: &Experiment, draws: Draws) -> ModelContext<'_> {
    context(experiment, draws, &experiment.warm_up, Week(u32::MAX))
}

/// As [`replicate`], with every option's families summed by subgroup and matched with those of its
/// baseline, whose place in the experiment's options stands at the option's own place in `baselines`.
/// The families themselves are dropped.
///
/// # Panics
/// As [`replicate`]; and where a baseline is no option or is under another environment.
pub fn replicate_matched(experiment: &Experiment, baselines: &[usize], replication: u32) -> Vec<Run> {
    replicate_watched(experiment, baselines, replication, &mut ())
}

/// As [`replicate_matched`], with somebody who looks on.
///
/// # Panics
/// As [`replicate_matched`].
pub fn replicate_watched(
    experiment: &Experiment,
    baselines: &[usize],
    replication: u32,
    watch: &mut dyn Watch,
) -> Vec<Run> {
    let lived = with_families(experiment, replication, watch);
    assert_eq!(lived.len(), baselines.len(), "a baseline an option");
    let families: Vec<(Vec<Sums>, Vec<Matched>)> = lived
        .iter()
        .zip(baselines)
        .map(|((_, records), &baseline)| {
            (subgroup::sums(&experiment.place, records), gain::matched(records, &lived[baseline].1))
        })
        .collect();
    let runs = lived.into_iter().zip(families);
    runs.map(|((run, _), (subgroups, winners))| Run { subgroups, winners, ..run }).collect()
}

/// A context of an experiment.
pub fn context<'a>(
    experiment: &'a Experiment,
    draws: Draws,
    course: &'a Course,
    began: Week,
) -> ModelContext<'a> {
    ModelContext::new(
        draws,
        &experiment.place,
        &experiment.assumptions,
        &course.levers,
        &course.environment,
        began,
    )
}

/// An authority at the end of its warm-up year.
pub fn warm_up_world(context: &ModelContext<'_>) -> World {
    warm_up_world_watched(context, &mut ())
}

fn warm_up_world_watched(context: &ModelContext<'_>, watch: &mut dyn Watch) -> World {
    let mut world = week::open(context);
    live_until(&mut world, context, YEAR, &mut Lived::default(), watch);
    world
}

/// What was counted on the way.
#[derive(Clone, Debug, Default)]
pub struct Lived {
    /// A tally a quarter.
    pub quarters: Vec<Tally>,
    /// The accounts of each financial year.
    pub years: Vec<AccountsYear>,
}

/// Takes an authority, warmed up under `warm_up`, into an option and lives it to the horizon, from one
/// date of the option to the next.
pub fn live_option(
    world: &mut World,
    warm_up: &ModelContext<'_>,
    experiment: &Experiment,
    course: &Course,
) -> Lived {
    live_watched(world, warm_up, experiment, course, &mut ())
}

/// As [`live_option`], showing the world to `watch` when the option began and at the end of every week.
///
/// # Panics
/// As [`replicate`].
pub fn live_option_watched(
    world: &mut World,
    warm_up: &ModelContext<'_>,
    experiment: &Experiment,
    course: &Course,
    watch: &mut dyn FnMut(&World),
) -> Lived {
    live_watched(world, warm_up, experiment, course, &mut Weeks(watch))
}

fn live_watched(
    world: &mut World,
    warm_up: &ModelContext<'_>,
    experiment: &Experiment,
    course: &Course,
    watch: &mut dyn Watch,
) -> Lived {
    let horizon = experiment.horizon_years * YEAR;
    let mut lived = Lived::default();
    let mut before = warm_up.clone();
    let mut stages = course.stages().peekable();
    while let Some((after, levers)) = stages.next() {
        // What happens to the council began at the fork, whenever it decides otherwise.
        let (place, assumptions) = (&experiment.place, &experiment.assumptions);
        let now =
            ModelContext::new(warm_up.draws, place, assumptions, levers, &course.environment, Week(YEAR));
        week::take_over(world, &before, &now);
        if after == 0 {
            watch.week(world);
        }
        let end = stages.peek().map_or(horizon, |(after, _)| horizon.min(YEAR + after));
        live_until(world, &now, end, &mut lived, watch);
        before = now;
    }
    lived
}

/// Lives up to `end`; the laws are checked at the end of each quarter.
fn live_until(
    world: &mut World,
    context: &ModelContext<'_>,
    end: u32,
    lived: &mut Lived,
    watch: &mut dyn Watch,
) {
    while world.week.0 < end {
        watch.begin();
        week::step(world, context, &mut |phase| watch.phase(phase));
        watch.week(world);
        if world.week.0.is_multiple_of(QUARTER) {
            let tally = std::mem::take(&mut world.tally);
            if let Some(broken) = world.violated_law() {
                panic!("{broken}");
            }
            if let Some(name) = tally.not_finite() {
                panic!("week {}: the count `{name}` is not a finite number", world.week.0);
            }
            lived.quarters.push(tally);
        }
        if world.week.of_year() == 0 {
            lived.years.push(world.close_year());
        }
    }
}

/// Lives one family's life under every option. `family` is below the place's number of families.
pub fn live_story(experiment: &Experiment, replication: u32, family: u32) -> Lives {
    let draws = Draws::new(experiment.seed, replication);
    let warm_up = warm_up_context(experiment, draws);
    let mut world = week::open(&warm_up);
    let portrait = world.portrait(family as usize);
    let blank = || Some(Box::new(Diary { family, ..Diary::default() }));
    world.diary = blank();
    live_until(&mut world, &warm_up, YEAR, &mut Lived::default(), &mut ());
    let shared = *world.diary.take().unwrap_or_default();
    let options = experiment
        .options
        .iter()
        .map(|course| {
            let mut world = world.clone();
            world.diary = blank();
            live_option(&mut world, &warm_up, experiment, course);
            *world.diary.take().unwrap_or_default()
        })
        .collect();
    Lives { portrait, shared, options }
}

/// The first of the first families whose portrait at the end of the warm-up year fits, by number.
pub fn find_family(
    experiment: &Experiment,
    replication: u32,
    fits: impl Fn(&Portrait) -> bool,
) -> Option<u32> {
    let draws = Draws::new(experiment.seed, replication);
    let world = warm_up_world(&warm_up_context(experiment, draws));
    (0..experiment.place.figures.families).find(|&family| fits(&world.portrait(family as usize)))
}
