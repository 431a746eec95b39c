//! The one error of the library: what is wrong, where, and what was probably meant.

use super::sanitize::sanitize;
use std::path::{Path, PathBuf};

/// Something that a person asked for and cannot have. Built where input enters (files, overrides,
/// results); nothing inside the model returns one. Text of others that a message or a hint quotes is made
/// safe to print.
#[derive(Clone, Debug, thiserror::Error)]
#[error("{}{}", position(.file.as_deref(), *.line, *.column), .message)]
pub struct Error {
    message: String,
    hint: Option<String>,
    file: Option<PathBuf>,
    line: Option<usize>,
    column: Option<usize>,
}

/// `FILE:LINE:COLUMN: ` as far as each is known.
fn position(file: Option<&Path>, line: Option<usize>, column: Option<usize>) -> String {
    let Some(file) = file else { return String::new() };
    // As long as a quotation may be.
    let quoted = sanitize(&format!("`{}`", file.to_string_lossy()));
    let file = quoted.trim_matches('`');
    match (line, column) {
        (Some(line), Some(column)) => format!("{file}:{line}:{column}: "),
        (Some(line), None) => format!("{file}:{line}: "),
        (None, _) => format!("{file}: "),
    }
}

impl Error {
    /// An error with its message.
    pub fn new(message: impl Into<String>) -> Error {
        Error { message: sanitize(&message.into()), hint: None, file: None, line: None, column: None }
    }

    /// An error about JSON that is not `what` this program writes, such as `a manifest`.
    pub fn of_json(what: &str, problem: &serde_json::Error) -> Error {
        let said = problem.to_string();
        let why = match said.split_once(" at line ") {
            _ if problem.is_eof() && problem.column() == 0 => "it is empty",
            _ if problem.is_eof() => "it is cut off",
            Some((why, _)) => why,
            None => &said,
        };
        Error::new(format!("not {what} of this program: {why}")).at(problem.line(), problem.column().max(1))
    }

    /// Adds what was probably meant, or what to do next.
    #[must_use]
    pub fn with_hint(mut self, hint: impl Into<String>) -> Error {
        self.hint = Some(sanitize(&hint.into()));
        self
    }

    /// Adds the file, where none was known yet.
    #[must_use]
    pub fn in_file(mut self, file: impl Into<PathBuf>) -> Error {
        self.file.get_or_insert(file.into());
        self
    }

    /// Adds the position in the file, both counted from 1.
    #[must_use]
    pub fn at(mut self, line: usize, column: usize) -> Error {
        self.line = Some(line);
        self.column = Some(column);
        self
    }

    /// What is wrong, in a sentence, without its position.
    pub fn message(&self) -> &str {
        &self.message
    }

    /// The file that it is about, as it was asked for.
    pub fn file(&self) -> Option<&Path> {
        self.file.as_deref()
    }

    /// The line in the file, from 1.
    pub fn line(&self) -> Option<usize> {
        self.line
    }

    /// The column in the line, in characters, from 1.
    pub fn column(&self) -> Option<usize> {
        self.column
    }

    /// What was probably meant, or what to do next.
    pub fn hint(&self) -> Option<&str> {
        self.hint.as_deref()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_names_file_line_and_column_before_the_message() {
        let error = Error::new("`weeks_keep` is -1").in_file("a.toml").at(3, 14).with_hint("0 keeps nothing");
        assert_eq!(error.to_string(), "a.toml:3:14: `weeks_keep` is -1");
        assert_eq!((error.message(), error.hint()), ("`weeks_keep` is -1", Some("0 keeps nothing")));
        assert_eq!(
            (error.file(), error.line(), error.column()),
            (Some(Path::new("a.toml")), Some(3), Some(14))
        );
        let bare = Error::new("no file");
        assert!(bare.file().is_none() && bare.line().is_none() && bare.hint().is_none());
    }
}
