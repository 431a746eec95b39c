//! The clock and the machine: what the manifest says of one run alone. Read nowhere else.
#![allow(clippy::disallowed_methods, reason = "the manifest says when a study ran and for how long")]

use allotment::result::manifest::ThisRun;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

/// When a run started.
pub(super) struct Clock {
    started: SystemTime,
    since: Instant,
}

impl Clock {
    /// Starts now.
    pub(super) fn start() -> Clock {
        Clock { started: SystemTime::now(), since: Instant::now() }
    }

    /// Seconds since the start.
    pub(super) fn seconds(&self) -> f64 {
        self.since.elapsed().as_secs_f64()
    }

    /// What belongs to the run alone, by now.
    pub(super) fn this_run(&self, threads: usize) -> ThisRun {
        // A machine whose clock stands before 1970 is not worth an error.
        let seconds = self.started.duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
        ThisRun {
            started: utc(seconds),
            seconds: (self.since.elapsed().as_secs_f64() * 1000.0).round() / 1000.0,
            threads,
            cores: cores(),
            system: format!("{} {}", std::env::consts::OS, std::env::consts::ARCH),
        }
    }
}

/// Time from one look to the next.
pub(super) struct Stopwatch(Instant);

impl Stopwatch {
    /// Starts now.
    pub(super) fn start() -> Stopwatch {
        Stopwatch(Instant::now())
    }

    /// Since the last lap, or the start.
    pub(super) fn lap(&mut self) -> Duration {
        let now = Instant::now();
        let lap = now.duration_since(self.0);
        self.0 = now;
        lap
    }
}

/// Cores of the machine that this program may use; 1 where it cannot be known.
pub(super) fn cores() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}

/// Seconds since 1970 as a date and time of day in UTC.
fn utc(seconds: u64) -> String {
    let (days, second) = (seconds / 86_400, seconds % 86_400);
    // Years are counted from March, so that a leap day is a year's last: Howard Hinnant,
    // "chrono-compatible low-level date algorithms" (civil_from_days).
    let days = days + 719_468;
    let (era, day) = (days / 146_097, days % 146_097);
    let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let day = day - (153 * month + 2) / 5 + 1;
    let (month, next) = if month < 10 { (month + 3, 0) } else { (month - 9, 1) };
    let year = era * 400 + year + next;
    let (hour, minute, second) = (second / 3600, second / 60 % 60, second % 60);
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_agree_with_the_calendar() {
        // `date --utc --date=@SECONDS`
        for (seconds, expected) in [
            (0, "1970-01-01T00:00:00Z"),
            (951_782_399, "2000-02-28T23:59:59Z"),
            (951_782_400, "2000-02-29T00:00:00Z"),
            (1_078_099_200, "2004-03-01T00:00:00Z"),
            (1_798_761_599, "2026-12-31T23:59:59Z"),
            (4_107_542_400, "2100-03-01T00:00:00Z"),
        ] {
            assert_eq!(utc(seconds), expected);
        }
    }
}
