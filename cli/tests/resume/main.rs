//! A study that is killed, cut short or got in the way of goes on with the same command and ends with
//! the bytes of one that was left alone. All through the program itself.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod chunks;
mod disk;
mod kills;
mod readonly;
mod study;
mod twice;
