//! `allotment validate` from outside.
#![allow(clippy::unwrap_used, reason = "a test that finds nothing fails there and then")]

use assert_cmd::Command;
use predicates::prelude::*;
use predicates::str::contains;

fn allotment(folder: &std::path::Path, arguments: &str) -> assert_cmd::assert::Assert {
    let mut command = Command::cargo_bin("allotment").expect("the program is built");
    command.current_dir(folder).args(arguments.split_whitespace()).assert()
}

#[test]
fn a_page_with_pictures_is_written_and_written_again() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    let run = "validate --fast --only 13 --only 14 --replications 2 --out page";
    for _ in 0..2 {
        allotment(at, run)
            .success()
            .stdout(contains("conserved").and(contains("2 of 2 claimed patterns hold")));
    }
    assert!(at.join("page/index.md").exists() && at.join("page/pattern-13.svg").exists());
    allotment(at, "validate --fast --only 13 --replications 2 --out .")
        .code(2)
        .stderr(contains("not a page of `allotment validate`").and(contains("--out")));
}

#[test]
fn what_is_asked_wrongly_is_refused_and_what_is_unclear_is_no_success() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    allotment(at, "validate --only E77").code(2).stderr(contains("no such pattern"));
    allotment(at, "validate --only 7b --fast").code(2).stderr(contains("leave `--fast` out"));
    allotment(at, "validate --replications 1").code(2).stderr(contains("from 2 to 10000"));
    // Two authorities are too few to tell how many workers leave.
    allotment(at, "validate --only E6 --replications 2 --quiet")
        .code(1)
        .stdout(contains("0 of 1 claimed patterns hold"));
}
