//! One replication: warm up until the world has settled, fork into every option, run each to the horizon.
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

/// What a council decides and what happens to it from the fork on, with the dates at which it decides
/// otherwise.
#[derive(Clone, Debug, PartialEq)]
pub struct PolicySchedule {
    /// What the council decides.
    pub levers: Levers,
    /// What happens to it.
    pub environment: Environment,
    /// Changes of policy: weeks after the fork, ascending, with all levers that hold from then on. The
    /// schedule of the warm-up ends before any of them.
    pub changes: Vec<(u32, Levers)>,
}

impl PolicySchedule {
    /// A schedule that never changes.
    pub fn new(levers: Levers, environment: Environment) -> PolicySchedule {
        PolicySchedule { levers, environment, changes: Vec::new() }
    }

    /// The levers of each stage, with the weeks after the fork from which they hold.
    fn stages(&self) -> impl Iterator<Item = (u32, &Levers)> {
        std::iter::once((0, &self.levers)).chain(self.changes.iter().map(|(after, levers)| (*after, levers)))
    }
}

/// Everything that one replication needs.
#[derive(Clone, Debug)]
pub struct Experiment {
    /// The council.
    pub place: Place,
    /// Assumptions on what nobody knows for certain.
    pub assumptions: Assumptions,
    /// The schedule until the fork.
    pub warm_up: PolicySchedule,
    /// The schedules compared.
    pub options: Vec<PolicySchedule>,
    /// Years of warm-up before the fork, at least 1; [`WARM_UP_YEARS`] in every study.
    pub warm_up_years: u32,
    /// Simulated years from the last year of the warm-up on, that year included; at least 2.
    pub horizon_years: u32,
    /// The study's seed.
    pub seed: u64,
}

/// Years of warm-up after which a world has settled: the first market and the first plans are guesses, and
/// what they lead to has died away by then.
pub const WARM_UP_YEARS: u32 = 5;

impl Experiment {
    /// The week of the fork: April of the first policy year.
    pub fn fork(&self) -> Week {
        Week(self.warm_up_years * YEAR)
    }

    /// The week in which the horizon is reached.
    pub fn end(&self) -> Week {
        self.fork().plus((self.horizon_years - 1) * YEAR)
    }
}

/// The results of one option in one replication.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Run {
    /// Outcomes over all policy years, in the order of [`OUTCOMES`]: ratios of sums over all of them, whatever an
    /// option makes of single years; NaN where the sum has nothing to divide by.
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
        Run {
            horizon: all(&sum(quarters)),
            years,
            quarters: quarters.iter().map(headline).collect(),
            ..Run::default()
        }
    }

    fn of(counts: Counts) -> Run {
        Run { accounts: counts.years, ..Run::from_quarters(&counts.quarters) }
    }
}

/// Observes simulated weeks, and changes nothing.
pub trait WeekObserver {
    /// A week begins.
    fn week_begins(&mut self) {}
    /// A phase is done, by its index in [`phases`].
    fn phase_done(&mut self, _index: usize) {}
    /// A week is done, or an option began.
    fn week_done(&mut self, _world: &World) {}
}

/// Observes nothing.
impl WeekObserver for () {}

/// Calls a function with the world when an option began and at the end of every week.
struct EveryWeek<'a>(&'a mut dyn FnMut(&World));

impl WeekObserver for EveryWeek<'_> {
    fn week_done(&mut self, world: &World) {
        (self.0)(world);
    }
}

/// The names of a week's phases, in order.
pub fn phases() -> [&'static str; week::WEEK.len()] {
    week::WEEK.map(|phase| phase.name)
}

/// What each option came to in one replication, in the options' order: one world is warmed up, copied
/// into every option and run to the horizon. All options meet the replication's random streams.
///
/// # Panics
/// Where a law of the model breaks (money, hours or people not conserved, a number not finite): the
/// message names the week. The caller catches it, once a replication.
pub fn replicate(experiment: &Experiment, replication: u32) -> Vec<Run> {
    let draws = Draws::new(experiment.seed, replication);
    let warm_up = warm_up_context(experiment, draws);
    let warmed = warm_up_world(experiment, &warm_up);
    experiment
        .options
        .iter()
        .map(|schedule| {
            let mut world = warmed.clone();
            Run::of(run_option(&mut world, &warm_up, experiment, schedule))
        })
        .collect()
}

/// As [`replicate`], with every family's record: the same family has the same index in every list.
///
/// # Panics
/// As [`replicate`].
pub fn replicate_with_families(experiment: &Experiment, replication: u32) -> Vec<(Run, Vec<FamilyRecord>)> {
    with_families(experiment, replication, &mut ())
}

fn with_families(
    experiment: &Experiment,
    replication: u32,
    observer: &mut dyn WeekObserver,
) -> Vec<(Run, Vec<FamilyRecord>)> {
    let draws = Draws::new(experiment.seed, replication);
    let warm_up = warm_up_context(experiment, draws);
    let warmed = warm_up_world_observed(experiment, &warm_up, observer);
    experiment
        .options
        .iter()
        .map(|schedule| {
            let mut world = warmed.clone();
            world.start_records();
            let run = Run::of(run_observed(&mut world, &warm_up, experiment, schedule, observer));
            let records = world.records.take().unwrap_or_default();
            (run, world.completed(records))
        })
        .collect()
}

/// The context of the warm-up: no policy starts in it, so nothing that strikes at the start of a policy
/// (grant cuts, a provider shock) strikes then, and wages and fees are held.
pub fn warm_up_context(experiment: &Experiment, draws: Draws) -> ModelContext<'_> {
    context(experiment, draws, &experiment.warm_up, ModelContext::NEVER)
}

/// As [`replicate`], with every option's families summed by subgroup and matched with those of its
/// baseline; `baselines` holds the index of each option's baseline among the options.
/// The families themselves are dropped.
///
/// # Panics
/// As [`replicate`]; and where a baseline is no option or is under another environment.
pub fn replicate_matched(experiment: &Experiment, baselines: &[usize], replication: u32) -> Vec<Run> {
    replicate_observed(experiment, baselines, replication, &mut ())
}

/// As [`replicate_matched`], with an observer.
///
/// # Panics
/// As [`replicate_matched`].
pub fn replicate_observed(
    experiment: &Experiment,
    baselines: &[usize],
    replication: u32,
    observer: &mut dyn WeekObserver,
) -> Vec<Run> {
    let options = with_families(experiment, replication, observer);
    assert_eq!(options.len(), baselines.len(), "a baseline an option");
    let families: Vec<(Vec<Sums>, Vec<Matched>)> = options
        .iter()
        .zip(baselines)
        .map(|((_, records), &baseline)| {
            (subgroup::sums(&experiment.place, records), gain::matched(records, &options[baseline].1))
        })
        .collect();
    let runs = options.into_iter().zip(families);
    runs.map(|((run, _), (subgroups, winners))| Run { subgroups, winners, ..run }).collect()
}

/// A context of an experiment.
pub fn context<'a>(
    experiment: &'a Experiment,
    draws: Draws,
    schedule: &'a PolicySchedule,
    began: Week,
) -> ModelContext<'a> {
    ModelContext::new(
        draws,
        &experiment.place,
        &experiment.assumptions,
        &schedule.levers,
        &schedule.environment,
        began,
    )
}

/// An authority at the end of its warm-up.
pub fn warm_up_world(experiment: &Experiment, context: &ModelContext<'_>) -> World {
    warm_up_world_observed(experiment, context, &mut ())
}

fn warm_up_world_observed(
    experiment: &Experiment,
    context: &ModelContext<'_>,
    observer: &mut dyn WeekObserver,
) -> World {
    let mut world = week::open(context);
    run_until(&mut world, context, experiment.fork().0, &mut Counts::default(), observer);
    week::settle(&mut world, context);
    world
}

/// What was counted in each quarter of the warm-up of one replication, and the world that it led to.
pub fn warm_up_counted(experiment: &Experiment, replication: u32) -> (World, Counts) {
    let context = warm_up_context(experiment, Draws::new(experiment.seed, replication));
    let mut world = week::open(&context);
    let mut counts = Counts::default();
    run_until(&mut world, &context, experiment.fork().0, &mut counts, &mut ());
    week::settle(&mut world, &context);
    (world, counts)
}

/// What was counted while an option ran.
#[derive(Clone, Debug, Default)]
pub struct Counts {
    /// A tally a quarter.
    pub quarters: Vec<Tally>,
    /// The accounts of each financial year.
    pub years: Vec<AccountsYear>,
}

/// Takes an authority, warmed up under `warm_up`, into an option and runs it to the horizon, from one
/// change of policy to the next.
pub fn run_option(
    world: &mut World,
    warm_up: &ModelContext<'_>,
    experiment: &Experiment,
    schedule: &PolicySchedule,
) -> Counts {
    run_observed(world, warm_up, experiment, schedule, &mut ())
}

/// As [`run_option`], calling `each_week` with the world when the option began and at the end of every week.
///
/// # Panics
/// As [`replicate`].
pub fn run_option_observed(
    world: &mut World,
    warm_up: &ModelContext<'_>,
    experiment: &Experiment,
    schedule: &PolicySchedule,
    each_week: &mut dyn FnMut(&World),
) -> Counts {
    run_observed(world, warm_up, experiment, schedule, &mut EveryWeek(each_week))
}

fn run_observed(
    world: &mut World,
    warm_up: &ModelContext<'_>,
    experiment: &Experiment,
    schedule: &PolicySchedule,
    observer: &mut dyn WeekObserver,
) -> Counts {
    let (fork, horizon) = (experiment.fork(), experiment.end().0);
    let mut counts = Counts::default();
    let mut before = warm_up.clone();
    let mut stages = schedule.stages().peekable();
    while let Some((after, levers)) = stages.next() {
        // What happens to the council began at the fork, whenever it decides otherwise.
        let (place, assumptions) = (&experiment.place, &experiment.assumptions);
        let now = ModelContext::new(warm_up.draws, place, assumptions, levers, &schedule.environment, fork);
        week::take_over(world, &before, &now);
        if after == 0 {
            observer.week_done(world);
        }
        let end = stages.peek().map_or(horizon, |(after, _)| horizon.min(fork.0 + after));
        run_until(world, &now, end, &mut counts, observer);
        before = now;
    }
    counts
}

/// Runs up to the week `end`; the laws are checked at the end of each quarter.
fn run_until(
    world: &mut World,
    context: &ModelContext<'_>,
    end: u32,
    counts: &mut Counts,
    observer: &mut dyn WeekObserver,
) {
    while world.week.0 < end {
        observer.week_begins();
        week::step(world, context, &mut |phase| observer.phase_done(phase));
        observer.week_done(world);
        if world.week.0.is_multiple_of(QUARTER) {
            let tally = std::mem::take(&mut world.tally);
            if let Some(broken) = world.violated_law() {
                panic!("{broken}");
            }
            if let Some(name) = tally.not_finite() {
                panic!("week {}: the count `{name}` is not a finite number", world.week.0);
            }
            let unaccounted = tally.unaccounted_hours();
            if unaccounted.abs() > 1e-6 * tally.hours_assessed.max(1.0) {
                panic!("week {}: {unaccounted} assessed hours neither came nor have a reason", world.week.0);
            }
            counts.quarters.push(tally);
        }
        if world.week.of_year() == 0 {
            counts.years.push(world.close_year());
        }
    }
}

/// The diary of one family in the last year of the warm-up and under every option; its weeks are counted
/// from the start of that year. `number` is the family's among those that have a case then; nothing where there
/// are fewer.
pub fn run_story(experiment: &Experiment, replication: u32, number: u32) -> Option<Lives> {
    let draws = Draws::new(experiment.seed, replication);
    let warm_up = warm_up_context(experiment, draws);
    let mut world = week::open(&warm_up);
    let last_year = experiment.fork().0 - YEAR;
    run_until(&mut world, &warm_up, last_year, &mut Counts::default(), &mut ());
    let family = open_cases(&world).nth(number as usize)?;
    let portrait = world.portrait(family);
    let family = family as u32;
    let blank = || Some(Box::new(Diary { family, ..Diary::default() }));
    world.diary = blank();
    run_until(&mut world, &warm_up, experiment.fork().0, &mut Counts::default(), &mut ());
    let shared = world.diary.take().unwrap_or_default().counted_from(last_year);
    week::settle(&mut world, &warm_up);
    let options = experiment
        .options
        .iter()
        .map(|schedule| {
            let mut world = world.clone();
            world.diary = blank();
            run_option(&mut world, &warm_up, experiment, schedule);
            world.diary.take().unwrap_or_default().counted_from(last_year)
        })
        .collect();
    Some(Lives { portrait, shared, options })
}

/// The families that have a case, in the order of arrival.
fn open_cases(world: &World) -> impl Iterator<Item = usize> {
    (0..world.cases.len()).filter(|&family| world.cases[family].is_open())
}

/// The number, among the families that have a case at the start of the last year of the warm-up, of the
/// first whose portrait fits then and at the fork.
pub fn find_family(
    experiment: &Experiment,
    replication: u32,
    fits: impl Fn(&Portrait) -> bool,
) -> Option<u32> {
    let draws = Draws::new(experiment.seed, replication);
    let warm_up = warm_up_context(experiment, draws);
    let mut world = week::open(&warm_up);
    let run = |world: &mut World, end| run_until(world, &warm_up, end, &mut Counts::default(), &mut ());
    run(&mut world, experiment.fork().0 - YEAR);
    let then = world.clone();
    run(&mut world, experiment.fork().0);
    let mut numbered = (0..).zip(open_cases(&then));
    numbered
        .find(|&(_, family)| {
            world.cases[family].is_open() && fits(&then.portrait(family)) && fits(&world.portrait(family))
        })
        .map(|(number, _)| number)
}
