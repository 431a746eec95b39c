//! The progress bar with what is known so far, on standard error and only where that is a terminal.

use crate::report::glimpse::glimpse;
use crate::study::compare::Comparison;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// A bar with the time left; draws nothing where `quiet` is said or nobody watches.
pub(super) fn bar(quiet: bool) -> ProgressBar {
    let target = if quiet { ProgressDrawTarget::hidden() } else { ProgressDrawTarget::stderr() };
    let bar = ProgressBar::with_draw_target(None, target);
    let style = ProgressStyle::with_template("{wide_bar} {pos} of {len} replications, {eta} left");
    bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}

/// Shows that so many replications of so many are over.
pub(super) fn show(bar: &ProgressBar, over: u32, of: u32) {
    bar.set_length(u64::from(of));
    bar.set_position(u64::from(over));
}

/// Shows above the bar what the study comes to so far. The bar must be drawn.
pub(super) fn so_far(bar: &ProgressBar, comparison: &Comparison) {
    let (height, width) = console::Term::stderr().size();
    let text = glimpse(comparison, width.into(), height.into());
    let style = ProgressStyle::with_template("{msg}\n{wide_bar} {pos} of {len} replications, {eta} left");
    if let Ok(style) = style {
        bar.set_style(style);
        bar.set_message(text);
    }
}
