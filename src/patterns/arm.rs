//! Where a pattern is looked for: setups (a place, assumptions, a warm-up policy) and arms (a policy and
//! an environment after the warm-up).
//!
//! Never knows a pattern.

use crate::parameters::assumptions::Assumptions;
use crate::parameters::environment::Environment;
use crate::parameters::levers::Levers;

/// A place with its assumptions and its warm-up year: what arms are forked from.
#[derive(Clone, Copy, Debug)]
pub struct Setup {
    /// The name, one setup's alone.
    pub name: &'static str,
    /// What it is, in words.
    pub about: &'static str,
    /// The place by name.
    pub place: &'static str,
    /// What differs from the default assumptions.
    pub set_assumptions: fn(&mut Assumptions),
    /// What differs from the baseline policy until the fork.
    pub warm_up: fn(&mut Levers),
}

/// One option: what is decided and what happens from the fork on.
#[derive(Clone, Copy, Debug)]
pub struct Arm {
    /// The name, one arm's of its setup alone.
    pub name: &'static str,
    /// What it is forked from.
    pub setup: &'static Setup,
    /// What differs from the setup's warm-up policy.
    pub set_levers: fn(&mut Levers),
    /// What differs from a steady environment.
    pub set_environment: fn(&mut Environment),
}

impl Arm {
    /// Setup and name, one arm's alone.
    pub fn key(&self) -> (&'static str, &'static str) {
        (self.setup.name, self.name)
    }
}

/// An arm of a setup in a steady environment.
pub(super) const fn arm(setup: &'static Setup, name: &'static str, set_levers: fn(&mut Levers)) -> Arm {
    Arm { name, setup, set_levers, set_environment: steady }
}

/// Nothing differs.
pub(super) const fn same<T>(_: &mut T) {}

const fn steady(_: &mut Environment) {}

/// The reference authority.
const EARLY_ADOPTER: &str = crate::place::EARLY_ADOPTER;

const fn setup(name: &'static str, about: &'static str, set_assumptions: fn(&mut Assumptions)) -> Setup {
    Setup { name, about, place: EARLY_ADOPTER, set_assumptions, warm_up: same }
}

/// The reference authority as it is.
pub(super) static EARLY: Setup = setup("early adopter", "the reference authority", same);

/// The same authority with a market of little more than half the size.
pub(super) static THIN: Setup = setup("thin market", "the same authority, with a thin market", thin);

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

/// The reference authority where nothing is for sale and the money goes to nothing else either.
pub(super) static NO_SUPPLY: Setup = Setup {
    warm_up: |levers| levers.flexible_share = 0.0,
    ..setup("no supply", "the reference authority without a provider or an assistant", |a| {
        a.limit_test.test_no_supply = true;
        a.returns.misuse = 0.0;
    })
};
