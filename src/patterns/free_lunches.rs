//! Whether a shipped policy costs nobody anything: better than the baseline on every headline outcome at once.
//!
//! Never knows how a table is printed.

use super::shipped::shipped_policy;
use crate::basics::Error;
use crate::outcome::{Better, OUTCOMES, Outcome};
use crate::parameters::assumptions::Assumptions;
use crate::parameters::environment::Environment;
use crate::parameters::levers::Levers;
use crate::place::{self, PlaceDraw};
use crate::replication::{Experiment, PolicySchedule, Run, WARM_UP_YEARS, replicate};
use crate::solve::Solver;
use crate::study::library::of_kind;
use crate::study::run::{Executor, in_order};
use crate::study::scenario::Kind;

/// Matched runs.
pub const LUNCH_RUNS: u32 = 100;
/// Runs from which on a policy that is better on everything needs a reason.
pub const TOO_MANY: u32 = 90;
/// The council at which policies are tried.
pub const LUNCH_PLACE: &str = "thurrock";

/// A shipped policy beside the baseline.
#[derive(Clone, Debug, PartialEq)]
pub struct FreeLunch {
    /// Its name in files.
    pub policy: &'static str,
    /// Runs in which it is better on every headline outcome that has a better side.
    pub better: u32,
    /// Runs in which it is worse on none and better on some.
    pub not_worse: u32,
    /// The outcome on which it is worse most often, and in how many runs; nothing where it never is.
    pub price: Option<(&'static str, u32)>,
}

/// Every shipped policy beside the baseline, at one council under luck alone, in the order of the library.
/// `done` is called as often as a run is over.
///
/// # Errors
/// Where the workers cannot be started, or a law of the model breaks.
pub fn free_lunches(
    executor: &dyn Executor,
    seed: u64,
    done: &(dyn Fn() + Sync),
) -> Result<Vec<FreeLunch>, Error> {
    let place =
        place::find(LUNCH_PLACE).ok_or_else(|| Error::new("the place of the free lunches is gone"))?;
    let assumptions = Assumptions::default();
    let baseline = PolicySchedule::new(Levers::default(), Environment::default());
    let solved = Solver::new(&place, &assumptions, &baseline).place(&PlaceDraw::MEDIAN, &assumptions);
    let policies: Vec<&'static str> = of_kind(Kind::Policy).map(|shipped| shipped.name).collect();
    let options = policies.iter().map(|name| shipped_policy(name));
    let experiment = Experiment {
        place: solved,
        assumptions,
        warm_up: baseline.clone(),
        options: std::iter::once(baseline).chain(options).collect(),
        warm_up_years: WARM_UP_YEARS,
        horizon_years: 6,
        seed,
    };
    let lucks: Vec<u32> = (0..LUNCH_RUNS).collect();
    let runs = in_order(executor, &lucks, |luck| {
        let runs = replicate(&experiment, *luck);
        done();
        runs
    })?;
    let of_policy = |(index, policy)| beside(policy, &runs, index + 1);
    Ok(policies.into_iter().enumerate().map(of_policy).filter(FreeLunch::differs).collect())
}

impl FreeLunch {
    /// Whether anything ever comes out otherwise than under the baseline.
    fn differs(&self) -> bool {
        self.not_worse > 0 || self.price.is_some()
    }
}

/// One policy over all runs.
fn beside(policy: &'static str, runs: &[Vec<Run>], option: usize) -> FreeLunch {
    let judged: Vec<&Outcome> =
        OUTCOMES.iter().filter(|it| it.headline && it.better != Better::Neither).collect();
    let mut worse_on = vec![0; judged.len()];
    let (mut better, mut not_worse) = (0, 0);
    for run in runs {
        let (mut all, mut none, mut some) = (true, true, false);
        for (worse, outcome) in worse_on.iter_mut().zip(&judged) {
            let gain = run[option].horizon[outcome.index] - run[0].horizon[outcome.index];
            let gain = if outcome.better == Better::Lower { -gain } else { gain };
            all &= gain > 0.0;
            some |= gain > 0.0;
            if gain < 0.0 {
                none = false;
                *worse += 1;
            }
        }
        better += u32::from(all);
        not_worse += u32::from(none && some);
    }
    let most = worse_on.iter().zip(&judged).max_by_key(|(worse, _)| **worse);
    let price = most.filter(|(worse, _)| **worse > 0).map(|(worse, outcome)| (outcome.label, *worse));
    FreeLunch { policy, better, not_worse, price }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(of: impl Fn(&Outcome) -> f64) -> Run {
        Run { horizon: OUTCOMES.iter().map(of).collect(), ..Run::default() }
    }

    #[test]
    fn what_a_policy_costs_is_counted_run_by_run() {
        let baseline = || run(|_| 1.0);
        let good = |outcome: &Outcome| if outcome.better == Better::Lower { 0.5 } else { 1.5 };
        let costly =
            |outcome: &Outcome| if outcome.index == Outcome::COST_TOTAL.index { 2.0 } else { good(outcome) };
        let runs = [vec![baseline(), run(good)], vec![baseline(), run(costly)], vec![baseline(), baseline()]];
        let lunch = beside("p", &runs, 1);
        assert_eq!((lunch.better, lunch.not_worse), (1, 1));
        assert_eq!(lunch.price, Some((Outcome::COST_TOTAL.label, 1)));
    }
}
