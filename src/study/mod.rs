//! Questions asked of many worlds: scenario files, plan, run, compare.

pub mod accounts;
pub mod answer;
pub mod compare;
pub mod draws;
pub mod engine;
pub mod families;
pub mod files;
mod fits;
pub mod library;
pub mod overrides;
pub mod parts;
pub mod plan;
pub mod precision;
mod read;
pub mod request;
pub mod results;
pub mod rows;
pub mod run;
pub mod scenario;
pub mod schema;
pub mod sets;
pub mod unknowns;
