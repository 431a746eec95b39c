//! The names of what makes a result, worked out by the build script.

/// The engine's name: a checksum of what can move a number, and of nothing else (`src/engine.txt` lists
/// it). Results of one engine and one study have the same numbers.
pub const ENGINE: &str = env!("ALLOTMENT_ENGINE");

/// The build's name: a checksum of the library's whole source. Results of one build with the same features
/// have the same words and pictures too.
pub const BUILD: &str = env!("ALLOTMENT_BUILD");

/// The version of the library and of the program.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");
