//! One replication, arm by arm: an arm is run when a finding first asks for it, and only once.
//!
//! Never knows a pattern, nor that there are other replications.

use super::arm::{Arm, Setup};
use super::arm_run::{ArmObserver, ArmRun};
use super::solved_setups::SolvedSetups;
use crate::basics::Draws;
use crate::outcome::Outcome;
use crate::outcome::family_record::FamilyRecord;
use crate::parameters::assumptions::Assumptions;
use crate::parameters::environment::Environment;
use crate::parameters::levers::Levers;
use crate::replication::{
    Experiment, PolicySchedule, Run, WARM_UP_YEARS, context, run_option_observed, warm_up_context,
    warm_up_world,
};
use crate::world::World;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

/// Simulated years, the warm-up year included.
pub(super) const HORIZON_YEARS: u32 = 6;

/// A setup at the end of its warm-up year.
struct WarmedUp {
    experiment: Experiment,
    world: World,
}

/// The arms of one replication, as far as they were asked for.
pub struct LazyReplication {
    seed: u64,
    replication: u32,
    solved: Arc<SolvedSetups>,
    warmed: RefCell<BTreeMap<&'static str, Rc<WarmedUp>>>,
    runs: RefCell<BTreeMap<(&'static str, &'static str), Rc<ArmRun>>>,
}

impl LazyReplication {
    /// A replication of which no arm was run yet; places are solved where no other has done it.
    pub fn new(seed: u64, replication: u32, solved: Arc<SolvedSetups>) -> LazyReplication {
        LazyReplication { seed, replication, solved, warmed: RefCell::default(), runs: RefCell::default() }
    }

    /// The study's seed.
    pub fn seed(&self) -> u64 {
        self.seed
    }

    /// The replication's number.
    pub fn replication(&self) -> u32 {
        self.replication
    }

    /// Every arm that was run, as setup and name, in order.
    pub fn runs(&self) -> Vec<(&'static str, &'static str)> {
        self.runs.borrow().keys().copied().collect()
    }

    /// One arm, run now where it was not yet.
    ///
    /// # Panics
    /// Where a law of the model breaks.
    pub fn of(&self, arm: &Arm) -> Rc<ArmRun> {
        if let Some(arm_run) = self.runs.borrow().get(&arm.key()) {
            return Rc::clone(arm_run);
        }
        let arm_run = Rc::new(self.run(arm));
        self.runs.borrow_mut().insert(arm.key(), Rc::clone(&arm_run));
        arm_run
    }

    fn run(&self, arm: &Arm) -> ArmRun {
        let warmed = self.warm_up(arm.setup);
        let experiment = &warmed.experiment;
        let draws = Draws::new(self.seed, self.replication);
        let warm_up = warm_up_context(experiment, draws);
        let mut schedule = experiment.warm_up.clone();
        (arm.set_levers)(&mut schedule.levers);
        (arm.set_environment)(&mut schedule.environment);
        let option = context(experiment, draws, &schedule, experiment.fork());
        let mut world = warmed.world.clone();
        world.start_records();
        let mut observer = ArmObserver::new(&option);
        let observe = &mut |world: &World| observer.observe(world);
        let counts = run_option_observed(&mut world, &warm_up, experiment, &schedule, observe);
        observer.report(Run::from_quarters(&counts.quarters))
    }

    fn warm_up(&self, setup: &'static Setup) -> Rc<WarmedUp> {
        if let Some(warmed) = self.warmed.borrow().get(setup.name) {
            return Rc::clone(warmed);
        }
        let experiment = self.experiment(setup);
        let draws = Draws::new(self.seed, self.replication);
        let world = warm_up_world(&experiment, &warm_up_context(&experiment, draws));
        let warmed = Rc::new(WarmedUp { experiment, world });
        self.warmed.borrow_mut().insert(setup.name, Rc::clone(&warmed));
        warmed
    }

    /// The experiment of a setup, without options of its own.
    fn experiment(&self, setup: &Setup) -> Experiment {
        let mut assumptions = Assumptions::default();
        (setup.set_assumptions)(&mut assumptions);
        let mut levers = Levers::default();
        (setup.warm_up)(&mut levers);
        let warm_up = PolicySchedule::new(levers, Environment::default());
        Experiment {
            place: self.solved.place(setup, &assumptions, &warm_up),
            assumptions,
            warm_up,
            options: Vec::new(),
            warm_up_years: WARM_UP_YEARS,
            horizon_years: HORIZON_YEARS,
            seed: self.seed,
        }
    }

    /// An outcome of an option less that of another.
    pub fn change(&self, option: &Arm, against: &Arm, outcome: &Outcome) -> f64 {
        self.of(option).outcome(outcome) - self.of(against).outcome(outcome)
    }

    /// The same in points of a hundred.
    pub fn points(&self, option: &Arm, against: &Arm, outcome: &Outcome) -> f64 {
        100.0 * self.change(option, against, outcome)
    }

    /// The same in per cent of the other.
    pub fn percent(&self, option: &Arm, against: &Arm, outcome: &Outcome) -> f64 {
        100.0 * self.change(option, against, outcome) / self.of(against).outcome(outcome)
    }

    /// An outcome of an option in a policy year less that of another.
    pub fn change_in_year(&self, option: &Arm, against: &Arm, outcome: &Outcome, year: usize) -> f64 {
        self.of(option).in_year(outcome, year) - self.of(against).in_year(outcome, year)
    }

    /// By how much a ratio differs between two options over the same families: those that `belongs`
    /// picks by what they were under the option and under the other.
    pub fn of_same_families(
        &self,
        option: &Arm,
        against: &Arm,
        belongs: impl Fn(&FamilyRecord, &FamilyRecord) -> bool,
        part: fn(&FamilyRecord) -> f64,
        whole: fn(&FamilyRecord) -> f64,
    ) -> f64 {
        let (option, against) = (self.of(option), self.of(against));
        let same: Vec<(&FamilyRecord, &FamilyRecord)> =
            option.at_end().iter().zip(against.at_end()).filter(|(o, a)| belongs(o, a)).collect();
        let here = |of: fn(&FamilyRecord) -> f64| same.iter().map(|(record, _)| of(record)).sum::<f64>();
        let there = |of: fn(&FamilyRecord) -> f64| same.iter().map(|(_, record)| of(record)).sum::<f64>();
        here(part) / here(whole) - there(part) / there(whole)
    }
}
