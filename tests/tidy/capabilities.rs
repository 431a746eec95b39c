//! Who may open a file, print, start a thread, read a clock or draw a number; how large a file may be
//! and how it opens; and that every phase of the week has its file.

use crate::source::{Source, every_file};

/// The most lines of code that a file may have.
const MOST_LINES: usize = 450;

/// Something that only some files may do.
struct Capability {
    /// What.
    what: &'static str,
    /// The words that do it.
    words: &'static [&'static str],
    /// The beginnings of the paths that may.
    may: &'static [&'static str],
}

const CAPABILITIES: [Capability; 10] = [
    Capability {
        what: "opens files",
        words: &["std::fs", "fs::", "File::open", "File::create", "OpenOptions", "tempfile"],
        may: &["src/store/", "cli/src/documents.rs"],
    },
    Capability {
        what: "prints",
        words: &["print!", "println!", "stdout(", "stderr(", "indicatif"],
        may: &["cli/"],
    },
    Capability {
        what: "knows of threads",
        words: &["rayon", "thread::spawn", "thread::scope", "thread::Builder", "mpsc"],
        may: &["src/study/run/executor.rs"],
    },
    Capability { what: "reads a clock", words: &["SystemTime", "Instant", "UNIX_EPOCH"], may: &["cli/"] },
    Capability {
        what: "reads the environment of the process",
        words: &["std::env", "env::"],
        may: &["cli/"],
    },
    Capability {
        what: "has a generator of its own",
        words: &["rand_core", "rand_distr", "rand::", "getrandom"],
        may: &["src/basics/draw.rs"],
    },
    Capability {
        what: "names the picture library",
        words: &["plotters"],
        may: &["src/report/figure/sheet.rs"],
    },
    Capability { what: "turns pictures into pixels", words: &["resvg"], may: &["src/report/figure/png.rs"] },
    Capability {
        what: "moves money past the books (`World::post` counts it in all of them)",
        words: &["transfer(", "pay_from_fund("],
        may: &["src/world/"],
    },
    Capability { what: "ends the process", words: &["process::exit", "process::abort"], may: &[] },
];

/// What is wrong with one file.
fn wrong(source: &Source) -> Vec<String> {
    let mut wrong = Vec::new();
    for capability in &CAPABILITIES {
        if capability.may.iter().any(|may| source.path.starts_with(may)) {
            continue;
        }
        for (number, line) in source.code.lines().enumerate() {
            let does = capability.words.iter().find(|word| has(line, word));
            if let Some(word) = does {
                wrong.push(format!("{}:{}: {} (`{word}`)", source.path, number + 1, capability.what));
            }
        }
    }
    if !source.text.starts_with("//! ") {
        wrong.push(format!("{}: does not open with what it is for (`//! `)", source.path));
    }
    let lines = source.code_lines();
    if lines > MOST_LINES {
        wrong.push(format!("{}: {lines} lines of code, more than {MOST_LINES}", source.path));
    }
    wrong
}

/// Whether a line has a word that is not the end of a longer one.
fn has(line: &str, word: &str) -> bool {
    line.match_indices(word).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        !before.is_some_and(|c| c.is_alphanumeric() || c == '_')
    })
}

#[test]
fn only_those_who_may_do_it() {
    let wrong: Vec<String> = every_file().iter().flat_map(wrong).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_forbidden_word_is_found() {
    let bad = [
        ("src/week/phases/market.rs", "//! x\nlet text = std::fs::read_to_string(path);\n"),
        ("src/study/plan.rs", "//! x\nuse std::fs;\n"),
        ("src/report/words.rs", "//! x\nprintln!(\"a\");\n"),
        ("src/report/words.rs", "//! x\nlet out = std::io::stdout();\n"),
        ("src/replication.rs", "//! x\nuse rayon::prelude::*;\n"),
        ("src/result/manifest.rs", "//! x\nlet now = SystemTime::now();\n"),
        ("src/week/phases/market.rs", "//! x\nlet rng = rand_distr::StandardNormal;\n"),
        ("cli/src/main.rs", "//! x\nstd::process::exit(2);\n"),
        ("src/week/phases/market.rs", "//! x\nworld.ledger.transfer(from, to, sum, reason);\n"),
        ("src/rules/award.rs", "fn silent() {}\n"),
    ];
    for (path, text) in bad {
        assert_eq!(wrong(&Source::new(path, text)).len(), 1, "{path}: {text}");
    }
    let long = format!("//! x\n{}", "let x = 1;\n".repeat(MOST_LINES + 1));
    assert_eq!(wrong(&Source::new("src/rules/award.rs", &long)).len(), 1);
    let good = [
        ("src/store/files.rs", "//! x\nlet text = std::fs::read(path);\n"),
        ("cli/src/mod.rs", "//! x\nlet out = std::io::stdout();\n"),
        ("src/study/run/executor.rs", "//! x\nuse rayon::prelude::*;\n"),
        ("src/rules/award.rs", "//! x\n// println!\nlet hint = \"std::fs\";\n"),
    ];
    for (path, text) in good {
        assert!(wrong(&Source::new(path, text)).is_empty(), "{path}: {text}");
    }
}

#[test]
fn every_phase_has_its_file() {
    let files = every_file();
    for phase in &allotment::week::WEEK {
        let path = format!("src/week/phases/{}.rs", phase.name);
        let file = files.iter().find(|file| file.path == path);
        let file = file.unwrap_or_else(|| panic!("the phase `{}` has no {path}", phase.name));
        assert!(file.code.contains("pub(super) fn run(world: &mut World, "), "{path} has no `run`");
    }
}
