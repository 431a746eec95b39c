//! The house rules that no compiler holds: who may see whom, who may open, print or wait, how large a
//! file may be; what the program may be built from; and that the documents say what the program does.
//!
//! `UPDATE=1 cargo test --test tidy` writes the generated documents anew.

#![allow(clippy::disallowed_methods, reason = "the tests read the source folder")]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod capabilities;
mod contract;
mod cycles;
mod dependencies;
mod documents;
mod engine;
mod outcomes;
mod reference;
mod rooms;
mod source;

/// A file of the source folder, from its path below it.
fn read(path: &str) -> String {
    let full = format!("{}/{path}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(&full).unwrap_or_else(|problem| panic!("{full}: {problem}"))
}

/// Holds a committed file to what it should be, or writes it where `UPDATE` is set.
fn hold(path: &str, wanted: &str) {
    let full = format!("{}/{path}", env!("CARGO_MANIFEST_DIR"));
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&full, wanted).unwrap();
    }
    let committed = std::fs::read_to_string(&full).unwrap_or_default();
    assert!(committed == wanted, "{path} is out of date: run `UPDATE=1 cargo test --test tidy`");
}
