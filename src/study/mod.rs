//! Questions asked of many worlds: scenario files, plan, run, compare.

pub mod accounts;
pub mod answer;
pub mod compare;
pub mod families;
pub mod files;
pub mod library;
pub mod limits;
pub mod overrides;
pub mod parts;
pub mod plan;
pub mod precision;
pub mod request;
pub mod results;
pub mod rows;
pub mod run;
pub mod scenario;
pub mod schema;
pub mod sets;
pub mod stopping;
pub mod unknowns;
