//! Every kind of bad input: the exact words on standard error, exit code 2, nothing on standard output.
//!
//! A case is a row of `cli_errors.toml`: files in an empty folder, arguments, and what is said.

#![allow(clippy::disallowed_methods, reason = "tests write the files that the program reads")]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use assert_cmd::cargo::cargo_bin_cmd;
use std::collections::BTreeMap;

/// A folder with these files, and the program in it.
fn program<'a>(
    files: impl IntoIterator<Item = (&'a str, &'a [u8])>,
    arguments: &str,
) -> (tempfile::TempDir, assert_cmd::Command) {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in files {
        let path = folder.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    let mut command = cargo_bin_cmd!("allotment");
    command.current_dir(folder.path()).args(arguments.split(' '));
    (folder, command)
}

/// A row of the table.
#[derive(serde::Deserialize)]
struct Bad {
    #[serde(default)]
    files: BTreeMap<String, String>,
    arguments: String,
    says: String,
}

#[derive(serde::Deserialize)]
struct Table {
    bad: Vec<Bad>,
}

#[test]
fn every_bad_input_is_named_with_file_line_key_and_hint_and_ends_in_2() {
    let table: Table = toml::from_str(include_str!("cli_errors.toml")).unwrap();
    assert!(table.bad.len() > 50);
    let mut wrong = String::new();
    for Bad { files, arguments, says } in table.bad {
        let files = files.iter().map(|(path, text)| (path.as_str(), text.as_bytes()));
        let (_folder, mut command) = program(files, &arguments);
        let done = command.output().unwrap();
        let said = String::from_utf8(done.stderr).unwrap();
        if said != says || done.status.code() != Some(2) || !done.stdout.is_empty() {
            wrong += &format!("{arguments} ends in {:?} and says\n{said}not\n{says}\n", done.status.code());
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn a_file_that_is_not_text_is_named_with_the_first_wrong_byte() {
    let (_folder, mut command) = program([("a.toml", &b"\ntitle = \"\xff\"\n"[..])], "check a.toml");
    command
        .assert()
        .code(2)
        .stderr("error: a.toml:2:10: this file is not UTF-8 text\nhint: save it again as UTF-8\n");
}

#[test]
fn a_mistake_on_the_command_line_itself_ends_in_2_and_help_in_0() {
    for (arguments, code) in [
        ("--replications many", 2),
        ("list nonsense", 2),
        ("--quiet list places", 2),
        ("--help", 0),
        ("--version", 0),
    ] {
        let (_folder, mut command) = program([], arguments);
        command.assert().code(code);
    }
}

#[test]
fn a_local_file_wins_over_the_shipped_scenario_and_is_said_so() {
    let files = [("scenarios/policies/card.toml", &b"[lever]\nweeks_keep = 3\n"[..])];
    let (_folder, mut command) = program(files, "explain card");
    let done = command.assert().success().get_output().clone();
    assert_eq!(
        String::from_utf8(done.stderr).unwrap(),
        "warning: using scenarios/policies/card.toml from this folder instead of the shipped policy\n"
    );
    let said = String::from_utf8(done.stdout).unwrap();
    assert!(said.contains("weeks_keep = 3 (not 6; weeks)") && !said.contains("evidence"), "{said}");
}

#[test]
fn a_value_outside_its_plausible_range_is_accepted_with_a_warning() {
    let (_folder, mut command) = program([("a.toml", &b"[lever]\nweeks_keep = 200\n"[..])], "check a.toml");
    command
        .assert()
        .success()
        .stderr("warning: a.toml:2:14: `weeks_keep` is 200, outside its plausible range 0 to 52 (weeks)\n");
}

#[test]
fn every_shipped_scenario_checks_clean_as_a_file_of_ones_own() {
    for shipped in allotment::study::library::SHIPPED {
        let path = shipped.path;
        let (_folder, mut command) = program([(path, shipped.text.as_bytes())], &format!("check {path}"));
        let done = command.assert().success().get_output().clone();
        assert!(done.stderr.is_empty(), "{path}: {}", String::from_utf8_lossy(&done.stderr));
    }
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    use std::process::Stdio;
    let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_allotment"))
        .args(["list", "assumptions"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let done = child.wait_with_output().unwrap();
    assert_eq!((done.status.code(), String::from_utf8_lossy(&done.stderr).as_ref()), (Some(0), ""));
}

#[test]
fn every_list_and_every_explanation_can_be_printed() {
    use allotment::study::{library, rows};
    let lists =
        ["places", "policies", "environments", "studies", "levers", "assumptions", "outcomes", "targets"];
    let lists = lists.iter().map(|kind| format!("list {kind}"));
    let names = library::SHIPPED.iter().map(|shipped| shipped.name.to_owned());
    let keys = rows::every_row().into_iter().step_by(29).map(|(_, row)| row.key());
    let explained = names.chain(keys).chain(["take_up".to_owned(), "early-adopter".to_owned()]);
    for arguments in lists.chain(explained.map(|name| format!("explain {name}"))) {
        let (_folder, mut command) = program([], &arguments);
        let done = command.assert().success().get_output().clone();
        assert!(done.stderr.is_empty() && done.stdout.len() > 100, "{arguments}");
    }
}
