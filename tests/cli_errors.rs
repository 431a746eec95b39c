//! Every kind of bad input: the exact words on standard error, exit code 2, nothing on standard output.
//!
//! A case is a row: files in an empty folder, arguments, and what is said.

#![allow(clippy::disallowed_methods, reason = "tests write the files that the program reads")]

use assert_cmd::cargo::cargo_bin_cmd;

type Files = &'static [(&'static str, &'static [u8])];

/// A folder with these files, and the program in it.
fn program(files: Files, arguments: &str) -> (tempfile::TempDir, assert_cmd::Command) {
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

/// Files, arguments, and what is said on standard error.
const BAD: &[(Files, &str, &str)] = &[
    // Unknown keys.
    (&[("a.toml", b"title = \"A\"\n\n[lever]\nweeks_keeep = 12\n")], "check a.toml", ""),
    (&[("a.toml", b"[lever]\nstrain_relief = 0.1\n")], "check a.toml", ""),
    (&[("a.toml", b"tilte = \"A\"\n[lever]\n")], "check a.toml", ""),
    (&[("a.toml", b"policies = [\"baseline\"]\n[lever]\nweeks_keep = 1\n")], "check a.toml", ""),
    (&[("a.toml", b"policies = [\"baseline\"]\n[strain]\nstrain_relif = 1\n")], "check a.toml", ""),
    // Wrong types and impossible values.
    (&[("a.toml", b"[lever]\nweeks_keep = \"6\"\n")], "check a.toml", ""),
    (&[("a.toml", b"[lever]\nweeks_keep = [6]\n")], "check a.toml", ""),
    (&[("a.toml", b"title = 7\n[lever]\n")], "check a.toml", ""),
    (&[("policies/a.toml", b"lever = 7\n")], "check policies/a.toml", ""),
    (&[("a.toml", b"[lever]\nreturns_per_year = 2.5\n")], "check a.toml", ""),
    (&[("a.toml", b"[lever]\nweeks_keep = -1\n")], "check a.toml", ""),
    (&[("a.toml", b"[lever]\nweeks_keep = nan\n")], "check a.toml", ""),
    (&[("a.toml", b"[lever]\nevidence = \"cards\"\n")], "check a.toml", ""),
    (&[("a.toml", b"[lever]\nfee_floor = \"yes\"\n")], "check a.toml", ""),
    (&[("a.toml", b"[environment]\nenv_cut = 1.5\n")], "check a.toml", ""),
    // Places.
    (&[("a.toml", b"base = \"early-adopter\"\n[place]\nfamilies = 0\n")], "check a.toml", ""),
    (&[("places/a.toml", b"[place]\nfamilies = 50\n")], "check places/a.toml", ""),
    (&[("a.toml", b"base = \"early-adopters\"\n")], "check a.toml", ""),
    (
        &[(
            "a.toml",
            b"base = \"early-adopter\"\n[[area]]\nx = 0\ny = 0\nspread = 2\nfamily_share = 0.7\npa_share = 1\n",
        )],
        "check a.toml",
        "",
    ),
    (
        &[("a.toml", b"base = \"early-adopter\"\n[[area]]\nx = 0\ny = 0\nfamily_share = 1\npa_share = 1\n")],
        "check a.toml",
        "",
    ),
    // What is not there, goes in circles or can't be read.
    (&[], "check a.toml", ""),
    (&[("a.toml", b"extends = \"crad\"\n[lever]\n")], "check a.toml", ""),
    (&[("b/a.toml", b"extends = \"c.toml\"\n[lever]\n")], "check b/a.toml", ""),
    (
        &[("a.toml", b"extends = \"./b.toml\"\n[lever]\n"), ("b.toml", b"\nextends = \"a.toml\"\n")],
        "check a.toml",
        "",
    ),
    (&[("scenarios/policies/card.toml", b"extends = \"card\"\n")], "check scenarios/policies/card.toml", ""),
    (&[("a.toml/b", b"")], "check a.toml", ""),
    (&[("a.toml", b"title = \"\xff\"\n")], "check a.toml", ""),
    (&[("a.toml", b"title = \n")], "check a.toml", ""),
    (&[("a.toml", b"Dear council,\n")], "check a.toml", ""),
    (&[("a.toml", b"[lever]\nweeks_keep = 6\nweeks_keep = 8\n")], "check a.toml", ""),
    (&[("a.toml", b"title = \"A\"\n")], "check a.toml", ""),
    // Studies.
    (&[("a.toml", b"policies = [\"baseline\"]\nreplications = 0\n")], "compare a.toml", ""),
    (&[("a.toml", b"policies = [\"baseline\"]\nhorizon_years = 1\n")], "compare a.toml", ""),
    (&[("a.toml", b"place = \"early-adopter\"\npolicies = []\n")], "compare a.toml", ""),
    (&[("a.toml", b"place = \"early-adopter\"\n")], "compare a.toml", ""),
    (&[("a.toml", b"policies = [\"card\"]\n")], "compare a.toml", ""),
    (
        &[("a.toml", b"place = \"early-adopter\"\npolicies = [\"baseline\", \"crad\"]\n")],
        "compare a.toml",
        "",
    ),
    (&[("a.toml", b"policies = [\"card\", \"card\"]\n")], "compare a.toml", ""),
    (
        &[
            ("a.toml", b"place = \"early-adopter\"\npolicies = [\"card\", \"./card.toml\"]\n"),
            ("card.toml", b"[lever]\n"),
        ],
        "compare a.toml",
        "",
    ),
    (
        &[("a.toml", b"place = \"early-adopter\"\npolicies = [\"baseline\"]\nbaseline = \"card\"\n")],
        "compare a.toml",
        "",
    ),
    (&[("a.toml", b"policies = [\"baseline\"]\nheadline = \"takeup\"\n")], "compare a.toml", ""),
    (
        &[("a.toml", b"place = \"early-adopter\"\npolicies = [\"baseline\"]\nenvironments = [\"stedy\"]\n")],
        "compare a.toml",
        "",
    ),
    (&[("a study!.toml", b"")], "compare study!.toml", ""),
    // The command line.
    (&[], "compare frist-look", ""),
    (&[], "compare --place atlantis", ""),
    (&[], "compare --replications 0", ""),
    (&[], "--set weeks_keep", ""),
    (&[], "--set weeks_keeep=12", ""),
    (&[], "--set levers.weeks_keep=12", ""),
    (&[], "--set weeks_keep=-1", ""),
    (&[], "--set weeks_keep=", ""),
    (&[], "--set evidence=crad", ""),
    (&[], "--set families=0", ""),
    (&[], "--set weeks_keep=1 --set lever.weeks_keep=2", ""),
    (&[], "explain tak_up", ""),
    (&[], "explain card.toml", ""),
];

#[test]
fn every_bad_input_is_named_with_file_line_key_and_hint_and_ends_in_2() {
    let mut wrong = String::new();
    for (files, arguments, says) in BAD {
        let (_folder, mut command) = program(files, arguments);
        let done = command.output().unwrap();
        let said = String::from_utf8(done.stderr).unwrap();
        if said != *says || done.status.code() != Some(2) || !done.stdout.is_empty() {
            wrong += &format!("{arguments} ends in {:?} and says\n{said}\n", done.status.code());
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
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
        let (_folder, mut command) = program(&[], arguments);
        command.assert().code(code);
    }
}

#[test]
fn a_local_file_wins_over_the_shipped_scenario_and_is_said_so() {
    let files: Files = &[("scenarios/policies/card.toml", b"[lever]\nweeks_keep = 3\n")];
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
    let (_folder, mut command) = program(&[("a.toml", b"[lever]\nweeks_keep = 200\n")], "check a.toml");
    command
        .assert()
        .success()
        .stderr("warning: a.toml:2:14: `weeks_keep` is 200, outside its plausible range 0 to 52 (weeks)\n");
}

#[test]
fn every_shipped_scenario_checks_clean_as_a_file_of_ones_own() {
    for shipped in allotment::study::library::SHIPPED {
        let path: &'static str = shipped.path;
        let files = [(path, shipped.text.as_bytes())];
        let (_folder, mut command) = program(Box::leak(Box::new(files)), &format!("check {path}"));
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
    let lists = ["places", "policies", "environments", "studies", "levers", "assumptions", "outcomes"];
    let lists = lists.iter().map(|kind| format!("list {kind}"));
    let names = library::SHIPPED.iter().map(|shipped| shipped.name.to_owned());
    let keys = rows::every_row().into_iter().step_by(29).map(|(_, row)| row.key());
    let explained = names.chain(keys).chain(["take_up".to_owned(), "early-adopter".to_owned()]);
    for arguments in lists.chain(explained.map(|name| format!("explain {name}"))) {
        let (_folder, mut command) = program(&[], &arguments);
        let done = command.assert().success().get_output().clone();
        assert!(done.stderr.is_empty() && done.stdout.len() > 100, "{arguments}");
    }
}
