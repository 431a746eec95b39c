//! The one way to files: who reads them, and from where, is up to the caller.
//!
//! Never knows a file system; `store::files` does.

use crate::basics::Error;
use std::path::Path;

/// Reads text files for planning.
pub trait Files {
    /// The text of a file, or `None` where there is none.
    ///
    /// # Errors
    /// A file that is there and can't be read as text: a folder, no permission, not UTF-8.
    fn read(&self, path: &Path) -> Result<Option<String>, Error>;
}
