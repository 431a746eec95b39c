//! What is fuzzed: a function for every entry point through which somebody else's bytes come in.
//!
//! None may panic, whatever the bytes. The fuzzer and `tests/hostile` (which feeds the kept corpus) run
//! these same functions.

use allotment::basics::Error;
use allotment::calibrate::file::CalibrationRequest;
use allotment::calibrate::state::State;
use allotment::report::page::{PageOptions, document_and_figures, methods::methods};
use allotment::report::tables::outcomes as outcome_tables;
use allotment::result::manifest::{Manifest, without_run};
use allotment::store::chunks::{Chunks, place};
use allotment::study::answer::{Answer, AnswerInputs, Made, answer};
use allotment::study::files::Files;
use allotment::study::overrides::Overrides;
use allotment::study::parameter_draws;
use allotment::study::plan::plan;
use allotment::study::precision::Precision;
use allotment::study::request::Request;
use allotment::study::results::ReplicationRuns;
use allotment::study::results::Results;
use allotment::study::scenario::find::{Finder, Reference};
use allotment::study::scenario::{place as places, schedule};
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::path::Path;
use std::sync::LazyLock;

/// An entry point: its name, which is that of its folder in `fuzz/corpus/`, and what is fed.
type EntryPoint = (&'static str, fn(&[u8]));

/// Every entry point.
pub(crate) const ENTRY_POINTS: [EntryPoint; 13] = [
    ("policy", policy),
    ("environment", environment),
    ("place", a_place),
    ("study", study),
    ("targets", targets),
    ("sets", accepted_sets),
    ("typed", typed),
    ("manifest", manifest),
    ("answer", an_answer),
    ("page", page),
    ("outcomes", outcomes),
    ("chunk", chunk),
    ("population", population),
];

/// The entry point of that name.
pub(crate) fn named(name: &str) -> Option<fn(&[u8])> {
    ENTRY_POINTS.iter().find(|(known, _)| *known == name).map(|(_, entry_point)| *entry_point)
}

/// Bytes as the files `a.toml`, `b.toml` and so on, with a record separator (U+001E) between two; and
/// nothing else in the folder.
struct Folder<'a>(Vec<&'a [u8]>);

impl<'a> Folder<'a> {
    fn of(bytes: &'a [u8]) -> Folder<'a> {
        Folder(bytes.split(|&byte| byte == 0x1e).collect())
    }
}

impl Files for Folder<'_> {
    fn read(&self, path: &Path) -> Result<Option<String>, Error> {
        let place = (b'a'..=b'z').position(|letter| path == Path::new(&format!("{}.toml", letter as char)));
        match place.and_then(|place| self.0.get(place)) {
            None => Ok(None),
            Some(bytes) => match String::from_utf8(bytes.to_vec()) {
                Ok(text) => Ok(Some(text)),
                Err(_) => Err(Error::new("not text").in_file(path)),
            },
        }
    }
}

/// An error must be short enough to be read and hold nothing that a terminal obeys.
fn fit_to_read<T>(done: Result<T, Error>) -> Option<T> {
    done.map_err(|error| {
        let said = format!("{error}{}", error.hint().unwrap_or_default());
        assert!(said.chars().count() <= 4000, "an error of {} letters", said.chars().count());
        assert!(!said.chars().any(char::is_control), "a control character in {said:?}");
    })
    .ok()
}

fn scenario<T>(bytes: &[u8], read: impl Fn(&mut Finder<'_>, &Reference) -> Result<T, Error>) {
    let files = Folder::of(bytes);
    let mut finder = Finder::new(&files);
    fit_to_read(read(&mut finder, &Reference::asked("a.toml")));
}

fn policy(bytes: &[u8]) {
    scenario(bytes, schedule::policy);
}

fn environment(bytes: &[u8]) {
    scenario(bytes, schedule::environment);
}

fn a_place(bytes: &[u8]) {
    scenario(bytes, places::place);
}

fn study(bytes: &[u8]) {
    let request = Request { study: Some("a.toml".to_owned()), ..Request::default() };
    fit_to_read(plan(&request, &Folder::of(bytes)));
}

fn targets(bytes: &[u8]) {
    let asked = CalibrationRequest { targets: "a.toml".to_owned(), ..CalibrationRequest::default() };
    fit_to_read(allotment::calibrate::targets(&asked, &Folder::of(bytes)));
}

fn accepted_sets(bytes: &[u8]) {
    if let Ok(text) = std::str::from_utf8(bytes)
        && let Some(drawn) = fit_to_read(parameter_draws::read(Path::new("a.csv"), text))
    {
        parameter_draws::unusual(Path::new("a.csv"), &drawn).for_each(drop);
    }
}

/// A line an override; each line as a precision too, and as the name of a place.
fn typed(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let lines: Vec<String> = text.lines().map(str::to_owned).collect();
    fit_to_read(Overrides::parse(&lines));
    for line in &lines {
        fit_to_read(Precision::parse(line));
        fit_to_read(Reference::asked(line).name());
        fit_to_read(allotment::place::named(line));
    }
}

fn manifest(bytes: &[u8]) {
    fit_to_read(without_run(bytes));
    if let Some(manifest) = fit_to_read(Manifest::from_bytes(bytes)) {
        let again = manifest.to_bytes().expect("what was read can be written");
        let back = Manifest::from_bytes(&again).expect("what was written can be read");
        assert_eq!(back.to_bytes().expect("as before"), again);
        let _ = back.request.command(&back.study);
        fit_to_read(plan(&back.request, &Folder(Vec::new())));
    }
}

fn an_answer(bytes: &[u8]) {
    if let Some(answer) = fit_to_read(Answer::from_bytes(bytes)) {
        shown(&answer, bytes.len());
    }
}

/// Everything that is built from an answer: drawing takes most of the time, so that one look in turn is
/// drawn.
fn shown(answer: &Answer, turn: usize) {
    methods(answer);
    let pages = [PageOptions::default(), PageOptions { disclosure: true, first_year: Some(2027) }];
    if let Some((page, figures)) = fit_to_read(document_and_figures(answer, &pages[turn % 2])) {
        assert!(page.starts_with("<!DOCTYPE html>") && page.ends_with("</html>"));
        if let Some(figure) = figures.first() {
            fit_to_read(figure.standalone());
        }
    }
}

/// A small study, run once: the answer that edits start from.
static BASE: LazyLock<(Value, Vec<String>)> = LazyLock::new(|| {
    let text =
        b"place = \"b.toml\"\npolicies = [\"baseline\", \"card\", \"families-first\"]\nhorizon_years = 3\n\
                 replications = 2\n\x1ebase = \"early-adopter\"\nplace.families = 40\n";
    let request = Request { study: Some("a.toml".to_owned()), ..Request::default() };
    let plan = plan(&request, &Folder::of(text)).expect("a good study");
    let records: Vec<ReplicationRuns> = (0..2)
        .map(|replication| ReplicationRuns { replication, runs: plan.replicate(replication) })
        .collect();
    let made = Made {
        version: "0".to_owned(),
        engine: "0".to_owned(),
        fingerprint: "0".to_owned(),
        request,
        inputs: plan.inputs.clone(),
    };
    let beside = AnswerInputs { made, known: vec!["Known well.".to_owned()], attributions: &[] };
    let answer = answer(&plan, &Results::of(&records, Vec::new()), beside);
    let bytes = answer.to_bytes().expect("an answer can be written");
    let names = plan.options.iter().map(|option| option.name.clone()).collect();
    (serde_json::from_slice(&bytes).expect("it is JSON"), names)
});

/// Edits of a good answer, a line each: where, as a JSON pointer; a space; what, as JSON, or nothing to
/// take the place out.
fn page(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let mut whole = BASE.0.clone();
    for line in text.lines().take(16) {
        let (pointer, value) = line.split_once(' ').unwrap_or((line, ""));
        if let Ok(value) = serde_json::from_str(value) {
            if let Some(place) = whole.pointer_mut(pointer) {
                *place = value;
            }
        } else if let Some((list, _)) = pointer.rsplit_once('/')
            && let Some(Value::Array(items)) = whole.pointer_mut(list)
        {
            items.pop();
        }
    }
    let bytes = serde_json::to_vec(&whole).expect("an edited answer can be written");
    an_answer(&bytes);
}

fn outcomes(bytes: &[u8]) {
    fit_to_read(outcome_tables::read_outcomes(bytes, &BASE.1));
}

/// A file of kept replications, whose checksum is put right, since nothing else would be read.
fn chunk(bytes: &[u8]) {
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().join("out");
    let chunks = Chunks::open(&out, "f").expect("a new folder");
    let mut whole = bytes.to_vec();
    whole.extend_from_slice(&Sha256::digest(bytes));
    #[allow(clippy::disallowed_methods, reason = "the file that is to be read")]
    std::fs::write(place(&out).join("replications-00000000"), whole).expect("a file");
    if let Some(kept) = fit_to_read(chunks.load(false)) {
        let mut results = Results::default();
        for held in &kept.chunks {
            fit_to_read(held.rows());
            results.add(held);
        }
    }
}

/// The population of a calibration that goes on: of the shipped targets.
fn population(bytes: &[u8]) {
    fit_to_read(State::from_bytes(bytes));
}
