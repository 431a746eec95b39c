//! Source files as code alone: comments, texts in quotes and unit tests taken out, lines kept.

use std::path::Path;

/// A source file.
pub(crate) struct Source {
    /// Its path from the package's folder, such as `src/week/mod.rs`.
    pub(crate) path: String,
    /// Its text.
    pub(crate) text: String,
    /// The text without comments, without what stands in quotes, without unit tests.
    pub(crate) code: String,
}

impl Source {
    /// A file of that path and text.
    pub(crate) fn new(path: &str, text: &str) -> Source {
        let is_test = path.ends_with("/tests.rs") || path.contains("/tests/");
        let code = if is_test { String::new() } else { without_tests(&without_words(text)) };
        Source { path: path.to_owned(), text: text.to_owned(), code }
    }

    /// Lines of code: neither blank nor comment nor unit test.
    pub(crate) fn code_lines(&self) -> usize {
        self.code.lines().filter(|line| !line.trim().is_empty()).count()
    }

    /// The path in its package, without `src/`.
    pub(crate) fn inside(&self) -> &str {
        self.path.split_once("src/").unwrap().1
    }
}

/// The folders of the source: the library's, the program's.
const FOLDERS: [&str; 2] = ["src", "cli/src"];

/// Every Rust file under [`FOLDERS`], by path.
pub(crate) fn every_file() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    let mut folders = FOLDERS.map(|folder| root.join(folder)).to_vec();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let name = path.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
                found.push(Source::new(&name, &std::fs::read_to_string(&path).unwrap()));
            }
        }
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    assert!(found.len() > 80, "only {} files were found", found.len());
    found
}

/// Takes out comments and what stands in quotes. Line breaks stay.
fn without_words(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let at = |i: usize| letters.get(i).copied().unwrap_or('\0');
    let mut code = String::with_capacity(text.len());
    let mut i = 0;
    while i < letters.len() {
        let end = match (at(i), at(i + 1)) {
            ('/', '/') => find(&letters, i, |i| at(i) == '\n'),
            ('/', '*') => find(&letters, i + 2, |i| at(i - 2) == '*' && at(i - 1) == '/'),
            ('r', '"' | '#') if !is_word(at(i.wrapping_sub(1))) && raw_hashes(&letters, i).is_some() => {
                let hashes = raw_hashes(&letters, i).unwrap_or_default();
                let closes = |i: usize| at(i) == '"' && (1..=hashes).all(|n| at(i + n) == '#');
                find(&letters, i + hashes + 2, closes) + hashes + 1
            }
            ('"', _) => end_of_text(&letters, i, '"'),
            ('\'', '\\') => end_of_text(&letters, i, '\''),
            ('\'', _) if at(i + 2) == '\'' => i + 3,
            _ => {
                code.push(at(i));
                i += 1;
                continue;
            }
        };
        let end = end.min(letters.len());
        code.extend(letters[i..end].iter().filter(|letter| **letter == '\n'));
        if at(i) == '"' {
            code.push_str("\"\"");
        }
        i = end;
    }
    code
}

fn find(letters: &[char], from: usize, is_end: impl Fn(usize) -> bool) -> usize {
    (from..letters.len()).find(|&i| is_end(i)).unwrap_or(letters.len())
}

fn is_word(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}

/// How many `#` a raw text at this place opens with; `None` where it is no raw text.
fn raw_hashes(letters: &[char], at: usize) -> Option<usize> {
    let hashes = letters[at + 1..].iter().take_while(|letter| **letter == '#').count();
    (letters.get(at + 1 + hashes) == Some(&'"')).then_some(hashes)
}

/// The place after a text in quotes that opens at `at`.
fn end_of_text(letters: &[char], at: usize, quote: char) -> usize {
    let mut i = at + 1;
    while i < letters.len() && letters[i] != quote {
        i += if letters[i] == '\\' { 2 } else { 1 };
    }
    i + 1
}

/// Takes out every item under `#[cfg(test)]`, by indentation, which the formatter guarantees.
fn without_tests(code: &str) -> String {
    let mut kept = String::with_capacity(code.len());
    let mut lines = code.lines();
    while let Some(line) = lines.next() {
        if line.trim() != "#[cfg(test)]" {
            kept.push_str(line);
            kept.push('\n');
            continue;
        }
        let indent = line.len() - line.trim_start().len();
        let closing = format!("{}}}", " ".repeat(indent));
        for skipped in lines.by_ref() {
            let is_attribute = skipped.trim_start().starts_with("#[");
            let is_short = skipped.len() - skipped.trim_start().len() == indent && skipped.ends_with(';');
            if skipped == closing || is_short && !is_attribute {
                break;
            }
        }
    }
    kept
}

#[test]
fn comments_texts_and_unit_tests_are_no_code() {
    let text = "//! crate::a\nuse crate::b; // crate::c\nlet x = \"crate::d\\\"crate::e\";\n\
                let y = '\"'; let z: &'static str = r#\"crate::f\"#;\nuse crate::g;\n\
                #[cfg(test)]\nmod tests {\n    use crate::h;\n}\nuse crate::i;\n#[cfg(test)]\nmod tests;\nfn j() {}\n";
    let source = Source::new("src/x.rs", text);
    for (room, is_code) in
        [('a', false), ('b', true), ('c', false), ('d', false), ('e', false), ('f', false), ('g', true)]
    {
        assert_eq!(source.code.contains(&format!("crate::{room}")), is_code, "{room}: {}", source.code);
    }
    assert!(!source.code.contains("crate::h") && source.code.contains("crate::i"));
    assert!(source.code.contains("fn j"));
    assert_eq!(source.code_lines(), 6, "{}", source.code);
}
