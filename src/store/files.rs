//! Reads scenario files, and names what is wrong with those that can't be read.
//!
//! Never knows what a file means.

use crate::basics::Error;
use crate::study::files::Files;
use std::io::ErrorKind;
use std::path::Path;

/// The files of the working folder.
#[derive(Clone, Copy, Debug)]
pub struct WorkingFolder;

impl Files for WorkingFolder {
    fn read(&self, path: &Path) -> Result<Option<String>, Error> {
        #[expect(clippy::disallowed_methods, reason = "this is the place that opens files")]
        let bytes = match std::fs::read(path) {
            Ok(bytes) => bytes,
            Err(problem) if problem.kind() == ErrorKind::NotFound => return Ok(None),
            Err(problem) => return Err(unreadable(path, &problem)),
        };
        String::from_utf8(bytes).map(Some).map_err(|problem| not_text(path, &problem))
    }
}

fn unreadable(path: &Path, problem: &std::io::Error) -> Error {
    let error = match problem.kind() {
        ErrorKind::IsADirectory => {
            Error::new("this is a folder, not a file").hint("name a TOML file inside it")
        }
        ErrorKind::PermissionDenied => {
            Error::new("this file may not be read").hint("ask for permission to read it, or copy it")
        }
        _ => Error::new(format!("this file can't be read: {problem}")),
    };
    error.in_file(path)
}

fn not_text(path: &Path, problem: &std::string::FromUtf8Error) -> Error {
    let good = &problem.as_bytes()[..problem.utf8_error().valid_up_to()];
    let line = 1 + good.iter().filter(|byte| **byte == b'\n').count();
    let last = good.rsplit(|byte| *byte == b'\n').next().unwrap_or_default();
    let column = 1 + String::from_utf8_lossy(last).chars().count();
    Error::new("this file is not UTF-8 text").in_file(path).at(line, column).hint("save it again as UTF-8")
}
