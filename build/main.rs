//! Gives the library its engine's and its build's name (`src/study/engine.rs`).
#![allow(clippy::disallowed_methods, reason = "a build script reads the source")]
#![allow(clippy::print_stdout, reason = "a build script speaks to cargo through its output")]

mod names;

use std::path::Path;

fn main() {
    for input in ["src", "assets", "data", "docs/model.md", "scenarios", "Cargo.lock", "build"] {
        println!("cargo::rerun-if-changed={input}");
    }
    let root = Path::new(".");
    let engine = names::engine(root).unwrap_or_else(|problem| panic!("cannot name the engine: {problem}"));
    let build = names::build(root).unwrap_or_else(|problem| panic!("cannot name the build: {problem}"));
    println!("cargo::rustc-env=ALLOTMENT_ENGINE={engine}");
    println!("cargo::rustc-env=ALLOTMENT_BUILD={build}");
}
