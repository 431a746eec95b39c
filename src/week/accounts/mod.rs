//! The family accounts: opened, paid, returned, restricted, reclaimed from, closed.

pub(super) mod budgets;
pub(super) mod close;
pub(super) mod flexible;
pub(super) mod open;
pub(super) mod pay;
pub(super) mod reclaim;
pub(super) mod restrict;
pub(super) mod returns;
pub(super) mod unspent;
