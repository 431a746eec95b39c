//! Results as tables: the files of a result as text, and what the terminal prints, a file each.
//!
//! Computes no outcome, opens no file and draws nothing.

pub mod accounts;
mod csv_text;
pub mod draws;
pub mod families;
pub mod json;
pub mod outcomes;
pub mod parts;
pub mod profile;
pub mod terminal;
