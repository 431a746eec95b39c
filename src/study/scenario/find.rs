//! Finds scenarios by name or path, and keeps a checksum of everything that it read.
//!
//! A bare name is `scenarios/<kind>/NAME.toml` in the working folder, else the shipped scenario; what
//! ends in `.toml` or holds a `/` is a path, relative to the file that names it or, on the command
//! line, to the working folder. Never knows what a scenario means.

use super::Kind;
use super::document::Document;
use super::position::Position;
use crate::basics::Error;
use crate::study::files::Files;
use crate::study::library;
use crate::study::request::{Input, Origin};
use crate::study::rows::did_you_mean;
use sha2::{Digest, Sha256};
use std::path::{Component, Path, PathBuf};

/// How a scenario was asked for.
#[derive(Clone, Debug, PartialEq)]
pub struct Reference {
    /// Name or path as written.
    pub text: String,
    /// Where it was written; nothing on the command line.
    pub at: Option<Position>,
}

impl Reference {
    /// Asked for on the command line.
    pub fn asked(text: impl Into<String>) -> Reference {
        Reference { text: text.into(), at: None }
    }

    /// Written in a file.
    pub fn written(at: Position, text: impl Into<String>) -> Reference {
        Reference { text: text.into(), at: Some(at) }
    }

    /// An error where the reference was written.
    pub fn error(&self, message: impl Into<String>) -> Error {
        match &self.at {
            Some(at) => at.error(message),
            None => Error::new(message),
        }
    }

    /// An error of somebody else's, put where the reference was written.
    pub fn locate(&self, error: Error) -> Error {
        match &self.at {
            Some(at) => at.locate(error),
            None => error,
        }
    }

    /// The path, where it is one.
    fn path(&self) -> Option<PathBuf> {
        let is_path = [".toml", ".csv"].iter().any(|ending| self.text.ends_with(ending))
            || self.text.contains(['/', '\\']);
        let folder = self.at.as_ref().and_then(|at| at.file.parent()).unwrap_or(Path::new(""));
        is_path.then(|| tidy(&folder.join(&self.text)))
    }

    /// The scenario's name: the bare name, or the file's without its ending. It becomes the name of
    /// options, columns and folders.
    ///
    /// # Errors
    /// A name with anything but letters, digits, `-` and `_`.
    pub fn name(&self) -> Result<String, Error> {
        let name = match self.path() {
            Some(path) => path.file_stem().unwrap_or_default().to_string_lossy().into_owned(),
            None => self.text.clone(),
        };
        let is_plain = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
        if !name.is_empty() && name.chars().all(is_plain) {
            return Ok(name);
        }
        let problem = format!("`{}` can't name a scenario", self.text);
        Err(self
            .error(problem)
            .with_hint("names hold letters, digits, `-` and `_` alone: they become names of files"))
    }
}

/// Drops `.` and `folder/..` from a path, so that one file has one name.
fn tidy(path: &Path) -> PathBuf {
    let mut tidied = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir if matches!(tidied.components().next_back(), Some(Component::Normal(_))) => {
                tidied.pop();
            }
            part => tidied.push(part),
        }
    }
    tidied
}

/// A scenario that was found.
#[derive(Clone, Debug)]
pub struct Found {
    /// Its name.
    pub name: String,
    /// Its keys.
    pub document: Document,
}

/// Finds scenarios and remembers what it read.
pub struct Finder<'a> {
    files: &'a dyn Files,
    inputs: Vec<Input>,
    warnings: Vec<String>,
}

impl Finder<'_> {
    /// A finder that reads through `files`.
    pub fn new(files: &dyn Files) -> Finder<'_> {
        Finder { files, inputs: Vec::new(), warnings: Vec::new() }
    }

    /// Everything that was read, in the order of first reading, and what is to be said about it.
    pub fn finish(self) -> (Vec<Input>, Vec<String>) {
        (self.inputs, self.warnings)
    }

    /// Keeps a sentence, once.
    pub fn warn(&mut self, warning: String) {
        if !self.warnings.contains(&warning) {
            self.warnings.push(warning);
        }
    }

    /// Keeps the checksum of an input, once.
    pub fn note_input(&mut self, path: &str, origin: Origin, text: &str) {
        if !self.inputs.iter().any(|input| input.path == path && input.origin == origin) {
            let sha256 = Sha256::digest(text).iter().map(|byte| format!("{byte:02x}")).collect();
            self.inputs.push(Input { path: path.to_owned(), origin, sha256 });
        }
    }

    /// The scenario asked for.
    ///
    /// # Errors
    /// No such scenario, or a file that can't be read or is not TOML.
    pub fn find(&mut self, kind: Kind, reference: &Reference) -> Result<Found, Error> {
        let known = || library::of_kind(kind).map(|shipped| shipped.name);
        self.find_file(kind, reference)?.ok_or_else(|| not_found(kind, reference, known()))
    }

    /// The scenario asked for, or `None` for a bare name that neither a local file nor a shipped
    /// scenario has.
    ///
    /// # Errors
    /// A path without a file, or a file that can't be read or is not TOML.
    pub fn find_file(&mut self, kind: Kind, reference: &Reference) -> Result<Option<Found>, Error> {
        let name = reference.name()?;
        if let Some(path) = reference.path() {
            let Some(text) = self.files.read(&path)? else {
                let folder =
                    if reference.at.is_some() { "of the file that names them" } else { "that you are in" };
                let problem = reference.error(format!("there is no file `{}`", path.display()));
                return Err(problem.with_hint(format!("paths start at the folder {folder}")));
            };
            return self.read(name, &path, Origin::File, &text).map(Some);
        }
        let shipped = library::find(kind, &name);
        let local = PathBuf::from(format!("scenarios/{}/{name}.toml", kind.folder()));
        match (self.files.read(&local)?, shipped) {
            // A copy of the shipped file, as in the program's own source folder, is the shipped file.
            (Some(text), Some(shipped)) if text == shipped.text => {
                self.read(name, Path::new(shipped.path), Origin::Shipped, shipped.text).map(Some)
            }
            (Some(text), shipped) => {
                if shipped.is_some() || kind == Kind::Place && crate::place::find(&name).is_some() {
                    let local = local.display();
                    self.warn(format!(
                        "using {local} from this folder instead of the shipped {}",
                        kind.word()
                    ));
                }
                self.read(name, &local, Origin::File, &text).map(Some)
            }
            (None, Some(shipped)) => {
                self.read(name, Path::new(shipped.path), Origin::Shipped, shipped.text).map(Some)
            }
            (None, None) => Ok(None),
        }
    }

    /// A text that is no scenario of a kind: by path, or by bare name `NAME` as
    /// `scenarios/<folder>/NAME<ending>` in the working folder, else among the shipped ones.
    ///
    /// # Errors
    /// No such text, or a file that can't be read.
    pub fn find_text(
        &mut self,
        folder: &str,
        ending: &str,
        reference: &Reference,
        shipped: &[(&'static str, &'static str)],
    ) -> Result<(PathBuf, String), Error> {
        let name = reference.name()?;
        let path = reference.path();
        let below = format!("{folder}/{name}{ending}");
        let local = path.clone().unwrap_or_else(|| Path::new("scenarios").join(&below));
        let ours = shipped.iter().find(|(known, _)| path.is_none() && *known == name).map(|(_, text)| *text);
        match (self.files.read(&local)?, ours) {
            (Some(text), ours) if ours != Some(text.as_str()) => {
                if ours.is_some() {
                    self.warn(format!(
                        "using {} from this folder instead of the shipped one",
                        local.display()
                    ));
                }
                self.note_input(&local.to_string_lossy(), Origin::File, &text);
                Ok((local, text))
            }
            (_, Some(ours)) => {
                self.note_input(&below, Origin::Shipped, ours);
                Ok((PathBuf::from(below), ours.to_owned()))
            }
            _ => {
                let names: Vec<&str> = shipped.iter().map(|(name, _)| *name).collect();
                let problem = match &path {
                    Some(path) => format!("there is no file `{}`", path.display()),
                    None => format!("nothing under `{folder}` is called `{name}`"),
                };
                let hint = did_you_mean(&name, names.iter().copied());
                let all =
                    || format!("shipped: {}; a file of your own is named with its ending", names.join(", "));
                Err(reference.error(problem).with_hint(hint.unwrap_or_else(all)))
            }
        }
    }

    fn read(&mut self, name: String, path: &Path, origin: Origin, text: &str) -> Result<Found, Error> {
        self.note_input(&path.to_string_lossy(), origin, text);
        Ok(Found { name, document: Document::parse(path, text)? })
    }
}

/// The error for a name that nothing has.
pub fn not_found<'a>(kind: Kind, reference: &Reference, known: impl Iterator<Item = &'a str>) -> Error {
    let error = reference.error(format!("there is no {} `{}`", kind.word(), reference.text));
    let all = format!("`allotment list {}` names them all", kind.folder());
    match did_you_mean(&reference.text, known) {
        Some(hint) => error.with_hint(format!("{hint} {all}")),
        None => error.with_hint(format!(
            "{all}; a file of your own is named with its ending, `{}.toml`",
            reference.text
        )),
    }
}

/// How many scenarios may extend one another.
const MOST_EXTENDED: usize = 32;

/// Scenarios that extend one another, from the first asked for.
#[derive(Clone, Debug, Default)]
pub struct Chain(Vec<PathBuf>);

impl Chain {
    /// Adds a scenario that `reference` led to.
    ///
    /// # Errors
    /// A scenario that is in the chain already, or a chain that is too long.
    pub fn add(&mut self, reference: &Reference, found: &Found) -> Result<(), Error> {
        let file = &found.document.file;
        let is_known = self.0.contains(file);
        self.0.push(file.clone());
        if !is_known {
            if self.0.len() <= MOST_EXTENDED {
                return Ok(());
            }
            let problem = format!("more than {MOST_EXTENDED} scenarios extend one another");
            return Err(reference.error(problem).with_hint("copy into one file what the first of them say"));
        }
        let steps: Vec<String> = self.0.iter().map(|file| file.display().to_string()).collect();
        let is_own_name = self.0.len() == 2 && reference.path().is_none();
        let hint = if is_own_name {
            "a file hides the shipped scenario of its name: give the file another name"
        } else {
            "let one of them extend another scenario, or none"
        };
        Err(reference
            .error(format!("scenarios extend one another in a circle: {}", steps.join(" -> ")))
            .with_hint(hint))
    }
}
