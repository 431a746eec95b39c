//! Questions asked of many worlds: scenario files, plan, run, compare.

pub mod compare;
pub mod files;
pub mod library;
pub mod overrides;
pub mod patterns;
pub mod plan;
pub mod request;
pub mod rows;
pub mod run;
pub mod scenario;
pub mod schema;
