//! The clock of the tables, and what is made of its readings.

use std::time::Instant;

/// Now.
pub(crate) fn now() -> Instant {
    #[expect(clippy::disallowed_methods, reason = "a measurement reads the clock; no result does")]
    Instant::now()
}

/// Seconds that some work took.
pub(crate) fn seconds(work: impl FnOnce()) -> f64 {
    let start = now();
    work();
    start.elapsed().as_secs_f64()
}

/// Seconds of processor that some work of this thread took, so that what else the machine does counts
/// little; of the clock where the system does not tell.
pub(crate) fn processor_seconds(work: impl FnOnce()) -> f64 {
    let (before, start) = (on_processor(), now());
    work();
    match (before, on_processor()) {
        (Some(before), Some(after)) if after > before => after - before,
        _ => start.elapsed().as_secs_f64(),
    }
}

/// Seconds that this thread has run, to some milliseconds.
fn on_processor() -> Option<f64> {
    #[expect(clippy::disallowed_methods, reason = "the system tells a thread's time through a file")]
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    text.split_whitespace().next()?.parse::<f64>().ok().map(|nanoseconds| nanoseconds * 1e-9)
}

/// The middle value.
pub(crate) fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    let middle = values.len() / 2;
    if values.len().is_multiple_of(2) { (values[middle - 1] + values[middle]) / 2.0 } else { values[middle] }
}

/// Prints a line of a table.
pub(crate) fn line(text: &str) {
    #[expect(clippy::print_stdout, reason = "a bench prints what it measured")]
    {
        println!("{text}");
    }
}
