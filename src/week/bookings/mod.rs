//! Bookings: who can reach whom, what an element looks for, how families find providers and assistants,
//! and what block contracts, collectives and closures do to them.

pub(super) mod assistants;
pub(super) mod blocks;
pub(super) mod booking;
pub(super) mod closure;
pub(super) mod collectives;
pub(super) mod reach;
pub(super) mod round;
pub(super) mod services;
pub(super) mod step_in;
pub(super) mod wanted;
