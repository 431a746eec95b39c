//! What every peer in Rust shares: the size it is asked for, the clock, the five outcomes, and the talk
//! with `benches/peers/run`. A seed comes on a line, a line of JSON goes back. Never knows a model.

use rustix::time::{ClockId, clock_gettime};
use std::io::{BufRead, Write};

/// Pence an hour at which accounts are funded.
pub const FUNDING: i64 = 1500;
/// Pence an hour that a provider's staff cost.
pub const COST: i64 = 1120;

/// How large a world is and how long it lives.
#[derive(Clone, Copy, Debug)]
pub struct Size {
    pub families: usize,
    pub providers: usize,
    pub weeks: u32,
}

/// What one replication came to.
#[derive(Clone, Copy, Debug)]
pub struct Outcomes {
    pub need_met: f64,
    pub reclaimed: f64,
    pub suspended: f64,
    pub closed: f64,
    pub strain: f64,
}

/// The five series of a replication, and its totals.
#[derive(Clone, Debug, Default)]
pub struct Record {
    pub delivered: Vec<i64>,
    pub unmet: Vec<i64>,
    pub balance: Vec<i64>,
    pub suspended: Vec<f64>,
    pub closed: Vec<f64>,
    /// Pence, over the whole run and all families; revenue over all providers.
    pub paid: i64,
    pub spent: i64,
    pub reclaimed: i64,
    pub earned: i64,
    /// Strain summed over families, and hours that all need a week.
    pub strain: f64,
    pub need: i64,
}

impl Record {
    /// # Panics
    /// Where a penny or an hour went astray, or a series is not as long as the run.
    pub fn outcomes(&self, size: Size) -> Outcomes {
        let weeks = f64::from(size.weeks);
        let lengths = [self.delivered.len(), self.unmet.len(), self.balance.len(), self.suspended.len()];
        assert!(lengths.iter().all(|&length| length == size.weeks as usize), "weeks recorded");
        let balance = self.balance.last().copied().unwrap_or(0);
        assert_eq!(self.paid, balance + self.spent + self.reclaimed, "pence paid");
        assert_eq!(self.spent, self.earned, "pence spent");
        for (delivered, unmet) in self.delivered.iter().zip(&self.unmet) {
            assert_eq!(delivered + unmet, self.need, "hours of a week");
        }
        Outcomes {
            need_met: self.delivered.iter().sum::<i64>() as f64 / (weeks * self.need as f64),
            reclaimed: self.reclaimed as f64 / self.paid as f64,
            suspended: self.suspended.iter().sum::<f64>() / weeks,
            closed: self.closed.iter().sum::<f64>() / weeks,
            strain: self.strain / size.families as f64,
        }
    }
}

/// Hours a week of each provider: 0.85 of the hours needed, by weight; hours left over go one each to
/// the first.
pub fn capacities(need: i64, weights: &[f64]) -> Vec<i64> {
    let hours = (0.85 * need as f64).floor() as i64;
    let sum: f64 = weights.iter().sum();
    let mut capacities: Vec<i64> =
        weights.iter().map(|weight| (hours as f64 * weight / sum).floor() as i64).collect();
    let left = hours - capacities.iter().sum::<i64>();
    capacities.iter_mut().take(left as usize).for_each(|capacity| *capacity += 1);
    capacities
}

/// Seconds of processor that this thread has had.
fn on_processor() -> f64 {
    let time = clock_gettime(ClockId::ThreadCPUTime);
    time.tv_sec as f64 + time.tv_nsec as f64 * 1e-9
}

/// Answers seeds with replications until the input ends.
///
/// # Panics
/// Where the three numbers (families, providers, weeks) or a seed cannot be read.
pub fn serve(replicate: impl Fn(Size, u32) -> Outcomes) {
    let numbers: Vec<u32> =
        std::env::args().skip(1).map(|word| word.parse().expect("families providers weeks")).collect();
    let &[families, providers, weeks] = numbers.as_slice() else { panic!("families providers weeks") };
    let size = Size { families: families as usize, providers: providers as usize, weeks };
    let mut output = std::io::stdout();
    for line in std::io::stdin().lock().lines() {
        let seed = line.expect("a line").trim().parse().expect("a seed");
        let start = on_processor();
        let Outcomes { need_met, reclaimed, suspended, closed, strain } = replicate(size, seed);
        let seconds = on_processor() - start;
        writeln!(
            output,
            "{{\"seconds\": {seconds:.9}, \"need_met\": {need_met}, \"reclaimed\": {reclaimed}, \
             \"suspended\": {suspended}, \"closed\": {closed}, \"strain\": {strain}}}"
        )
        .and_then(|()| output.flush())
        .expect("somebody listens");
    }
}
