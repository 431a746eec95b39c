//! What is wrong with a text that is no TOML, in words for whoever wrote it.
//!
//! Never knows which keys a file may have.

use super::lines::Lines;
use crate::basics::Error;

/// What the parser says of a text without quotes.
const UNQUOTED: &str = "string values must be quoted";
/// What is said where a value is followed by more.
const BEHIND: &str = "something stands behind the value";

const LINES: &str = "a scenario file is lines of `key = value`, each key once, texts in quotes";
const QUOTES: &str = "write texts in quotes, such as `title = \"A title\"`";
const MISSING: &str = "write a number, `true`, `false`, a text in quotes or a list in brackets";
const NUMBERS: &str = "write numbers as 12, -3 or 0.5: a point, no comma, no unit; texts in quotes";
const BACKSLASH: &str = "write `\\\\` for one, `/` in paths, or put the text in single quotes";

/// What the parser says, the words for it and what to do; a `{}` stands for what is there.
const WORDS: [(&str, &str, &str); 28] = [
    ("duplicate key", "`{}` is written twice", "keep one of the two"),
    ("key with no value", "this line has no `=`", LINES),
    ("missing assignment", "this line has no `=`", LINES),
    ("missing value", "there is no value after `=`", MISSING),
    (UNQUOTED, "`{}` is no value", QUOTES),
    ("unquoted keys cannot be empty", "a key is missing", LINES),
    ("invalid unquoted key", "`{}` is no key", "keys are letters, digits, `_` and `-`"),
    ("keys cannot be multi-line", "a key can't go over several lines", LINES),
    ("unclosed array table", "this heading is not closed", "write it as `[[later]]`, alone on its line"),
    ("unclosed table", "this heading is not closed", "write it as `[lever]`, alone on its line"),
    ("missing table open", "this heading is not opened", "write it as `[lever]`, alone on its line"),
    ("unclosed array", "this list is not closed", "end it with `]`"),
    ("unclosed inline table", "this table is not closed", "end it with `}`"),
    ("missing comma", "a comma is missing", "put commas between the values of a list"),
    ("extra comma", "there is a comma too many", "put one comma between two values of a list"),
    ("missing key", "a key is missing", LINES),
    ("invalid key-value pair", "this line is no `key = value`", LINES),
    ("extra assignment", "there is an `=` too many", LINES),
    ("=`", "there is an `=` too many", LINES),
    ("cannot extend", "`{}` has a value already and can't be a table as well", "keep one of the two"),
    ("unexpected key or value", BEHIND, "write one key a line"),
    ("unexpected content", BEHIND, "write one key a line"),
    (
        "recurs",
        "lists and tables stand within one another more than 80 deep",
        "no scenario needs more than four",
    ),
    (
        "carriage return",
        "a line ends in half a line end (a lone carriage return)",
        "save the file again as plain text",
    ),
    ("escape", "a backslash in a text stands before something that it can't stand before", BACKSLASH),
    ("unicode value", "a backslash in a text stands before something that it can't stand before", BACKSLASH),
    (
        "string",
        "this text is not closed, or holds what a text can't",
        "close it on its line, with the quote that opens it",
    ),
    (
        "quote",
        "this text is not closed, or holds what a text can't",
        "close it on its line, with the quote that opens it",
    ),
];

/// Beginnings of what the parser says of numbers.
const OF_NUMBERS: [&str; 6] =
    ["invalid", "integers with", "radix", "redundant", "unexpected leading", "unexpected sign"];

/// The error for what the parser says.
pub(super) fn wrong(problem: &toml::de::Error, lines: &Lines<'_>) -> Error {
    let span = problem.span().unwrap_or_default();
    let there = lines.text.get(span.clone()).map(str::trim).filter(|word| word.lines().count() == 1);
    let at = lines.at(span.start);
    if let Some((offset, what)) = other_space(lines.text, span.start) {
        return lines.at(offset).error(what).with_hint("replace it by a space, or leave it out");
    }
    let said = problem.message().split(", expected").next().unwrap_or_default();
    let is_of_numbers = OF_NUMBERS.iter().any(|known| said.starts_with(known));
    let (what, hint) = match WORDS.iter().find(|(known, ..)| said.contains(known)) {
        Some((UNQUOTED, ..)) if there.is_none() => ("there is no value after `=`".to_owned(), MISSING),
        Some((UNQUOTED, ..)) => no_value(value(lines.text, span.start)),
        Some((_, BEHIND, _)) if lines.text.get(span.start..).is_some_and(|rest| rest.starts_with(',')) => {
            ("a comma stands behind the value".to_owned(), NUMBERS)
        }
        Some((_, words, hint)) => (words.replace("{}", there.unwrap_or("this")), *hint),
        None if is_of_numbers => no_value(value(lines.text, span.start)),
        None => (format!("this is not TOML: {said}"), LINES),
    };
    at.error(what).with_hint(hint)
}

/// A space that is none to a program, in the line that an offset is on: where it stands, and what it is.
fn other_space(text: &str, offset: usize) -> Option<(usize, String)> {
    let begins = text.get(..offset)?.rfind('\n').map_or(0, |end| end + 1);
    let line = text[begins..].lines().next()?;
    // In quotes and comments it is a letter like any other.
    let mut quote = None;
    for (at, letter) in line.char_indices() {
        match quote {
            Some(opened) if letter == opened => quote = None,
            Some(_) => {}
            None if letter == '#' => return None,
            None if matches!(letter, '"' | '\'') => quote = Some(letter),
            None if letter.is_whitespace() && !letter.is_ascii() => {
                let name = match letter {
                    '\u{a0}' => "a no-break space",
                    '\u{202f}' => "a narrow no-break space",
                    _ => "a space of another kind",
                };
                let behind = line[at..].trim();
                let before = if behind.is_empty() { String::new() } else { format!(" before `{behind}`") };
                return Some((begins + at, format!("{name} (U+{:04X}) stands{before}", letter as u32)));
            }
            None => {}
        }
    }
    None
}

/// The value of the line that an offset is on.
fn value(text: &str, offset: usize) -> &str {
    let before = text.get(..offset).unwrap_or(text);
    let line = text[before.rfind('\n').map_or(0, |end| end + 1)..].lines().next().unwrap_or_default();
    line.split_once('=').map_or(line, |(_, value)| value).trim()
}

/// What is wrong with letters that are no value, and what was probably meant.
fn no_value(value: &str) -> (String, &'static str) {
    let is_flag = ["true", "false", "yes", "no", "on", "off"].contains(&value.to_lowercase().as_str());
    let is_number = value.starts_with(|letter: char| letter.is_ascii_digit() || "+-.£€$".contains(letter));
    let hint = match (is_flag, is_number) {
        (true, _) => "write `true` or `false`, in small letters",
        (_, true) => NUMBERS,
        _ => QUOTES,
    };
    (format!("`{value}` is neither a number nor `true` or `false`, nor in quotes"), hint)
}
