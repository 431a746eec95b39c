//! The names of the engine and of the build, made of the source. The build script and a test use it.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use std::path::{Path, PathBuf};

/// What a list of the engine says.
#[derive(Debug, Default)]
pub(crate) struct List {
    /// Paths below `src/` that can move a number.
    pub(crate) engine: Vec<String>,
    /// Paths below `src/study` and `src/stats` that can't.
    pub(crate) others: Vec<String>,
    /// Crates whose version can.
    pub(crate) crates: Vec<String>,
}

/// Reads `src/engine.txt`.
pub(crate) fn list(text: &str) -> List {
    let mut list = List::default();
    let mut section = "";
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
        match line {
            "[others]" | "[crates]" => section = line,
            path => match section {
                "[others]" => list.others.push(path.to_owned()),
                "[crates]" => list.crates.push(path.to_owned()),
                _ => list.engine.push(path.to_owned()),
            },
        }
    }
    list
}

/// The engine's name: what can move a number.
pub(crate) fn engine(root: &Path) -> Result<String, String> {
    let list = list(&text(&root.join("src/engine.txt"))?);
    let mut sum = Sum::new();
    for path in &list.engine {
        for file in files(&root.join("src").join(path))? {
            let is_rust = file.extension().is_some_and(|ending| ending == "rs");
            if is_rust && !is_of_tests(file.strip_prefix(root).unwrap_or(&file)) {
                sum.add(&name(root, &file));
                sum.add(&tokens(&text(&file)?).map_err(|problem| format!("{}: {problem}", file.display()))?);
            }
        }
    }
    for file in files(&root.join("data"))?.iter().filter(|file| file.extension().is_some_and(|e| e == "csv"))
    {
        sum.add(&name(root, file));
        sum.add(&text(file)?.replace("\r\n", "\n"));
    }
    // A packed crate may come without its lock file.
    if let Ok(lock) = text(&root.join("Cargo.lock")) {
        sum.add(&versions(&lock, &list.crates));
    }
    Ok(sum.end())
}

/// The build's name: everything that the library is made of.
pub(crate) fn build(root: &Path) -> Result<String, String> {
    let mut sum = Sum::new();
    for part in ["src", "assets", "data", "docs/model.md", "scenarios", "Cargo.lock"] {
        let path = root.join(part);
        for file in if path.exists() { files(&path)? } else { Vec::new() } {
            let bytes = std::fs::read(&file).map_err(|problem| format!("{}: {problem}", file.display()))?;
            sum.add(&name(root, &file));
            sum.bytes(&bytes);
        }
    }
    Ok(sum.end())
}

/// The locked versions of some crates, a line each.
pub(crate) fn versions(lock: &str, crates: &[String]) -> String {
    let mut versions = String::new();
    for package in lock.split("[[package]]") {
        let value = |key: &str| {
            let line = package.lines().find_map(|line| line.strip_prefix(key))?;
            line.strip_prefix(" = \"")?.strip_suffix('"')
        };
        if let (Some(name), Some(version)) = (value("name"), value("version"))
            && crates.iter().any(|known| known == name)
        {
            versions.push_str(&format!("{name} {version}\n"));
        }
    }
    versions
}

/// The tokens of a Rust file without comments, documentation, texts for people and unit tests.
pub(crate) fn tokens(text: &str) -> Result<String, String> {
    let stream: TokenStream = text.parse().map_err(|problem| format!("{problem}"))?;
    let mut words = String::new();
    gather(stream, &mut words);
    Ok(words)
}

fn gather(stream: TokenStream, words: &mut String) {
    let mut tokens = stream.into_iter().peekable();
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Punct(mark) if mark.as_char() == '#' => {
                if let Some(TokenTree::Punct(bang)) = tokens.peek()
                    && bang.as_char() == '!'
                {
                    let _ = tokens.next();
                }
                let attribute = match tokens.peek() {
                    Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Bracket => {
                        group.stream().to_string().replace(' ', "")
                    }
                    // A `#` in a macro's pattern.
                    _ => {
                        words.push_str("# ");
                        continue;
                    }
                };
                if attribute == "cfg(test)" {
                    let _ = tokens.next();
                    skip_item(&mut tokens);
                } else if attribute.starts_with("doc") {
                    let _ = tokens.next();
                } else {
                    words.push_str("# ");
                }
            }
            TokenTree::Group(group) => {
                let (open, close) = match group.delimiter() {
                    Delimiter::Parenthesis => ("( ", ") "),
                    Delimiter::Brace => ("{ ", "} "),
                    Delimiter::Bracket => ("[ ", "] "),
                    Delimiter::None => ("", ""),
                };
                words.push_str(open);
                gather(group.stream(), words);
                words.push_str(close);
            }
            TokenTree::Literal(literal) => {
                let written = literal.to_string();
                words.push_str(if is_label(&written) { "\"\"" } else { &written });
                words.push(' ');
            }
            other => {
                words.push_str(&other.to_string());
                words.push(' ');
            }
        }
    }
}

/// Whether a literal is a text for people: in quotes, and no key, which is of small letters, digits and
/// underscores alone.
fn is_label(written: &str) -> bool {
    let is_text = written.contains('"') && !written.starts_with('\'');
    let key = written.trim_matches('"');
    let is_key = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    is_text && (key.is_empty() || !key.chars().all(is_key))
}

/// Passes over the item that follows: up to its body or its semicolon.
fn skip_item(tokens: &mut impl Iterator<Item = TokenTree>) {
    for token in tokens {
        let is_end = match &token {
            TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
            TokenTree::Punct(mark) => mark.as_char() == ';',
            _ => false,
        };
        if is_end {
            return;
        }
    }
}

/// Whether a file holds unit tests alone.
fn is_of_tests(file: &Path) -> bool {
    file.file_name().is_some_and(|name| name == "tests.rs") || file.iter().any(|part| part == "tests")
}

/// A file, or every file of a folder and of the folders in it, by path.
pub(crate) fn files(path: &Path) -> Result<Vec<PathBuf>, String> {
    let failed = |problem: std::io::Error| format!("{}: {problem}", path.display());
    if path.is_file() {
        return Ok(vec![path.to_owned()]);
    }
    let mut found = Vec::new();
    for entry in std::fs::read_dir(path).map_err(failed)? {
        found.extend(files(&entry.map_err(failed)?.path())?);
    }
    found.sort();
    Ok(found)
}

fn text(path: &Path) -> Result<String, String> {
    std::fs::read_to_string(path).map_err(|problem| format!("{}: {problem}", path.display()))
}

/// A path below the root, the same on every system.
fn name(root: &Path, file: &Path) -> String {
    file.strip_prefix(root).unwrap_or(file).to_string_lossy().replace('\\', "/")
}

/// FNV-1a, 64 bits: enough to tell builds apart; nobody is to be kept from forging one.
struct Sum(u64);

impl Sum {
    fn new() -> Sum {
        Sum(0xcbf2_9ce4_8422_2325)
    }

    fn add(&mut self, text: &str) {
        self.bytes(text.as_bytes());
    }

    fn bytes(&mut self, bytes: &[u8]) {
        for &byte in bytes.iter().chain(&[0]) {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }

    fn end(self) -> String {
        format!("{:016x}", self.0)
    }
}
