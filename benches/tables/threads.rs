//! Two threads against one, on the same replications.

use crate::clock::{line, median, seconds};
use crate::experiment::first_look;
use allotment::replication::{Experiment, replicate};
use allotment::study::results::Held;
use allotment::study::run::{self as study, Running};
use std::sync::atomic::AtomicBool;

/// Prints seconds with one and with two threads, run in turn, and their ratio.
pub(crate) fn print(measure: bool) {
    let (replications, repeats) = if measure { (32, 9) } else { (2, 1) };
    let experiment = first_look(if measure { 500 } else { 20 });
    let (mut one, mut two, mut ratios) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..repeats {
        let alone = seconds(|| run(&experiment, replications, 1));
        let shared = seconds(|| run(&experiment, replications, 2));
        one.push(alone);
        two.push(shared);
        ratios.push(alone / shared);
    }
    let (least, most) = ratios.iter().fold((f64::INFINITY, 0.0f64), |(l, m), &r| (l.min(r), m.max(r)));
    line(&format!(
        "\nthreads   seconds ({replications} replications x {} options)",
        experiment.options.len()
    ));
    line(&format!("      1   {:.2}\n      2   {:.2}", median(one), median(two)));
    line(&format!("ratio     {:.2} ({least:.2} to {most:.2} over {repeats} turns)", median(ratios)));
}

/// As a study runs on so many threads.
fn run(experiment: &Experiment, replications: u32, threads: usize) {
    let running = Running {
        enough: &|_| None,
        replications,
        threads,
        simulate: &|replication| replicate(experiment, replication),
        stop: &AtomicBool::new(false),
        progress: &|_, _| {},
        chunk: 64,
        keep: &|chunk| Ok(Held::in_memory(chunk)),
        glimpse: &|_| {},
        again: &|replication| replication.to_string(),
    };
    let ended = study::run(&running, Vec::new()).expect("no replication breaks a law");
    std::hint::black_box(ended);
}
