//! Instructions that a family-week takes, counted by callgrind: unlike time they are the same whatever
//! else the machine does, so that two versions can be told apart by a percent.
//!
//! `cargo bench --bench instructions` counts itself at work: it starts itself under valgrind for one and
//! for two replications and takes the difference, so that start-up and planning drop out. Without
//! valgrind it says so and counts nothing.

#[path = "../experiment.rs"]
mod experiment;
#[path = "../plain/mod.rs"]
mod plain;

use allotment::basics::Draws;
use allotment::replication::replicate;
use allotment::week::WEEK;
use experiment::{baseline_only, family_weeks, first_look};
use std::hint::black_box;
use std::process::Command;

/// What is counted: its name, its family-weeks a replication, and so many replications of it.
type Case = (&'static str, fn() -> u64, fn(u32));

const CASES: [Case; 3] = [
    (
        "full model, baseline only",
        || family_weeks(&baseline_only(FAMILIES)),
        |n| full(&baseline_only(FAMILIES), n),
    ),
    ("full model, 7 options", || family_weeks(&first_look(FAMILIES)), |n| full(&first_look(FAMILIES), n)),
    ("reduced model, plain loop", reduced_family_weeks, reduced),
];

/// The size of the reference authority.
const FAMILIES: u32 = 500;

/// The argument by which this program knows that it runs under valgrind: a case and replications follow.
const WORK: &str = "--work";

fn full(experiment: &allotment::replication::Experiment, replications: u32) {
    for replication in 0..replications {
        black_box(replicate(experiment, replication));
    }
}

fn reduced(replications: u32) {
    for replication in 0..replications {
        black_box(plain::replicate(plain::Size::USUAL, &Draws::new(1, replication)));
    }
}

fn reduced_family_weeks() -> u64 {
    let size = plain::Size::USUAL;
    size.families as u64 * u64::from(size.weeks)
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let [word, case, replications] = arguments.as_slice()
        && word == WORK
    {
        let case: usize = case.parse().expect("a case's number");
        CASES[case].2(replications.parse().expect("a number of replications"));
    } else if arguments.iter().any(|argument| argument == "--bench") {
        print();
    } else {
        // As for every bench: without `--bench`, as under `cargo test`, the code is only tried.
        reduced(1);
    }
}

fn print() {
    if Command::new("valgrind").arg("--version").output().is_err() {
        line("There is no valgrind on this machine: no instructions were counted.");
        return;
    }
    line("\nwhat                             instructions a family-week");
    let mut phases = Vec::new();
    for (number, (name, family_weeks, _)) in CASES.iter().enumerate() {
        let (one, two) = (Counts::of(number, 1), Counts::of(number, 2));
        let per_family_week = |one: u64, two: u64| (two - one) as f64 / family_weeks() as f64;
        line(&format!("{name:32} {:10.1}", per_family_week(one.total, two.total)));
        if number == 0 {
            phases = WEEK
                .iter()
                .map(|phase| (phase.name, per_family_week(one.phase(phase.name), two.phase(phase.name))))
                .collect();
        }
    }
    let sum: f64 = phases.iter().map(|(_, instructions)| instructions).sum();
    line("\nphase (baseline only)            instructions a family-week   share");
    for (name, instructions) in phases {
        line(&format!("{name:32} {instructions:10.1} {:24.1}%", 100.0 * instructions / sum));
    }
}

/// What callgrind counted.
struct Counts {
    /// Of the whole process.
    total: u64,
    /// Its table of functions, with all that they call.
    table: String,
}

impl Counts {
    /// Counts a fresh process that lives some replications of a case.
    fn of(case: usize, replications: u32) -> Counts {
        let folder = tempfile::tempdir().expect("a folder for the counts");
        let file = folder.path().join("callgrind.out");
        let this = std::env::current_exe().expect("this program's own file");
        let mut valgrind = Command::new("valgrind");
        valgrind
            .args(["--tool=callgrind", "--quiet"])
            .arg(format!("--callgrind-out-file={}", file.display()));
        valgrind.arg(this).args([WORK, &case.to_string(), &replications.to_string()]);
        said(&mut valgrind);
        let mut annotate = Command::new("callgrind_annotate");
        annotate.args(["--inclusive=yes", "--threshold=100", "--auto=no"]).arg(&file);
        let table = said(&mut annotate);
        let total = table.lines().find(|line| line.contains("PROGRAM TOTALS")).and_then(count);
        Counts { total: total.expect("callgrind_annotate tells the total"), table }
    }

    /// Instructions of a phase and of all that it calls.
    fn phase(&self, name: &str) -> u64 {
        let function = format!("allotment::week::{name}::run");
        let is_it = |line: &&str| line.split_whitespace().any(|word| word.ends_with(&function));
        let found = self.table.lines().find(is_it).and_then(count);
        found.unwrap_or_else(|| panic!("callgrind_annotate tells nothing of {function}"))
    }
}

/// The number that a line of callgrind_annotate starts with.
fn count(line: &str) -> Option<u64> {
    line.split_whitespace().next()?.replace(',', "").parse().ok()
}

/// What a command prints.
fn said(command: &mut Command) -> String {
    let output = command.output().unwrap_or_else(|error| panic!("{command:?}: {error}"));
    assert!(output.status.success(), "{command:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn line(text: &str) {
    #[expect(clippy::print_stdout, reason = "a bench prints what it counted")]
    {
        println!("{text}");
    }
}
