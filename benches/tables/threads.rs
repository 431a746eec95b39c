//! Two threads against one, on the same replications.

use crate::clock::{line, median, seconds};
use crate::experiment::first_look_plan;
use allotment::replication::replicate;
use allotment::study::plan::Plan;
use allotment::study::results::StoredChunk;
use allotment::study::run::{self as study, RunConfig, Threads};

/// Prints seconds with one and with two threads, run in turn, and their ratio.
pub(crate) fn print(measure: bool) {
    let (replications, repeats) = if measure { (32, 9) } else { (2, 1) };
    let mut plan = first_look_plan(if measure { 500 } else { 20 });
    plan.replications = replications;
    let (mut one, mut two, mut ratios) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..repeats {
        let alone = seconds(|| run(&plan, 1));
        let shared = seconds(|| run(&plan, 2));
        one.push(alone);
        two.push(shared);
        ratios.push(alone / shared);
    }
    let (least, most) = ratios.iter().fold((f64::INFINITY, 0.0f64), |(l, m), &r| (l.min(r), m.max(r)));
    line(&format!("\nthreads   seconds ({replications} replications x {} options)", plan.options.len()));
    line(&format!("      1   {:.2}\n      2   {:.2}", median(one), median(two)));
    line(&format!("ratio     {:.2} ({least:.2} to {most:.2} over {repeats} turns)", median(ratios)));
}

/// As a study runs on so many threads.
fn run(plan: &Plan, threads: usize) {
    let (threads, experiment) = (Threads(threads), plan.experiment());
    let config = RunConfig {
        simulate: Some(&|replication| replicate(&experiment, replication)),
        ..RunConfig::new(&threads, &())
    };
    let store = |chunk| Ok(StoredChunk::in_memory(chunk));
    let status = study::run(plan, config, Vec::new(), &store).expect("no replication breaks a law");
    std::hint::black_box(status);
}
