//! Questions asked of many simulated councils: scenario files, plan, run, compare.

pub mod accounts;
pub mod answer;
pub mod attribution;
pub mod compare;
pub mod engine;
pub mod families;
pub mod files;
pub mod gaps;
pub mod library;
pub mod limits;
pub mod overrides;
pub mod parameter_draws;
pub mod parameter_uncertainty;
pub mod plan;
pub mod precision;
pub mod published;
mod read;
pub mod request;
pub mod results;
pub mod rows;
pub mod run;
pub mod scenario;
pub mod schema;
pub mod stopping;
mod undefined;
