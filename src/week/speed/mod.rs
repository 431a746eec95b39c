//! What is written in a less plain way for speed alone. It changes no result; tests hold each to its
//! plain version.

pub(super) mod branchless;
pub(super) mod prefetch;
