//! What is written in a less plain way only to be faster. It changes no result; tests hold it to the plain
//! version.

pub(super) mod branchless;
pub(super) mod prefetch;
