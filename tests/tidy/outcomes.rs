//! Outcomes are named once, in their rows: no other code has an outcome's name as a literal. It has the
//! row's constant, such as `Outcome::NEED_MET`, or an attribute of the row.

use crate::source::{Source, every_file};
use allotment::outcome::OUTCOMES;

/// Literals that are spelt as an outcome is and name something else: the folder or file, the literal,
/// and what it names there.
const SOMETHING_ELSE: [(&str, &str, &str); 5] = [
    ("src/parameters/", "providers", "the unit of a parameter"),
    ("src/parameters/", "strain", "a group of parameters"),
    ("src/patterns/", "strain", "the name of a finding"),
    ("src/place/", "caseload", "a published figure of a council"),
    ("src/report/story/", "crises", "a line of a family's story"),
];

/// Every literal of a file's code that is an outcome's name, with its line.
fn literals(source: &Source) -> Vec<String> {
    if source.code.is_empty() || source.path.starts_with("src/outcome/") {
        return Vec::new();
    }
    let is_something_else = |name: &str| {
        let mut known = SOMETHING_ELSE.iter();
        known.any(|(path, literal, _)| source.path.starts_with(path) && *literal == name)
    };
    let mut found = Vec::new();
    let mut lines = (1..).zip(source.text.lines());
    while let Some((number, line)) = lines.next() {
        if line.trim() == "#[cfg(test)]" {
            // The formatter closes an item at the indentation at which it opened.
            let closing = line.replace("#[cfg(test)]", "}");
            lines.by_ref().find(|(_, line)| *line == closing || line.ends_with("mod tests;"));
        } else if !line.trim_start().starts_with("//") {
            let named = OUTCOMES.iter().filter(|outcome| line.contains(&format!("\"{}\"", outcome.name)));
            let named = named.filter(|outcome| !is_something_else(outcome.name));
            found.extend(named.map(|outcome| format!("{}:{number}: \"{}\"", source.path, outcome.name)));
        }
    }
    found
}

#[test]
fn no_code_names_an_outcome_by_a_literal() {
    let found: Vec<String> = every_file().iter().flat_map(literals).collect();
    assert!(
        found.is_empty(),
        "use the constants of `Outcome` or an attribute of the row:\n{}",
        found.join("\n")
    );
}

#[test]
fn a_literal_is_found_where_code_has_it_and_nowhere_else() {
    let text = "//! x\n/// See \"need_met\".\nconst A: [&str; 2] = [\"need_met\", \"needs\"];\n\
                #[cfg(test)]\nmod tests {\n    const B: &str = \"take_up\";\n}\n";
    assert_eq!(literals(&Source::new("src/week/x.rs", text)), ["src/week/x.rs:3: \"need_met\""]);
    for path in ["src/outcome/table.rs", "src/week/tests.rs", "src/week/tests/x.rs"] {
        assert!(literals(&Source::new(path, text)).is_empty(), "{path}");
    }
    let figure = "//! x\nconst A: &str = \"caseload\";\n";
    assert!(literals(&Source::new("src/place/x.rs", figure)).is_empty());
    assert_eq!(literals(&Source::new("src/study/x.rs", figure)).len(), 1);
}
