//! No two files import each other, and the files of some rooms do so in no larger circle either.

use crate::source::{Source, every_file};
use std::collections::{BTreeMap, BTreeSet};

/// Two files that may import each other, and why.
struct Pair {
    files: [&'static str; 2],
    why: &'static str,
}

/// The pairs that exist; one that exists no more fails the test.
const ALLOWED: [Pair; 0] = [];

/// Rooms in which no circle of any length may be.
const WITHOUT_CIRCLES: [&str; 5] = ["week", "world", "population", "rules", "context"];

/// The module that a file is, from its package's root: `src/week/case/award.rs` is `week`, `case`, `award`.
fn module(source: &Source) -> Vec<String> {
    let package = if source.path.starts_with("cli/") { "cli" } else { "allotment" };
    let path = source.inside().trim_end_matches(".rs").trim_end_matches("/mod");
    let path = if matches!(path, "lib" | "main" | "mod") { "" } else { path };
    let below = path.split('/').filter(|name| !name.is_empty());
    std::iter::once(package).chain(below).map(str::to_owned).collect()
}

/// The files by their modules.
type Modules = BTreeMap<Vec<String>, String>;

/// The files that a file's code names, by paths that begin with `crate`, `super`, `self` or, in a `use`,
/// with a module of its own.
fn imports(source: &Source, modules: &Modules) -> BTreeSet<String> {
    let own = module(source);
    let mut found = BTreeSet::new();
    let mut take = |from: &[String], path: &[String]| {
        let mut at = from.to_vec();
        for name in path {
            at.push(name.clone());
            if !modules.contains_key(&at) {
                at.pop();
                break;
            }
        }
        if let Some(file) = modules.get(&at).filter(|file| **file != source.path) {
            found.insert(file.clone());
        }
    };
    let code = &source.code;
    for (at, word) in words(code) {
        let rest = &code[at + word.len()..];
        let is_path = rest.starts_with("::");
        // The end of a longer path, or a visibility such as `pub(in crate::week)`.
        let goes_on = code[..at].ends_with("::") || code[..at].ends_with("(in ");
        match word {
            _ if goes_on => {}
            "crate" if is_path => {
                each_path(&rest[2..], &mut Vec::new(), &mut |path| take(&own[..1], path));
            }
            "super" | "self" if is_path => {
                let mut up = usize::from(word == "super");
                let mut rest = &rest[2..];
                while let Some(further) = rest.strip_prefix("super::") {
                    (up, rest) = (up + 1, further);
                }
                let from = &own[..own.len().saturating_sub(up).max(1)];
                each_path(rest, &mut Vec::new(), &mut |path| take(from, path));
            }
            "use" => {
                let first = rest.trim_start();
                let name: String = first.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                let is_child = modules.contains_key(&[own.as_slice(), &[name]].concat());
                if is_child {
                    each_path(first, &mut Vec::new(), &mut |path| take(&own, path));
                }
            }
            _ => {}
        }
    }
    found
}

/// The words of some code, with where each begins.
fn words(code: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let mut start = None;
    for (at, letter) in code.char_indices().chain([(code.len(), ' ')]) {
        match (letter.is_alphanumeric() || letter == '_', start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                found.push((from, &code[from..at]));
                start = None;
            }
            _ => {}
        }
    }
    found
}

/// Every path of a tree such as `a::{b, c::{d, e}}`, told one after the other; gives what follows it.
fn each_path<'a>(tree: &'a str, before: &mut Vec<String>, take: &mut dyn FnMut(&[String])) -> &'a str {
    let tree = tree.trim_start();
    if let Some(mut rest) = tree.strip_prefix('{') {
        loop {
            rest = each_path(rest, before, take).trim_start();
            match rest.strip_prefix(',') {
                Some(further) => rest = further,
                None => return rest.strip_prefix('}').unwrap_or(rest),
            }
        }
    }
    let end = tree.find(|c: char| !(c.is_alphanumeric() || c == '_' || c == '*')).unwrap_or(tree.len());
    let (name, rest) = tree.split_at(end);
    if name.is_empty() {
        return rest;
    }
    before.push(name.to_owned());
    let rest = match rest.strip_prefix("::") {
        Some(further) if !further.starts_with('<') => each_path(further, before, take),
        _ => {
            take(before);
            rest.trim_start()
                .strip_prefix("as ")
                .map_or(rest, |renamed| renamed.trim_start_matches(|c: char| c.is_alphanumeric() || c == '_'))
        }
    };
    before.pop();
    rest
}

/// What each file imports.
fn graph(files: &[Source]) -> BTreeMap<String, BTreeSet<String>> {
    let modules: Modules = files.iter().map(|file| (module(file), file.path.clone())).collect();
    files.iter().map(|file| (file.path.clone(), imports(file, &modules))).collect()
}

#[test]
fn no_two_files_import_each_other() {
    let graph = graph(&every_file());
    let mut pairs = BTreeSet::new();
    for (file, others) in &graph {
        for other in others.iter().filter(|other| *other > file && graph[*other].contains(file)) {
            pairs.insert([file.as_str(), other.as_str()]);
        }
    }
    let allowed: BTreeSet<[&str; 2]> = ALLOWED.iter().map(|pair| pair.files).collect();
    let news: Vec<_> = pairs.difference(&allowed).collect();
    assert!(news.is_empty(), "these import each other: {news:#?}");
    let past: Vec<_> = allowed.difference(&pairs).collect();
    assert!(past.is_empty(), "these import each other no more: {past:#?}");
    assert!(ALLOWED.iter().all(|pair| !pair.why.is_empty()), "a pair without a reason");
}

#[test]
fn some_rooms_have_no_circle_of_any_length() {
    let mut graph = graph(&every_file());
    let is_in = |path: &String| {
        let inside = path.strip_prefix("src/").unwrap_or_default();
        WITHOUT_CIRCLES.contains(&inside.split('/').next().unwrap_or_default().trim_end_matches(".rs"))
    };
    graph.retain(|file, _| is_in(file));
    // Whatever imports nothing that is left, or is imported by nothing that is left, is in no circle.
    loop {
        let imported: BTreeSet<String> = graph.values().flatten().cloned().collect();
        let left: BTreeSet<String> = graph.keys().cloned().collect();
        let before = graph.len();
        graph.retain(|file, others| {
            imported.contains(file) && others.iter().any(|other| left.contains(other))
        });
        if graph.len() == before {
            break;
        }
    }
    assert!(graph.is_empty(), "in circles: {graph:#?}");
}

#[test]
fn imports_are_read_from_every_form_of_path() {
    let files = [
        ("src/lib.rs", ""),
        ("src/week/mod.rs", "mod case;\npub use case::award::approve;\nuse crate::world::World;\n"),
        ("src/week/case/mod.rs", ""),
        (
            "src/week/case/award.rs",
            "use super::costing::{Nearby, other as renamed};\nuse crate::{week::{fork, case::costing as c}, world};\n",
        ),
        ("src/week/case/costing.rs", "fn f() { super::super::fork::g(); super::award::approve(); }\n"),
        (
            "src/week/fork.rs",
            "// crate::week::case::award\nuse std::super_thing;\nuse crate::week::{\n    case::award,\n    open,\n};\n",
        ),
        ("src/world/mod.rs", ""),
    ];
    let files: Vec<Source> = files.iter().map(|(path, text)| Source::new(path, text)).collect();
    let graph = graph(&files);
    let seen = |path: &str| graph[path].iter().map(String::as_str).collect::<Vec<&str>>();
    assert_eq!(seen("src/week/mod.rs"), ["src/week/case/award.rs", "src/world/mod.rs"]);
    assert_eq!(
        seen("src/week/case/award.rs"),
        ["src/week/case/costing.rs", "src/week/fork.rs", "src/world/mod.rs"]
    );
    assert_eq!(seen("src/week/case/costing.rs"), ["src/week/case/award.rs", "src/week/fork.rs"]);
    assert_eq!(seen("src/week/fork.rs"), ["src/week/case/award.rs", "src/week/mod.rs"]);
}
