//! Builds the documents of a finished result again with the words of this build; its numbers stay.

use super::folder::{self, Staging};
use crate::basics::Error;
use crate::report::page::{PageOptions, decision_document, methods::methods};
use crate::result::manifest::{FILE, Manifest};
use crate::result::{ANSWER, FileSink, METHODS, PAGE};
use crate::study::answer::Answer;
use crate::study::engine::{BUILD, VERSION};
use std::path::Path;

/// Puts a result with documents of this build in the place of the one that is there, in one step.
///
/// # Errors
/// Where a file cannot be read, made or written; then the old result stays.
pub(super) fn rebuild(out: &Path, mut manifest: Manifest) -> Result<(), Error> {
    let path = out.join(ANSWER);
    let answer = Answer::from_bytes(&folder::read(&path)?)
        .map_err(|error| error.in_file(&path).with_hint("say `--replace` to run the study again"))?;
    let mut documents = vec![(METHODS, methods(&answer))];
    if manifest.files.contains_key(PAGE) {
        documents.push((PAGE, decision_document(&answer, &PageOptions::default())?));
    }
    let staging = Staging::open(out)?;
    for name in folder::names_in(out)? {
        if name != FILE && !documents.iter().any(|(document, _)| *document == name) {
            staging.carry_over(&out.join(&name), &name)?;
        }
    }
    for (name, text) in documents {
        let sum = staging.write(name, text.as_bytes())?;
        manifest.files.insert(name.to_owned(), sum);
    }
    manifest.source = BUILD.to_owned();
    manifest.version = VERSION.to_owned();
    staging.finish(&[manifest.file()?], true)
}
