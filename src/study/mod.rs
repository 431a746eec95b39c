//! Questions asked of many worlds: scenario files, plan, run, compare.

pub mod compare;
pub mod plan;
pub mod request;
pub mod run;
