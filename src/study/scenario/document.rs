//! A TOML text as keys and values in the order of the file, each with its position.
//!
//! Never knows which keys a file may have.

use super::grammar;
use super::lines::Lines;
use super::position::Position;
use crate::basics::parameter::Typed;
use crate::basics::{Error, is_unseen};
use std::collections::BTreeSet;
use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// Letters that a text may have.
const MOST_LETTERS: usize = 4000;
/// Letters that a name in print may have: it stands in tables and pictures.
const MOST_OF_NAME: usize = 200;
/// Names that a list may have.
const MOST_NAMES: usize = 1000;

/// A value as written.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A whole number.
    Whole(i128),
    /// A number with a point or an exponent.
    Number(f64),
    /// `true` or `false`.
    Flag(bool),
    /// A text in quotes.
    Text(String),
    /// A date or a time, which no scenario file wants.
    Date(String),
    /// Values in brackets.
    List(Vec<(Position, Value)>),
    /// Keys under a heading or in braces.
    Table(Vec<Entry>),
}

impl std::fmt::Display for Value {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Value::Whole(number) => write!(f, "{number}"),
            Value::Number(number) => write!(f, "{}", Typed::Number(*number)),
            Value::Flag(flag) => write!(f, "{flag}"),
            Value::Text(text) => write!(f, "\"{text}\""),
            Value::Date(date) => write!(f, "the date {date}"),
            Value::List(_) => f.write_str("a list"),
            Value::Table(_) => f.write_str("a table"),
        }
    }
}

impl Value {
    /// The value as a parameter's row takes it; `None` for lists, tables and dates.
    pub fn typed(&self) -> Option<Typed> {
        match self {
            Value::Whole(number) => Some(Typed::Number(*number as f64)),
            Value::Number(number) => Some(Typed::Number(*number)),
            Value::Flag(flag) => Some(Typed::Flag(*flag)),
            Value::Text(text) => Some(Typed::Word(text.clone())),
            Value::Date(_) | Value::List(_) | Value::Table(_) => None,
        }
    }

    /// A value as typed on the command line: TOML, or a bare word; `None` where it is neither.
    pub fn parse(text: &str) -> Option<Value> {
        let is_word = |c: char| c.is_alphanumeric() || c == '_' || c == '-';
        match DeValue::parse(text) {
            Ok(value) => read_value(&value, &Lines::new(Path::new(""), text)).ok().map(|(_, value)| value),
            Err(_) if text.starts_with(char::is_alphabetic) && text.chars().all(is_word) => {
                Some(Value::Text(text.to_owned()))
            }
            Err(_) => None,
        }
    }
}

/// A key with its value.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The key.
    pub key: String,
    /// Where the key stands.
    pub key_at: Position,
    /// Where the value stands.
    pub at: Position,
    /// The value.
    pub value: Value,
}

impl Entry {
    /// An error at the value, which says what was wanted instead.
    pub fn must_be(&self, wanted: &str) -> Error {
        self.at.error(format!("`{}` is {} but must be {wanted}", self.key, self.value))
    }

    /// The value as a text.
    ///
    /// # Errors
    /// Any other value.
    pub fn text(&self) -> Result<String, Error> {
        match &self.value {
            Value::Text(text) => Ok(text.clone()),
            _ => {
                let bare = match &self.value {
                    Value::Date(date) => date.clone(),
                    other => other.to_string(),
                };
                let hint = format!("write `{} = \"{bare}\"`", self.key);
                let is_list = matches!(self.value, Value::List(_) | Value::Table(_));
                Err(self.must_be("a text in quotes").with_hint(if is_list {
                    "one text, in quotes"
                } else {
                    &hint
                }))
            }
        }
    }

    /// The value as a name in print.
    ///
    /// # Errors
    /// Any other value, an empty text, a long one.
    pub fn title(&self) -> Result<String, Error> {
        let text = self.text()?;
        let letters = text.chars().count();
        let problem = match letters {
            0 => format!("`{}` is empty", self.key),
            letters if letters > MOST_OF_NAME => {
                format!("`{}` has {letters} letters, more than {MOST_OF_NAME}", self.key)
            }
            _ => return Ok(text),
        };
        Err(self
            .at
            .error(problem)
            .with_hint("a name in print stands in tables and pictures: some words are enough"))
    }

    /// The value as a whole number within limits; `default` is what holds where the key is left out.
    ///
    /// # Errors
    /// Any other value.
    pub fn whole(&self, limits: RangeInclusive<u64>, default: u64) -> Result<u64, Error> {
        let number = match self.value {
            Value::Whole(number) => u64::try_from(number).ok().filter(|number| limits.contains(number)),
            _ => None,
        };
        number.ok_or_else(|| {
            let wanted = format!("a whole number from {} to {}", limits.start(), limits.end());
            self.must_be(&wanted).with_hint(format!("leave `{}` out for {default}", self.key))
        })
    }

    /// The value as a list of texts, at least one, with their positions.
    ///
    /// # Errors
    /// Any other value, an empty list, a name given twice.
    pub fn names(&self) -> Result<Vec<(Position, String)>, Error> {
        let Value::List(items) = &self.value else {
            let error = self.must_be("a list of names in quotes");
            return Err(match &self.value {
                Value::Text(name) => error.with_hint(format!("write `{} = [\"{name}\"]`", self.key)),
                _ => error.with_hint("names stand in quotes, with commas between them, all in brackets"),
            });
        };
        if items.is_empty() {
            let problem = self.at.error(format!("`{}` is empty but must name at least one", self.key));
            return Err(problem.with_hint("names stand in quotes, with commas between them"));
        }
        if items.len() > MOST_NAMES {
            let problem = format!("`{}` names {}, more than {MOST_NAMES}", self.key, items.len());
            return Err(self.at.error(problem).with_hint("ask several smaller questions"));
        }
        let mut names: Vec<(Position, String)> = Vec::new();
        let mut known = BTreeSet::new();
        for (at, item) in items {
            let Value::Text(name) = item else {
                return Err(at.error(format!("`{}` holds {item} but must hold names in quotes", self.key)));
            };
            if !known.insert(name) {
                return Err(at
                    .error(format!("`{}` names `{name}` twice", self.key))
                    .with_hint("name it once"));
            }
            names.push((at.clone(), name.clone()));
        }
        Ok(names)
    }

    /// The keys of a table.
    ///
    /// # Errors
    /// Any other value.
    pub fn table(&self) -> Result<&[Entry], Error> {
        match &self.value {
            Value::Table(entries) => Ok(entries),
            _ => Err(self.must_be("a table").with_hint(format!("write `[{}]` and its keys below", self.key))),
        }
    }
}

/// A scenario file, read but not understood.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    /// The file.
    pub file: PathBuf,
    /// Its keys in the order of the file.
    pub entries: Vec<Entry>,
}

impl Document {
    /// Reads a text.
    ///
    /// # Errors
    /// What is not TOML, with its position.
    pub fn parse(file: &Path, text: &str) -> Result<Document, Error> {
        let lines = Lines::new(file, text);
        let table = DeTable::parse(text).map_err(|problem| grammar::wrong(&problem, &lines))?;
        Ok(Document { file: file.to_owned(), entries: read_table(table.get_ref(), &lines)? })
    }

    /// The entry of that key.
    pub fn entry(&self, key: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.key == key)
    }

    /// An error about the whole file.
    pub fn error(&self, message: impl Into<String>) -> Error {
        Error::new(message).in_file(&self.file)
    }
}

fn read_table(table: &DeTable<'_>, lines: &Lines<'_>) -> Result<Vec<Entry>, Error> {
    // The parser sorts keys by name; the order of the file decides which mistake is named first.
    let mut pairs: Vec<_> = table.iter().collect();
    pairs.sort_by_key(|(key, _)| key.span().start);
    let mut entries = Vec::new();
    for (key, value) in pairs {
        let (at, value) = read_value(value, lines)?;
        let key_at = lines.at(key.span().start);
        entries.push(Entry { key: key.get_ref().to_string(), key_at, at, value });
    }
    Ok(entries)
}

fn read_value(value: &Spanned<DeValue<'_>>, lines: &Lines<'_>) -> Result<(Position, Value), Error> {
    let at = lines.at(value.span().start);
    let read = match value.get_ref() {
        DeValue::String(text) => Value::Text(seen(text, &at)?),
        DeValue::Integer(number) => match i128::from_str_radix(number.as_str(), number.radix()) {
            Ok(number) => Value::Whole(number),
            Err(_) => {
                let problem = format!("the number `{number}` has too many digits");
                return Err(at.error(problem).with_hint("no key takes so large a number"));
            }
        },
        DeValue::Float(number) => match number.as_str().parse() {
            Ok(number) => Value::Number(number),
            Err(_) => return Err(at.error(format!("`{number}` is not a number"))),
        },
        DeValue::Boolean(flag) => Value::Flag(*flag),
        DeValue::Datetime(date) => Value::Date(date.to_string()),
        DeValue::Array(items) => {
            Value::List(items.iter().map(|item| read_value(item, lines)).collect::<Result<_, _>>()?)
        }
        DeValue::Table(table) => Value::Table(read_table(table, lines)?),
    };
    Ok((at, read))
}

/// A text on one line, as it is printed; every letter of it can be seen.
fn seen(text: &str, at: &Position) -> Result<String, Error> {
    let text = match text.contains(['\n', '\r', '\t']) {
        true => text.split_whitespace().collect::<Vec<_>>().join(" "),
        false => text.to_owned(),
    };
    if let Some(unseen) = text.chars().find(|letter| is_unseen(*letter)) {
        let number = unseen as u32;
        let problem = format!("this text holds the character U+{number:04X}, which can't be seen");
        return Err(at
            .error(problem)
            .with_hint("type the text anew: it is printed in tables, pages and terminals"));
    }
    let letters = text.chars().count();
    if letters > MOST_LETTERS {
        let problem = format!("this text has {letters} letters, more than {MOST_LETTERS}");
        return Err(at.error(problem).with_hint("say in a few sentences what it is"));
    }
    Ok(text)
}
