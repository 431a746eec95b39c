//! A finished study as tables, words and pictures; a family's life as a story. Returns text and bytes.
//!
//! Computes no outcome, opens no file and knows no world.

pub mod accounts;
pub mod calibration;
pub mod decision;
pub mod draws;
pub mod families;
pub mod figure;
pub mod glimpse;
pub mod json;
pub mod numbers;
pub mod parts;
pub mod pictures;
pub mod precision;
pub mod profile;
pub mod story;
pub mod summary;
pub mod table;
pub mod tidy;
pub mod validation;
mod winners;
pub mod words;
