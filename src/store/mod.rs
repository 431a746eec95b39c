//! The only place that opens files: results, manifests, kept replications.
//!
//! Never knows what a number means; text and pictures come to it ready made.
#![allow(clippy::disallowed_methods, reason = "this is where files are opened")]

mod checksum;
#[cfg(feature = "parquet")]
pub mod columns;
pub mod folder;
pub mod manifest;
pub mod partial;
pub mod tidy;

pub use checksum::sha256;

/// A file of a result: its name within the folder and its bytes.
pub type Named = (String, Vec<u8>);
