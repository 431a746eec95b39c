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
