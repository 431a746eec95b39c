//! The model document's table of terms: each names the functions that hold it, or says what drops it.

use crate::read;
use std::collections::BTreeSet;

/// Terms that the table must have at least, so that a table cut short is seen.
const LEAST: usize = 130;

/// A function of the source by its file and name.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Function {
    file: String,
    name: String,
}

/// The rows of the table as term and where.
fn terms() -> Vec<(String, String)> {
    let document = read("docs/model.md");
    let (_, section) = document.split_once("\n## Terms of the contract\n").expect("the table has a heading");
    let table = section.lines().skip_while(|line| !line.starts_with("|---")).skip(1);
    table
        .take_while(|line| line.starts_with('|'))
        .map(|line| {
            let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
            let [_, term, held] = cells[..] else { panic!("a row has three cells: {line}") };
            (term.to_owned(), held.to_owned())
        })
        .collect()
}

/// The functions that a row names, each as `file` `fn name`.
fn named(term: &str, held: &str) -> Vec<Function> {
    let functions = held.split(", ").map(|one| {
        let words: Vec<&str> = one.split('`').collect();
        match words[..] {
            ["", file, " ", function, ""] => {
                let name = function.strip_prefix("fn ").unwrap_or_else(|| panic!("{term}: {one}"));
                Function { file: file.to_owned(), name: name.to_owned() }
            }
            _ => panic!("{term}: `{one}` is no file and function, nor is the term dropped"),
        }
    });
    functions.collect()
}

#[test]
fn every_term_names_functions_that_there_are_or_says_what_drops_it() {
    let terms = terms();
    assert!(terms.len() >= LEAST, "{} terms", terms.len());
    for (term, held) in &terms {
        if let Some(why) = held.strip_prefix("Dropped: ") {
            assert!(why.len() > 20 && why.ends_with('.'), "{term}: say what drops it");
            continue;
        }
        for Function { file, name } in named(term, held) {
            let source = read(&file);
            let begins = |end: &str| source.contains(&format!("fn {name}{end}"));
            assert!(begins("(") || begins("<"), "{term}: there is no `fn {name}` in {file}");
        }
    }
}

/// A rule that no term of the table leads to is a rule that the contract doesn't know.
#[test]
fn every_rule_belongs_to_a_term() {
    let held: BTreeSet<Function> = terms()
        .iter()
        .filter(|(_, held)| !held.starts_with("Dropped: "))
        .flat_map(|(term, held)| named(term, held))
        .collect();
    let rules = std::fs::read_dir(format!("{}/src/rules", env!("CARGO_MANIFEST_DIR"))).unwrap();
    let mut missing = Vec::new();
    let files = rules.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    // The room's own file holds arithmetic, not rules.
    for file in files.filter(|file| file != "mod.rs") {
        let file = format!("src/rules/{file}");
        for line in read(&file).lines() {
            let Some(rest) = line.strip_prefix("pub fn ") else { continue };
            let name: String = rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            let function = Function { file: file.clone(), name };
            if !held.contains(&function) {
                missing.push(format!("{}: {}", function.file, function.name));
            }
        }
    }
    assert!(missing.is_empty(), "no term of the contract names\n{}", missing.join("\n"));
}
