//! Slices in, numbers out: means, spreads, quantiles, paired differences.
//!
//! Never knows of the model. NaN in a slice means "not defined in this replication" and is left out;
//! NaN in a result means that the numbers given do not define it.

pub mod abc;
mod grouped;
mod least_squares;
mod paired;
mod quantile;
mod summary;

pub use grouped::group_means;
pub use least_squares::least_squares;
pub use paired::{Paired, paired};
pub use quantile::Sorted;
pub use summary::{Summary, half_width, summary};
