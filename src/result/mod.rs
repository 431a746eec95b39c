//! The files of a result: a plan and what its replications came to in, named bytes out, the same for every
//! face of the program.
//!
//! Never knows where files are put; opens none and reads no clock.

mod checksum;
#[cfg(feature = "files")]
mod checksum_stream;
#[cfg(feature = "parquet")]
pub mod columns;
mod files;
mod fingerprint;
pub mod manifest;
mod sink;
mod study;

pub use checksum::sha256;
#[cfg(feature = "files")]
pub(crate) use checksum_stream::{Sums, sha256_of};
pub use fingerprint::fingerprint;
pub use sink::{FileSink, InMemory};
pub use study::{StudyResult, resume_study, run_study};

/// A file of a result: its name within the folder and its bytes.
pub type NamedFile = (String, Vec<u8>);

/// The name of the answer within a result.
pub const ANSWER: &str = "answer.json";
/// The name of its page.
pub const PAGE: &str = "report.html";
/// The name of its methods.
pub const METHODS: &str = "methods.md";
/// The name of its outcomes.
pub const OUTCOMES: &str = "outcomes.csv";
