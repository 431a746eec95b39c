//! Reads scenario files, and names what is wrong with those that can't be read.
//!
//! Never knows what a file means.

use crate::basics::Error;
use crate::result::sha256_of;
use crate::study::files::Files;
use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};

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
            let hint = "is this the file that was meant?";
            return Err(Error::new(problem).in_file(path).with_hint(hint));
        }
        if let Some(at) = bytes.iter().position(|byte| *byte == 0) {
            return Err(no_text(path, &bytes[..at]));
        }
        String::from_utf8(bytes).map(Some).map_err(|problem| not_text(path, &problem))
    }
}

/// The files of another folder, named as from the working folder.
#[derive(Clone, Debug)]
pub struct OtherFolder(pub PathBuf);

impl Files for OtherFolder {
    fn read(&self, path: &Path) -> Result<Option<String>, Error> {
        WorkingFolder.read(&self.0.join(path))
    }
}

/// Why the system refuses something, in words.
pub(super) fn why(problem: &std::io::Error) -> String {
    let words = match problem.kind() {
        ErrorKind::NotFound => "there is no such file or folder",
        ErrorKind::NotADirectory => "a part of its path is a file, not a folder",
        ErrorKind::IsADirectory => "it is a folder, not a file",
        ErrorKind::AlreadyExists => "a file is in its place",
        ErrorKind::PermissionDenied => "it is not allowed",
        ErrorKind::InvalidFilename => "no name can be so long",
        ErrorKind::StorageFull => "the disk is full",
        _ => return problem.to_string(),
    };
    words.to_owned()
}

/// All bytes of a file that the program itself has written.
pub(super) fn whole(path: &Path) -> std::io::Result<Vec<u8>> {
    bytes(path, u64::MAX - 1)
}

/// The checksum of such a file, however large it is.
pub(super) fn sum(path: &Path) -> std::io::Result<String> {
    sha256_of(opened(path)?)
}

/// A file's bytes, at most one more than `most`.
fn bytes(path: &Path, most: u64) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    opened(path)?.take(most + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// A file to read. What is none, such as a device or a pipe, might never end and is not opened.
fn opened(path: &Path) -> std::io::Result<File> {
    let there = std::fs::metadata(path)?;
    if there.is_dir() {
        return Err(std::io::Error::new(ErrorKind::IsADirectory, "a folder, not a file"));
    }
    if !there.is_file() {
        return Err(std::io::Error::new(ErrorKind::Unsupported, "a device or a pipe, not a file"));
    }
    #[expect(clippy::disallowed_methods, reason = "this is the place that opens files")]
    File::open(path)
}

fn unreadable(path: &Path, problem: &std::io::Error) -> Error {
    let error = match problem.kind() {
        ErrorKind::IsADirectory => {
            Error::new(format!("this is {problem}")).with_hint("name a file inside it")
        }
        ErrorKind::Unsupported => {
            Error::new(format!("this is {problem}")).with_hint("save what it gives as a file")
        }
        ErrorKind::PermissionDenied => {
            Error::new("this file may not be read").with_hint("ask for permission to read it, or copy it")
        }
        ErrorKind::InvalidFilename => {
            Error::new("no file can have so long a name").with_hint("name the file again")
        }
        _ => Error::new(format!("this file can't be read: {problem}")),
    };
    error.in_file(path)
}

const AS_UTF8: &str = "save it again as UTF-8";

/// The error for a file that holds a byte of no text, which `before` stands before.
fn no_text(path: &Path, before: &[u8]) -> Error {
    let is_utf16 = before.starts_with(&[0xff, 0xfe]) || before.starts_with(&[0xfe, 0xff]);
    let error = match is_utf16 {
        true => Error::new("this file is UTF-16 text, which spreadsheets and Notepad call “Unicode”"),
        false => Error::new("this file is no text, or is UTF-16 text: it holds bytes that are 0"),
    };
    error.in_file(path).with_hint(format!("{AS_UTF8}, or name another file"))
}

fn not_text(path: &Path, problem: &std::string::FromUtf8Error) -> Error {
    let good = &problem.as_bytes()[..problem.utf8_error().valid_up_to()];
    let line = 1 + good.iter().filter(|byte| **byte == b'\n').count();
    let last = good.rsplit(|byte| *byte == b'\n').next().unwrap_or_default();
    let column = 1 + String::from_utf8_lossy(last).chars().count();
    Error::new("this file is not UTF-8 text").in_file(path).at(line, column).with_hint(AS_UTF8)
}
