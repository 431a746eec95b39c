//! Finished replications, stored in `<out>.partial/`, one chunk per file, until the study is finished.
//!
//! A chunk is written whole under another name and then renamed, so that a run that is killed loses no
//! more than it had under way. One process at a time has the folder. Never knows what a number means.
#![allow(clippy::disallowed_methods, reason = "this is where replications are kept")]

use super::files::why;
use super::folder::{Staging, put_back, remove, sync};
use super::paths::{HIDDEN, names_in};
use crate::basics::Error;
use crate::study::results::{Chunk, Columns, StoredChunk};
use chunk::OnDisk;
use lock::{Lock, UNFINISHED};
use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

mod chunk;
mod lock;

/// The folder of one study's replications, for this process alone.
#[derive(Debug)]
pub struct Chunks {
    place: PathBuf,
    fingerprint: String,
    /// Files that are held open.
    open: AtomicUsize,
    _lock: Lock,
}

/// Chunks whose files are held open: a study reads each of them some hundred thousand times, and may have
/// more than a process may have files.
const HELD_OPEN: usize = 200;

/// What was stored already.
#[derive(Debug, Default)]
pub struct FoundChunks {
    /// Chunks, whole or not.
    pub chunks: Vec<StoredChunk>,
    /// Files that were damaged, with what is wrong; they are gone, and what they held is missing.
    pub damaged: Vec<String>,
}

/// Where the replications of a result to be written at `out` are stored.
pub fn place(out: &Path) -> PathBuf {
    let mut name = out.file_name().map_or_else(OsString::new, OsString::from);
    name.push(".partial");
    out.with_file_name(name)
}

impl Chunks {
    /// Makes the folder, or finds it, and takes it for this process. Where a killed run had moved the
    /// old result aside and not yet put the new one in its place, the old one is put back.
    ///
    /// # Errors
    /// Where it cannot be made, or another process has it.
    pub fn open(out: &Path, fingerprint: &str) -> Result<Chunks, Error> {
        let place = place(out);
        let lock = Lock::take(&place, out)?;
        put_back(&place, out)?;
        Ok(Chunks { place, fingerprint: fingerprint.to_owned(), open: AtomicUsize::new(0), _lock: lock })
    }

    /// What is there of the same study. Damaged files are removed, and so is, where `replace` is said,
    /// what is of another study; nothing is before everything has been looked at.
    ///
    /// # Errors
    /// Where it is another study's and `replace` is not said, or cannot be read: then all is as it was. And
    /// where what is of no use cannot be removed.
    pub fn load(&self, replace: bool) -> Result<FoundChunks, Error> {
        let (found, useless) = self.look(replace)?;
        for path in useless {
            match path.is_dir() {
                true => remove(&path)?,
                false => fs::remove_file(&path).map_err(|error| cannot("remove", &path, &error))?,
            }
        }
        Ok(found)
    }

    /// What is there of the same study, and what is of no use to anybody.
    fn look(&self, replace: bool) -> Result<(FoundChunks, Vec<PathBuf>), Error> {
        let (mut found, mut useless) = (FoundChunks::default(), Vec::new());
        let hint = "choose another folder with `--out FOLDER`, or say `--replace` to start afresh";
        let names: BTreeSet<String> = names_in(&self.place)?;
        for name in names.iter().filter(|name| *name != lock::FILE) {
            let path = self.place.join(name);
            if !name.starts_with(chunk::PREFIX) {
                // What a killed run had not yet renamed.
                if name.starts_with(UNFINISHED) || name.starts_with(HIDDEN) {
                    useless.push(path);
                    continue;
                }
                return Err(Error::new(format!(
                    "the folder keeps replications of an interrupted run and something else besides, `{name}`"
                ))
                .in_file(&self.place)
                .with_hint("move it elsewhere, or choose another folder with `--out FOLDER`"));
            }
            match chunk::read(&path, &self.fingerprint) {
                Ok((header, _)) if !header.fits(&found.chunks) => {
                    found
                        .damaged
                        .push(format!("{}: its runs have another shape than others", path.display()));
                    useless.push(path);
                }
                Ok((header, start)) => {
                    let columns = self.columns(path, start, header.numbers.len());
                    found.chunks.push(header.stored(columns));
                }
                Err(chunk::Unread::Another(_)) if replace => useless.push(path),
                Err(chunk::Unread::Another(what)) => {
                    return Err(Error::new(format!(
                        "the folder keeps replications of an interrupted run of {what}"
                    ))
                    .in_file(&self.place)
                    .with_hint(hint));
                }
                Err(chunk::Unread::Damaged(what)) => {
                    found.damaged.push(format!("{}: {what}", path.display()));
                    useless.push(path);
                }
                Err(chunk::Unread::Io(error)) => return Err(cannot("read", &path, &error)),
            }
        }
        Ok((found, useless))
    }

    fn columns(&self, path: PathBuf, start: u64, rows: usize) -> Arc<dyn Columns> {
        let hold = self.open.fetch_add(1, Ordering::Relaxed) < HELD_OPEN;
        Arc::new(OnDisk::new(path, start, rows, hold))
    }

    /// Stores a chunk in place of what was stored of it before.
    ///
    /// # Errors
    /// Where it cannot be written; then what was there still is.
    pub fn store(&self, chunk: Chunk) -> Result<StoredChunk, Error> {
        let path = self.place.join(chunk::name(&chunk.range));
        let written = || {
            let mut builder = tempfile::Builder::new();
            builder.prefix(UNFINISHED);
            // Whoever may read the folder may go on from it: not private as temporary files are.
            #[cfg(unix)]
            builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
            let mut file = builder.tempfile_in(&self.place)?;
            let start = chunk::write(file.as_file_mut(), &self.fingerprint, &chunk)?;
            file.as_file().sync_all()?;
            file.persist(&path).map_err(|error| error.error)?;
            sync(&self.place)?;
            Ok(start)
        };
        let start: u64 =
            written().map_err(|error: std::io::Error| cannot("write", &path, &error).with_hint(GO_ON))?;
        let columns = self.columns(path, start, chunk.numbers.len());
        Ok(StoredChunk {
            range: chunk.range,
            numbers: chunk.numbers,
            failures: chunk.failures,
            shape: chunk.shape,
            columns,
        })
    }

    /// A result in the making for `out`, in this folder, so that a killed run leaves nothing elsewhere.
    ///
    /// # Errors
    /// Where no folder can be made.
    pub fn staging(&self, out: &Path) -> Result<Staging, Error> {
        Staging::within(&self.place, out)
    }

    /// Forgets everything that is stored, the lock last: until then no other process looks at what is left.
    ///
    /// # Errors
    /// Where it cannot be removed.
    pub fn forget(self) -> Result<(), Error> {
        for name in names_in(&self.place)?.iter().filter(|name| *name != lock::FILE) {
            let path = self.place.join(name);
            if path.is_dir() {
                remove(&path)?;
            } else {
                fs::remove_file(&path).map_err(|error| cannot("remove", &path, &error))?;
            }
        }
        lock::remove(&self.place)
    }

    /// Forgets what is stored where all of it is of this study; what is of another one stays.
    ///
    /// # Errors
    /// Where it cannot be removed.
    pub fn tidy(self) -> Result<(), Error> {
        match self.load(false) {
            Ok(_) => self.forget(),
            Err(_) => self.leave().map(|_| ()),
        }
    }

    /// Lets another process have the folder; removes it where nothing is stored in it.
    ///
    /// # Errors
    /// Where it cannot be read or removed.
    pub fn leave(self) -> Result<Option<PathBuf>, Error> {
        if names_in(&self.place)?.iter().all(|name| name == lock::FILE) {
            lock::remove(&self.place)?;
            return Ok(None);
        }
        Ok(Some(self.place))
    }
}

/// Forgets what was stored of the result at `out`, which is whole: its run was killed before it forgot.
/// What is stored of another study stays.
///
/// # Errors
/// Where another process has it, or it cannot be read or removed.
pub fn tidy(out: &Path, fingerprint: &str) -> Result<(), Error> {
    if place(out).is_dir() { Chunks::open(out, fingerprint)?.tidy() } else { Ok(()) }
}

/// What to do where something could not be written.
pub const GO_ON: &str =
    "put that right, make room if the disk is full, and the same command goes on from what is kept";

fn cannot(what: &str, path: &Path, error: &std::io::Error) -> Error {
    Error::new(format!("cannot {what} the file: {}", why(error))).in_file(path)
}

#[cfg(test)]
mod tests;
