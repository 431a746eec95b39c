//! A finished study as tables, words and pictures. Returns text and bytes.
//!
//! Never opens a file and never knows a world.

pub mod chart;
pub mod json;
pub mod numbers;
pub mod summary;
pub mod table;
pub mod tidy;
pub mod words;
