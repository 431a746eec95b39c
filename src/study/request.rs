//! What somebody asked for, and the inputs that it was made of.

use serde::{Deserialize, Serialize};

/// A study as asked for on the command line, before any file is read. Written into the manifest, so
/// that the same request can be made again.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Request {
    /// The study's name or file; `None` means the shipped first study.
    pub study: Option<String>,
    /// Another place than the study's, by name or file.
    pub place: Option<String>,
    /// Another number of replications.
    pub replications: Option<u32>,
    /// Another seed.
    pub seed: Option<u64>,
    /// Overrides as typed, `key=value`, applied to every option (levers, environment), to the
    /// assumptions or to the place.
    pub set: Vec<String>,
    /// Policies whose effect is taken apart, by name or file.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<String>,
    /// The precision to reach, as typed, such as `take_up:0.5pp`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub precision: Option<String>,
    /// What varies from run to run, as typed: `chance`, `assumptions` or `both`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub uncertainty: Option<String>,
    /// Where the draws of the assumptions come from: a calibration's name or table, or `ranges`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assumption_sets: Option<String>,
    /// Runs under each draw.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub runs_a_draw: Option<u32>,
}

/// Where the text of an input came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// Embedded in the program.
    Shipped,
    /// A file; it wins over a shipped one of the same name.
    File,
}

/// One input of a study: a scenario file or the data that a place was made of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Input {
    /// Path as asked for, relative where it was, or the embedded path such as `policies/card.toml`.
    pub path: String,
    /// Where it came from.
    pub origin: Origin,
    /// Lower-case hexadecimal SHA-256 of its bytes.
    pub sha256: String,
}
