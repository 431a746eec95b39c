//! A family's case: who holds it, what it asks of its worker, what its plan costs and how support is
//! arranged.

pub(super) mod allocation;
pub(super) mod arrangement;
pub(super) mod award;
pub(super) mod costing;
pub(super) mod flags;
pub(super) mod pipeline;
