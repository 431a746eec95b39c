//! The progress bar with what is known so far, on standard error and only where that is a terminal.

use super::error;
use allotment::report::interim::interim;
use allotment::study::compare::Comparison;
use allotment::study::plan::Plan;
use allotment::study::run::Observer;
use console::Term;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use narrow::{ECHO, Narrow};

mod narrow;

/// What a study has to do.
pub(super) const REPLICATIONS: &str = "replications";

/// How often a second it is drawn at most.
const HERTZ: u8 = 20;

/// Shows on a bar how a study gets on.
#[derive(Debug)]
pub(super) struct Progress<'a> {
    pub(super) bar: &'a ProgressBar,
    /// Whether nothing is said of what an interrupted run left, and how long the rest takes.
    pub(super) is_quiet: bool,
    /// The study that runs.
    pub(super) plan: &'a Plan,
    /// Threads on which it runs.
    pub(super) threads: usize,
}

/// Families of a place from which on a study says how long it takes before it runs.
const LARGE: u32 = 2_000;

impl Progress<'_> {
    /// How long what is left takes; nothing where the place is small.
    fn how_long(&self, left: u32) -> Option<String> {
        let families = self.plan.place.figures.families;
        let minutes = self.plan.core_minutes(left) / self.threads.clamp(1, left.max(1) as usize) as f64;
        (families > LARGE && left > 0).then(|| {
            format!(
                "{} has {families} families: what is to be run (replications {left}, options {}) takes about {}, twice \
                 that on a slow machine",
                self.plan.place.name,
                self.plan.options.len(),
                minutes_in_words(minutes),
            )
        })
    }
}

/// Minutes to the digits that they have.
fn minutes_in_words(minutes: f64) -> String {
    match minutes {
        short if short < 1.5 => "a minute".to_owned(),
        some if some < 90.0 => format!("{some:.0} minutes"),
        long => format!("{:.1} hours", long / 60.0),
    }
}

impl Observer for Progress<'_> {
    fn resumed(&self, done: u32, of: u32, damaged: &[String]) {
        for file in damaged {
            error::note(&format!("{file}; its replications are run again"));
        }
        if done > 0 && !self.is_quiet {
            error::note(&format!("{done} replications are kept of an interrupted run and are not run again"));
        }
        if let Some(said) = self.how_long(of.saturating_sub(done)).filter(|_| !self.is_quiet) {
            error::note(&said);
        }
        begin(self.bar, done, of);
    }

    fn replication_done(&self, done: u32, of: u32) {
        show(self.bar, done, of);
    }

    fn wants_interim(&self) -> bool {
        !self.bar.is_hidden()
    }

    fn interim(&self, comparison: &Comparison) {
        so_far(self.bar, comparison);
    }
}

/// A bar of `what`, with the time left; draws nothing where `quiet` is said or nobody watches.
pub(super) fn bar(quiet: bool, what: &str) -> ProgressBar {
    let term = Term::buffered_stderr();
    let target = if quiet || !term.is_term() {
        ProgressDrawTarget::hidden()
    } else {
        ProgressDrawTarget::term_like_with_hz(Box::new(Narrow::new(term)), HERTZ)
    };
    ProgressBar::with_draw_target(None, target).with_style(style("", what))
}

/// So much done of so much, below what stands before.
fn style(before: &str, what: &str) -> ProgressStyle {
    let line = format!("{before}{{wide_bar}} {{pos}} of {{len}} {what}, {{eta}} left");
    ProgressStyle::with_template(&line).unwrap_or_else(|_| ProgressStyle::default_bar())
}

/// Shows that so many of so many are kept of an earlier run: the time left is told by this run alone.
pub(super) fn begin(bar: &ProgressBar, kept: u32, of: u32) {
    show(bar, kept, of);
    bar.reset_eta();
}

/// Shows that so many of so many are over.
pub(super) fn show(bar: &ProgressBar, over: u32, of: u32) {
    bar.set_length(u64::from(of));
    bar.set_position(u64::from(over));
}

/// Shows above the bar what the study comes to so far. The bar must be drawn.
fn so_far(bar: &ProgressBar, comparison: &Comparison) {
    let (height, width) = Term::stderr().size();
    above(bar, &interim(comparison, width.saturating_sub(ECHO).into(), height.into()));
}

fn above(bar: &ProgressBar, text: &str) {
    bar.set_style(style("{msg}\n", REPLICATIONS));
    bar.set_message(text.to_owned());
}

/// Says something while the bar is out of the way.
pub(super) fn aside(bar: &ProgressBar, say: impl FnOnce()) {
    bar.suspend(say);
}

#[cfg(test)]
mod tests;
