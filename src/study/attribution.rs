//! What each part of a bundle contributes to the bundle's effect: Shapley's shares, which do not depend
//! on the order in which the parts would be decided.
//!
//! Every set of parts is simulated with the families and the random streams of the study's own runs, so
//! that shares are matched as options are. Of up to [`MOST_EXACT`] parts every set is simulated and the
//! shares are exact in each run. Of more parts, each run adds them in a few orders drawn for it, and the
//! interval includes the chance of that draw.

use super::plan::Plan;
use super::run::{Executor, each_caught};
use super::scenario::part::Part;
use super::undefined;
use crate::basics::Error;
use crate::basics::parameter::Table;
use crate::outcome::{OUTCOMES, Outcome};
use crate::parameters::levers::Levers;
use crate::replication::{Experiment, PolicySchedule, replicate};
use crate::stats::{Layout, Resampler, Summary, half_width, layered, shapley, summary};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::atomic::AtomicBool;

/// Parts of which every set is simulated.
pub const MOST_EXACT: usize = 4;

/// Orders in which each run adds the parts where there are more: one drawn, and the same backwards.
const ORDERS: usize = 2;

/// The effect of a bundle on one outcome, by part.
#[derive(Clone, Debug)]
pub struct OutcomeAttribution {
    /// The outcome.
    pub outcome: &'static Outcome,
    /// The whole bundle's mean difference from its baseline, with its 95% interval, in the outcome's unit.
    pub total: Estimate,
    /// Each part's share, in the same unit; they add up to the total.
    pub parts: Vec<Estimate>,
}

/// A mean with its 95% interval; NaN where it is not determined.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Estimate {
    /// Mean over runs.
    #[serde(with = "undefined")]
    pub mean: f64,
    /// Low end of the interval.
    #[serde(with = "undefined")]
    pub low: f64,
    /// High end.
    #[serde(with = "undefined")]
    pub high: f64,
}

/// The effect of one option by part.
#[derive(Clone, Debug)]
pub struct Attribution {
    /// The option's index in the plan.
    pub option: usize,
    /// Names of the parts in print.
    pub names: Vec<String>,
    /// Whether every set of parts was simulated.
    pub is_exact: bool,
    /// Runs that count.
    pub n: usize,
    /// Runs that failed and are left out.
    pub failed: usize,
    /// Each headline outcome.
    pub shares: Vec<OutcomeAttribution>,
}

/// The levers of a baseline with those of some parts (a bit each) as an option has them.
fn levers(baseline: &Levers, option: &Levers, parts: &[Part], set: usize) -> Levers {
    let mut levers = baseline.clone();
    let inside = parts.iter().enumerate().filter(|(part, _)| set >> part & 1 == 1);
    for row in inside.flat_map(|(_, part)| &part.levers) {
        let value = option.get(row.group, row.name).unwrap_or(row.default);
        let known = levers.set(row.group, row.name, value);
        debug_assert!(known, "a part names what is no lever");
    }
    levers
}

/// One run's effect on one outcome: the whole bundle's and each part's share.
type Effect = (f64, Vec<f64>);
/// One run's effects, one a headline outcome.
type Effects = Vec<Effect>;

/// Attributes the effects of the options that a plan names to their parts, over the runs `0..runs`;
/// `None` where `stop` was set meanwhile.
///
/// # Errors
/// Where the workers cannot be started, or more than one run in a hundred failed.
pub fn attribute(
    plan: &Plan,
    runs: u32,
    executor: &dyn Executor,
    stop: &AtomicBool,
) -> Result<Option<Vec<Attribution>>, Error> {
    let runs: Vec<u32> = (0..runs).collect();
    let mut attributions = Vec::new();
    for &option in &plan.attributed {
        let its = &plan.options[option];
        let parts = its.parts_beside(&plan.options[its.baseline]);
        let effects = each_caught(executor, stop, &runs, |&run| effects(plan, option, &parts, run))?;
        let Some(effects) = effects else { return Ok(None) };
        let failures: Vec<&String> = effects.iter().filter_map(|effects| effects.as_ref().err()).collect();
        if let Some(first) = failures.first().filter(|_| failures.len() * 100 > runs.len()) {
            let problem = format!(
                "{} of {} runs of the parts of `{}` broke; the first: {first}",
                failures.len(),
                runs.len(),
                its.name
            );
            return Err(
                Error::new(problem).with_hint("the model broke one of its own rules; nothing was written")
            );
        }
        let layout = plan.parameter_uncertainty.layout(runs.iter().copied());
        attributions.push(Attribution {
            option,
            is_exact: parts.len() <= MOST_EXACT,
            n: effects.len() - failures.len(),
            failed: failures.len(),
            shares: by_outcome(&effects, parts.len(), layout.as_ref()),
            names: parts.into_iter().map(|part| part.title).collect(),
        });
    }
    Ok(Some(attributions))
}

/// What all runs together say of each headline outcome.
fn by_outcome(
    effects: &[Result<Effects, String>],
    parts: usize,
    layout: Option<&Layout>,
) -> Vec<OutcomeAttribution> {
    let headline = OUTCOMES.iter().filter(|outcome| outcome.headline).enumerate();
    let attributed = headline.map(|(index, outcome)| {
        let estimate = |of: &dyn Fn(&Effect) -> f64| {
            let number =
                |run: &Result<Effects, String>| run.as_ref().map_or(f64::NAN, |effects| of(&effects[index]));
            estimate(&effects.iter().map(number).collect::<Vec<f64>>(), layout)
        };
        let parts = (0..parts).map(|part| estimate(&|(_, shares)| shares[part])).collect();
        OutcomeAttribution { outcome, total: estimate(&|(total, _)| *total), parts }
    });
    attributed.collect()
}

/// The mean of runs with its interval over runs or, where they share draws, over draws.
fn estimate(numbers: &[f64], layout: Option<&Layout>) -> Estimate {
    let whole: Summary = summary(numbers);
    let half = layout.map_or_else(|| half_width(whole.sd, whole.n), |layout| layered(numbers, layout).half);
    Estimate { mean: whole.mean, low: whole.mean - half, high: whole.mean + half }
}

/// The effects of an option's parts in one run.
fn effects(plan: &Plan, option: usize, parts: &[Part], run: u32) -> Effects {
    let (its, baseline) = (&plan.options[option], &plan.options[plan.options[option].baseline]);
    let orders = orders(plan.seed, run, parts.len());
    let sets: Vec<usize> = match &orders {
        None => (0..1 << parts.len()).collect(),
        Some(orders) => {
            let mut sets: Vec<usize> = orders.iter().flat_map(|order| prefixes(order)).collect();
            sets.sort_unstable();
            sets.dedup();
            sets
        }
    };
    let schedule = |&set: &usize| {
        let levers = levers(&baseline.schedule.levers, &its.schedule.levers, parts, set);
        PolicySchedule::new(levers, its.schedule.environment.clone())
    };
    let experiment = Experiment { options: sets.iter().map(schedule).collect(), ..plan.experiment_for(run) };
    let runs = replicate(&experiment, plan.parameter_uncertainty.random_stream_of(run));
    let whole = (1 << parts.len()) - 1;
    let headline = OUTCOMES.iter().enumerate().filter(|(_, outcome)| outcome.headline);
    headline
        .map(|(index, _)| {
            let values: BTreeMap<usize, f64> =
                sets.iter().zip(&runs).map(|(&set, run)| (set, run.horizon[index])).collect();
            let total = values[&whole] - values[&0];
            let shares = match &orders {
                None => shapley(&values.values().copied().collect::<Vec<f64>>()).unwrap_or_default(),
                Some(orders) => mean_over_orders(orders, &values),
            };
            (total, shares)
        })
        .collect()
}

/// The orders that a run adds many parts in; `None` where every set is simulated.
fn orders(seed: u64, run: u32, parts: usize) -> Option<Vec<Vec<usize>>> {
    if parts <= MOST_EXACT {
        return None;
    }
    let mut order: Vec<usize> = (0..parts).collect();
    Resampler::new(seed, u64::from(run)).shuffle(&mut order);
    let backwards = order.iter().rev().copied().collect();
    Some(vec![order, backwards])
}

/// Every set that an order passes, from none to all.
fn prefixes(order: &[usize]) -> Vec<usize> {
    let mut sets = vec![0];
    for part in order {
        sets.push(sets.last().copied().unwrap_or(0) | 1 << part);
    }
    sets
}

/// What each part adds, the mean over the orders.
fn mean_over_orders(orders: &[Vec<usize>], values: &BTreeMap<usize, f64>) -> Vec<f64> {
    let parts = orders.first().map_or(0, Vec::len);
    let mut shares = vec![0.0; parts];
    for order in orders {
        for (step, sets) in prefixes(order).windows(2).enumerate() {
            shares[order[step]] += (values[&sets[1]] - values[&sets[0]]) / ORDERS as f64;
        }
    }
    shares
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::study::plan::{PolicyOption, plan};
    use crate::study::request::Request;

    fn asked(study: &str, policy: &str, replications: u32) -> Plan {
        let request = Request {
            study: Some(study.to_owned()),
            place: Some("early-adopter".to_owned()),
            parts: vec![policy.to_owned()],
            replications: Some(replications),
            set: vec!["families=60".to_owned()],
            ..Request::default()
        };
        plan(&request, &crate::store::files::WorkingFolder).unwrap()
    }

    fn attributions_of(plan: &Plan, runs: u32, threads: usize) -> Vec<Attribution> {
        attribute(plan, runs, &crate::study::run::Threads(threads), &AtomicBool::new(false)).unwrap().unwrap()
    }

    #[test]
    fn shares_add_up_to_the_effect_of_the_option_itself() {
        let plan = asked("bundles", "market-first", 3);
        let attributions = attributions_of(&plan, 3, 2);
        let environments = 2;
        assert_eq!(attributions.len(), environments);
        for attribution in &attributions {
            assert!(
                attribution.is_exact && attribution.names.len() == 4 && attribution.n == 3,
                "{:?}",
                attribution.names
            );
            for shares in &attribution.shares {
                let index = Outcome::index(shares.outcome.name).unwrap();
                let sum: f64 = shares.parts.iter().map(|part| part.mean).sum();
                let own: Vec<f64> = (0..3)
                    .map(|run| {
                        let runs = plan.replicate(run);
                        let baseline = plan.options[attribution.option].baseline;
                        runs[attribution.option].horizon[index] - runs[baseline].horizon[index]
                    })
                    .collect();
                let own = summary(&own).mean;
                let near = |left: f64, right: f64| {
                    left.is_nan() && right.is_nan() || (left - right).abs() <= 1e-9 * right.abs().max(1.0)
                };
                assert!(
                    near(sum, own) && near(shares.total.mean, own),
                    "{}: {sum} {own}",
                    shares.outcome.name
                );
            }
        }
        assert_eq!(
            format!("{attributions:?}"),
            format!("{:?}", attributions_of(&plan, 3, 1)),
            "whatever the threads"
        );
    }

    #[test]
    fn many_parts_are_added_in_orders_that_pass_from_none_to_all() {
        let orders = orders(3, 8, 6).unwrap();
        assert_eq!(orders.len(), ORDERS);
        for order in &orders {
            let sets = prefixes(order);
            assert_eq!((sets[0], sets[6], sets.len()), (0, 63, 7));
        }
        // An additive value is recovered exactly, whatever the orders.
        let value =
            |set: usize| (0..6).filter(|part| set >> part & 1 == 1).map(|part| part as f64).sum::<f64>();
        let values: BTreeMap<usize, f64> = (0..64).map(|set| (set, value(set))).collect();
        let shares = mean_over_orders(&orders, &values);
        assert!(
            shares.iter().enumerate().all(|(part, share)| (share - part as f64).abs() < 1e-12),
            "{shares:?}"
        );
        assert!(super::orders(3, 8, 4).is_none());
        assert_ne!(super::orders(3, 8, 6), super::orders(3, 9, 6));
    }

    #[test]
    fn parts_are_those_named_then_single_levers_and_only_what_differs() {
        let plan = asked("bundles", "families-first", 1);
        let option = &plan.options[plan.attributed[0]];
        let all = option.parts_beside(&plan.options[option.baseline]);
        let levers: usize = all.iter().map(|part| part.levers.len()).sum();
        assert_eq!((all.len(), levers), (4, 8), "{all:?}");
        let unnamed = PolicyOption { parts: Vec::new(), ..option.clone() };
        assert_eq!(unnamed.parts_beside(&plan.options[option.baseline]).len(), 8);
        assert!(option.parts_beside(option).is_empty());
    }
}
