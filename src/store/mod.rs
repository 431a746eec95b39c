//! The only place that opens files: scenarios, results, manifests, kept replications.
//!
//! Never knows what a number means; text and pictures come to it ready made.

mod checksum;
pub mod chunks;
#[cfg(feature = "parquet")]
pub mod columns;
pub mod files;
pub mod folder;
pub mod manifest;
pub mod put;

pub use checksum::sha256;

/// A file of a result: its name within the folder and its bytes.
pub type Named = (String, Vec<u8>);
