//! Accepted sets: chosen from the last population and written as a table, which studies read.
//!
//! Never opens a file.

use super::distance::implausibility;
use super::population_monte_carlo::{Population, Set};
use super::targets::Targets;
use crate::basics::Error;
use crate::study::parameter_draws::{OTHERS, TARGET};

/// The sets of a population under which no hard target lies too far outside its band, nearest first.
pub fn accepted<'a>(targets: &Targets, population: &'a Population) -> Vec<&'a Set> {
    let fits = |set: &&Set| implausibility(&targets.targets, &set.simulated) <= targets.accept_within;
    population.sets.iter().filter(fits).collect()
}

/// The table: a row a set; its weight, its distance, its parameters and those held elsewhere than
/// at their defaults, what it simulates.
///
/// # Errors
/// Where the library refuses.
pub fn table(targets: &Targets, sets: &[&Set]) -> Result<Vec<u8>, Error> {
    let cannot = |error: csv::Error| Error::new(format!("cannot write the accepted sets: {error}"));
    let mut writer = csv::Writer::from_writer(Vec::new());
    let fixed = targets.fixed();
    let keys = targets.parameters.iter().map(|fitted| fitted.row.key());
    let keys = keys.chain(fixed.iter().map(|(row, _)| row.key()));
    let names = targets.targets.iter().map(|target| format!("{TARGET}{}", target.name));
    let head = OTHERS.map(str::to_owned).into_iter().chain(keys).chain(names);
    writer.write_record(head).map_err(cannot)?;
    let total: f64 = sets.iter().map(|set| set.weight).sum();
    for (index, set) in sets.iter().enumerate() {
        let far = implausibility(&targets.targets, &set.simulated);
        let numbers = [set.weight / total, set.distance, far].into_iter().chain(targets.values(&set.at));
        let numbers = numbers.chain(fixed.iter().map(|(_, number)| *number));
        let simulated = set.simulated.iter().map(|one| one.map_or(String::new(), |one| one.to_string()));
        let row = [(index + 1).to_string()].into_iter().chain(numbers.map(|number| number.to_string()));
        writer.write_record(row.chain(simulated)).map_err(cannot)?;
    }
    writer.into_inner().map_err(|error| Error::new(format!("cannot write the accepted sets: {error}")))
}
