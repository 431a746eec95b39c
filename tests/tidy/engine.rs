//! The engine's name: what moves a number changes it, and words don't.

use crate::read;
use std::path::Path;

#[path = "../../build/names.rs"]
mod names;

/// Whether two texts of a Rust file make the same name.
fn is_same(before: &str, after: &str) -> bool {
    names::tokens(before).unwrap() == names::tokens(after).unwrap()
}

#[test]
fn a_changed_label_comment_or_unit_test_keeps_the_name() {
    let rule = "//! What is kept.\n\n/// The sum.\nfn sum(a: f64) -> f64 { a * 2.0 }\n";
    for after in [
        "//! In other words.\n\n/// The whole.\nfn sum(a: f64) -> f64 { a * 2.0 }\n",
        "fn sum(a: f64) -> f64 {\n    // twice\n    a * 2.0\n}\n",
        "fn sum(a: f64) -> f64 { a * 2.0 }\n#[cfg(test)]\nmod tests { fn f() { assert!(true) } }\n",
        "#[cfg(test)]\nmod tests;\nfn sum(a: f64) -> f64 { a * 2.0 }\n",
    ] {
        assert!(is_same(rule, after), "{after}");
    }
    let row = "const ROW: Row = Row { label: \"Need met\", default: 0.5 };";
    assert!(is_same(row, "const ROW: Row = Row { label: \"Hours that come\", default: 0.5 };"));
    assert!(is_same("const A: &str = r\"a\";", "const A: &str = r#\"b\"#;"));
}

#[test]
fn a_changed_rule_default_or_key_changes_it() {
    for (before, after) in [
        ("fn f(a: f64) -> f64 { a * 2.0 }", "fn f(a: f64) -> f64 { a * 2.5 }"),
        ("fn f(a: f64) -> f64 { a * 2.0 }", "fn f(a: f64) -> f64 { a + 2.0 }"),
        ("weeks_keep: f64 = 6.0;", "weeks_keep: f64 = 8.0;"),
        ("weeks_keep: f64 = 6.0;", "weeks_kept: f64 = 6.0;"),
        ("#[cfg(not(test))] fn f() {}", "#[cfg(feature = \"x\")] fn f() {}"),
        ("fn f() { a[0] }", "fn f() { a(0) }"),
        ("A = \"receipts\"; B = \"card\";", "A = \"card\"; B = \"receipts\";"),
        ("name: \"take_up\"", "name: \"uptake\""),
        ("const A: char = 'a';", "const A: char = 'b';"),
        ("macro_rules! m { ($a:ident) => { $a } }", "macro_rules! m { ($b:ident) => { $b.c } }"),
    ] {
        assert!(!is_same(before, after), "{before} / {after}");
    }
}

#[test]
fn the_version_of_a_numeric_crate_counts_and_no_others() {
    let lock = |libm: &str, clap: &str| {
        format!(
            "[[package]]\nname = \"clap\"\nversion = \"{clap}\"\n\n[[package]]\nname = \"libm\"\nversion = \"{libm}\"\n"
        )
    };
    let crates = names::list(&read("src/engine.txt")).crates;
    let versions = |libm, clap| names::versions(&lock(libm, clap), &crates);
    assert_eq!(versions("0.2.1", "4.6.0"), "libm 0.2.1\n");
    assert_eq!(versions("0.2.1", "4.6.0"), versions("0.2.1", "4.7.0"));
    assert_ne!(versions("0.2.1", "4.6.0"), versions("0.2.2", "4.6.0"));
    let locked = names::versions(&read("Cargo.lock"), &crates);
    for package in &crates {
        assert!(
            locked.lines().any(|line| line.starts_with(&format!("{package} "))),
            "{package} is not locked"
        );
    }
}

#[test]
fn the_program_has_the_name_of_the_source_that_is_here() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    assert_eq!(names::engine(root).unwrap(), allotment::study::engine::ENGINE);
    assert_eq!(names::build(root).unwrap(), allotment::study::engine::BUILD);
}

#[test]
fn every_file_of_the_rooms_that_make_numbers_and_words_is_on_one_side() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let list = names::list(&read("src/engine.txt"));
    for path in list.engine.iter().chain(&list.others) {
        assert!(root.join("src").join(path).exists(), "src/engine.txt names {path}, which is not there");
    }
    for room in ["study", "stats"] {
        let files = names::files(&root.join("src").join(room)).unwrap();
        for file in files.into_iter().filter(|file| !file.ends_with("tests.rs")) {
            let path = file.strip_prefix(root.join("src")).unwrap().to_str().unwrap().replace('\\', "/");
            let is_in = |list: &[String]| {
                list.iter().filter(|one| path == **one || path.starts_with(&format!("{one}/"))).count()
            };
            let (engine, others) = (is_in(&list.engine), is_in(&list.others));
            assert_eq!(engine + others, 1, "src/engine.txt must have src/{path} on one side");
        }
    }
}
