//! The only place that opens files: scenarios, results, manifests, stored replications.
//!
//! Never knows what a number means; text and pictures come to it ready made.

pub mod atomic_write;
pub mod chunks;
pub mod files;
pub mod folder;
mod paths;
mod rebuild;
pub mod study;
