//! The model as a whole: laws, parameters, couplings, limits, vignettes. One binary.

mod common;
mod coupling;
mod laws;
mod limits;
mod parameters;
mod vignettes;
