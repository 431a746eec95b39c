//! Properties: what must hold of every place, policy and environment that the program accepts.
//!
//! Cases are generated from the rows of the parameters, so that a new row is covered without a line
//! here. Everybody runs the same cases; for others, and more of them:
//! `PROPTEST_RNG_SEED=2 PROPTEST_CASES=5000 cargo test --test properties`. A case that breaks a law is
//! shrunk and printed as the files and the command that live it again.
#![allow(clippy::unwrap_used, reason = "a test that finds nothing fails there and then")]

mod case;
mod extremes;
mod generate;
mod laws;
mod monotone;
mod relabelled;
mod runner;
mod split;
mod units;
