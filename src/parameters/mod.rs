//! Parameters, a row each: what a council decides ([`levers`]), what happens to it ([`environment`]),
//! what nobody knows ([`assumptions`]).
//!
//! Never knows what a parameter does.

pub mod assumptions;
pub mod environment;
pub mod levers;
