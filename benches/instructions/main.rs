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
#[path = "../widened.rs"]
mod widened;

use allotment::basics::{Draws, Week, YEAR};
use allotment::context::ModelContext;
use allotment::replication::{Experiment, context, replicate, warm_up_world};
use allotment::week::{Phase, WEEK, take_over};
use allotment::world::World;
use experiment::{baseline_only, family_weeks, first_look};
use std::hint::black_box;
use std::process::Command;
use widened::widened;

/// What is counted: its name, its family-weeks a replication, and so many replications of it.
type Case = (&'static str, fn() -> u64, fn(u32));

const CASES: [Case; 5] = [
    (
        "full model, baseline only",
        || family_weeks(&baseline_only(FAMILIES)),
        |n| full(&baseline_only(FAMILIES), n),
    ),
    ("full model, 7 options", || family_weeks(&first_look(FAMILIES)), |n| full(&first_look(FAMILIES), n)),
    ("reduced model, plain loop", reduced_family_weeks, reduced),
    ("full model, 300 families", || family_weeks(&two_years(SMALL)), |n| full(&two_years(SMALL), n)),
    ("full model, 30,000 families", || family_weeks(&two_years(LARGE)), |n| full(&two_years(LARGE), n)),
];

/// The sizes between which growth is told.
const SMALL: u32 = 300;
const LARGE: u32 = 30_000;

/// The baseline for one policy year, in a place whose areas grow with its families.
fn two_years(families: u32) -> Experiment {
    Experiment { horizon_years: 2, ..widened(baseline_only(families)) }
}

/// The size of the reference authority.
const FAMILIES: u32 = 500;

/// The argument by which this program knows that it runs under valgrind: the number of a case, or after
/// them of a phase, and replications follow.
const WORK: &str = "--work";

fn full(experiment: &Experiment, replications: u32) {
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
    if let [word, number, replications] = arguments.as_slice()
        && word == WORK
    {
        let number: usize = number.parse().expect("the number of a case or a phase");
        let replications = replications.parse().expect("a number of replications");
        CASES.get(number).map_or_else(|| phase(number - CASES.len()), |case| case.2(replications));
    } else if arguments.iter().any(|argument| argument == "--bench") {
        print();
    } else {
        // As for every bench: without `--bench`, as under `cargo test`, the code is only tried.
        reduced(1);
        phase(0);
    }
}

fn print() {
    if Command::new("valgrind").arg("--version").output().is_err() {
        line("There is no valgrind on this machine: no instructions were counted.");
        return;
    }
    line("\nwhat                             instructions a family-week");
    let mut last = [0.0; 2];
    for (number, (name, family_weeks, _)) in CASES.iter().enumerate() {
        let extra = counted(number, 2, &[]) - counted(number, 1, &[]);
        last = [last[1], extra as f64 / family_weeks() as f64];
        line(&format!("{name:32} {:10.1}", last[1]));
    }
    let sizes = f64::from(LARGE) / f64::from(SMALL);
    let power = 1.0 + libm::log(last[1] / last[0]) / libm::log(sizes);
    line(&format!("instructions grow as families to the power of {power:.3} (the last two, 2 years each)"));
    let family_weeks = f64::from(FAMILIES * policy_weeks(&baseline_only(FAMILIES)));
    let toggle = [format!("--toggle-collect=*{COUNTED}*"), "--collect-atstart=no".to_owned()];
    let phases = (0..WEEK.len()).map(|at| counted(CASES.len() + at, 1, &toggle) as f64 / family_weeks);
    let phases: Vec<f64> = phases.collect();
    let sum: f64 = phases.iter().sum();
    line("\nphase (baseline only)            instructions a family-week   share");
    for (phase, instructions) in WEEK.iter().zip(phases) {
        line(&format!("{:32} {instructions:10.1} {:24.1}%", phase.name, 100.0 * instructions / sum));
    }
    line(&format!("{:32} {sum:10.1} {:24.1}%", "the week", 100.0));
}

/// Weeks after the warm-up.
fn policy_weeks(experiment: &Experiment) -> u32 {
    (experiment.horizon_years - 1) * YEAR
}

/// Lives the policy years of the baseline once, one phase through the function that is counted.
fn phase(wanted: usize) {
    let experiment = baseline_only(FAMILIES);
    let draws = Draws::new(experiment.seed, 0);
    let before = context(&experiment, draws, &experiment.warm_up, Week(0));
    let after = context(&experiment, draws, &experiment.options[0], Week(experiment.warm_up_years * YEAR));
    let mut world = warm_up_world(&experiment, &before);
    take_over(&mut world, &before, &after);
    for _ in 0..policy_weeks(&experiment) {
        for (number, phase) in WEEK.iter().enumerate() {
            if number == wanted {
                counted_phase(phase, &mut world, &after);
            } else {
                phase.run(&mut world, &after);
            }
        }
        world.week = world.week.plus(1);
    }
    black_box(&world);
}

/// The name by which callgrind knows the function below.
const COUNTED: &str = "counted_phase";

#[inline(never)]
fn counted_phase(phase: &Phase, world: &mut World, context: &ModelContext<'_>) {
    phase.run(world, context);
}

/// Instructions of a fresh process that does some work.
fn counted(number: usize, replications: u32, more: &[String]) -> u64 {
    let folder = tempfile::tempdir().expect("a folder for the counts");
    let file = folder.path().join("callgrind.out");
    let mut valgrind = Command::new("valgrind");
    valgrind.args(["--tool=callgrind", "--quiet"]).arg(format!("--callgrind-out-file={}", file.display()));
    valgrind.args(more).arg(std::env::current_exe().expect("this program's own file"));
    valgrind.args([WORK, &number.to_string(), &replications.to_string()]);
    let output = valgrind.output().expect("valgrind starts");
    assert!(output.status.success(), "{valgrind:?}: {}", String::from_utf8_lossy(&output.stderr));
    #[expect(clippy::disallowed_methods, reason = "callgrind tells what it counted through a file")]
    let counts = std::fs::read_to_string(&file).expect("callgrind writes its counts");
    let total = counts.lines().find_map(|line| line.strip_prefix("totals:"));
    let total = total.and_then(|total| total.trim().parse().ok()).expect("callgrind's total");
    assert!(total > 0, "{valgrind:?} counted nothing");
    total
}

fn line(text: &str) {
    #[expect(clippy::print_stdout, reason = "a bench prints what it counted")]
    {
        println!("{text}");
    }
}
