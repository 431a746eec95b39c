//! The model as a whole: laws, parameters, couplings, limits, vignettes. One binary.
#![allow(clippy::unwrap_used, reason = "a test that finds nothing fails there and then")]

mod common;
mod coupling;
mod dates;
mod families;
mod laws;
mod ledger;
mod limits;
mod parameters;
mod sweep;
mod vignettes;
mod yearly;
