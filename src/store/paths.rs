//! Folders by name: what they hold, whether there can be one, what is said where the system refuses.
#![allow(clippy::disallowed_methods, reason = "this is where results are read and written")]

use super::files::why;
use crate::basics::Error;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// How the names of folders begin that are in the making.
pub(super) const HIDDEN: &str = ".allotment-";

/// Whether a folder can have the name.
///
/// # Errors
/// Where it has none, as `/` and `..`.
pub fn can_be(out: &Path) -> Result<(), Error> {
    if out.file_name().is_some() {
        return Ok(());
    }
    Err(Error::new("not the name of a new folder")
        .in_file(out)
        .with_hint("name a folder to make, such as `--out results/mine`"))
}

/// The names of what a folder holds.
///
/// # Errors
/// Where it cannot be read.
pub fn names_in(folder: &Path) -> Result<BTreeSet<String>, Error> {
    let entries = fs::read_dir(folder).map_err(|error| cannot("read the folder", folder, &error))?;
    let mut names = BTreeSet::new();
    for entry in entries {
        let entry = entry.map_err(|error| cannot("read the folder", folder, &error))?;
        names.insert(entry.file_name().to_string_lossy().into_owned());
    }
    Ok(names)
}

/// The error where something cannot be done to a path.
pub(super) fn cannot(what: &str, path: &Path, error: &std::io::Error) -> Error {
    Error::new(format!("cannot {what}: {}", why(error))).in_file(path)
}
