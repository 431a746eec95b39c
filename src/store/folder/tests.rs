//! Free, same, another, altered, foreign, unwritable.

use super::*;
use crate::study::compare::tests::{plan, results};

fn finished(out: &Path, seed: u64) -> String {
    let mut plan = plan(3);
    plan.seed = seed;
    let mut manifest = Manifest::new(&plan, &results(3));
    let table = b"option,outcome\n".to_vec();
    manifest.files.insert("outcomes.csv".to_owned(), sha256(&table));
    let files = [("outcomes.csv".to_owned(), table), (FILE.to_owned(), manifest.to_bytes().unwrap())];
    let replace = out.exists();
    Staging::open(out).unwrap().finish(&files, replace).unwrap();
    manifest.fingerprint
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn the_same_study_is_recognised_and_another_refused() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("results/study");
    assert!(matches!(state(&out, "f", false).unwrap(), FolderState::Free));
    let own = finished(&out, 7);
    assert!(matches!(state(&out, &own, false).unwrap(), FolderState::Same(_)));
    let error = state(&out, "another", false).unwrap_err();
    assert!(error.to_string().contains("study `synthetic`, seed 7, 3 replications"), "{error}");
    assert!(error.hint().unwrap().contains("--out") && error.hint().unwrap().contains("--replace"));
    assert!(matches!(state(&out, "another", true).unwrap(), FolderState::Replaceable));
    let other = finished(&out, 8);
    assert!(matches!(state(&out, &other, false).unwrap(), FolderState::Same(_)));
    assert_eq!(names(&folder.path().join("results")), ["study"], "no hidden folder is left");
}

#[test]
fn an_altered_result_is_not_taken_for_the_study() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("study");
    let own = finished(&out, 7);
    fs::write(out.join("outcomes.csv"), "option\n").unwrap();
    let error = state(&out, &own, false).unwrap_err().to_string();
    assert!(error.ends_with("`outcomes.csv` was altered since"), "{error}");
    fs::remove_file(out.join("outcomes.csv")).unwrap();
    assert!(state(&out, &own, false).is_err());
    assert!(matches!(state(&out, &own, true).unwrap(), FolderState::Replaceable));
}

#[test]
fn what_is_not_a_result_is_never_replaced() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("photographs");
    fs::create_dir(&out).unwrap();
    assert!(matches!(state(&out, "f", false).unwrap(), FolderState::Free), "an empty folder is free");
    fs::write(out.join("cat.png"), "cat").unwrap();
    for replace in [false, true] {
        let error = state(&out, "f", replace).unwrap_err();
        assert!(error.to_string().contains("not a result") && error.hint().unwrap().contains("--out"));
    }
    let mixed = folder.path().join("mixed");
    finished(&mixed, 7);
    fs::write(mixed.join("notes.txt"), "mine").unwrap();
    let error = state(&mixed, "another", true).unwrap_err().to_string();
    assert!(error.contains("`notes.txt`"), "{error}");
    // Pictures of a report that somebody put into its folder: the way out is said.
    let drawn = folder.path().join("drawn");
    finished(&drawn, 7);
    fs::create_dir(drawn.join("pictures")).unwrap();
    let error = state(&drawn, "another", true).unwrap_err();
    assert!(error.to_string().contains("`pictures`"), "{error}");
    assert!(error.hint().unwrap().starts_with("move `pictures` elsewhere"), "{error:?}");
}

#[test]
fn where_no_folder_can_be_made_it_is_said_before_anything_runs() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("file"), "").unwrap();
    let error = Staging::open(&folder.path().join("file/out")).unwrap_err().to_string();
    assert!(error.contains("file: cannot make the folder"), "{error}");
    let error = state(&folder.path().join("file"), "f", true).unwrap_err().to_string();
    assert!(error.contains("cannot read the folder"), "{error}");
    assert!(Staging::open(Path::new("..")).unwrap_err().hint().is_some());
}

#[test]
fn a_place_taken_meanwhile_is_left_alone_and_nothing_is_left_behind() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("study");
    let staging = Staging::open(&out).unwrap();
    finished(&out, 7);
    let before = fs::read(out.join(FILE)).unwrap();
    assert!(staging.finish(&[("a".to_owned(), vec![1])], false).is_err());
    assert_eq!(fs::read(out.join(FILE)).unwrap(), before);
    assert_eq!(names(folder.path()), ["study"]);
    drop(Staging::open(&folder.path().join("never")).unwrap());
    assert_eq!(names(folder.path()), ["study"]);
}

#[cfg(unix)]
#[test]
fn a_result_is_as_readable_as_any_new_folder() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    finished(&folder.path().join("study"), 7);
    fs::create_dir(folder.path().join("plain")).unwrap();
    let mode = |name: &str| fs::metadata(folder.path().join(name)).unwrap().permissions().mode();
    assert_eq!(mode("study"), mode("plain"));
}

#[test]
fn results_are_compared_file_by_file_without_what_belongs_to_one_run() {
    let folder = tempfile::tempdir().unwrap();
    let (left, right) = (folder.path().join("left"), folder.path().join("right"));
    finished(&left, 7);
    finished(&right, 7);
    let manifest = fs::read_to_string(left.join(FILE)).unwrap();
    fs::write(left.join(FILE), manifest.replace("\"seconds\": 0.0", "\"seconds\": 9.5")).unwrap();
    assert_eq!(differing(&left, &right).unwrap(), Vec::<String>::new());
    fs::write(left.join(FILE), manifest.replace("\"seed\": 7", "\"seed\": 8")).unwrap();
    fs::write(left.join("outcomes.csv"), "").unwrap();
    fs::write(left.join("a.txt"), "").unwrap();
    fs::write(right.join("b.txt"), "").unwrap();
    let said: Vec<String> = differing(&left, &right).unwrap();
    let names: Vec<&str> = said.iter().map(|line| line.split(':').next().unwrap()).collect();
    assert_eq!(names, ["a.txt", "b.txt", "manifest.json", "outcomes.csv"]);
}
