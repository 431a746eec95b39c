//! The files that a plan is read from: a map in memory, a record of what is read; `store::files` has the
//! working folder.
//!
//! Never knows a file system.

use crate::basics::Error;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// Reads text files for planning.
pub trait Files {
    /// The text of a file, or `None` where there is none.
    ///
    /// # Errors
    /// A file that is there and can't be read as text: a folder, no permission, not UTF-8.
    fn read(&self, path: &Path) -> Result<Option<String>, Error>;
}

/// Files in memory, by path. With none of them a plan is made of what the program ships.
#[derive(Clone, Debug, Default)]
pub struct MemoryFiles(BTreeMap<PathBuf, String>);

impl MemoryFiles {
    /// With one more file, in place of one of the same path.
    #[must_use]
    pub fn with(mut self, path: impl Into<PathBuf>, text: impl Into<String>) -> MemoryFiles {
        self.0.insert(path.into(), text.into());
        self
    }
}

impl Files for MemoryFiles {
    fn read(&self, path: &Path) -> Result<Option<String>, Error> {
        Ok(self.0.get(path).cloned())
    }
}

/// Some files, with one text in place of whatever lies at its path.
pub(crate) struct Overlay<'a> {
    pub(crate) path: &'a Path,
    pub(crate) text: &'a str,
    pub(crate) below: &'a dyn Files,
}

impl Files for Overlay<'_> {
    fn read(&self, path: &Path) -> Result<Option<String>, Error> {
        if path == self.path { Ok(Some(self.text.to_owned())) } else { self.below.read(path) }
    }
}

/// Some files, and a record of those that were read, so that the same plan can be made elsewhere.
pub struct RecordingFiles<'a> {
    below: &'a dyn Files,
    read: Mutex<BTreeMap<PathBuf, String>>,
}

impl RecordingFiles<'_> {
    /// Records what is read of `files`.
    pub fn new(files: &dyn Files) -> RecordingFiles<'_> {
        RecordingFiles { below: files, read: Mutex::default() }
    }

    /// Those that were read and are there.
    pub fn recorded(self) -> MemoryFiles {
        MemoryFiles(self.read.into_inner().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Files for RecordingFiles<'_> {
    fn read(&self, path: &Path) -> Result<Option<String>, Error> {
        let text = self.below.read(path)?;
        if let Some(text) = &text {
            let mut read = self.read.lock().unwrap_or_else(PoisonError::into_inner);
            read.insert(path.to_owned(), text.clone());
        }
        Ok(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_recorded_reads_the_same_and_nothing_else() {
        let files = MemoryFiles::default().with("a.toml", "one").with("b.toml", "two");
        let recording = RecordingFiles::new(&files);
        let read = |files: &dyn Files, path: &str| files.read(Path::new(path)).unwrap();
        assert_eq!(read(&recording, "a.toml").as_deref(), Some("one"));
        assert_eq!(read(&recording, "c.toml"), None);
        let recorded = recording.recorded();
        assert_eq!(read(&recorded, "a.toml").as_deref(), Some("one"));
        assert_eq!(read(&recorded, "b.toml"), None);
        let overlay = Overlay { path: Path::new("b.toml"), text: "three", below: &files };
        assert_eq!(
            (read(&overlay, "a.toml"), read(&overlay, "b.toml")),
            (Some("one".into()), Some("three".into()))
        );
    }
}
