//! One replication, arm by arm: an arm is lived when a finding first asks for it, and once.
//!
//! Never knows a pattern, nor that there are other replications.

use super::arm::{Arm, Scene};
use super::life::{Life, Witness};
use crate::basics::{Draws, Week, YEAR};
use crate::outcome::Outcome;
use crate::outcome::family_record::FamilyRecord;
use crate::parameters::assumptions::Assumptions;
use crate::parameters::environment::Environment;
use crate::parameters::levers::Levers;
use crate::place::{self, Place};
use crate::replication::{
    Course, Experiment, Run, context, live_option_watched, warm_up_context, warm_up_world,
};
use crate::world::World;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

/// Simulated years, the warm-up year included.
pub(super) const HORIZON_YEARS: u32 = 6;

/// A scene at the end of its warm-up year.
struct Warmed {
    experiment: Experiment,
    world: World,
}

/// The arms of one replication, as far as they were asked for.
pub struct Lives {
    seed: u64,
    replication: u32,
    warmed: RefCell<BTreeMap<&'static str, Rc<Warmed>>>,
    lived: RefCell<BTreeMap<(&'static str, &'static str), Rc<Life>>>,
}

impl Lives {
    /// A replication that nothing was asked of yet.
    pub fn new(seed: u64, replication: u32) -> Lives {
        Lives { seed, replication, warmed: RefCell::default(), lived: RefCell::default() }
    }

    /// The study's seed.
    pub fn seed(&self) -> u64 {
        self.seed
    }

    /// The replication's number.
    pub fn replication(&self) -> u32 {
        self.replication
    }

    /// Every arm that was lived, as scene and name, in order.
    pub fn lived(&self) -> Vec<(&'static str, &'static str)> {
        self.lived.borrow().keys().copied().collect()
    }

    /// What an arm came to.
    ///
    /// # Panics
    /// Where a law of the model breaks.
    pub fn of(&self, arm: &Arm) -> Rc<Life> {
        if let Some(life) = self.lived.borrow().get(&arm.key()) {
            return Rc::clone(life);
        }
        let life = Rc::new(self.live(arm));
        self.lived.borrow_mut().insert(arm.key(), Rc::clone(&life));
        life
    }

    fn live(&self, arm: &Arm) -> Life {
        let warmed = self.warm_up(arm.scene);
        let experiment = &warmed.experiment;
        let draws = Draws::new(self.seed, self.replication);
        let warm_up = warm_up_context(experiment, draws);
        let mut course = experiment.warm_up.clone();
        (arm.decide)(&mut course.levers);
        (arm.suffer)(&mut course.environment);
        let option = context(experiment, draws, &course, Week(YEAR));
        let mut world = warmed.world.clone();
        world.start_records();
        let mut witness = Witness::new(&option);
        let look = &mut |world: &World| witness.look(world);
        let lived = live_option_watched(&mut world, &warm_up, experiment, &course, look);
        witness.report(Run::from_quarters(&lived.quarters))
    }

    fn warm_up(&self, scene: &'static Scene) -> Rc<Warmed> {
        if let Some(warmed) = self.warmed.borrow().get(scene.name) {
            return Rc::clone(warmed);
        }
        let experiment = experiment(scene, self.seed);
        let draws = Draws::new(self.seed, self.replication);
        let world = warm_up_world(&warm_up_context(&experiment, draws));
        let warmed = Rc::new(Warmed { experiment, world });
        self.warmed.borrow_mut().insert(scene.name, Rc::clone(&warmed));
        warmed
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

/// The experiment that a scene is, with no option of its own.
fn experiment(scene: &Scene, seed: u64) -> Experiment {
    let mut assumptions = Assumptions::default();
    (scene.assume)(&mut assumptions);
    let mut levers = Levers::default();
    (scene.warm_up)(&mut levers);
    let place: Place = place::find(scene.place).expect("scenes name places that there are");
    Experiment {
        place,
        assumptions,
        warm_up: Course { levers, environment: Environment::default(), later: Vec::new() },
        options: Vec::new(),
        horizon_years: HORIZON_YEARS,
        seed,
    }
}
