//! A finished study as a page, tables, words and figures; a family's life as a story. Returns text and bytes.
//!
//! Computes no outcome, opens no file and knows no world.

pub mod attribution;
pub mod calibration;
pub mod figure;
pub mod gaps;
pub mod interim;
pub mod numbers;
pub mod page;
mod phrases;
pub mod pictures;
pub mod precision;
pub mod published;
pub mod story;
pub mod summary;
pub mod tables;
pub mod validation;
pub mod words;
