//! What a calibration keeps between generations, so that it can be gone on with.
//!
//! Never opens a file.

use super::population_monte_carlo::{Population, Set};
use super::targets::Targets;
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
    /// Where the text is no population; names line and column, or says that its parts do not fit together.
    pub fn from_bytes(bytes: &[u8]) -> Result<State, Error> {
        let state: State =
            serde_json::from_slice(bytes).map_err(|error| Error::of_json("a population", &error))?;
        let State { parameters, targets, defaults, population, .. } = &state;
        let fits = |set: &Set| {
            set.at.len() == parameters.len()
                && set.simulated.len() == targets.len()
                && set.at.iter().all(|at| (0.0..=1.0).contains(at))
                && set.weight >= 0.0
        };
        let is_whole = defaults.len() == targets.len()
            && population.steps.is_empty() == population.sets.is_empty()
            && population.sets.iter().all(fits);
        if is_whole {
            Ok(state)
        } else {
            Err(Error::new("not a population of this program: its parts do not fit together"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_population_whose_parts_do_not_fit_is_refused() {
        let set = Set { generation: 0, at: vec![0.5], weight: 1.0, distance: 0.1, simulated: vec![None] };
        let step = crate::calibrate::population_monte_carlo::Step { tolerance: 1.0, within: 0.5 };
        let good = State {
            fingerprint: "f".to_owned(),
            parameters: vec!["a.b".to_owned()],
            targets: vec!["t".to_owned()],
            defaults: vec![None],
            population: Population { steps: vec![step], sets: vec![set], ..Population::default() },
        };
        let back = |state: &State| State::from_bytes(&state.to_bytes().unwrap());
        assert_eq!(back(&good).unwrap(), good);
        let changes: [fn(&mut State); 5] = [
            |state| state.defaults.clear(),
            |state| state.targets.push("u".to_owned()),
            |state| state.population.sets[0].at.push(0.1),
            |state| state.population.sets[0].at[0] = 1.5,
            |state| state.population.sets.clear(),
        ];
        for change in changes {
            let mut state = good.clone();
            change(&mut state);
            assert!(back(&state).unwrap_err().to_string().contains("do not fit together"));
        }
    }
}
