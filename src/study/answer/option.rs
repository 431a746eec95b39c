//! One option of an answer. In a file of its own, since it has the name of the standard library's type.

use super::description::Described;
use super::measured::Measured;
use serde::{Deserialize, Serialize};

/// One option with all its outcomes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Option {
    /// What it is.
    pub described: Described,
    /// One an outcome, in the order of the answer's outcomes.
    pub measured: Vec<Measured>,
}
