//! Reads scenario files, and names what is wrong with those that can't be read.
//!
//! Never knows what a file means.

use crate::basics::Error;
use crate::study::files::Files;
use std::io::{ErrorKind, Read};
use std::path::Path;

/// Bytes that a scenario file may have: a hundred times the longest that is shipped.
const MOST: u64 = 1 << 20;
/// Bytes that a table may have: more than the largest population's accepted sets.
const MOST_OF_TABLE: u64 = 1 << 26;

/// The files of the working folder.
#[derive(Clone, Copy, Debug)]
pub struct WorkingFolder;

impl Files for WorkingFolder {
    fn read(&self, path: &Path) -> Result<Option<String>, Error> {
        let is_table = path.extension().is_some_and(|ending| ending == "csv");
        let most = if is_table { MOST_OF_TABLE } else { MOST };
        let bytes = match bytes(path, most) {
            Ok(bytes) => bytes,
            Err(problem) if matches!(problem.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
                return Ok(None);
            }
            Err(problem) => return Err(unreadable(path, &problem)),
        };
        if bytes.len() as u64 > most {
            let mebibytes = most >> 20;
            let problem = format!("this file is larger than {mebibytes} MiB, which is the most that is read");
            let hint = "a scenario is some lines of text: is this the file that was meant?";
            return Err(Error::new(problem).in_file(path).hint(hint));
        }
        String::from_utf8(bytes).map(Some).map_err(|problem| not_text(path, &problem))
    }
}

/// All bytes of a file that the program itself has written.
pub(super) fn whole(path: &Path) -> std::io::Result<Vec<u8>> {
    bytes(path, u64::MAX - 1)
}

/// A file's bytes, at most one more than `most`. What is no file, such as a device or a pipe, might
/// never end and is not opened.
fn bytes(path: &Path, most: u64) -> std::io::Result<Vec<u8>> {
    let there = std::fs::metadata(path)?;
    if there.is_dir() {
        return Err(std::io::Error::new(ErrorKind::IsADirectory, "a folder, not a file"));
    }
    if !there.is_file() {
        return Err(std::io::Error::new(ErrorKind::Unsupported, "a device or a pipe, not a file"));
    }
    let mut bytes = Vec::new();
    #[expect(clippy::disallowed_methods, reason = "this is the place that opens files")]
    std::fs::File::open(path)?.take(most + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn unreadable(path: &Path, problem: &std::io::Error) -> Error {
    let error = match problem.kind() {
        ErrorKind::IsADirectory => {
            Error::new(format!("this is {problem}")).hint("name a TOML file inside it")
        }
        ErrorKind::Unsupported => {
            Error::new(format!("this is {problem}")).hint("save what it gives as a file")
        }
        ErrorKind::PermissionDenied => {
            Error::new("this file may not be read").hint("ask for permission to read it, or copy it")
        }
        ErrorKind::InvalidFilename => Error::new("no file can have so long a name").hint("name the file again"),
        _ => Error::new(format!("this file can't be read: {problem}")),
    };
    error.in_file(path)
}

fn not_text(path: &Path, problem: &std::string::FromUtf8Error) -> Error {
    const AS_UTF8: &str = "save it again as UTF-8";
    let bytes = problem.as_bytes();
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Error::new("this file is UTF-16 text, which spreadsheets and Notepad call “Unicode”")
            .in_file(path)
            .hint(AS_UTF8);
    }
    let good = &bytes[..problem.utf8_error().valid_up_to()];
    let line = 1 + good.iter().filter(|byte| **byte == b'\n').count();
    let last = good.rsplit(|byte| *byte == b'\n').next().unwrap_or_default();
    let column = 1 + String::from_utf8_lossy(last).chars().count();
    Error::new("this file is not UTF-8 text").in_file(path).at(line, column).hint(AS_UTF8)
}
