//! Every outcome declared once, in [`OUTCOMES`]: its name, what it is a ratio of, how it is printed, and
//! which tables and sections show it. Code that needs one of them has its constant, such as
//! [`Outcome::NEED_MET`]; no name is written a second time.
//!
//! A [`Tally`] holds what one quarter of one authority counted; tallies add up to years and to the
//! whole horizon, and an outcome is a ratio of two of their sums.

pub mod accounts_year;
pub mod diary;
pub mod family_record;
pub mod gain;
mod row;
pub mod subgroup;
mod table;
mod tally;

pub use row::{Better, HORIZON_RULE, Outcome, Section, Unit};
pub use table::OUTCOMES;
pub use tally::Tally;
