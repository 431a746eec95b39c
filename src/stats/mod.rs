//! Slices in, numbers out: means, spreads, quantiles, matched differences, and how sure they are.
//!
//! Never knows of the model. NaN in a slice means "not defined in this replication" and is left out;
//! NaN in a result means that the numbers given do not define it. What is random is a pure function of
//! a seed.
//!
//! | question | here |
//! |---|---|
//! | how large, how spread | [`summary()`]; [`Moments`] one at a time and merged; [`Sorted`] for quantiles |
//! | how sure is a mean | [`Summary::interval`], [`half_width`], [`half_width_at`] |
//! | how sure is any other statistic | [`bootstrap()`]: percentile and BCa, over [`Resampler`]'s indices |
//! | how sure is a quantile | [`Sorted::quantile_interval`], by its [`ranks()`] |
//! | how sure is a share | [`wilson`]; never too sure, [`clopper_pearson`] |
//! | what difference does an option make | [`paired()`], [`Paired::p_value`]; without shared random streams [`welch_interval`] |
//! | how many differences were looked at | [`holm`], [`benjamini_hochberg`], [`benjamini_yekutieli`] |
//! | is it better | [`in_matched_runs`], [`across_futures`], [`of_the_mean`]: three meanings |
//! | which is best | [`could_be_best`] of finished runs, [`Selection`] while they run, [`select`] |
//! | have enough been run | [`Stopping`], [`replications_needed`], [`cautious_relative`] |
//! | how many more | [`more_replications`] |
//! | chance or uncertain assumptions | [`variance_parts`]; of runs that share draws, [`layered`] |
//! | in how many of 20 futures | [`Sorted::dots`], [`normal_dots`], [`at_or_over`] |
//! | which part of a bundle does it | [`shapley()`], [`shapley_over_runs`]; of many parts [`shapley_sampled`] |
//! | what moves with what | [`least_squares()`]; in ranks [`spearman`] |
//! | how good a forecast was | [`crps`] |

pub mod abc;
mod best;
mod bootstrap;
mod distribution;
mod dots;
#[cfg(test)]
mod fixtures;
mod forecast;
mod grouped;
mod least_squares;
mod moments;
mod multiplicity;
mod paired;
mod quantile;
mod ranks;
mod resampler;
mod selection;
mod shapley;
mod share;
mod stopping;
mod summary;
mod superiority;
mod two_level;
mod unmatched;

pub use best::{BestCandidate, could_be_best};
pub use bootstrap::{Bootstrap, bootstrap};
pub use dots::{at_or_over, normal_dots};
pub use forecast::{crps, spearman};
pub use grouped::{DrawMeans, Layered, Layout, layered};
pub use least_squares::least_squares;
pub use moments::Moments;
pub use multiplicity::{benjamini_hochberg, benjamini_yekutieli, holm};
pub use paired::{Paired, paired};
pub use quantile::Sorted;
pub use ranks::{Ranks, ranks};
pub use resampler::Resampler;
pub use selection::{Guarantee, Selection, Stage, select};
pub use shapley::{MOST_PARTS, shapley, shapley_over_runs, shapley_sampled};
pub use share::{clopper_pearson, wilson};
pub use stopping::{
    Precision, Rule, Stop, Stopping, cautious_relative, more_replications, replications_needed,
};
pub use summary::{Summary, half_width, half_width_at, summary};
pub use superiority::{Prefer, Superiority, across_futures, in_matched_runs, of_the_mean};
pub use two_level::{VarianceParts, variance_parts};
pub use unmatched::welch_interval;
