//! A policy simulator for disabled children's personal budgets.
pub mod assumptions;
pub mod basics;
pub mod cli;
pub mod environment;
pub mod outcome;
pub mod place;
pub mod policy;
pub mod population;
pub mod replication;
pub mod report;
pub mod rules;
pub mod setting;
pub mod store;
pub mod study;
pub mod terms;
pub mod week;
pub mod world;
