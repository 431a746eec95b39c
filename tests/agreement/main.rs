//! Agreement: the rules that move money against a second implementation in decimals, the pieces that
//! queue and match against closed forms, and intervals against known truths.
//!
//! `cargo test --test agreement -- --nocapture` prints what was compared and how it came out.
#![allow(clippy::unwrap_used, reason = "a test that finds nothing fails there and then")]
#![allow(clippy::print_stdout, reason = "the figures are for the document on reliability")]

mod amount;
mod books;
mod coverage;
mod experiments;
mod halves;
mod matching;
mod money;
mod queues;
mod seen;
mod shadow;
mod smallest;
