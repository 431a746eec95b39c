//! The documents say what the program does: its commands parse, its table of rooms is the one that is
//! tested, its model document names every phase in order and every parameter, and no other.

use crate::rooms::{EXCEPTIONS, ROOMS};
use crate::{hold, read};
use allotment::cli::args::{Arguments, Command};
use allotment::outcome::OUTCOMES;
use allotment::study::library;
use allotment::study::overrides::Overrides;
use allotment::study::rows::every_row;
use allotment::study::scenario::Kind;
use allotment::week::WEEK;
use clap::Parser;
use std::collections::BTreeSet;
use std::fmt::Write;

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

#[test]
fn the_table_of_rooms_is_the_one_that_is_tested() {
    let document = read("ARCHITECTURE.md");
    let (start, end) = ("<!-- rooms -->\n", "<!-- end of rooms -->");
    let (before, rest) = document.split_once(start).expect("a mark before the table");
    let (_, after) = rest.split_once(end).expect("a mark after the table");
    let mut table = String::from("| room | may see | must never know |\n|---|---|---|\n");
    for room in &ROOMS {
        let sees = room.sees.join(", ");
        let sees = if sees.is_empty() { "nothing" } else { &sees };
        let _ = writeln!(table, "| `{}` | {sees} | {} |", room.name, room.never);
    }
    table.push_str("\nExceptions:\n\n");
    for one in &EXCEPTIONS {
        let _ = writeln!(table, "- `{}` sees `{}`: {}.", one.file, one.sees, one.why);
    }
    hold("ARCHITECTURE.md", &format!("{before}{start}{table}{end}{after}"));
}

/// What stands in backquotes.
fn quoted(document: &str) -> BTreeSet<&str> {
    document.split('`').skip(1).step_by(2).collect()
}

#[test]
fn the_model_document_names_every_phase_in_order() {
    let document = read("docs/model.md");
    let mut rest = document.as_str();
    for (number, phase) in WEEK.iter().enumerate() {
        let heading = format!("\n### {}. {}: {}\n", number + 1, phase.name, phase.about);
        let at = rest.find(&heading).unwrap_or_else(|| panic!("no heading, or out of order: {heading}"));
        rest = &rest[at + heading.len()..];
    }
}

#[test]
fn the_model_document_names_every_parameter_and_no_other() {
    let document = read("docs/model.md");
    let quoted = quoted(&document);
    let rows = every_row();
    let covers = |name: &str| {
        quoted.contains(name)
            || quoted.iter().any(|word| word.strip_suffix('*').is_some_and(|stem| name.starts_with(stem)))
    };
    let missing: Vec<&str> = rows.iter().map(|(_, row)| row.name).filter(|name| !covers(name)).collect();
    assert!(missing.is_empty(), "the model document does not say what these do: {missing:?}");

    let (built, _) = document.split_once("\n## Not in this version\n").expect("a list of what is not built");
    let named = |word: &str| {
        rows.iter().any(|(_, row)| row.name == word || row.key() == word)
            || OUTCOMES.iter().any(|outcome| outcome.name == word)
            || rows.iter().any(|(_, row)| match row.kind {
                allotment::basics::parameter::Kind::Choice(words) => words.contains(&word),
                _ => false,
            })
    };
    let is_name = |word: &&str| {
        word.contains('_') && word.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
    };
    let unknown: Vec<&str> =
        self::quoted(built).into_iter().filter(is_name).filter(|word| !named(word)).collect();
    assert!(unknown.is_empty(), "no parameter or outcome is called {unknown:?}");
}
