//! A result in the making: written into a hidden folder and put in its place in one step.
#![allow(clippy::disallowed_methods, reason = "this is where results are written")]

use crate::basics::Error;
use crate::result::{FileSink, NamedFile, sha256};
use crate::store::paths::{HIDDEN, can_be, cannot, names_in};
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

mod writing;

/// How the name of an old result ends that is moved aside for the new one.
const ASIDE: &str = ".old";

/// What is so where something failed after the result was put in its place.
pub const IN_PLACE: &str = "the result is whole and in its place all the same";

/// A folder in the making. Dropped, it leaves nothing behind.
#[derive(Debug)]
pub struct Staging {
    hidden: TempDir,
    out: PathBuf,
}

impl Staging {
    /// Makes the hidden folder beside `out`, which shows whether there can be a result at all. Where a
    /// killed run had moved the old result aside and not yet put the new one in its place, the old one is
    /// put back.
    ///
    /// # Errors
    /// Where no folder can be made there.
    pub fn open(out: &Path) -> Result<Staging, Error> {
        can_be(out)?;
        let staging = Staging::within(beside(out), out)?;
        put_back(beside(out), out)?;
        Ok(staging)
    }

    /// As [`Staging::open`], with the hidden folder within another, which is made where it is not there
    /// and must lie on the same disk as `out`.
    ///
    /// # Errors
    /// Where no folder can be made there.
    pub fn within(folder: &Path, out: &Path) -> Result<Staging, Error> {
        fs::create_dir_all(folder).map_err(|error| cannot("make the folder", folder, &error))?;
        let mut builder = tempfile::Builder::new();
        builder.prefix(HIDDEN);
        // A result is for sharing: as readable as any new folder, not private as temporary ones are.
        #[cfg(unix)]
        builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o777));
        let hidden =
            builder.tempdir_in(folder).map_err(|error| cannot("write into the folder", folder, &error))?;
        Ok(Staging { hidden, out: out.to_owned() })
    }

    /// Writes the files and puts the folder in its place, in one step. What stands there is replaced
    /// only where `replace` is said.
    ///
    /// # Errors
    /// Where a file cannot be written or the place is taken: then nothing has changed. And where the
    /// result is in its place but the system does not say that it is safe there, or the old one stays:
    /// then the error has a hint that says so.
    pub fn finish(self, files: &[NamedFile], replace: bool) -> Result<(), Error> {
        self.put(files, replace)?;
        self.settle(replace)
    }

    /// Writes the files and puts the folder in its place.
    fn put(&self, files: &[NamedFile], replace: bool) -> Result<(), Error> {
        let hidden = self.hidden.path();
        for (name, bytes) in files {
            self.write(name, bytes)?;
        }
        let put = |error: std::io::Error| cannot("put the result in its place", &self.out, &error);
        sync(hidden).map_err(put)?;
        if replace {
            // Afterwards the old result lies in the hidden folder's place, and goes with it.
            exchange(hidden, &self.out).map_err(put)
        } else {
            // A folder is renamed onto nothing or onto an empty folder only.
            fs::rename(hidden, &self.out).map_err(put)
        }
    }

    /// What is left to do when the result is in its place.
    fn settle(self, replace: bool) -> Result<(), Error> {
        let failed = |what: &str, path: &Path, error| Err(cannot(what, path, &error).with_hint(IN_PLACE));
        // The names last as the bytes do, before anybody removes what the result was made from.
        if let Err(error) = sync(beside(&self.out)) {
            return failed("make sure that the result lasts", &self.out, error);
        }
        if !replace {
            // The hidden folder has moved: there is nothing left to remove.
            let _ = self.hidden.keep();
            return Ok(());
        }
        let path = self.hidden.path().to_owned();
        self.hidden.close().or_else(|error| failed("remove the old result", &path, error))
    }
}

/// Gives two folders each other's name, in one step: at no moment is there none at `out`.
#[cfg(target_os = "linux")]
fn exchange(hidden: &Path, out: &Path) -> std::io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    use rustix::io::Errno;
    match renameat_with(CWD, hidden, CWD, out, RenameFlags::EXCHANGE) {
        // Some file systems, such as those over a network, can't.
        Err(Errno::INVAL | Errno::NOSYS | Errno::OPNOTSUPP) => exchange_in_steps(hidden, out),
        done => Ok(done?),
    }
}

#[cfg(not(target_os = "linux"))]
fn exchange(hidden: &Path, out: &Path) -> std::io::Result<()> {
    exchange_in_steps(hidden, out)
}

/// As [`exchange`], where the system can't in one step. Whoever is killed in between leaves the old
/// folder aside, and [`put_back`] finds it there.
fn exchange_in_steps(hidden: &Path, out: &Path) -> std::io::Result<()> {
    let mut aside = hidden.as_os_str().to_owned();
    aside.push(aside_of(out));
    let aside = PathBuf::from(aside);
    fs::rename(out, &aside)?;
    if let Err(error) = fs::rename(hidden, out) {
        return Err(match fs::rename(&aside, out) {
            Ok(()) => error,
            Err(_) => std::io::Error::other(format!("{error}; the old result is in {}", aside.display())),
        });
    }
    // The new one is in its place. Where the old one can't go where it is removed from, removing it says so.
    let _ = fs::rename(&aside, hidden);
    Ok(())
}

/// What follows a hidden folder's name where the old result of `out` is aside: several results have
/// theirs in one folder.
fn aside_of(out: &Path) -> String {
    // Not the name itself, with which the whole might be longer than a name can be.
    let name = sha256(out.file_name().unwrap_or_default().as_encoded_bytes());
    format!(".{}{ASIDE}", &name[..12])
}

/// Puts a result back to `out` that was moved aside into `folder`, where nothing has taken its place.
///
/// # Errors
/// Where it cannot be put there.
pub(in crate::store) fn put_back(folder: &Path, out: &Path) -> Result<(), Error> {
    let its = aside_of(out);
    // The hidden folder's own name has no dot.
    let is_aside = |name: &&String| {
        let rest = name.strip_prefix(HIDDEN);
        rest.and_then(|rest| rest.find('.').map(|dot| &rest[dot..])).is_some_and(|rest| rest == its)
    };
    let names = names_in(folder)?;
    match names.iter().find(is_aside) {
        Some(aside) if fs::symlink_metadata(out).is_err_and(|error| error.kind() == ErrorKind::NotFound) => {
            let aside = folder.join(aside);
            fs::rename(&aside, out).map_err(|error| cannot("put the old result back", out, &error))
        }
        _ => Ok(()),
    }
}

/// Makes the names in a folder last a loss of power, where the system can.
pub(in crate::store) fn sync(folder: &Path) -> std::io::Result<()> {
    #[cfg(unix)]
    match fs::File::open(folder)?.sync_all() {
        Err(error) if matches!(error.kind(), ErrorKind::InvalidInput | ErrorKind::Unsupported) => {}
        done => done?,
    }
    #[cfg(not(unix))]
    let _ = folder;
    Ok(())
}

/// The folder that a path lies in.
fn beside(path: &Path) -> &Path {
    path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder_with(path: &Path, words: &str) {
        fs::create_dir_all(path).unwrap();
        fs::write(path.join("said"), words).unwrap();
    }

    #[test]
    fn two_folders_change_places_in_one_step_and_in_three() {
        for change in [exchange, exchange_in_steps] {
            let folder = tempfile::tempdir().unwrap();
            let (hidden, out) = (folder.path().join(".allotment-x"), folder.path().join("out"));
            folder_with(&hidden, "new");
            folder_with(&out, "old");
            change(&hidden, &out).unwrap();
            assert_eq!(fs::read_to_string(out.join("said")).unwrap(), "new");
            assert_eq!(fs::read_to_string(hidden.join("said")).unwrap(), "old");
            assert_eq!(names_in(folder.path()).unwrap().len(), 2);
            // What has nothing to change with is left as it is.
            fs::remove_dir_all(&hidden).unwrap();
            assert!(change(&hidden, &out).is_err());
            assert_eq!(fs::read_to_string(out.join("said")).unwrap(), "new");
        }
    }

    #[test]
    fn an_old_result_that_was_moved_aside_is_put_back_unless_the_new_one_is_there() {
        let folder = tempfile::tempdir().unwrap();
        let (partial, out) = (folder.path().join("out.partial"), folder.path().join("out"));
        let aside = partial.join(format!(".allotment-x{}", aside_of(&out)));
        folder_with(&aside, "old");
        put_back(&partial, &out).unwrap();
        assert_eq!(fs::read_to_string(out.join("said")).unwrap(), "old");
        folder_with(&aside, "older");
        put_back(&partial, &out).unwrap();
        assert_eq!(fs::read_to_string(out.join("said")).unwrap(), "old");
        assert!(aside.exists(), "what is left over is removed by whoever reads the folder");
    }

    #[test]
    fn a_folder_in_the_making_beside_its_place_puts_back_what_was_moved_aside_for_it_alone() {
        let folder = tempfile::tempdir().unwrap();
        let (hidden, out) = (folder.path().join(".allotment-x"), folder.path().join("out"));
        for other in ["other", "out.partial"] {
            let aside = format!(".allotment-x{}", aside_of(Path::new(other)));
            folder_with(&folder.path().join(aside), other);
        }
        drop(Staging::open(&out).unwrap());
        assert!(!out.exists(), "what was moved aside for another result is not taken for its own");
        // As a run leaves it that is killed between the steps.
        folder_with(&out, "old");
        let aside = folder.path().join(format!(".allotment-x{}", aside_of(&out)));
        fs::rename(&out, &aside).unwrap();
        folder_with(&hidden, "new");
        let staging = Staging::open(&out).unwrap();
        assert_eq!(fs::read_to_string(out.join("said")).unwrap(), "old");
        assert!(!aside.exists());
        staging.finish(&[("said".to_owned(), b"newer".to_vec())], true).unwrap();
        assert_eq!(fs::read_to_string(out.join("said")).unwrap(), "newer");
    }

    #[test]
    fn what_fails_when_the_result_is_in_its_place_says_that_it_is() {
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path().join("out");
        folder_with(&out, "old");
        let files = [("said".to_owned(), b"new".to_vec())];
        let staging = Staging::open(&out).unwrap();
        let hidden = staging.hidden.path().to_owned();
        staging.put(&files, true).unwrap();
        fs::remove_dir_all(&hidden).unwrap();
        fs::write(&hidden, "in the way").unwrap();
        let error = staging.settle(true).unwrap_err();
        assert_eq!(error.hint(), Some(IN_PLACE));
        assert!(error.to_string().contains("cannot remove the old result"), "{error}");
        assert_eq!(fs::read_to_string(out.join("said")).unwrap(), "new");
        fs::remove_file(&hidden).unwrap();
        // Before that, nothing is said of a result that is there.
        let staging = Staging::open(&out).unwrap();
        let error = staging.finish(&files, false).unwrap_err();
        assert!(error.hint().is_none(), "{error}");
    }
}
