//! Peak memory of a study while its replications grow tenfold, and tenfold again.

use crate::clock::line;
use crate::experiment::first_look_plan;
use allotment::replication::replicate;
use allotment::store::chunks::Chunks;
use allotment::study::run::{RunConfig, Threads, run};

/// Prints the process's peak resident memory after studies of growing size, kept on disk as `compare`
/// keeps them. Run it alone: what ran before in the process counts too.
pub(crate) fn print(measure: bool) {
    let sizes: &[u32] = if measure { &[20, 200, 2000] } else { &[2, 4] };
    let mut plan = first_look_plan(if measure { 500 } else { 20 });
    let experiment = plan.experiment();
    let show = |mib: Option<f64>| mib.map_or("unknown here".to_owned(), |mib| format!("{mib:.0} MiB"));
    line(&format!("\nreplications   peak memory ({} options, 2 threads)", experiment.options.len()));
    line(&format!("{:12}   {}", "before", show(peak_mib())));
    for &replications in sizes {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        let chunks = Chunks::open(&folder.path().join("study"), "bench").expect("nobody else has it");
        plan.replications = replications;
        let config = RunConfig {
            simulate: Some(&|replication| replicate(&experiment, replication)),
            ..RunConfig::new(&Threads(2), &())
        };
        run(&plan, config, Vec::new(), &|chunk| chunks.store(chunk)).expect("no replication breaks a law");
        line(&format!("{replications:12}   {}", show(peak_mib())));
    }
}

/// The process's peak resident memory where the system tells it.
fn peak_mib() -> Option<f64> {
    #[expect(clippy::disallowed_methods, reason = "the system tells a process's memory through a file")]
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix("kB")?.trim().parse::<f64>().ok().map(|kib| kib / 1024.0)
}
