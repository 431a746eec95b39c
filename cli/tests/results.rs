//! `allotment compare` and `allotment rerun` from outside: files, exit codes, messages.

use assert_cmd::Command;
use predicates::prelude::*;
use predicates::str::contains;
use std::path::Path;

fn allotment(folder: &Path, arguments: &str) -> assert_cmd::assert::Assert {
    let mut command = Command::cargo_bin("allotment").expect("the program is built");
    command.current_dir(folder).args(arguments.split_whitespace()).assert()
}

#[test]
fn a_study_is_run_reused_refused_replaced_and_repeated() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    allotment(at, "compare first-look --replications 3 --threads 1")
        .success()
        .stdout(contains("Take-up of direct payments").and(contains("3 replications, none failed")));
    let manifest = at.join("results/first-look/manifest.json");
    assert!(manifest.exists() && !at.join("results/first-look.partial").exists());
    let once = allotment(at, "compare first-look --replications 3 --threads 2 --json")
        .success()
        .stderr(contains("nothing was run"))
        .get_output()
        .stdout
        .clone();
    let again = allotment(at, "compare first-look --replications 3 --out b --json").success();
    assert_eq!(once, again.get_output().stdout, "a stored result says what a fresh one says");
    allotment(at, "compare first-look --replications 3 --seed 4")
        .code(2)
        .stderr(contains("another result").and(contains("--out")).and(contains("--replace")));
    allotment(at, "rerun results/first-look/manifest.json").success().stdout(contains("identical"));
    allotment(at, "compare first-look --replications 3 --seed 4 --replace --quiet")
        .success()
        .stdout(predicate::str::is_empty())
        .stderr(predicate::str::is_empty());
}

#[test]
fn altered_inputs_and_results_are_noticed() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    let study = "title = \"Mine\"\nquestion = \"Which?\"\nplace = \"early-adopter\"\npolicies = [\"baseline\", \"card\"]\n\
                 baseline = \"baseline\"\nenvironments = [\"steady\"]\nhorizon_years = 2\nreplications = 2\nseed = 1\n\
                 headline = \"take_up\"\n";
    write(&at.join("mine.toml"), study);
    allotment(at, "compare mine.toml --out mine --quiet").success();
    write(&at.join("mine/yearly.csv"), "option\n");
    allotment(at, "rerun mine/manifest.json").code(1).stdout(contains("yearly.csv: other bytes"));
    allotment(at, "compare mine.toml --out mine").code(2).stderr(contains("`yearly.csv` was altered"));
    write(&at.join("mine.toml"), &study.replace("Which?", "Which one?"));
    allotment(at, "rerun mine/manifest.json")
        .code(2)
        .stderr(contains("`mine.toml` was altered").and(contains("hint")));
    allotment(at, "rerun mine.toml").code(2).stderr(contains("not a manifest"));
    allotment(at, "rerun nowhere.json").code(2).stderr(contains("nowhere.json: cannot read"));
}

#[test]
fn a_manifest_of_another_version_is_explained_or_refused() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    allotment(at, "compare first-look --replications 2 --set families=40 --out made --quiet").success();
    let manifest = read(&at.join("made/manifest.json"));
    let version = concat!("\"version\": \"", env!("CARGO_PKG_VERSION"), "\"");
    let with = |from: &str, to: &str| {
        assert!(manifest.contains(from), "{from}");
        write(&at.join("made/manifest.json"), &manifest.replacen(from, to, 1));
    };
    // Of another engine: said before it runs; here the numbers do not differ, but what names the engine does.
    with("\"engine\": \"", "\"engine\": \"0ld");
    allotment(at, "rerun made").code(1).stderr(
        contains("made by another engine (version")
            .and(contains("engine 0ld"))
            .and(contains("only that engine repeats it for certain")),
    );
    // Of another build of this engine: its words may differ, and its numbers don't.
    with("\"source\": \"", "\"source\": \"0ld");
    allotment(at, "rerun made").success().stdout(contains("the same numbers").and(contains("manifest.json")));
    // Whose inputs are other ones by now.
    let text = manifest.replacen("\"engine\": \"", "\"engine\": \"0ld", 1);
    let (before, after) = text.split_once("\"sha256\": \"").unwrap();
    write(&at.join("made/manifest.json"), &format!("{before}\"sha256\": \"0{after}"));
    allotment(at, "rerun made")
        .code(2)
        .stderr(contains("was altered").and(contains("use the build that made")));
    // Of another layout: refused, by whatever reads it.
    let older =
        manifest.replacen("\"format\": 1", "\"format\": 0", 1).replacen(version, "\"version\": \"0.0.3\"", 1);
    write(&at.join("made/manifest.json"), &older.replacen("\"request\"", "\"asked\"", 1));
    let words = "the result was made by version 0.0.3 and has layout 0; this is version";
    allotment(at, "rerun made")
        .code(2)
        .stderr(contains(words).and(contains("hint: use version 0.0.3 for it")));
    allotment(at, "report made").code(2).stderr(contains(words));
    // Of another layout and this version's number, as between two releases: no number leads to it.
    let other = manifest.replacen("\"format\": 1", "\"format\": 2", 1);
    write(&at.join("made/manifest.json"), &other);
    allotment(at, "rerun made").code(2).stderr(
        contains(format!("made by another build of version {} and has layout 2", env!("CARGO_PKG_VERSION")))
            .and(contains("hint: use the build that made it, or")),
    );
    write(&at.join("made/manifest.json"), &older.replacen("\"request\"", "\"asked\"", 1));
    allotment(at, "compare first-look --out made --replace").code(2).stderr(contains(words));
}

#[test]
fn a_result_is_repeated_from_anywhere_if_its_files_lie_above_it() {
    let folder = tempfile::tempdir().unwrap();
    let elsewhere = tempfile::tempdir().unwrap();
    let at = folder.path();
    write(
        &at.join("st.toml"),
        "place = \"rutland\"\npolicies = [\"baseline\", \"mine.toml\"]\nreplications = 1\n",
    );
    write(&at.join("mine.toml"), "extends = \"baseline\"\n[lever]\nweeks_keep = 4\n");
    allotment(at, "compare st.toml --out r --quiet").success();
    let manifest = format!("rerun {}", at.join("r").display());
    allotment(elsewhere.path(), &manifest)
        .success()
        .stdout(contains("identical"))
        .stderr(contains("the study's files are read from"));
    std::fs::rename(at.join("mine.toml"), at.join("yours.toml")).unwrap();
    allotment(elsewhere.path(), &manifest)
        .code(2)
        .stderr(contains("there is no file `").and(contains("hint: run this in the folder from which")));
}

#[test]
fn a_large_place_says_before_it_runs_how_long_it_takes() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    write(&at.join("s.toml"), "place = \"early-adopter\"\npolicies = [\"baseline\"]\nhorizon_years = 2\n");
    let run = |families: u32| {
        allotment(at, &format!("compare s.toml --replications 1 --set families={families} --out {families}"))
    };
    run(2001)
        .success()
        .stderr(contains("has 2001 families: what is to be run (replications 1, options 1) takes about"));
    run(2000).success().stderr(contains("takes about").not());
}

#[test]
fn a_folder_that_cannot_be_made_is_refused_and_nothing_is_left() {
    let folder = tempfile::tempdir().unwrap();
    write(&folder.path().join("file"), "");
    allotment(folder.path(), "compare first-look --replications 100000 --out file/out")
        .code(2)
        .stderr(contains("file/out: cannot make the folder"));
    allotment(folder.path(), "compare first-look --threads 0")
        .code(2)
        .stderr(contains("`--threads` is 0 but must be a whole number from 1"));
    let left: Vec<_> = std::fs::read_dir(folder.path()).unwrap().collect();
    assert_eq!(left.len(), 1);
}

#[cfg(unix)]
#[test]
fn an_interrupted_study_exits_with_130_and_keeps_what_is_over() {
    use std::process::{Command, Stdio};
    let folder = tempfile::tempdir().unwrap();
    let child = Command::new(assert_cmd::cargo::cargo_bin!("allotment"))
        .current_dir(folder.path())
        .args(["compare", "first-look", "--replications", "100000", "--out", "out"])
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    std::thread::sleep(std::time::Duration::from_secs(3));
    assert!(Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap().success());
    let ended = child.wait_with_output().unwrap();
    let said = String::from_utf8(ended.stderr).unwrap();
    assert_eq!(ended.status.code(), Some(130), "{said}");
    assert!(said.contains("replications are kept in out.partial"), "{said}");
    assert!(!folder.path().join("out").exists());
    assert!(folder.path().join("out.partial/replications-00000000").exists());
}

#[expect(clippy::disallowed_methods, reason = "a test looks at a result")]
fn read(path: &Path) -> String {
    std::fs::read_to_string(path).expect("the result is there")
}

#[expect(clippy::disallowed_methods, reason = "a test writes its inputs")]
fn write(path: &Path, text: &str) {
    std::fs::write(path, text).expect("a temporary folder can be written");
}
