//! One process at a time has a folder. The system lets go of the lock when the process ends, however
//! it ends, so that a killed run leaves nothing that has to be removed by hand.
#![allow(clippy::disallowed_methods, reason = "this is where replications are kept")]

use crate::basics::Error;
use crate::store::files::why;
use std::fs::{self, File, TryLockError};
use std::io::{Read, Seek, Write};
use std::path::Path;

/// The name of the file that is locked, which holds the number of the process that has it.
pub(super) const FILE: &str = "lock";

/// How the names of files begin that are being written.
pub(super) const UNFINISHED: &str = ".unfinished-";

/// A folder that this process has.
#[derive(Debug)]
pub(super) struct Lock {
    _file: File,
}

/// How often the folder may vanish between two steps: another process that ends removes it.
const TRIES: u32 = 20;

impl Lock {
    /// Takes the folder `place`, where a result for `out` is being made.
    ///
    /// # Errors
    /// Where another process has it, or it cannot be made or locked.
    pub(super) fn take(place: &Path, out: &Path) -> Result<Lock, Error> {
        let path = place.join(FILE);
        let cannot = |what: &str, error: std::io::Error| {
            Error::new(format!("cannot {what} the folder that keeps replications: {}", why(&error)))
                .in_file(place)
        };
        for _ in 0..TRIES {
            fs::create_dir_all(place).map_err(|error| cannot("make", error))?;
            let opened = File::options().read(true).write(true).create(true).truncate(false).open(&path);
            let mut file = match opened {
                Err(error) if error.kind() == std::io::ErrorKind::NotFound => continue,
                opened => opened.map_err(|error| cannot("write into", error))?,
            };
            match file.try_lock() {
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => return Err(taken(&mut file, out)),
                Err(TryLockError::Error(error)) => return Err(cannot("lock", error)),
            }
            // Whoever had it before may have removed it since: then this is the lock of nothing.
            if is_there(&file, &path) {
                // A lock that may be written may lie in a folder that may not: said before anything runs.
                let probe = tempfile::Builder::new().prefix(UNFINISHED).tempfile_in(place);
                probe.map_err(|error| cannot("write into", error))?;
                let wrote = file.set_len(0).and_then(|()| write!(file, "{}", std::process::id()));
                wrote.map_err(|error| cannot("write into", error))?;
                return Ok(Lock { _file: file });
            }
        }
        Err(Error::new("other runs into this folder begin and end all the time")
            .in_file(out)
            .with_hint("choose another folder with `--out FOLDER`"))
    }
}

/// Removes a folder that holds nothing but its lock, unless another process has just made a new one.
///
/// # Errors
/// Where it cannot be removed.
pub(super) fn remove(place: &Path) -> Result<(), Error> {
    use std::io::ErrorKind::{DirectoryNotEmpty, NotFound};
    match fs::remove_file(place.join(FILE)).and_then(|()| fs::remove_dir(place)) {
        Err(error) if !matches!(error.kind(), NotFound | DirectoryNotEmpty) => {
            Err(Error::new(format!("cannot remove: {error}")).in_file(place))
        }
        _ => Ok(()),
    }
}

fn taken(file: &mut File, out: &Path) -> Error {
    let mut process = String::new();
    let read = file.rewind().and_then(|()| file.read_to_string(&mut process));
    let is_number = read.is_ok() && !process.is_empty() && process.bytes().all(|byte| byte.is_ascii_digit());
    let who = if is_number { format!("process {process}") } else { "another process".to_owned() };
    Error::new(format!("{who} is running a study into this folder"))
        .in_file(out)
        .with_hint("wait until it is over, or choose another folder with `--out FOLDER`")
}

/// Whether the file is still the one at its path.
#[cfg(unix)]
fn is_there(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    match (file.metadata(), fs::metadata(path)) {
        (Ok(own), Ok(there)) => (own.dev(), own.ino()) == (there.dev(), there.ino()),
        _ => false,
    }
}

/// Whether the file is still the one at its path: an open file cannot be removed here.
#[cfg(not(unix))]
fn is_there(_: &File, path: &Path) -> bool {
    path.exists()
}
