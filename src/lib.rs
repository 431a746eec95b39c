//! placeholder
pub mod assumptions;
pub mod basics;
pub mod environment;
pub mod policy;
