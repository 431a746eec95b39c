//! A policy simulator for disabled children's personal budgets.
pub mod assumptions;
pub mod basics;
pub mod cli;
pub mod environment;
pub mod outcome;
pub mod place;
pub mod policy;
pub mod replication;
pub mod report;
pub mod stats;
pub mod store;
pub mod study;
