//! The answer of a finished study: every number, label and text that its page prints, as plain data.
//!
//! A page is a function of an answer, so that it can be built again without running anything. Never
//! knows how a number is printed or where an answer is stored.

mod best;
mod build;
mod consistency;
mod data;
mod description;
mod format;
mod measured;
mod money;
mod option;
mod people;
mod uncertainty;

pub use super::attribution::Estimate;
pub use best::{Best, CONFIDENCE};
pub use build::{AnswerInputs, answer};
pub use data::{Answer, FORMAT, Made, Period, Replicated};
pub use description::{Change, Described, Evidence, Figure, Outcome, Place};
pub use measured::{Against, DOTS, Measured, Quantiles};
pub use money::{Accounts, DISCOUNT, INFLATION, Present, Rate, Sum, discount_factor, present_value};
pub use option::Option;
pub use people::{Gain, Group, Hundred, Winners};
pub use uncertainty::{Attribution, Drawn, OverDraws};

#[cfg(test)]
pub(crate) mod tests;
