//! Puts a finished result with documents of this build in the place of the one that is there.

use super::chunks::Chunks;
use super::folder;
use crate::basics::Error;
use crate::result::manifest::{FILE, Manifest};
use crate::result::{ANSWER, FileSink, documents_again};
use crate::study::answer::Answer;
use crate::study::compare::Comparison;
use crate::study::engine::BUILD;
use crate::study::plan::Plan;
use std::path::Path;

/// Builds the documents again, in one step; the numbers and whatever else lies in the folder stay.
///
/// # Errors
/// Where another process has the folder, or something cannot be read, made or written; then the old result
/// stays, unless the error says that the new one is in its place.
pub(super) fn rebuild(
    plan: &Plan,
    comparison: &Comparison,
    out: &Path,
    mut manifest: Manifest,
) -> Result<(), Error> {
    let chunks = Chunks::open(out, &manifest.fingerprint)?;
    let path = out.join(ANSWER);
    let answer = Answer::from_bytes(&folder::read(&path)?).map_err(|error| error.in_file(&path))?;
    let documents = documents_again(plan, comparison, answer)?;
    let staging = chunks.staging(out)?;
    for name in folder::names_in(out)? {
        if name != FILE && !documents.iter().any(|(document, _)| *document == name) {
            staging.carry_over(&out.join(&name), &name)?;
        }
    }
    for (name, bytes) in documents {
        let sum = staging.write(&name, &bytes)?;
        manifest.files.insert(name, sum);
    }
    BUILD.clone_into(&mut manifest.documents);
    staging.finish(&[manifest.file()?], true)?;
    chunks.tidy()
}
