//! Slices in, numbers out: means, spreads, quantiles, matched differences, and how sure they are.
//!
//! Never knows of the model. NaN in a slice means "not defined in this replication" and is left out;
//! NaN in a result means that the numbers given do not define it. What is random is a pure function of
//! a seed.
//!
//! | question | here |
//! |---|---|
//! | how large, how spread | [`summary`], [`Moments`] one at a time and merged, [`Sorted`] for quantiles and dots |
//! | how sure is a mean | [`Summary::interval`], [`half_width`]; of an awkward statistic [`bootstrap`] |
//! | how sure is a quantile | [`Sorted::quantile_interval`], by [`ranks`] |
//! | how sure is a share | [`wilson`], [`clopper_pearson`] |
//! | what difference does an option make | [`paired`]; without shared luck [`welch_interval`] |
//! | is it better | [`in_matched_runs`], [`across_futures`], [`of_the_mean`]: three meanings |
//! | which is best | [`could_be_best`] of finished runs, [`Selection`] while they run |
//! | how many were looked at | [`holm`], [`benjamini_hochberg`], [`benjamini_yekutieli`] |
//! | have enough been run | [`Stopping`], [`replications_needed`], [`more_replications`] |
//! | chance or not knowing | [`variance_parts`]; runs that share a draw [`group_means`] |
//! | which part of a bundle does it | [`shapley`], [`shapley_over_runs`], [`shapley_sampled`] |
//! | what moves with what | [`least_squares`] |

pub mod abc;
mod best;
mod bootstrap;
mod distribution;
mod dots;
#[cfg(test)]
mod fixtures;
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

/// Which options the runs leave in question, and by how much the others are behind.
pub use best::{Standing, could_be_best};
/// Percentile and BCa intervals over resampled replications.
pub use bootstrap::{Bootstrap, bootstrap};
/// Equally likely futures as dots, and how many lie beyond a line.
pub use dots::{at_or_over, normal_dots};
/// Runs that share a draw.
pub use grouped::group_means;
/// How much a number moves with each of several others.
pub use least_squares::least_squares;
/// Mean and spread of numbers that come one at a time.
pub use moments::Moments;
/// p-values corrected for how many were looked at.
pub use multiplicity::{benjamini_hochberg, benjamini_yekutieli, holm};
/// Differences between matched runs.
pub use paired::{Paired, paired};
/// Numbers in order.
pub use quantile::Sorted;
/// Places in the order that hold a quantile.
pub use ranks::{Ranks, ranks};
/// Random places, a pure function of seed and key.
pub use resampler::Resampler;
/// Selecting the best option in as few matched replications as it takes.
pub use selection::{Guarantee, Selection, Stage, select};
/// What each part of a bundle contributes.
pub use shapley::{MOST_PARTS, shapley, shapley_over_runs, shapley_sampled};
/// How sure a counted share is.
pub use share::{clopper_pearson, wilson};
/// When enough replications have been run, and how many more would be.
pub use stopping::{
    Precision, Rule, Stop, Stopping, cautious_relative, more_replications, replications_needed,
};
/// Mean, standard deviation and the interval of a mean.
pub use summary::{Summary, half_width, half_width_at, summary};
/// The probability of being better, in its three meanings.
pub use superiority::{Prefer, Superiority, across_futures, in_matched_runs, of_the_mean};
/// Chance and not knowing.
pub use two_level::{VarianceParts, variance_parts};
/// The difference of runs that share no luck.
pub use unmatched::welch_interval;
