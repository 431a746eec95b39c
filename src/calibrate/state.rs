//! What a calibration keeps between generations, so that it can be gone on with.
//!
//! Never opens a file.

use super::targets::Targets;
use super::walk::Population;
use crate::basics::Error;
use serde::{Deserialize, Serialize};

/// The name of the file within a calibration's folder.
pub const FILE: &str = "population.json";

/// A calibration after a generation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct State {
    /// Checksum of everything that the calibration depends on.
    pub fingerprint: String,
    /// The keys of the fitted parameters, in the order of coordinates.
    pub parameters: Vec<String>,
    /// The names of the targets, in the order of simulated values.
    pub targets: Vec<String>,
    /// What the defaults simulate.
    pub defaults: Vec<Option<f64>>,
    /// The population.
    pub population: Population,
}

impl State {
    /// A calibration before its first generation.
    pub fn new(fingerprint: String, targets: &Targets, defaults: Vec<Option<f64>>) -> State {
        State {
            fingerprint,
            parameters: targets.parameters.iter().map(|fitted| fitted.row.key()).collect(),
            targets: targets.targets.iter().map(|target| target.name.clone()).collect(),
            defaults,
            population: Population::default(),
        }
    }

    /// As text.
    ///
    /// # Errors
    /// Where the library refuses.
    pub fn to_bytes(&self) -> Result<Vec<u8>, Error> {
        let mut bytes = serde_json::to_vec_pretty(self)
            .map_err(|error| Error::new(format!("cannot write the population: {error}")))?;
        bytes.push(b'\n');
        Ok(bytes)
    }

    /// From text.
    ///
    /// # Errors
    /// Where the text is no population; names line and column.
    pub fn from_bytes(bytes: &[u8]) -> Result<State, Error> {
        serde_json::from_slice(bytes).map_err(|error| Error::of_json("a population", &error))
    }
}
