//! One parameter's value as a file or `--set` gives it, checked by the parameter's row.
//!
//! Never knows which world the value goes into.

use super::document::{Document, Entry, Value};
use super::position::Position;
use crate::basics::Error;
use crate::basics::parameter::{Kind, Row, Table};
use crate::study::rows::{did_you_mean, every_row, rows_called};

/// A parameter and the value that somebody gave it.
#[derive(Clone, Debug, PartialEq)]
pub struct Override {
    /// The parameter.
    pub row: &'static Row,
    /// The value, accepted by the row.
    pub number: f64,
    /// Where it was written: a position in a file, or `--set …`.
    pub source: String,
}

impl Override {
    /// A sentence where the value lies outside its plausible range.
    pub fn warning(&self) -> Option<String> {
        let Row { name, low, high, unit, .. } = self.row;
        let value = self.row.show(self.number);
        let sentence = || {
            format!(
                "{}: `{name}` is {value}, outside its plausible range {low} to {high} ({unit})",
                self.source
            )
        };
        self.row.is_unusual(self.number).then(sentence)
    }

    /// Reads the table under the heading `[group]`: every key must be one of `rows`.
    ///
    /// # Errors
    /// An unknown key or a value that its row does not accept.
    pub fn read_group(rows: &[&'static Row], group: &str, entries: &[Entry]) -> Result<Vec<Override>, Error> {
        let read = |entry: &Entry| {
            let Some(row) = rows.iter().find(|row| row.name == entry.key) else {
                return Err(unknown(&entry.key_at, group, &entry.key, rows.iter().map(|row| row.name)));
            };
            let number = accept(row, &entry.value, |problem| entry.at.error(problem))?;
            Ok(Override { row, number, source: entry.at.to_string() })
        };
        entries.iter().map(read).collect()
    }

    /// Puts the values into a table of parameters that has their rows.
    pub fn apply_all(overrides: &[Override], table: &mut impl Table) {
        for setting in overrides {
            let known = table.set(setting.row.group, setting.row.name, setting.number);
            debug_assert!(known, "`{}` is set in a table that lacks it", setting.row.name);
        }
    }
}

/// The number for a value, or an error made of what is wrong with it, in a sentence with the key.
///
/// # Errors
/// A value that the row does not accept.
pub fn accept(row: &Row, value: &Value, error: impl Fn(String) -> Error) -> Result<f64, Error> {
    let accepted = match value.typed() {
        Some(typed) => row.accept(&typed),
        None => Err(format!("is {value} but must be {}", row.allowed())),
    };
    accepted.map_err(|problem| {
        let error = error(format!("`{}` {problem}", row.name));
        let is_quoted = |word: &str| !matches!(Value::parse(word), None | Some(Value::Text(_)));
        let hint = match (row.kind, value) {
            (Kind::Choice(words), Value::Text(word)) => did_you_mean(word, words.iter().copied()),
            (Kind::Number, Value::Text(word)) if word.ends_with('%') => {
                Some("write a number without quotes and `%`; a share is a part of 1, such as 0.1".to_owned())
            }
            (_, Value::Text(word)) if is_quoted(word) => Some("write it without quotes".to_owned()),
            _ => None,
        };
        error.with_hint(hint.unwrap_or_else(|| row.meaning.to_owned()))
    })
}

/// An unknown key under a heading: what was meant, or where the key belongs.
fn unknown(at: &Position, group: &str, key: &str, names: impl Iterator<Item = &'static str>) -> Error {
    let lists = || "`allotment list levers` and `allotment list assumptions` name all parameters".to_owned();
    let hint = belongs(key).or_else(|| did_you_mean(key, names)).unwrap_or_else(lists);
    at.error(format!("there is no `{key}` under `[{group}]`")).with_hint(hint)
}

/// An unknown key at the top of a file: what was meant, or where the key belongs.
pub fn unknown_key(entry: &Entry, kind: super::Kind, keys: &[&'static str]) -> Error {
    let key = &entry.key;
    let heading = || {
        let (owner, _) = every_row().into_iter().find(|(_, row)| row.group == key)?;
        Some(format!("`[{key}]` belongs in {}", owner.file()))
    };
    let hint = belongs(key)
        .or_else(heading)
        .or_else(|| did_you_mean(key, keys.iter().copied()))
        .unwrap_or_else(|| format!("its keys are {}", keys.join(", ")));
    entry.key_at.error(format!("{} file has no `{key}`", kind.a_word())).with_hint(hint)
}

/// Where a parameter belongs, if `key` is one.
fn belongs(key: &str) -> Option<String> {
    let (owner, row) = rows_called(key).into_iter().next()?;
    Some(format!("`{key}` is {}: set it in {} under `[{}]`", owner.words(), owner.file(), row.group))
}

/// Refuses a document whose top-level keys are not all among `keys`.
///
/// # Errors
/// The first unknown key.
pub fn only_keys(document: &Document, kind: super::Kind, keys: &[&'static str]) -> Result<(), Error> {
    let unknown = document.entries.iter().find(|entry| !keys.contains(&entry.key.as_str()));
    unknown.map_or(Ok(()), |entry| Err(unknown_key(entry, kind, keys)))
}
