//! The documents say what the program does: the table of rooms is the one that is tested, the model
//! document names every phase in order and every parameter, and no other.

use crate::rooms::{EXCEPTIONS, ROOMS};
use crate::{hold, read};
use allotment::outcome::OUTCOMES;
use allotment::study::rows::every_row;
use allotment::week::WEEK;
use std::collections::BTreeSet;
use std::fmt::Write;

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
    if EXCEPTIONS.is_empty() {
        table.push_str("None.\n");
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
