//! The same numbers whatever built the program, however many threads it has and in whatever order the
//! options stand. `run` beside this file holds the program as it is shipped to the same bytes.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
#![allow(clippy::disallowed_methods, reason = "the tests read results and write what is committed")]

use allotment::basics::Error;
use allotment::study::files::Files;
use allotment::study::plan::{Plan, plan};
use allotment::study::request::Request;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

/// The tables that hold every number of a result and neither the program's version nor its source.
const TABLES: [&str; 6] =
    ["accounts.csv", "outcomes.csv", "quarterly.csv", "subgroups.csv", "winners.csv", "yearly.csv"];

/// Where their checksums are committed.
const COMMITTED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/golden/tables.txt");

/// The checksums of the tables of a small study, a line a table.
fn checksums(threads: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    let study = ["compare", "first-look", "--set", "families=60", "--replications", "6", "--quiet"];
    let mut program = Command::new(assert_cmd::cargo::cargo_bin!("allotment"));
    program.current_dir(folder.path()).args(study).args(["--threads", threads, "--out", "out"]);
    let output = program.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let line = |name: &&str| {
        let bytes = std::fs::read(folder.path().join("out").join(name)).unwrap();
        let checksum: String = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        format!("{checksum}  {name}\n")
    };
    TABLES.iter().map(line).collect()
}

#[test]
fn the_tables_have_the_committed_bytes_whatever_the_threads_and_the_build() {
    let one = checksums("1");
    for threads in ["2", "5"] {
        assert_eq!(checksums(threads), one, "{threads} threads");
    }
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(COMMITTED, &one).unwrap();
    }
    let committed = std::fs::read_to_string(COMMITTED).unwrap_or_default();
    assert!(
        one == committed,
        "the numbers moved:\n{one}where the model was changed on purpose, `UPDATE=1 cargo test --test reproducibility` \
         writes tests/golden/tables.txt anew; where it was not, this machine or build computes otherwise"
    );
}

/// A study file and nothing else.
struct One(String);

impl Files for One {
    fn read(&self, path: &Path) -> Result<Option<String>, Error> {
        Ok((path == Path::new("mine.toml")).then(|| self.0.clone()))
    }
}

/// A study of policies and environments as they are listed.
fn listed(policies: &[&str], environments: &[&str]) -> Plan {
    let text = format!(
        "title = \"Mine\"\nquestion = \"Which?\"\nplace = \"early-adopter\"\npolicies = {policies:?}\n\
         baseline = \"baseline\"\nenvironments = {environments:?}\nhorizon_years = 3\nreplications = 2\nseed = 11\n\
         headline = \"take_up\"\n"
    );
    let request = Request {
        study: Some("mine.toml".to_owned()),
        set: vec!["families=60".to_owned()],
        ..Request::default()
    };
    plan(&request, &One(text)).unwrap()
}

/// Every number of every option by its name: of each run the bits as they print, NaN among them.
fn numbers(plan: &Plan) -> BTreeMap<String, String> {
    let runs: Vec<_> = (0..2).map(|number| plan.replicate(number)).collect();
    let of = |(place, option): (usize, &allotment::study::plan::PolicyOption)| {
        let printed: Vec<String> = runs.iter().map(|runs| format!("{:?}", runs[place])).collect();
        (option.name.clone(), printed.concat())
    };
    plan.options.iter().enumerate().map(of).collect()
}

#[test]
fn options_listed_in_another_order_or_left_out_have_the_same_numbers() {
    let policies = ["baseline", "card", "keep-12", "council-managed"];
    let all = numbers(&listed(&policies, &["steady", "austerity"]));
    assert_eq!(all.len(), 8, "{:?}", all.keys());
    assert!(all["card+steady"] != all["baseline+steady"] && all["card+steady"] != all["card+austerity"]);
    let backward: Vec<&str> = policies.iter().rev().copied().collect();
    assert_eq!(numbers(&listed(&backward, &["steady", "austerity"])), all);
    let few = numbers(&listed(&["council-managed", "baseline"], &["steady", "austerity"]));
    assert!(few.len() == 4 && few.iter().all(|(name, numbers)| all[name] == *numbers));
}
