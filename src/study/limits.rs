//! What holds where a study says nothing, and how much it may ask for. One list, which the reader of
//! study files, the plan and the schemas share.

use std::ops::RangeInclusive;

/// Simulated years that a study may have: the warm-up year and at least one more.
pub const HORIZON_YEARS: RangeInclusive<u64> = 2..=31;
/// Simulated years where a study says nothing.
pub const DEFAULT_HORIZON_YEARS: u32 = 6;

/// Replications that a study may have.
pub const REPLICATIONS: RangeInclusive<u64> = 1..=1_000_000;
/// Replications where a study says nothing.
pub const DEFAULT_REPLICATIONS: u32 = 100;
/// Replications at most where a precision is asked for and nobody says how many.
pub const MOST_FOR_PRECISION: u32 = 2000;

/// Seeds that a TOML file can hold.
pub const SEEDS: RangeInclusive<u64> = 0..=i64::MAX as u64;
/// The seed where a study says nothing.
pub const DEFAULT_SEED: u64 = 1;

/// Runs under each draw of the assumptions that a study may ask for.
pub const RUNS_A_DRAW: RangeInclusive<u64> = 1..=1000;
/// Runs under each draw where a study says nothing: few, since another draw adds more information than
/// another run of the same draw.
pub const DEFAULT_RUNS_A_DRAW: u32 = 4;
/// Draws that runs take in turn that a study may ask for.
pub const DRAWS: RangeInclusive<u64> = 2..=10_000;
/// The source of draws where they come from the plausible ranges instead of a calibration.
pub const RANGES: &str = "ranges";
/// The calibration whose accepted sets are taken where nobody names one.
pub const DEFAULT_SETS: &str = "england";

/// The environment where a study names none.
pub const DEFAULT_ENVIRONMENT: &str = "steady";
