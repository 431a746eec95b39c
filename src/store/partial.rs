//! Completed replications of an interrupted study, kept in `<out>.partial/` until it is finished.
//!
//! Numbers are kept as their bits, so that every one of them comes back as it was, NaN included.

use super::checksum::sha256;
use super::folder::{Staging, read, remove};
use crate::basics::Error;
use crate::gain::Matched;
use crate::replication::Run;
use crate::study::run::{Failure, Record, Results};
use crate::subgroup::Sums;
use crate::world::yearly::AccountsYear;
use serde::{Deserialize, Serialize};
use std::ffi::OsString;
use std::path::{Path, PathBuf};

const ABOUT: &str = "kept.json";
const RECORDS: &str = "records.jsonl";

/// Which study the kept replications are of.
#[derive(Serialize, Deserialize)]
struct About {
    fingerprint: String,
    /// Checksum of the other file.
    records: String,
    failures: Vec<Failure>,
}

/// One replication: for each option the horizon, years and quarters, each number as its bits, since some
/// are not defined; pence, counts and sums over families always are.
#[derive(Serialize, Deserialize)]
struct Kept {
    replication: u32,
    runs: Vec<KeptRun>,
}

#[derive(Serialize, Deserialize)]
struct KeptRun {
    horizon: Vec<u64>,
    years: Vec<Vec<u64>>,
    quarters: Vec<Vec<u64>>,
    accounts: Vec<AccountsYear>,
    subgroups: Vec<Sums>,
    winners: Vec<Matched>,
}

/// Where the replications of a result to be written at `out` are kept.
pub fn place(out: &Path) -> PathBuf {
    let mut name = out.file_name().map_or_else(OsString::new, OsString::from);
    name.push(".partial");
    out.with_file_name(name)
}

/// Keeps what an interrupted study has, in place of what was kept of it before.
///
/// # Errors
/// Where it cannot be written.
pub fn save(out: &Path, fingerprint: &str, results: &Results) -> Result<PathBuf, Error> {
    let place = place(out);
    let staging = Staging::open(&place)?;
    let mut records = Vec::new();
    for record in &results.records {
        serde_json::to_writer(&mut records, &keep(record)).map_err(|error| unwritable(&place, &error))?;
        records.push(b'\n');
    }
    let about = About {
        fingerprint: fingerprint.to_owned(),
        records: sha256(&records),
        failures: results.failures.clone(),
    };
    let about = serde_json::to_vec_pretty(&about).map_err(|error| unwritable(&place, &error))?;
    let replace = place.exists();
    staging.finish(&[(ABOUT.to_owned(), about), (RECORDS.to_owned(), records)], replace)?;
    Ok(place)
}

/// What was kept of the same study; nothing where nothing was.
///
/// # Errors
/// Where what is kept is another study's or was altered, and `replace` is not said.
pub fn load(out: &Path, fingerprint: &str, replace: bool) -> Result<Results, Error> {
    let place = place(out);
    if !place.exists() {
        return Ok(Results::default());
    }
    match load_from(&place, fingerprint) {
        Err(_) if replace => {
            remove(&place)?;
            Ok(Results::default())
        }
        loaded => loaded,
    }
}

/// Forgets what was kept.
///
/// # Errors
/// Where it cannot be removed.
pub fn forget(out: &Path) -> Result<(), Error> {
    remove(&place(out))
}

fn load_from(place: &Path, fingerprint: &str) -> Result<Results, Error> {
    let hint = "choose another folder with `--out FOLDER`, or say `--replace` to start afresh";
    let damaged = |error: serde_json::Error| {
        Error::new(format!("the kept replications cannot be read: {error}")).in_file(place).hint(hint)
    };
    let about: About = serde_json::from_slice(&read(&place.join(ABOUT))?).map_err(damaged)?;
    if about.fingerprint != fingerprint {
        return Err(Error::new("the folder keeps replications of an interrupted run of another study, or of this one with another place, number of replications, seed or setting")
            .in_file(place)
            .hint(hint));
    }
    let records = read(&place.join(RECORDS))?;
    if sha256(&records) != about.records {
        return Err(Error::new("the kept replications were altered").in_file(place).hint(hint));
    }
    let lines = records.split(|&byte| byte == b'\n').filter(|line| !line.is_empty());
    let records = lines
        .map(|line| serde_json::from_slice::<Kept>(line).map(|kept| restore(&kept)))
        .collect::<Result<Vec<Record>, serde_json::Error>>()
        .map_err(damaged)?;
    Ok(Results { records, failures: about.failures })
}

fn unwritable(place: &Path, error: &serde_json::Error) -> Error {
    Error::new(format!("cannot keep the replications: {error}")).in_file(place)
}

fn keep(record: &Record) -> Kept {
    let bits = |numbers: &Vec<f64>| numbers.iter().map(|number| number.to_bits()).collect::<Vec<u64>>();
    let runs = record.runs.iter().map(|run| KeptRun {
        horizon: bits(&run.horizon),
        years: run.years.iter().map(bits).collect(),
        quarters: run.quarters.iter().map(bits).collect(),
        accounts: run.accounts.clone(),
        subgroups: run.subgroups.clone(),
        winners: run.winners.clone(),
    });
    Kept { replication: record.replication, runs: runs.collect() }
}

fn restore(kept: &Kept) -> Record {
    let numbers = |bits: &Vec<u64>| bits.iter().map(|&bits| f64::from_bits(bits)).collect::<Vec<f64>>();
    let runs = kept.runs.iter().map(|run| Run {
        horizon: numbers(&run.horizon),
        years: run.years.iter().map(numbers).collect(),
        quarters: run.quarters.iter().map(numbers).collect(),
        accounts: run.accounts.clone(),
        subgroups: run.subgroups.clone(),
        winners: run.winners.clone(),
    });
    Record { replication: kept.replication, runs: runs.collect() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::study::compare::tests::results;

    #[test]
    fn every_number_comes_back_to_the_bit() {
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path().join("x/study");
        let mut kept = results(9);
        kept.records[2].runs[0].horizon[0] = -0.0;
        kept.records[2].runs[0].horizon[1] = f64::MIN_POSITIVE / 3.0;
        kept.failures.push(Failure { replication: 40, message: "broke".to_owned() });
        assert_eq!(load(&out, "f", false).unwrap(), Results::default());
        let place = save(&out, "f", &kept).unwrap();
        assert_eq!(place, folder.path().join("x/study.partial"));
        let back = load(&out, "f", false).unwrap();
        assert_eq!(back.failures, kept.failures);
        for (left, right) in back.records.iter().zip(&kept.records) {
            assert_eq!(
                serde_json::to_string(&keep(left)).unwrap(),
                serde_json::to_string(&keep(right)).unwrap()
            );
        }
        save(&out, "f", &results(10)).unwrap();
        assert_eq!(load(&out, "f", false).unwrap().records.len(), 10, "the later one is kept");
        forget(&out).unwrap();
        assert!(!place.exists());
    }

    #[expect(clippy::disallowed_methods, reason = "a test alters a file")]
    #[test]
    fn another_studys_or_altered_replications_are_not_taken() {
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path().join("study");
        let place = save(&out, "f", &results(3)).unwrap();
        let error = load(&out, "g", false).unwrap_err();
        assert!(error.to_string().contains("another study") && error.help().unwrap().contains("--replace"));
        let records = std::fs::read_to_string(place.join(RECORDS)).unwrap();
        std::fs::write(place.join(RECORDS), records.replacen('1', "2", 1)).unwrap();
        assert!(load(&out, "f", false).unwrap_err().to_string().ends_with("were altered"));
        assert_eq!(load(&out, "f", true).unwrap(), Results::default());
        assert!(!place.exists());
    }
}
