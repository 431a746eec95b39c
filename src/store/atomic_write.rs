//! One file at a time, each there whole or as it was before.
#![allow(clippy::disallowed_methods, reason = "this is where results are read and written")]

use super::files::{whole, why};
use crate::basics::Error;
use std::fs;
use std::io::{ErrorKind, Write};
use std::path::Path;

/// Writes a file under another name beside its place and renames it, making its folder where there is
/// none.
///
/// # Errors
/// Where it cannot be written; then what was there is there still.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let cannot = |error: std::io::Error| Error::new(format!("cannot write: {}", why(&error))).in_file(path);
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::create_dir_all(folder).map_err(cannot)?;
    let mut builder = tempfile::Builder::new();
    builder.prefix(".allotment-");
    // A result is for sharing: as readable as any new file, not private as temporary ones are.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut file = builder.tempfile_in(folder).map_err(cannot)?;
    file.write_all(bytes).and_then(|()| file.as_file().sync_all()).map_err(cannot)?;
    file.persist(path).map(|_| ()).map_err(|error| cannot(error.error))
}

/// A file's bytes, or nothing where there is none.
///
/// # Errors
/// Where it is there and cannot be read.
pub fn read_if_there(path: &Path) -> Result<Option<Vec<u8>>, Error> {
    match whole(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Error::new(format!("cannot read: {}", why(&error))).in_file(path)),
    }
}

/// Removes a file where there is one.
///
/// # Errors
/// Where it is there and cannot be removed.
pub fn remove_if_there(path: &Path) -> Result<(), Error> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => {
            Err(Error::new(format!("cannot remove: {error}")).in_file(path))
        }
        _ => Ok(()),
    }
}

/// Whether a folder holds anything; one that is not there holds nothing.
///
/// # Errors
/// Where it is no folder or cannot be read.
pub fn holds_anything(folder: &Path) -> Result<bool, Error> {
    match fs::read_dir(folder) {
        Ok(mut entries) => Ok(entries.next().is_some()),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
        Err(error) => Err(Error::new(format!("cannot read the folder: {}", why(&error))).in_file(folder)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_replaced_whole_and_nothing_is_left_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a/b/c.json");
        assert_eq!(read_if_there(&path).unwrap(), None);
        assert!(!holds_anything(path.parent().unwrap()).unwrap());
        write(&path, b"one").unwrap();
        remove_if_there(&path).unwrap();
        remove_if_there(&path).unwrap();
        write(&path, b"two").unwrap();
        assert_eq!(read_if_there(&path).unwrap().unwrap(), b"two");
        assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1);
        assert!(write(&path.join("d"), b"").unwrap_err().to_string().contains("c.json/d: cannot write"));
    }
}
