//! Fits the assumed parameters that matter to targets with bands.
//!
//! A targets file names parameters with their ranges and targets with their bands; populations of
//! parameter sets move towards the targets; the sets that stay are draws of the assumptions, which
//! studies use. Never knows a thread, a file system or a screen.

pub mod accepted;
pub mod distance;
pub mod evaluate;
pub mod file;
pub mod measure;
pub mod population_monte_carlo;
pub mod screen;
pub mod simulated;
pub mod state;
pub mod statistics;
pub mod targets;

pub use file::targets;
