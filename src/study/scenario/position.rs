//! Where something stands in a scenario file.

use crate::basics::Error;
use std::path::PathBuf;

/// A position in a file, counted from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Position {
    /// The file.
    pub file: PathBuf,
    /// Line.
    pub line: usize,
    /// Column, in characters.
    pub column: usize,
}

impl Position {
    /// An error at this position.
    pub fn error(&self, message: impl Into<String>) -> Error {
        Error::new(message).in_file(&self.file).at(self.line, self.column)
    }

    /// An error of somebody else's, put at this position.
    pub fn locate(&self, error: Error) -> Error {
        error.in_file(&self.file).at(self.line, self.column)
    }
}

impl std::fmt::Display for Position {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}:{}", self.file.display(), self.line, self.column)
    }
}
