//! A result folder: there whole or not at all, never another study's by mistake.
//!
//! What makes one is in `staging`.
#![allow(clippy::disallowed_methods, reason = "this is where results are read and written")]

use super::files::{sum, whole};
use super::paths::cannot;
use crate::basics::Error;
use crate::result::manifest::{FILE, Manifest, without_run};
use crate::result::{ANSWER, sha256};
use crate::study::answer::Answer;
use crate::study::engine::ENGINE;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

mod staging;

pub use super::paths::{can_be, names_in};
pub use staging::{IN_PLACE, Staging};
pub(super) use staging::{put_back, sync};

/// The name of a result's page without small counts.
pub const CLOSED_PAGE: &str = "report-disclosure.html";

/// What is said of a file whose bytes are others.
pub(super) const OTHER_BYTES: &str = "other bytes";

/// What is printed from a result later and is no part of it.
const PRINTED: [&str; 3] = [CLOSED_PAGE, "report.pdf", "report-disclosure.pdf"];

/// What stands where a result is to be written.
#[derive(Debug)]
pub enum FolderState {
    /// Nothing, or an empty folder.
    Free,
    /// The finished result of the same study, whole.
    Same(Box<Manifest>),
    /// A result that may be replaced, as was asked.
    Replaceable,
}

/// The folder that a name stands for: where it is a link, the one it leads to, so that a result is put
/// there and the link stays.
///
/// # Errors
/// Where the link leads nowhere.
pub fn followed(out: &Path) -> Result<PathBuf, Error> {
    if !out.is_symlink() {
        return Ok(out.to_owned());
    }
    fs::canonicalize(out).map_err(|error| {
        cannot("follow the link", out, &error).with_hint("make the folder it leads to, or remove the link")
    })
}

/// Looks at the place of a result before anything is simulated.
///
/// # Errors
/// Where it holds a result of another study or an altered one and `replace` is not said, or
/// something that is no result at all, which is never replaced.
pub fn state(out: &Path, fingerprint: &str, replace: bool) -> Result<FolderState, Error> {
    let names = match fs::symlink_metadata(out) {
        Ok(_) => names_in(out)?,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(FolderState::Free),
        Err(error) => return Err(cannot("make the folder", out, &error)),
    };
    if names.is_empty() {
        return Ok(FolderState::Free);
    }
    let foreign = |what: String| {
        Error::new(what)
            .in_file(out)
            .with_hint("it is left as it is; choose another folder with `--out FOLDER`")
    };
    if !names.contains(FILE) {
        return Err(foreign("the folder holds something that is not a result of this program".to_owned()));
    }
    let manifest = Manifest::from_bytes(&read(&out.join(FILE))?).map_err(|error| {
        error.in_file(out.join(FILE)).with_hint("choose another folder with `--out FOLDER`")
    })?;
    let altered = altered(out, &manifest)?;
    if manifest.fingerprint == fingerprint && altered.is_none() {
        return Ok(FolderState::Same(Box::new(manifest)));
    }
    let is_ours = |name: &str| name == FILE || manifest.files.contains_key(name) || PRINTED.contains(&name);
    if let Some(extra) = names.iter().find(|&name| !is_ours(name)) {
        let what = format!("the folder holds a result and something else besides, `{extra}`");
        return Err(foreign(what).with_hint(format!(
            "move `{extra}` elsewhere, or choose another folder with `--out FOLDER`; it is left as it is"
        )));
    }
    if replace {
        return Ok(FolderState::Replaceable);
    }
    let hint = "keep it and choose another folder with `--out FOLDER`, or say `--replace`";
    Err(match altered {
        Some(name) if manifest.fingerprint == fingerprint => {
            Error::new(format!("the folder holds this study's result, but `{name}` was altered since"))
        }
        _ => Error::new(format!(
            "the folder holds another result: study `{}`{}, seed {}, {} replications{}, made by {}version {}",
            manifest.study,
            manifest.request.place.as_ref().map(|place| format!(" with --place {place}")).unwrap_or_default(),
            manifest.seed,
            manifest.replications.asked,
            manifest.request.set.iter().map(|set| format!(", --set {set}")).collect::<String>(),
            if manifest.engine == ENGINE { "" } else { "another engine of " },
            manifest.version
        )),
    }
    .in_file(out)
    .with_hint(hint))
}

/// The first file of a result whose bytes are no longer those that were written.
fn altered(out: &Path, manifest: &Manifest) -> Result<Option<String>, Error> {
    for (name, checksum) in &manifest.files {
        match sum(&out.join(name)) {
            Ok(there) if there == *checksum => {}
            Ok(_) => return Ok(Some(name.clone())),
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Some(name.clone())),
            Err(error) => return Err(cannot("read", &out.join(name), &error)),
        }
    }
    Ok(None)
}

/// The files in which two results differ, in what they hold or in being there at all; of the
/// manifest, what belongs to one run alone does not count. Names and how they differ, in order.
///
/// # Errors
/// Where a folder or file cannot be read.
pub fn differing(left: &Path, right: &Path) -> Result<Vec<String>, Error> {
    let (here, there) = (names_in(left)?, names_in(right)?);
    let mut differing = Vec::new();
    for name in here.union(&there).filter(|name| !PRINTED.contains(&name.as_str())) {
        if !there.contains(name) {
            differing.push(format!("{name}: only in {}", left.display()));
        } else if !here.contains(name) {
            differing.push(format!("{name}: missing in {}", left.display()));
        } else if sum_to_compare(left, name)? != sum_to_compare(right, name)? {
            differing.push(format!("{name}: {OTHER_BYTES}"));
        }
    }
    Ok(differing)
}

fn sum_to_compare(folder: &Path, name: &str) -> Result<String, Error> {
    let path = folder.join(name);
    if name == FILE {
        let manifest = without_run(&read(&path)?).map_err(|error| error.in_file(&path))?;
        return Ok(sha256(&manifest));
    }
    sum(&path).map_err(|error| cannot("read", &path, &error))
}

/// A folder of the system's temporary ones, removed when it is dropped.
///
/// # Errors
/// Where there can be none.
pub fn scratch() -> Result<TempDir, Error> {
    let cannot = |error: std::io::Error| Error::new(format!("cannot make a temporary folder: {error}"));
    tempfile::Builder::new().prefix("allotment-").tempdir().map_err(cannot)
}

/// Reads a file.
///
/// # Errors
/// Where it cannot be read; names it.
pub fn read(path: &Path) -> Result<Vec<u8>, Error> {
    whole(path).map_err(|error| cannot("read", path, &error))
}

/// A finished result: its manifest and its answer, which is as it was written.
///
/// # Errors
/// Where the folder is none, holds no result, one of another version or one without an answer, or
/// where the answer was cut off or altered.
pub fn answered(folder: &Path) -> Result<(Manifest, Answer), Error> {
    let again = "run the study again with `allotment compare`, into another folder or with `--replace`";
    if !folder.is_dir() {
        let problem = if folder.exists() { "not a folder" } else { "there is no such folder" };
        return Err(Error::new(problem)
            .in_file(folder)
            .with_hint("name the folder that `allotment compare` wrote, such as `results/first-look`"));
    }
    if !folder.join(FILE).exists() {
        return Err(Error::new(format!("no result of this program: there is no `{FILE}` in it"))
            .in_file(folder)
            .with_hint("name the folder that `allotment compare` wrote, such as `results/first-look`"));
    }
    let path = folder.join(FILE);
    let manifest =
        Manifest::from_bytes(&read(&path)?).map_err(|error| error.in_file(&path).with_hint(again))?;
    let path = folder.join(ANSWER);
    let Some(checksum) = manifest.files.get(ANSWER) else {
        return Err(Error::new(format!("the result has no `{ANSWER}`, which the report is built from"))
            .in_file(folder)
            .with_hint(again));
    };
    let bytes = read(&path).map_err(|error| error.with_hint(again))?;
    if sha256(&bytes) != *checksum {
        return Err(Error::new(
            "cut off or altered since the study was run: its checksum is not the manifest’s",
        )
        .in_file(&path)
        .with_hint(again));
    }
    let answer = Answer::from_bytes(&bytes).map_err(|error| error.in_file(&path).with_hint(again))?;
    Ok((manifest, answer))
}

/// The name of the file of a result folder that a path is, where it is one.
pub fn file_of(folder: &Path, path: &Path) -> Option<String> {
    let beside = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let is_there = fs::canonicalize(beside).ok()? == fs::canonicalize(folder).ok()?;
    if is_there { path.file_name()?.to_str().map(str::to_owned) } else { None }
}

/// Removes a folder and what is in it, where there is one.
///
/// # Errors
/// Where it cannot be removed.
pub fn remove(path: &Path) -> Result<(), Error> {
    match fs::remove_dir_all(path) {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        Err(error) => Err(cannot("remove", path, &error)),
    }
}

#[cfg(test)]
mod tests;
