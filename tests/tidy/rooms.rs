//! Who may import whom: every path that leaves a room, against one table.

use crate::source::{Source, every_file};
use std::collections::BTreeSet;

/// A room of the house and the rooms that it may see. A room sees itself; unit tests see all.
pub(crate) struct Room {
    /// The name: `src/NAME.rs` or `src/NAME/`; the program's is [`CLI`].
    pub(crate) name: &'static str,
    /// What it may see.
    pub(crate) sees: &'static [&'static str],
    /// What it must never know.
    pub(crate) never: &'static str,
}

/// The table. A room stands below every room that it may see it from, so that there is no circle.
pub(crate) const ROOMS: [Room; 20] = [
    Room { name: "basics", sees: &[], never: "families, councils, files, clocks" },
    Room { name: "terms", sees: &[], never: "anything: words that rooms share which don't see each other" },
    Room { name: "stats", sees: &[], never: "the model: slices in, numbers out" },
    Room { name: "parameters", sees: &["basics"], never: "what a parameter does" },
    Room { name: "place", sees: &["basics", "parameters"], never: "how a place becomes a world" },
    Room {
        name: "outcome",
        sees: &["basics", "terms", "place"],
        never: "how a count came about, options, replications",
    },
    Room {
        name: "rules",
        sees: &["basics", "terms", "parameters"],
        never: "the world, randomness, weeks other than those handed in",
    },
    Room { name: "world", sees: &["basics", "terms", "outcome"], never: "a rule, a phase, a parameter" },
    Room {
        name: "context",
        sees: &["basics", "parameters", "place", "rules", "world"],
        never: "a phase, another option",
    },
    Room {
        name: "population",
        sees: &["basics", "terms", "parameters", "place", "rules", "context", "world"],
        never: "what a week does",
    },
    Room {
        name: "week",
        sees: &["basics", "terms", "outcome", "parameters", "population", "rules", "context", "world"],
        never: "scenarios, options, replications, files, threads",
    },
    Room {
        name: "replication",
        sees: &["basics", "parameters", "outcome", "place", "context", "week", "world"],
        never: "files, threads, other replications",
    },
    Room {
        name: "solve",
        sees: &["basics", "parameters", "outcome", "place", "replication"],
        never: "options, files, threads, a study's own luck",
    },
    Room {
        name: "study",
        sees: &["basics", "parameters", "outcome", "place", "replication", "solve", "stats"],
        never: "worlds and weeks, the terminal, where files lie",
    },
    Room {
        name: "patterns",
        sees: &[
            "basics",
            "terms",
            "parameters",
            "outcome",
            "place",
            "population",
            "replication",
            "rules",
            "context",
            "solve",
            "stats",
            "study",
            "week",
            "world",
        ],
        never: "files, the terminal, a study that a user wrote",
    },
    Room {
        name: "calibrate",
        sees: &[
            "basics",
            "terms",
            "parameters",
            "outcome",
            "place",
            "replication",
            "rules",
            "stats",
            "study",
            "world",
        ],
        never: "files, threads, the terminal",
    },
    Room {
        name: "report",
        sees: &["basics", "terms", "calibrate", "outcome", "patterns", "place", "stats", "study"],
        never: "files, the terminal, how a number was simulated",
    },
    Room {
        name: "result",
        sees: &["basics", "outcome", "parameters", "place", "replication", "report", "study"],
        never: "where files are put, clocks, the terminal",
    },
    Room {
        name: "store",
        sees: &["basics", "replication", "report", "result", "study"],
        never: "what a number means, the terminal",
    },
    Room {
        name: CLI,
        sees: &[
            "basics",
            "calibrate",
            "outcome",
            "patterns",
            "place",
            "replication",
            "report",
            "result",
            "store",
            "study",
        ],
        never: "worlds, weeks and rules",
    },
];

/// The program, a package of its own in the folder of that name.
const CLI: &str = "cli";

/// One file that may see one more room, and why.
pub(crate) struct Exception {
    /// The file.
    pub(crate) file: &'static str,
    /// The room.
    pub(crate) sees: &'static str,
    /// Why.
    pub(crate) why: &'static str,
}

/// The exceptions; one that nobody needs any more fails the test.
pub(crate) const EXCEPTIONS: [Exception; 0] = [];

/// The room of a source file.
fn room_of(source: &Source) -> &str {
    if source.path.starts_with("cli/") {
        return CLI;
    }
    let inside = source.inside();
    inside.split('/').next().unwrap_or(inside).trim_end_matches(".rs")
}

/// The rooms that a file's code names, with the line of the first time.
fn seen(source: &Source) -> BTreeSet<(String, usize)> {
    let mut rooms = BTreeSet::new();
    let mut inline: Vec<usize> = Vec::new();
    for (number, line) in source.code.lines().enumerate() {
        let indent = line.len() - line.trim_start().len();
        if inline.last() == Some(&indent) && line.trim() == "}" {
            inline.pop();
        }
        if line.trim_end().ends_with('{') && line.contains("mod ") && !line.contains('(') {
            inline.push(indent);
        }
        // In the program's own package `crate::` is the program.
        let is_program = room_of(source) == CLI;
        for prefix in if is_program { &["allotment::"][..] } else { &["crate::", "allotment::"] } {
            for (at, _) in line.match_indices(prefix) {
                let is_whole = !line[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_');
                if is_whole {
                    names(&line[at + prefix.len()..], |name| rooms.insert((name, number + 1)));
                }
            }
        }
        // `super::` may climb inside a room, never out of it.
        let depth = depth(source.inside()) + inline.len() + usize::from(is_program);
        for (at, _) in line.match_indices("super::") {
            let climbs = 1 + line[..at].matches("super::").count();
            let is_chain = line[..at].ends_with("super::") || climbs == 1;
            if is_chain && climbs >= depth {
                rooms.insert(("super:: out of the room: write crate::".to_owned(), number + 1));
            }
        }
    }
    rooms
}

/// How many modules a file lies below the crate.
fn depth(inside: &str) -> usize {
    let is_folder = inside.ends_with("/mod.rs");
    inside.split('/').count() - usize::from(is_folder)
}

/// The first name after `crate::`, or each first name in `crate::{...}` on one line.
fn names(rest: &str, mut take: impl FnMut(String) -> bool) {
    let word = |text: &str| text.trim().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
    match rest.strip_prefix('{') {
        None => {
            let _is_new = take(word(rest));
        }
        Some(list) => {
            let mut depth = 0usize;
            let mut start = 0;
            for (at, letter) in list.char_indices().chain([(list.len(), ',')]) {
                match letter {
                    '{' => depth += 1,
                    '}' if depth == 0 => {
                        let _is_new = take(word(&list[start..at]));
                        return;
                    }
                    '}' => depth -= 1,
                    ',' if depth == 0 => {
                        let _is_new = take(word(&list[start..at]));
                        start = at + 1;
                    }
                    _ => {}
                }
            }
        }
    }
}

/// What is wrong with one file's imports; exceptions that it needs are noted in `needed`.
fn wrong(source: &Source, needed: &mut BTreeSet<(String, String)>) -> Vec<String> {
    let name = room_of(source);
    let Some(room) = ROOMS.iter().find(|room| room.name == name) else {
        return match source.inside() {
            "lib.rs" => Vec::new(),
            _ => vec![format!("{}: no room is called `{name}`", source.path)],
        };
    };
    let mut wrong = Vec::new();
    for (other, line) in seen(source) {
        if other == name || room.sees.contains(&other.as_str()) {
            continue;
        }
        if EXCEPTIONS.iter().any(|one| one.file == source.path && one.sees == other) {
            needed.insert((source.path.clone(), other));
            continue;
        }
        wrong.push(format!("{}:{line}: `{name}` may not see `{other}`", source.path));
    }
    wrong
}

#[test]
fn every_import_is_in_the_table() {
    let mut needed = BTreeSet::new();
    let wrong: Vec<String> = every_file().iter().flat_map(|source| wrong(source, &mut needed)).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    for one in &EXCEPTIONS {
        let is_needed = needed.contains(&(one.file.to_owned(), one.sees.to_owned()));
        assert!(is_needed, "{} needs no exception to see {}", one.file, one.sees);
    }
}

#[test]
fn the_table_has_no_circle() {
    for (place, room) in ROOMS.iter().enumerate() {
        for other in room.sees {
            let below = ROOMS.iter().position(|one| one.name == *other);
            assert!(below.is_some_and(|below| below < place), "`{}` sees `{other}` above it", room.name);
        }
    }
}

#[test]
fn a_bad_import_is_found() {
    let bad = [
        ("src/rules/award.rs", "use crate::world::World;\n"),
        ("src/world/family.rs", "use crate::rules::logistic;\n"),
        ("src/world/family.rs", "fn f() -> f64 { crate::rules::logistic(0.0) }\n"),
        ("src/week/phases/market.rs", "use crate::{study::plan, world::World};\n"),
        ("src/stats/summary.rs", "use crate::outcome::OUTCOMES;\n"),
        ("src/store/files.rs", "use crate::cli::say;\n"),
        ("cli/src/story.rs", "use allotment::world::World;\n"),
        ("src/rules/mod.rs", "use super::world::World;\n"),
        ("src/rules/award.rs", "use super::super::world::World;\n"),
        ("src/context.rs", "use super::week::step;\n"),
        ("src/weather.rs", "fn rain() {}\n"),
        ("src/weather.rs", "use allotment::study::plan;\n"),
    ];
    for (path, text) in bad {
        assert_eq!(wrong(&Source::new(path, text), &mut BTreeSet::new()).len(), 1, "{path}: {text}");
    }
    let good = [
        ("src/rules/award.rs", "use super::logistic;\nuse crate::basics::Pence;\n"),
        ("cli/src/weather.rs", "mod later {\n    use super::args;\n}\n"),
        ("src/rules/award.rs", "// use crate::world::World;\n"),
        ("src/week/phases/market.rs", "use crate::{basics::{Pence, Week}, world::World};\n"),
        ("src/place/build.rs", "use crate::parameters::assumptions::Population;\n"),
    ];
    for (path, text) in good {
        let none: Vec<String> = Vec::new();
        assert_eq!(wrong(&Source::new(path, text), &mut BTreeSet::new()), none, "{path}: {text}");
    }
}
