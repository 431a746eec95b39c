//! The small study of these tests: how it is run, what it comes to when nobody disturbs it, and a folder
//! in which a run of it was killed.
#![expect(clippy::disallowed_methods, reason = "a test reads results and waits for the program")]

use allotment::result::manifest::{FILE, without_run};
use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::sync::OnceLock;
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// Replications of the study: six chunks of 2, 2, 4, 8, 16 and 8.
pub(crate) const REPLICATIONS: u32 = 40;

/// Every file of a result with its bytes, the manifest without what belongs to one run.
pub(crate) type Files = BTreeMap<String, Vec<u8>>;

/// A new folder for a test.
pub(crate) fn folder() -> TempDir {
    tempfile::tempdir().unwrap()
}

/// What runs the study into `out` within a folder.
pub(crate) fn words() -> Vec<String> {
    words_but(&[])
}

/// As [`words`], with more arguments, which take the place of those that they say again.
fn words_but(more: &[&str]) -> Vec<String> {
    let replications = REPLICATIONS.to_string();
    let pairs =
        [["--set", "families=40"], ["--replications", &replications], ["--threads", "2"], ["--out", "out"]];
    let said = pairs.iter().filter(|pair| !more.contains(&pair[0])).flatten();
    ["compare", "first-look"].iter().chain(said).chain(more).map(|&word| word.to_owned()).collect()
}

/// The program.
pub(crate) fn program() -> PathBuf {
    assert_cmd::cargo::cargo_bin!("allotment").to_owned()
}

/// The study's command, with more arguments.
pub(crate) fn command(at: &Path, more: &[&str]) -> Command {
    let mut command = Command::new(program());
    command.current_dir(at).args(words_but(more));
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// Runs the study to its end.
pub(crate) fn run(at: &Path, more: &[&str]) -> Output {
    command(at, more).output().unwrap()
}

/// What a run said on standard error.
pub(crate) fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// Runs the study to its end, which is a good one, and its result is that of a run left alone. What it
/// said on standard error.
pub(crate) fn ends_well(at: &Path, more: &[&str]) -> String {
    let output = run(at, more);
    assert!(output.status.success(), "{}", said(&output));
    same(at);
    assert!(!at.join("out.partial").exists(), "nothing is left beside the result");
    said(&output)
}

/// Runs the study, which is refused with exit code 2 and these words.
pub(crate) fn refused(at: &Path, more: &[&str], words: &[&str]) -> String {
    let output = run(at, more);
    refusal(&output, words)
}

/// As [`refused`], of a run that is over.
pub(crate) fn refusal(output: &Output, words: &[&str]) -> String {
    let said = said(output);
    assert_eq!(output.status.code(), Some(2), "{said}");
    for word in words {
        assert!(said.contains(word), "`{word}` is not in: {said}");
    }
    assert!(said.starts_with("error: ") || said.contains("\nerror: "), "{said}");
    said
}

/// The files of a result.
pub(crate) fn files(out: &Path) -> Files {
    let entries = std::fs::read_dir(out).unwrap().map(|entry| entry.unwrap());
    let named = entries.map(|entry| {
        let name = entry.file_name().into_string().unwrap();
        let bytes = std::fs::read(entry.path()).unwrap();
        let bytes = if name == FILE { without_run(&bytes).unwrap() } else { bytes };
        (name, bytes)
    });
    named.collect()
}

/// The result of the study when nobody disturbs it, and how long that took.
pub(crate) fn alone() -> &'static (Files, Duration) {
    static ALONE: OnceLock<(Files, Duration)> = OnceLock::new();
    ALONE.get_or_init(|| {
        let folder = folder();
        let start = Instant::now();
        let output = run(folder.path(), &[]);
        assert!(output.status.success(), "{}", said(&output));
        (files(&folder.path().join("out")), start.elapsed())
    })
}

/// Holds the result in a folder to that of a run left alone, byte for byte.
pub(crate) fn same(at: &Path) {
    let (expected, _) = alone();
    let found = files(&at.join("out"));
    assert!(found.keys().eq(expected.keys()), "{:?} instead of {:?}", found.keys(), expected.keys());
    let differ: Vec<&String> = found.keys().filter(|&name| found[name] != expected[name]).collect();
    assert!(differ.is_empty() && found.len() > 12, "other bytes in {differ:?}");
}

/// The names of what a folder holds; none where it is not there.
pub(crate) fn names(folder: &Path) -> BTreeSet<String> {
    let Ok(entries) = std::fs::read_dir(folder) else { return BTreeSet::new() };
    entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok()).collect()
}

/// The files of kept replications.
pub(crate) fn kept(at: &Path) -> Vec<PathBuf> {
    let partial = at.join("out.partial");
    names(&partial)
        .iter()
        .filter(|name| name.starts_with("replications-"))
        .map(|name| partial.join(name))
        .collect()
}

/// Waits until something holds; says so where it never does.
pub(crate) fn wait_until(what: &str, mut holds: impl FnMut() -> bool) {
    let start = Instant::now();
    while !holds() {
        assert!(start.elapsed() < Duration::from_secs(120), "never: {what}");
        std::thread::sleep(Duration::from_micros(300));
    }
}

/// Starts the study and waits until so many chunks are kept.
pub(crate) fn begun(at: &Path, chunks: usize) -> Child {
    let mut child = command(at, &[]).spawn().unwrap();
    wait_until("chunks are kept", || {
        let is_over = child.try_wait().unwrap().is_some();
        assert!(!is_over, "the study was over before it could be disturbed");
        kept(at).len() >= chunks
    });
    child
}

/// Kills a process as a loss of power would, and waits until it is gone.
pub(crate) fn kill(child: &mut Child) {
    child.kill().unwrap();
    child.wait().unwrap();
}

/// A folder in which a run was killed when three chunks or more were kept.
pub(crate) fn killed() -> TempDir {
    let folder = folder();
    kill(&mut begun(folder.path(), 3));
    assert!(kept(folder.path()).len() >= 3 && !folder.path().join("out").exists());
    folder
}

/// Says what was done, past the capture of what passing tests print: nobody is to think that something
/// was tested that was not.
pub(crate) fn tell(text: &str) {
    std::io::stderr().write_all(format!("resume: {text}\n").as_bytes()).unwrap();
}
