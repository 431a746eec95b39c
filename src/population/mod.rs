//! Draws the first world from a place, and newcomers later: families, providers, assistants, staff.
//!
//! Never knows that other worlds exist, nor what a week does.

pub(crate) mod arrivals;
pub(crate) mod assistants;
mod elements;
mod first_market;
pub(crate) mod first_world;
pub(crate) mod network;
pub(crate) mod new_family;
pub(crate) mod providers;
pub(crate) mod staff;

pub use first_world::first_world;
