//! `manifest.json`: what a result was made of, so that it can be recognised, checked and repeated.
//!
//! What belongs to one run alone (when, how long, on what) stands under the one key `run`; the rest
//! is the same for the same study.

use super::fingerprint::{Rows, fingerprint, resolved};
use super::names::NamedFile;
use crate::basics::Error;
use crate::study::engine;
use crate::study::plan::Plan;
use crate::study::request::{Input, Request};
use crate::study::results::{Failure, Results};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;

/// The name of the manifest within a result.
pub const FILE: &str = "manifest.json";

/// The version of the layout of a result folder.
pub const FORMAT: u32 = 1;

/// How many replications were asked for and how they ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Replications {
    /// Asked for.
    pub asked: u32,
    /// Completed.
    pub completed: u32,
    /// Failed, and left out.
    pub failures: Vec<Failure>,
}

/// What belongs to one run alone.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ThisRun {
    /// When it started, in UTC.
    pub started: String,
    /// How long it took.
    pub seconds: f64,
    /// Worker threads.
    pub threads: usize,
    /// Cores of the machine.
    pub cores: usize,
    /// Operating system and processor.
    pub system: String,
}

/// The whole manifest.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Manifest {
    /// The program's name.
    pub program: String,
    /// The program's version.
    pub version: String,
    /// The engine's name ([`crate::study::engine::ENGINE`]); empty in results of 0.1.0 before engines had
    /// names.
    #[serde(default)]
    pub engine: String,
    /// The build's name ([`crate::study::engine::BUILD`]).
    pub source: String,
    /// The name of the build that has built the documents again since; empty where none has.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub documents: String,
    /// The layout's version.
    pub format: u32,
    /// The study's name.
    pub study: String,
    /// Its title.
    pub title: String,
    /// Its question.
    pub question: String,
    /// Checksum of everything that the result depends on.
    pub fingerprint: String,
    /// What was asked for.
    pub request: Request,
    /// The seed.
    pub seed: u64,
    /// Replications.
    pub replications: Replications,
    /// What the request came to: place, options, assumptions that differ from their defaults.
    pub plan: Value,
    /// Every input with its checksum.
    pub inputs: Vec<Input>,
    /// Every other file of the result with its checksum.
    pub files: BTreeMap<String, String>,
    /// What belongs to this run alone.
    pub run: ThisRun,
}

/// What a manifest says in every layout, so that another program's is not taken for damage.
#[derive(Deserialize)]
struct Made {
    version: Option<String>,
    format: Option<u32>,
}

impl Manifest {
    /// The manifest of a finished study, without its files.
    pub fn new(plan: &Plan, results: &Results) -> Manifest {
        Manifest {
            program: env!("CARGO_PKG_NAME").to_owned(),
            version: engine::VERSION.to_owned(),
            engine: engine::ENGINE.to_owned(),
            source: engine::BUILD.to_owned(),
            documents: String::new(),
            format: FORMAT,
            study: plan.name.clone(),
            title: plan.title.clone(),
            question: plan.question.clone(),
            fingerprint: fingerprint(plan),
            request: plan.request.clone(),
            seed: plan.seed,
            replications: Replications {
                asked: plan.replications,
                completed: results.completed(),
                failures: results.failures.clone(),
            },
            plan: resolved(plan, Rows::Changed),
            inputs: plan.inputs.clone(),
            files: BTreeMap::new(),
            run: ThisRun::default(),
        }
    }

    /// The name of the build that has made its documents.
    pub fn documents_build(&self) -> &str {
        if self.documents.is_empty() { &self.source } else { &self.documents }
    }

    /// As text.
    ///
    /// # Errors
    /// Where the library refuses.
    pub fn to_bytes(&self) -> Result<Vec<u8>, Error> {
        let mut bytes = serde_json::to_vec_pretty(self)
            .map_err(|error| Error::new(format!("cannot write the manifest: {error}")))?;
        bytes.push(b'\n');
        Ok(bytes)
    }

    /// As the file of a result.
    ///
    /// # Errors
    /// Where the library refuses.
    pub fn file(&self) -> Result<NamedFile, Error> {
        Ok((FILE.to_owned(), self.to_bytes()?))
    }

    /// From text.
    ///
    /// # Errors
    /// Where the text is not a manifest, names line and column; where it has another layout, says whose.
    pub fn from_bytes(bytes: &[u8]) -> Result<Manifest, Error> {
        let broken = |error: serde_json::Error| Error::of_json("a manifest", &error);
        let made: Made = serde_json::from_slice(bytes).map_err(broken)?;
        if let (Some(version), Some(format)) = (made.version, made.format.filter(|&format| format != FORMAT))
        {
            let here = engine::VERSION;
            // Builds of one version can differ in their layout: then its number leads nowhere.
            let (another, its) = match version == here {
                true => ("another build of ", "the build that made it".to_owned()),
                false => ("", format!("version {version} for it")),
            };
            return Err(Error::new(format!(
                "the result was made by {another}version {version} and has layout {format}; this is version {here}, which \
                 reads layout {FORMAT}"
            ))
            .with_hint(format!("use {its}, or run the study again with `allotment compare`")));
        }
        serde_json::from_slice(bytes).map_err(broken)
    }
}

/// A manifest's text without what belongs to one run alone.
///
/// # Errors
/// Where the text is not JSON.
pub fn without_run(bytes: &[u8]) -> Result<Vec<u8>, Error> {
    let broken = |error: serde_json::Error| Error::of_json("a manifest", &error);
    let mut value: Value = serde_json::from_slice(bytes).map_err(broken)?;
    if let Value::Object(keys) = &mut value {
        keys.shift_remove("run");
    }
    serde_json::to_vec_pretty(&value).map_err(broken)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::study::compare::tests::{plan, results};
    use serde_json::json;

    #[test]
    fn a_manifest_reads_back_and_shows_only_the_levers_that_differ() {
        let plan = plan(3);
        let mut manifest = Manifest::new(&plan, &results(3));
        manifest.run.seconds = 1.5;
        let bytes = manifest.to_bytes().unwrap();
        let back = Manifest::from_bytes(&bytes).unwrap();
        assert_eq!(back.to_bytes().unwrap(), bytes);
        assert_eq!(back.plan["options"][1]["course"]["levers"], json!({ "evidence": "card" }));
        assert_eq!(back.plan["options"][2]["course"]["levers"], json!({}));
        assert_eq!(back.plan["place"]["provenance"][0]["status"], "assumed");
        let mut other = manifest.clone();
        other.run.seconds = 99.0;
        assert_eq!(without_run(&other.to_bytes().unwrap()).unwrap(), without_run(&bytes).unwrap());
        other.seed = 8;
        assert_ne!(without_run(&other.to_bytes().unwrap()).unwrap(), without_run(&bytes).unwrap());
    }

    #[test]
    fn what_is_not_a_manifest_is_refused_with_its_line() {
        let error = Manifest::from_bytes(b"{\n  \"program\": 3\n}").unwrap_err().in_file("m.json");
        assert!(error.to_string().starts_with("m.json:2:14: not a manifest"), "{error}");
    }
}
