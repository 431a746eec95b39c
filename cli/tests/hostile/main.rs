//! Hostile input: whatever somebody else's files, arguments and results hold, the program says what is
//! wrong and ends in 2, and whatever it prints of them elsewhere is text and nothing more.
//!
//! `UPDATE=1 cargo test --test hostile` writes the expected messages anew: read them before you keep them.

#![allow(clippy::disallowed_methods, reason = "the tests write the files that the program reads")]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod cases;
mod corpus;
#[path = "../../../fuzz/entry_points.rs"]
mod entry_points;
mod folder;
mod names;
