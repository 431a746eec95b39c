//! Reads a study from text, for a face that has no folder.

use super::files::{Files, Overlay};
use super::plan::{Plan, plan};
use super::request::Request;
use crate::basics::Error;
use std::path::Path;

/// The name under which errors speak of the text.
const NAME: &str = "study.toml";

impl Plan {
    /// Makes definite what was asked for; files that it names are looked for in `files`, then among those
    /// that ship.
    ///
    /// # Errors
    /// Whatever is wrong with the request or with a file that it leads to.
    pub fn of(request: &Request, files: &dyn Files) -> Result<Plan, Error> {
        plan(request, files)
    }

    /// Makes the study of a text definite; scenarios that it names are looked for in `files`, then among
    /// those that ship.
    ///
    /// # Errors
    /// Whatever is wrong with the text or with a file that it leads to, with file, line, column and hint.
    pub fn read(text: &str, files: &dyn Files) -> Result<Plan, Error> {
        let request = Request { study: Some(NAME.to_owned()), ..Request::default() };
        plan(&request, &Overlay { path: Path::new(NAME), text, below: files })
    }
}
