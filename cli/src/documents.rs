//! The commands in the documents parse and name what there is.
#![allow(clippy::disallowed_methods, reason = "the tests read the documents")]

use crate::args::{Arguments, Command};
use allotment::outcome::OUTCOMES;
use allotment::study::library;
use allotment::study::overrides::Overrides;
use allotment::study::rows::every_row;
use allotment::study::scenario::Kind;
use clap::Parser;

/// A document of the repository.
fn read(path: &str) -> String {
    let full = format!("{}/../{path}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(&full).unwrap_or_else(|problem| panic!("{full}: {problem}"))
}

/// The commands of `allotment` in a document's blocks of code, as typed.
fn commands(document: &str) -> Vec<String> {
    let mut is_code = false;
    let mut commands = Vec::new();
    for line in document.lines() {
        if line.starts_with("```") {
            is_code = !is_code;
        } else if is_code || line.starts_with("    ") {
            let line = line.split(" #").next().unwrap_or(line).trim();
            for prefix in
                ["target/release/allotment", "cargo run --release --", "cargo run --release", "allotment"]
            {
                if let Some(rest) = line.strip_prefix(prefix)
                    && (rest.is_empty() || rest.starts_with(' '))
                {
                    commands.push(format!("allotment{rest}"));
                    break;
                }
            }
        }
    }
    commands
}

/// A name that the program ships, or a file.
fn exists(kind: Kind, name: &str) -> bool {
    name.ends_with(".toml")
        || library::find(kind, name).is_some()
        || kind == Kind::Place && allotment::place::find(name).is_some()
}

fn check_command(line: &str) -> Result<(), String> {
    let typed = line.split_whitespace().map(|word| word.trim_matches('"'));
    let arguments = Arguments::try_parse_from(typed).map_err(|problem| problem.to_string())?;
    let known = |kind: Kind, name: Option<&String>| match name {
        Some(name) if !exists(kind, name) => Err(format!("there is no {} `{name}`", kind.word())),
        _ => Ok(()),
    };
    let set = |typed: &[String]| Overrides::parse(typed).map(|_| ()).map_err(|problem| problem.to_string());
    match &arguments.command {
        None => set(&arguments.compare.set).and(known(Kind::Place, arguments.compare.place.as_ref())),
        Some(Command::Compare(args)) => {
            known(Kind::Study, args.study.as_ref())?;
            known(Kind::Place, args.place.as_ref())?;
            set(&args.set)
        }
        Some(Command::Story(args)) => {
            known(Kind::Policy, args.policy.as_ref())?;
            known(Kind::Policy, args.against.as_ref())?;
            known(Kind::Place, args.place.as_ref())?;
            set(&args.set)
        }
        Some(Command::Explain(args)) => {
            let key = &args.key;
            let is_row = every_row().iter().any(|(_, row)| row.name == key || &row.key() == key);
            let is_outcome = OUTCOMES.iter().any(|outcome| outcome.name == key);
            let is_scenario = Kind::ALL.into_iter().any(|kind| exists(kind, key));
            if is_row || is_outcome || is_scenario { Ok(()) } else { Err(format!("nothing is `{key}`")) }
        }
        Some(Command::Calibrate(args)) => {
            let name = &args.targets;
            let ships = library::CALIBRATIONS.iter().any(|(known, _)| known == name);
            if ships || name.ends_with(".toml") { Ok(()) } else { Err(format!("no targets `{name}`")) }
        }
        Some(
            Command::Rerun(_)
            | Command::Report(_)
            | Command::Check(_)
            | Command::List(_)
            | Command::Validate(_),
        ) => Ok(()),
    }
}

#[test]
fn every_command_in_the_documents_parses_and_names_what_there_is() {
    let mut count = 0;
    for path in ["README.md", "docs/model.md", "docs/places.md", "docs/calibration.md"] {
        for line in commands(&read(path)) {
            count += 1;
            check_command(&line).unwrap_or_else(|problem| panic!("{path}: `{line}`: {problem}"));
        }
    }
    assert!(count >= 10, "only {count} commands were found");
}

#[test]
fn a_command_that_is_wrong_is_found() {
    for line in [
        "allotment compare first-lok",
        "allotment compare --set weeks_kep=3",
        "allotment compare --speed 3",
        "allotment story --family 3 --policy baseline --against nothing-such",
        "allotment explain weeks_kep",
        "allotment list parameters",
    ] {
        assert!(check_command(line).is_err(), "{line}");
    }
}
