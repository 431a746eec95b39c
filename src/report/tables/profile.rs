//! Where the time of a study went, as a table.
//!
//! How time was measured is not known here.

use crate::report::numbers::thousands;
use std::fmt::Write;

/// One phase of the week.
#[derive(Clone, Debug)]
pub struct Line {
    /// Its name.
    pub name: &'static str,
    /// Seconds in it, over all threads.
    pub seconds: f64,
    /// How often it was called.
    pub calls: u64,
}

/// What a run took.
#[derive(Clone, Debug)]
pub struct Spent {
    /// Phase by phase, in the order of the week.
    pub lines: Vec<Line>,
    /// Seconds in replications, over all threads.
    pub replications: f64,
    /// Threads.
    pub threads: usize,
    /// Seconds by the clock from start to end.
    pub seconds: f64,
}

/// The table: time in all threads, its share of the replications', calls, time a call.
pub fn profile(spent: &Spent) -> String {
    let mut text =
        format!("{:<16}{:>10}{:>9}{:>14}{:>12}\n", "Phase", "Seconds", "Share", "Calls", "µs a call");
    let mut line = |name: &str, seconds: f64, calls: Option<u64>| {
        let share = if spent.replications > 0.0 { 100.0 * seconds / spent.replications } else { 0.0 };
        let _ = write!(text, "{name:<16}{seconds:>10.2}{share:>8.1}%");
        if let Some(calls) = calls {
            let each = if calls == 0 { 0.0 } else { seconds * 1e6 / calls as f64 };
            let _ = write!(text, "{:>14}{each:>12.1}", thousands(&calls.to_string()));
        }
        text.push('\n');
    };
    for phase in &spent.lines {
        line(phase.name, phase.seconds, Some(phase.calls));
    }
    let phases: f64 = spent.lines.iter().map(|line| line.seconds).sum();
    line("between weeks", (spent.replications - phases).max(0.0), None);
    line("replications", spent.replications, None);
    let threads =
        if spent.threads == 1 { "1 thread".to_owned() } else { format!("{} threads", spent.threads) };
    let _ = writeln!(
        text,
        "Seconds are summed over {threads}; by the clock the whole took {:.2} s, statistics and files included.\n\
         Between weeks: first worlds, copies of them for options, laws checked, families matched.",
        spent.seconds
    );
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_of_all_replications_and_what_is_no_phase_has_a_line() {
        let line = |name, seconds, calls| Line { name, seconds, calls };
        let spent = Spent {
            lines: vec![line("search", 6.0, 12_000), line("market", 1.5, 12_000), line("idle", 0.0, 0)],
            replications: 10.0,
            threads: 2,
            seconds: 5.5,
        };
        insta::assert_snapshot!(profile(&spent));
    }
}
