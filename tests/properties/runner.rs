//! Runs a property over generated cases: the same ones for everybody, or others where that is asked.

use proptest::prelude::*;
use proptest::test_runner::{Config, RngSeed, TestError, TestRunner};
use std::cell::Cell;

/// The luck by which cases are drawn where nobody asks for another.
const SEED: u64 = 20_261_124;

/// Holds a property over so many cases, or as many as `PROPTEST_CASES` says, and gives their number.
/// What fails is shrunk: the fewest contexts that still break it are printed as files and a command.
pub(crate) fn over<T: std::fmt::Debug>(
    name: &str,
    usually: u32,
    cases: &BoxedStrategy<T>,
    property: impl Fn(&T) -> Result<(), String>,
) -> u32 {
    let asked = Config::default();
    let is_asked = |variable| std::env::var_os(variable).is_some();
    let config = Config {
        cases: if is_asked("PROPTEST_CASES") { asked.cases } else { usually },
        rng_seed: if is_asked("PROPTEST_RNG_SEED") { asked.rng_seed } else { RngSeed::Fixed(SEED) },
        // A file of seeds goes stale with every new row: what once broke is a case in `extremes` instead.
        failure_persistence: None,
        max_shrink_iters: 3_000,
        max_shrink_time: 120_000,
        ..asked
    };
    let (wanted, seed) = (config.cases, config.rng_seed);
    let ran = Cell::new(0);
    let checked = |case| {
        ran.set(ran.get() + 1);
        property(&case).map_err(TestCaseError::fail)
    };
    match TestRunner::new(config).run(cases, checked) {
        Ok(()) => wanted,
        Err(TestError::Fail(reason, case)) => {
            panic!("{name}, seed {seed}, case {}: {reason}\n{case:?}", ran.get())
        }
        Err(other) => panic!("{name}: {other}"),
    }
}
