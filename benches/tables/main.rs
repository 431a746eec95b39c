//! Tables that a sampler of one function can't give: time by phase, time against families and
//! weeks, two threads against one, and peak memory.
//!
//! `cargo bench --bench tables` prints all of them, `cargo bench --bench tables -- phases` one.

#[path = "../experiment.rs"]
mod experiment;
#[path = "../plain/mod.rs"]
mod plain;
#[path = "../widened.rs"]
mod widened;

mod clock;
mod memory;
mod phases;
mod scaling;
mod threads;

/// A table: its name and what prints it, given whether to measure (or only to try the code).
type Table = (&'static str, fn(bool));

const TABLES: [Table; 4] = [
    ("phases", phases::print),
    ("scaling", scaling::print),
    ("threads", threads::print),
    ("memory", memory::print),
];

fn main() {
    // As for every bench: without `--bench`, as under `cargo test`, the code is only tried.
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let measure = arguments.iter().any(|argument| argument == "--bench");
    let wanted: Vec<&String> = arguments.iter().filter(|argument| !argument.starts_with('-')).collect();
    for (name, print) in TABLES {
        if wanted.is_empty() || wanted.iter().any(|word| *word == name) {
            print(measure);
        }
    }
}
