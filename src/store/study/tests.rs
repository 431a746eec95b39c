//! A synthetic study from beginning to end: the same bytes, reused, refused, stopped, broken.

#![allow(clippy::disallowed_methods, reason = "the tests alter results as others would")]

use super::*;
use crate::replication::Run;
use crate::result::manifest;
use crate::study::compare::tests::{plan, simulate};
use crate::study::run::{Simulate, Threads};
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};

const REPLICATIONS: u32 = 24;

/// Runs a study into a folder on so many threads.
fn run_with(
    plan: &Plan,
    out: &Path,
    replace: bool,
    threads: usize,
    simulate: &Simulate,
    stop: &AtomicBool,
) -> Result<Stored, Error> {
    let this_run = || ThisRun { threads, seconds: threads as f64, ..ThisRun::default() };
    let target = Target { out, replace, this_run: &this_run };
    let threads = Threads(threads);
    run_into(plan, target, RunConfig { stop, simulate: Some(simulate), ..RunConfig::new(&threads, &()) })
}

fn plainly(plan: &Plan, out: &Path, threads: usize) -> Result<Stored, Error> {
    run_with(plan, out, false, threads, &simulate, &AtomicBool::new(false))
}

/// Every file with its bytes, the manifest without what belongs to one run.
fn bytes(out: &Path) -> BTreeMap<String, Vec<u8>> {
    let read = |entry: std::io::Result<std::fs::DirEntry>| {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let bytes = folder::read(&out.join(&name)).unwrap();
        let bytes = if name == manifest::FILE { manifest::without_run(&bytes).unwrap() } else { bytes };
        (name, bytes)
    };
    std::fs::read_dir(out).unwrap().map(read).collect()
}

#[test]
fn the_same_study_gives_the_same_bytes_whatever_the_threads() {
    let folder = tempfile::tempdir().unwrap();
    let plan = plan(REPLICATIONS);
    let out = |threads: usize| folder.path().join(threads.to_string());
    for threads in [1, 2, 7] {
        assert!(matches!(plainly(&plan, &out(threads), threads).unwrap(), Stored::Written(_)));
    }
    let first = bytes(&out(1));
    let names: Vec<&str> = first.keys().map(String::as_str).collect();
    let mut expected = vec![
        "accounts.csv",
        "answer.json",
        "differences.png",
        "differences.svg",
        "manifest.json",
        "methods.md",
        "outcomes.csv",
        "quarterly.csv",
        "report.html",
        "subgroups.csv",
        "summary.md",
        "time.png",
        "time.svg",
        "winners.csv",
        "yearly.csv",
    ];
    if cfg!(feature = "parquet") {
        expected.insert(8, "replications.parquet");
    }
    assert_eq!(names, expected);
    for threads in [2, 7] {
        let other = bytes(&out(threads));
        assert!(names.iter().all(|&name| first[name] == other[name]), "{threads} threads");
    }
}

#[test]
fn the_same_study_is_reused_and_says_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("study");
    let plan = plan(REPLICATIONS);
    let Stored::Written(written) = plainly(&plan, &out, 2).unwrap() else { panic!() };
    let never = |_: u32| -> Vec<Run> { panic!("nothing runs") };
    let again = run_with(&plan, &out, false, 1, &never, &AtomicBool::new(false)).unwrap();
    let Stored::Reused { comparison: reused, documents: Documents::Current } = again else {
        panic!("not reused")
    };
    assert_eq!(
        crate::report::tables::json::json(&reused).unwrap(),
        crate::report::tables::json::json(&written).unwrap()
    );
    assert_eq!(
        crate::report::tables::terminal::table(&reused),
        crate::report::tables::terminal::table(&written)
    );
}

#[test]
fn another_seed_is_refused_before_anything_runs_and_replaced_when_asked() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("study");
    plainly(&plan(REPLICATIONS), &out, 2).unwrap();
    let before = bytes(&out);
    let mut other = plan(REPLICATIONS);
    other.seed = 8;
    let never = |_: u32| -> Vec<Run> { panic!("nothing runs") };
    let error = run_with(&other, &out, false, 1, &never, &AtomicBool::new(false)).unwrap_err();
    assert!(error.to_string().contains("another result") && error.hint().unwrap().contains("--replace"));
    assert_eq!(bytes(&out), before);
    let ending = run_with(&other, &out, true, 1, &simulate, &AtomicBool::new(false)).unwrap();
    assert!(matches!(ending, Stored::Written(_)));
    assert_ne!(bytes(&out)["manifest.json"], before["manifest.json"]);
}

#[test]
fn a_stopped_study_goes_on_and_ends_as_if_it_had_not_been_stopped() {
    let folder = tempfile::tempdir().unwrap();
    let plan = plan(REPLICATIONS);
    let (whole, out) = (folder.path().join("whole"), folder.path().join("out"));
    plainly(&plan, &whole, 2).unwrap();
    let stop = AtomicBool::new(false);
    let stopping = |number: u32| {
        if number == 9 {
            stop.store(true, Ordering::Relaxed);
        }
        simulate(number)
    };
    let ending = run_with(&plan, &out, false, 1, &stopping, &stop).unwrap();
    let Stored::Stopped { done: 10, folder: Some(kept) } = ending else { panic!("{ending:?}") };
    assert!(!out.exists() && kept.exists(), "nothing half-written, what is over is kept");
    let ran = std::sync::atomic::AtomicU32::new(0);
    let counting = |number: u32| {
        ran.fetch_add(1, Ordering::Relaxed);
        simulate(number)
    };
    let ending = run_with(&plan, &out, false, 7, &counting, &AtomicBool::new(false)).unwrap();
    assert!(matches!(ending, Stored::Written(_)), "{ending:?}");
    assert_eq!(ran.into_inner(), REPLICATIONS - 10, "only what was missing runs");
    assert_eq!(bytes(&out), bytes(&whole));
    assert!(!kept.exists());
}

#[test]
fn a_study_stopped_at_once_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    let ending = run_with(&plan(5), &out, false, 2, &simulate, &AtomicBool::new(true)).unwrap();
    assert!(matches!(ending, Stored::Stopped { done: 0, folder: None }));
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn a_broken_replication_is_reported_everywhere() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    let breaks = |number: u32| {
        assert!(number != 3, "week 60: money was lost");
        simulate(number)
    };
    let ending = run_with(&plan(120), &out, false, 2, &breaks, &AtomicBool::new(false)).unwrap();
    let Stored::Written(comparison) = ending else { panic!() };
    assert_eq!(comparison.failures.len(), 1);
    let files = bytes(&out);
    let alone = "allotment compare synthetic --only-replication 3";
    let text = |name: &str| String::from_utf8_lossy(&files[name]).into_owned();
    let printed = [
        crate::report::tables::terminal::table(&comparison).legend,
        crate::report::tables::json::json(&comparison).unwrap(),
    ];
    let written = ["manifest.json", "answer.json", "summary.md", "report.html"].map(text);
    for said in printed.iter().chain(&written) {
        assert!(said.contains("week 60: money was lost") && said.contains(alone), "{said}");
    }
    // Found done, it says the same.
    let ending = plainly(&plan(120), &out, 1).unwrap();
    let Stored::Reused { comparison: again, .. } = ending else { panic!() };
    assert_eq!(crate::report::tables::terminal::table(&again).legend, printed[0]);
    // And a study that breaks throughout leaves nothing.
    let out = folder.path().join("broken");
    let error = run_with(&plan(120), &out, false, 2, &|_| panic!("no"), &AtomicBool::new(false));
    assert!(error.as_ref().unwrap_err().to_string().starts_with("replication 0 broke: no"));
    let hint = error.unwrap_err().hint().unwrap().to_owned();
    assert!(hint.contains("`allotment compare synthetic --only-replication 0`"), "{hint}");
    assert!(!out.exists());
}

#[test]
fn an_unwritable_folder_is_refused_before_anything_runs() {
    let folder = tempfile::tempdir().unwrap();
    plainly(&plan(2), &folder.path().join("study"), 1).unwrap();
    let out = folder.path().join("study/manifest.json/out");
    let never = |_: u32| -> Vec<Run> { panic!("nothing runs") };
    assert!(run_with(&plan(5), &out, false, 1, &never, &AtomicBool::new(false)).is_err());
}

#[test]
fn a_repeat_is_identical_and_an_altered_result_is_not() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("study");
    let plan = plan(REPLICATIONS);
    let again = |threads: usize| {
        let threads = Threads(threads);
        let config = RunConfig { simulate: Some(&simulate), ..RunConfig::new(&threads, &()) };
        repeat(&plan, &out, &ThisRun::default, config).unwrap().unwrap()
    };
    plainly(&plan, &out, 1).unwrap();
    let same = again(2);
    assert!(same.differing.is_empty() && same.folder.is_none() && same.files >= 12, "{same:?}");
    let mut altered = folder::read(&out.join("yearly.csv")).unwrap();
    altered[40] ^= 1;
    let manifest = folder::read(&out.join("manifest.json")).unwrap();
    folder::remove(&out).unwrap();
    let files = [("yearly.csv".to_owned(), altered), ("manifest.json".to_owned(), manifest)];
    Staging::open(&out).unwrap().finish(&files, false).unwrap();
    let other = again(2);
    assert_eq!(other.difference, Difference::Numbers);
    assert!(other.differing.contains(&"yearly.csv: other bytes".to_owned()), "{other:?}");
    assert!(!other.differing.iter().any(|line| line.starts_with("manifest.json")), "{other:?}");
    folder::remove(other.folder.unwrap().parent().unwrap()).unwrap();
}

/// Leaves a result as another build would have: an outcome called otherwise in answer, page and name.
fn as_of_another_build(out: &Path) {
    let mut manifest = Manifest::from_bytes(&folder::read(&out.join(manifest::FILE)).unwrap()).unwrap();
    "of-another-build".clone_into(&mut manifest.source);
    for name in ["answer.json", "report.html"] {
        let text = String::from_utf8(folder::read(&out.join(name)).unwrap()).unwrap();
        assert!(text.contains("Take-up"), "{name}");
        let text = text.replace("Take-up", "Adoption");
        manifest.files.insert(name.to_owned(), crate::result::sha256(text.as_bytes()));
        std::fs::write(out.join(name), text).unwrap();
    }
    std::fs::write(out.join(manifest::FILE), manifest.to_bytes().unwrap()).unwrap();
}

#[test]
fn documents_of_another_build_of_the_engine_are_built_again_and_numbers_stay() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("study");
    let plan = plan(REPLICATIONS);
    plainly(&plan, &out, 2).unwrap();
    let before = bytes(&out);
    as_of_another_build(&out);
    std::fs::write(out.join("report.pdf"), b"printed").unwrap();
    let never = |_: u32| -> Vec<Run> { panic!("nothing runs") };
    let again = || run_with(&plan, &out, false, 1, &never, &AtomicBool::new(false)).unwrap();
    let stored = again();
    assert!(matches!(stored, Stored::Reused { documents: Documents::BuiltAgain, .. }), "{stored:?}");
    let mut after = bytes(&out);
    assert_eq!(after.remove("report.pdf").unwrap(), b"printed");
    for (name, bytes) in before.iter().filter(|(name, _)| *name != manifest::FILE) {
        assert!(after[name] == *bytes, "{name} is not as this build makes it");
    }
    let stored = again();
    assert!(matches!(stored, Stored::Reused { documents: Documents::Current, .. }), "{stored:?}");
    // Run again, it has the same numbers.
    let threads = Threads(2);
    let config = RunConfig { simulate: Some(&simulate), ..RunConfig::new(&threads, &()) };
    let repeat = repeat(&plan, &out, &ThisRun::default, config).unwrap().unwrap();
    assert_eq!(repeat.difference, Difference::Words, "{repeat:?}");
    folder::remove(repeat.folder.unwrap().parent().unwrap()).unwrap();
}

#[test]
fn documents_that_cannot_be_built_again_are_left_and_the_result_is_used() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("study");
    let plan = plan(REPLICATIONS);
    plainly(&plan, &out, 2).unwrap();
    as_of_another_build(&out);
    std::fs::create_dir(out.join("notes")).unwrap();
    let before = folder::read(&out.join("report.html")).unwrap();
    let never = |_: u32| -> Vec<Run> { panic!("nothing runs") };
    let stored = run_with(&plan, &out, false, 1, &never, &AtomicBool::new(false)).unwrap();
    assert!(matches!(stored, Stored::Reused { documents: Documents::Left(_), .. }), "{stored:?}");
    assert_eq!(folder::read(&out.join("report.html")).unwrap(), before);
    assert_eq!(folder::names_in(folder.path()).unwrap().len(), 1, "nothing is left behind");
}

#[test]
fn a_result_of_another_engine_is_refused_and_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("study");
    plainly(&plan(REPLICATIONS), &out, 2).unwrap();
    let mut manifest = Manifest::from_bytes(&folder::read(&out.join(manifest::FILE)).unwrap()).unwrap();
    manifest.engine = "of-another-rule".to_owned();
    manifest.fingerprint = "of-another-rule".to_owned();
    std::fs::write(out.join(manifest::FILE), manifest.to_bytes().unwrap()).unwrap();
    let error = plainly(&plan(REPLICATIONS), &out, 2).unwrap_err();
    assert!(error.to_string().contains("made by another engine"), "{error}");
    assert!(error.hint().unwrap().contains("--replace"), "{error}");
}
