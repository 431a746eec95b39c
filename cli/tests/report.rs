//! `allotment report` from outside: the same page from what was saved, and every way in which it can't be.

use assert_cmd::cargo::cargo_bin_cmd;
use predicates::prelude::*;
use predicates::str::contains;
use std::path::Path;

fn allotment(folder: &Path, arguments: &str) -> assert_cmd::assert::Assert {
    let mut command = cargo_bin_cmd!("allotment");
    command
        .current_dir(folder)
        .env_remove("CHROME")
        .env("PATH", "")
        .args(arguments.split_whitespace())
        .assert()
}

#[expect(clippy::disallowed_methods, reason = "a test reads what was written")]
fn read(path: &Path) -> Vec<u8> {
    std::fs::read(path).expect("a file of the result")
}

#[expect(clippy::disallowed_methods, reason = "a test spoils a file")]
fn write(path: &Path, bytes: &[u8]) {
    std::fs::write(path, bytes).expect("a temporary folder can be written");
}

fn study(policies: &str) -> String {
    format!(
        "title = \"Mine\"\nquestion = \"Which?\"\nplace = \"early-adopter\"\npolicies = [{policies}]\nhorizon_years = 2\n\
         replications = 2\nseed = 1\n"
    )
}

#[test]
fn the_page_is_built_again_from_what_was_saved_byte_for_byte() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    write(&at.join("mine.toml"), study("\"baseline\", \"card\"").as_bytes());
    allotment(at, "compare mine.toml --out r").success().stdout(contains("open report.html first"));
    let (page, result) = (at.join("r/report.html"), at.join("r"));
    let first = read(&page);
    assert!(first.starts_with(b"<!DOCTYPE html>") && first.len() < 3_000_000);
    std::fs::remove_file(&page).unwrap();
    allotment(at, "report r").success().stdout(contains("report.html"));
    assert_eq!(read(&page), first, "built again");
    allotment(at, "report r --out elsewhere.html").success();
    assert_eq!(read(&at.join("elsewhere.html")), first);
    // A page with other wishes does not take the place of the result's own.
    allotment(at, "report r --first-year 2030").code(2).stderr(contains("--out FILE"));
    assert_eq!(read(&page), first);
    allotment(at, "report r --pictures p").success().stdout(contains("pictures as SVG and PNG"));
    assert!(read(&at.join("p/differences-picture.svg")).starts_with(b"<svg"));
    assert_eq!(&read(&at.join("p/differences-picture.png"))[1..4], b"PNG");
    // Nor does any page take the place of another file of the result.
    for name in ["answer.json", "manifest.json", "report.html"] {
        let before = read(&at.join("r").join(name));
        allotment(at, &format!("report r --disclosure --out r/{name}"))
            .code(2)
            .stderr(contains("is a file of the result itself"));
        assert_eq!(read(&at.join("r").join(name)), before, "{name}");
    }
    allotment(at, "report r --disclosure").success().stdout(contains("report-disclosure.html"));
    allotment(at, "rerun r").success().stdout(contains("identical"));
    allotment(at, "compare mine.toml --out r --quiet").success();
    // No browser of the family is on an empty path: said in one line, and no error.
    allotment(at, "report r --pdf").success().stderr(contains("no PDF: no browser").and(contains("$CHROME")));
    assert!(!result.join("report.pdf").exists());
    let mut command = cargo_bin_cmd!("allotment");
    command.current_dir(at).env("CHROME", "no-such-browser").args(["report", "r", "--pdf"]);
    command.assert().code(2).stderr(contains("no-such-browser: cannot be started"));
}

#[test]
fn a_spoilt_result_gives_a_named_error_and_leaves_the_page_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    write(&at.join("mine.toml"), study("\"baseline\", \"card\"").as_bytes());
    allotment(at, "compare mine.toml --out r --quiet").success();
    let (page, answer, manifest) =
        (at.join("r/report.html"), at.join("r/answer.json"), at.join("r/manifest.json"));
    let (whole, told) = (read(&answer), String::from_utf8(read(&manifest)).unwrap());
    let first = read(&page);
    let refused = |what: &str| {
        allotment(at, "report r")
            .code(2)
            .stdout(predicate::str::is_empty())
            .stderr(contains(what).and(contains("hint: ")));
        assert_eq!(read(&page), first, "{what}");
    };
    write(&answer, &whole[..whole.len() / 2]);
    refused("answer.json: cut off or altered");
    std::fs::remove_file(&answer).unwrap();
    refused("answer.json: cannot read");
    write(&answer, &whole);
    let version = format!("\"version\": \"{}\"", env!("CARGO_PKG_VERSION"));
    assert!(told.contains(&version));
    // The version alone says nothing of the layout, which has a number of its own.
    write(&manifest, told.replacen(&version, "\"version\": \"0.0.9\"", 1).as_bytes());
    allotment(at, "report r").success();
    assert_eq!(read(&page), first);
    write(&manifest, told.replacen("\"format\": 1", "\"format\": 9", 1).as_bytes());
    refused("has layout 9; this is version");
    write(&manifest, told.replace("answer.json", "answer.old").as_bytes());
    refused("has no `answer.json`");
    write(&manifest, &told.as_bytes()[..told.len() / 2]);
    refused("not a manifest of this program");
    std::fs::remove_file(&manifest).unwrap();
    refused("there is no `manifest.json`");
    allotment(at, "report nowhere").code(2).stderr(contains("nowhere: there is no such folder"));
    allotment(at, "report mine.toml").code(2).stderr(contains("not a folder"));
}

#[test]
fn a_study_that_compares_nothing_has_no_page() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    write(&at.join("alone.toml"), study("\"baseline\"").as_bytes());
    allotment(at, "compare alone.toml --out r --quiet").success();
    assert!(!at.join("r/report.html").exists() && at.join("r/methods.md").exists());
    allotment(at, "report r").code(2).stderr(contains("compares nothing").and(contains("hint: ")));
    assert!(!at.join("r/report.html").exists());
}
