//! `allotment calibrate` from outside: bad targets files, a small calibration, its resumption, and a
//! study that draws from what it accepted.

#![allow(clippy::disallowed_methods, reason = "tests write the files that the program reads")]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use assert_cmd::Command;
use std::path::Path;
use std::process::Output;

fn allotment(folder: &Path, arguments: &str) -> Output {
    let mut command = Command::cargo_bin("allotment").unwrap();
    command.current_dir(folder).args(arguments.split_whitespace()).output().unwrap()
}

fn said(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// A targets file with one hard target, whose lines can be exchanged.
fn targets(parameters: &str, target: &str) -> String {
    format!(
        "place = \"small.toml\"\nhorizon_years = 2\nreplications = 1\nparameters = [{parameters}]\n{target}\n"
    )
}

fn target(low: f64, high: f64) -> String {
    let value = (low + high) / 2.0;
    format!(
        "[[target]]\noutcome = \"take_up\"\nvalue = {value}\nlow = {low}\nhigh = {high}\nsource = \"a test\"\n"
    )
}

const KEY: &str = "\"choice.choice_value_dp\"";
const SMALL: &str = "base = \"early-adopter\"\n[place]\nfamilies = 60\n";

fn folder_with(text: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("small.toml"), SMALL).unwrap();
    std::fs::write(folder.path().join("t.toml"), text).unwrap();
    folder
}

#[test]
fn a_bad_targets_file_is_named_with_line_and_hint_and_ends_in_2() {
    let good = target(0.1, 0.6);
    let many: String = allotment::study::rows::Owner::Assumption
        .rows()
        .iter()
        .filter(|row| row.group == "market")
        .take(26)
        .map(|row| format!("\"{}\", ", row.key()))
        .collect();
    let cases = [
        (
            targets("\"choice.choice_vale_dp\"", &good),
            "t.toml:4:15: there is no assumption `choice.choice_vale_dp`\nhint: did you mean `choice.choice_value_dp`?",
        ),
        (
            targets("\"lever.weeks_keep\"", &good),
            "t.toml:4:15: `lever.weeks_keep` is a lever, not an assumption",
        ),
        (targets(&many, &good), "t.toml:4:14: `parameters` names 26, but at most 25 can be fitted at once"),
        (targets("", &good), "t.toml:4:14: `parameters` is empty"),
        (
            targets(&format!("{KEY}, {KEY}"), &good),
            "t.toml:4:41: `parameters` names `choice.choice_value_dp` twice",
        ),
        (
            targets("{ key = \"choice.choice_value_dp\", low = 2, high = 1 }", &good),
            "t.toml:4:55: `low` is 2 but must be below `high`, which is 1",
        ),
        (
            targets("{ key = \"choice.choice_value_dp\", low = 2, high = 90 }", &good),
            "t.toml:4:65: `high` is 90 but must be a number from -20 to 20",
        ),
        (
            targets("\"limit_test.test_no_supply\"", &good),
            "t.toml:4:15: `limit_test.test_no_supply` has no range to fit within",
        ),
        (targets(KEY, ""), "t.toml: this file has no targets\nhint: write `[[target]]`"),
        (targets(KEY, &format!("{good}kind = \"check\"")), "t.toml: no target is hard or soft"),
        (
            targets(KEY, &format!("{good}kind = \"sfot\"")),
            "t.toml:11:8: `kind` is \"sfot\" but must be one of \"hard\", \"soft\", \"check\", \"input\"\nhint: did you mean `soft`?",
        ),
        (
            targets(KEY, &format!("{good}wieght = 1")),
            "t.toml:11:1: a target has no `wieght`\nhint: did you mean `weight`?",
        ),
        (
            targets(KEY, &good.replace("take_up", "take_upp")),
            "t.toml:6:11: there is no outcome `take_upp`\nhint: did you mean `take_up`?",
        ),
        (
            targets(KEY, &good.replace("low = 0.1", "low = 0.7")),
            "t.toml:8:7: `low` is 0.7 but must be below `high`, which is 0.6",
        ),
        (
            targets(KEY, &good.replace("value = 0.35", "value = 0.9")),
            "t.toml:7:9: `value` is 0.9, outside its own band 0.1 to 0.6",
        ),
        (targets(KEY, &good.replace("source = \"a test\"", "")), "t.toml:5:1: a target needs `source`"),
        (targets(KEY, &format!("{good}{good}")), "t.toml: two targets are called `take_up`"),
        (
            format!("partciles = 5\n{}", targets(KEY, &good)),
            "t.toml:1:1: a targets file has no `partciles`\nhint: did you mean `particles`?",
        ),
        (
            format!("particles = 2\n{}", targets(KEY, &good)),
            "t.toml:1:13: `particles` is 2 but must be a whole number from 4 to 100000",
        ),
        (good.clone(), "t.toml: this file names no `parameters` to fit"),
    ];
    let mut wrong = String::new();
    for (text, says) in cases {
        let folder = folder_with(&text);
        let done = allotment(folder.path(), "calibrate t.toml");
        let error = said(&done.stderr);
        if !error.starts_with(&format!("error: {says}")) || done.status.code() != Some(2) {
            wrong += &format!("{text}\nsays {error}not {says}\n\n");
        }
        assert!(!folder.path().join("results").exists());
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn what_is_not_there_is_named() {
    let folder = folder_with(&targets(KEY, &target(0.1, 0.6)));
    for (arguments, says) in [
        ("calibrate englnd", "nothing under `calibration` is called `englnd`\nhint: did you mean `england`?"),
        ("calibrate none.toml", "there is no file `none.toml`"),
        ("calibrate t.toml --particles 3", "`--particles` is 3 but must be a whole number from 4"),
        ("calibrate t.toml --threads 0", "`--threads` is 0"),
    ] {
        let done = allotment(folder.path(), arguments);
        let error = said(&done.stderr);
        assert!(error.starts_with(&format!("error: {says}")) && done.status.code() == Some(2), "{error}");
    }
}

/// The files of a calibration's folder with their bytes.
fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let entry = |entry: std::io::Result<std::fs::DirEntry>| {
        let entry = entry.unwrap();
        (entry.file_name().into_string().unwrap(), std::fs::read(entry.path()).unwrap())
    };
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(entry).collect();
    files.sort();
    files
}

#[test]
fn a_small_calibration_is_reproducible_goes_on_and_feeds_a_study() {
    let text = targets(
        &format!("{KEY}, {{ key = \"returns.dropout_suspended_weeks\", low = 6, high = 20 }}"),
        &format!(
            "{}kind = \"hard\"\n[[unmapped]]\nname = \"Cards\"\nwhy = \"no counterpart\"\n",
            target(0.2, 0.5)
        ),
    );
    let settings = "particles = 12\ngenerations = 4\n";
    let folder = folder_with(&format!("{settings}{text}"));
    let here = folder.path();
    for (out, threads) in [("a", 1), ("b", 2)] {
        let done = allotment(here, &format!("calibrate t.toml --threads {threads} --out {out} --quiet"));
        assert!(done.status.success() && done.stdout.is_empty(), "{}", said(&done.stderr));
    }
    let whole = files(&here.join("a"));
    let names: Vec<&str> = whole.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["accepted.csv", "fit.md", "population.json"]);
    assert!(whole == files(&here.join("b")), "the same bytes whatever the threads");

    // What an interrupted run leaves is the state after a generation; here, after the first.
    let mut state: serde_json::Value = serde_json::from_slice(&whole[2].1).unwrap();
    assert_eq!(state["population"]["steps"].as_array().unwrap().len(), 4);
    let one = folder_with(&format!("particles = 12\ngenerations = 1\n{text}"));
    assert!(allotment(one.path(), "calibrate t.toml --out c --quiet").status.success());
    let first: serde_json::Value =
        serde_json::from_slice(&std::fs::read(one.path().join("c/population.json")).unwrap()).unwrap();
    assert_eq!(first["population"]["steps"].as_array().unwrap().len(), 1);
    state["population"] = first["population"].clone();
    std::fs::create_dir(here.join("c")).unwrap();
    let text = serde_json::to_string_pretty(&state).unwrap();
    std::fs::write(here.join("c/population.json"), text).unwrap();
    let done = allotment(here, "calibrate t.toml --out c");
    assert!(said(&done.stderr).contains("generations kept, and not run again: 1"), "{}", said(&done.stderr));
    assert!(files(&here.join("c")) == whole, "it goes on as if it had not been stopped");

    // Another calibration is refused, and replaced where that is said.
    let done = allotment(here, "calibrate t.toml --out c --seed 2");
    assert_eq!(done.status.code(), Some(2));
    assert!(said(&done.stderr).contains("another calibration") && said(&done.stderr).contains("--replace"));
    assert!(files(&here.join("c")) == whole);
    assert!(allotment(here, "calibrate t.toml --out c --seed 2 --replace --quiet").status.success());
    assert!(files(&here.join("c")) != whole);
    let done = allotment(here, "calibrate t.toml --out .");
    assert!(said(&done.stderr).contains("something that is not a calibration"), "{}", said(&done.stderr));

    let page = said(&whole[1].1);
    for words in
        ["| take_up | hard | 1 | 0.350 | 0.200 to 0.500 |", "| Cards | no counterpart |", "Generations"]
    {
        assert!(page.contains(words), "{words}\n{page}");
    }
    let table = said(&whole[0].1);
    assert!(table.starts_with(
        "set,weight,distance,implausibility,choice.choice_value_dp,returns.dropout_suspended_weeks,target: take_up\n"
    ));
    assert!(table.lines().count() > 2, "{table}");

    // A study draws from the accepted sets: other numbers than the defaults give, the same each time.
    let study = "place = \"small.toml\"\npolicies = [\"baseline\"]\nhorizon_years = 2\nreplications = 3\n";
    std::fs::write(here.join("plain.toml"), study).unwrap();
    std::fs::write(
        here.join("drawn.toml"),
        format!("{study}assumption_sets = \"a/accepted.csv\"\nruns_a_draw = 1\n"),
    )
    .unwrap();
    for (name, out) in [("plain", "p"), ("drawn", "d")] {
        let done = allotment(here, &format!("compare {name}.toml --out {out} --quiet"));
        assert!(done.status.success(), "{}", said(&done.stderr));
    }
    let outcomes = |out: &str| std::fs::read(here.join(out).join("outcomes.csv")).unwrap();
    assert_ne!(outcomes("p"), outcomes("d"));
    let manifest = said(&std::fs::read(here.join("d/manifest.json")).unwrap());
    assert!(manifest.contains("\"path\": \"a/accepted.csv\""), "{manifest}");
    let drawn = (table.lines().count() - 1).min(3);
    assert!(manifest.contains(&format!("\"draws\": {drawn}")), "{manifest}");
    let done = allotment(here, "rerun d/manifest.json --quiet");
    assert!(said(&done.stdout).starts_with("identical"), "{}", said(&done.stderr));
}

#[test]
fn where_nothing_fits_it_is_said_and_studies_are_refused() {
    let text = format!("particles = 6\ngenerations = 2\n{}", targets(KEY, &target(0.97, 0.99)));
    let folder = folder_with(&text);
    let done = allotment(folder.path(), "calibrate t.toml --out a");
    assert!(done.status.success(), "{}", said(&done.stderr));
    assert!(
        said(&done.stdout).starts_with("Nothing fits: none of the 3 nearest sets"),
        "{}",
        said(&done.stdout)
    );
    assert!(said(&done.stdout).contains("The defaults miss hard: take_up."), "{}", said(&done.stdout));
    let blocks = said(&done.stdout).contains("“take_up” blocks by itself: it comes to 0.");
    assert!(blocks && said(&done.stdout).contains("its band is 0.970 to 0.990"), "{}", said(&done.stdout));
    // No terminal watches, so a line a generation says how it gets on.
    let progress = "generation 1 of at most 2: 6 sets simulated of at most 9; of the 3 kept, 0 bring";
    assert!(said(&done.stderr).contains(progress), "{}", said(&done.stderr));
    let study = "place = \"small.toml\"\npolicies = [\"baseline\"]\nassumption_sets = \"a/accepted.csv\"\n";
    std::fs::write(folder.path().join("drawn.toml"), study).unwrap();
    let done = allotment(folder.path(), "compare drawn.toml");
    assert_eq!(done.status.code(), Some(2));
    assert!(said(&done.stderr).starts_with("error: a/accepted.csv: this table holds no accepted set"));
}

#[test]
fn every_shipped_targets_file_is_understood_and_every_shipped_table_is_read() {
    use allotment::calibrate::{file::CalibrationRequest, targets};
    use allotment::study::library::{ACCEPTED_SETS, CALIBRATIONS};
    for (name, _) in CALIBRATIONS {
        let asked = CalibrationRequest { targets: (*name).to_owned(), ..CalibrationRequest::default() };
        let (read, inputs) = targets(&asked, &allotment::store::files::WorkingFolder).unwrap();
        assert!(read.parameters.len() <= 25 && !read.targets.is_empty() && !inputs.is_empty(), "{name}");
        assert!(read.plan.warnings.is_empty(), "{name}: {:?}", read.plan.warnings);
        for target in &read.targets {
            assert!(target.source.len() > 5 && target.value >= target.low, "{name}: {}", target.name);
        }
    }
    for (name, text) in ACCEPTED_SETS {
        let sets = allotment::study::parameter_draws::read(Path::new(name), text).unwrap();
        let fits = CALIBRATIONS.iter().find(|(known, _)| known == name).unwrap().1;
        for (row, number) in &sets[0] {
            assert!(fits.contains(&row.key()) && *number >= row.min, "{name}: `{}`", row.key());
        }
    }
}
