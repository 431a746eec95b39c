//! Peak memory of a long study, and of the worlds that are alive at a time.

use crate::clock::line;
use crate::experiment::first_look;
use allotment::replication::replicate;
use allotment::study::results::Held;
use allotment::study::run::{self as study, Running};
use std::sync::atomic::AtomicBool;

/// Prints the process's peak resident memory after many replications with every run kept, as a study
/// keeps them. Run it alone: what ran before in the process counts too.
pub(crate) fn print(measure: bool) {
    let replications = if measure { 1000 } else { 2 };
    let experiment = first_look(if measure { 500 } else { 20 });
    let before = peak_mib();
    let running = Running {
        enough: &|_| None,
        replications,
        threads: 2,
        simulate: &|replication| replicate(&experiment, replication),
        stop: &AtomicBool::new(false),
        progress: &|_, _| {},
        chunk: 64,
        keep: &|chunk| Ok(Held::in_memory(chunk)),
        glimpse: &|_| {},
        again: &|replication| replication.to_string(),
    };
    let ended = study::run(&running, Vec::new()).expect("no replication breaks a law");
    let options = experiment.options.len();
    let show = |mib: Option<f64>| mib.map_or("unknown here".to_owned(), |mib| format!("{mib:.0} MiB"));
    line(&format!(
        "\npeak memory: {} after {replications} replications x {options} options ({} before)",
        show(peak_mib()),
        show(before)
    ));
    drop(ended);
}

/// The process's peak resident memory where the system tells it.
fn peak_mib() -> Option<f64> {
    #[expect(clippy::disallowed_methods, reason = "the system tells a process's memory through a file")]
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix("kB")?.trim().parse::<f64>().ok().map(|kib| kib / 1024.0)
}
