//! Where a pattern is looked for: scenes (a place, what nobody knows, a warm-up) and arms (a policy and
//! an environment after it).
//!
//! Never knows a pattern.

use crate::parameters::assumptions::Assumptions;
use crate::parameters::environment::Environment;
use crate::parameters::levers::Levers;

/// A place with its assumptions and its warm-up year: what arms are forked from.
#[derive(Clone, Copy, Debug)]
pub struct Scene {
    /// The name, one scene's alone.
    pub name: &'static str,
    /// What it is, in words.
    pub about: &'static str,
    /// The place by name.
    pub place: &'static str,
    /// What differs from the default assumptions.
    pub assume: fn(&mut Assumptions),
    /// What differs from the baseline policy until the fork.
    pub warm_up: fn(&mut Levers),
}

/// One option: what is decided and what happens from the fork on.
#[derive(Clone, Copy, Debug)]
pub struct Arm {
    /// The name, one arm's of its scene alone.
    pub name: &'static str,
    /// What it is forked from.
    pub scene: &'static Scene,
    /// What differs from the scene's warm-up policy.
    pub decide: fn(&mut Levers),
    /// What differs from a steady environment.
    pub suffer: fn(&mut Environment),
}

impl Arm {
    /// Scene and name, one arm's alone.
    pub fn key(&self) -> (&'static str, &'static str) {
        (self.scene.name, self.name)
    }
}

/// An arm of a scene in a steady environment.
pub(super) const fn arm(scene: &'static Scene, name: &'static str, decide: fn(&mut Levers)) -> Arm {
    Arm { name, scene, decide, suffer: steady }
}

/// Nothing differs.
pub(super) const fn same<T>(_: &mut T) {}

const fn steady(_: &mut Environment) {}

/// The reference authority.
const EARLY_ADOPTER: &str = crate::place::EARLY_ADOPTER;

const fn scene(name: &'static str, about: &'static str, assume: fn(&mut Assumptions)) -> Scene {
    Scene { name, about, place: EARLY_ADOPTER, assume, warm_up: same }
}

/// The reference authority as it is.
pub(super) static EARLY: Scene = scene("early adopter", "the reference authority", same);

/// The same authority with a market of little more than half the size.
pub(super) static THIN: Scene = scene("thin market", "the same authority, with a thin market", thin);

fn thin(a: &mut Assumptions) {
    a.market.agency_hours = 75.0;
    a.market.club_hours = 48.0;
    a.market.overnight_hours = 70.0;
    a.pa.n_pas = 55.0;
    a.pa.pa_inflow = 0.10;
}

/// The baseline, and the policies that are set against it.
pub(super) static BASE: Arm = arm(&EARLY, "baseline", same);
/// The baseline where the market is thin.
pub(super) static THIN_BASE: Arm = arm(&THIN, "baseline", same);

/// The reference authority where nothing is for sale and nothing else may be bought either.
pub(super) static NO_SUPPLY: Scene = Scene {
    warm_up: |levers| levers.flexible_share = 0.0,
    ..scene("no supply", "the reference authority without a provider or an assistant", |a| {
        a.limit_test.test_no_supply = true;
    })
};
