//! The files of a result: a plan and what its replications came to in, named bytes out, the same for every
//! face of the program.
//!
//! Never knows where files are put; opens none and reads no clock.

mod checksum;
#[cfg(feature = "files")]
mod checksum_stream;
#[cfg(feature = "parquet")]
pub mod columns;
mod documents_again;
mod files;
mod fingerprint;
pub mod manifest;
mod names;
mod run_study;
mod sink;
mod study_result;

pub use checksum::sha256;
#[cfg(feature = "files")]
pub(crate) use checksum_stream::{Sums, sha256_of};
pub use documents_again::documents_again;
pub use fingerprint::fingerprint;
pub use names::{ANSWER, METHODS, NamedFile, OUTCOMES, PAGE};
pub use run_study::{resume_study, run_study};
pub use sink::{FileSink, InMemory};
pub use study_result::StudyResult;
