//! Facts found in the field that the model must show without being fitted to them: the project's evidence, those
//! that are marked strong or moderate.
//!
//! Bands are those of the evidence; a band that the model misses is reported as missed.

mod market;
mod take_up;
mod work;

use super::pattern::Pattern;

/// Those patterns, group by group.
pub(super) static PATTERNS: [&[Pattern]; 3] = [take_up::PATTERNS, work::PATTERNS, market::PATTERNS];
