//! What each part of a bundle contributes to its effect: Shapley's shares, whatever the order in which
//! the parts would be decided.
//!
//! Every set of parts is lived with the families and the luck of the study's own runs, so that shares
//! are matched as options are. Up to [`MOST_EXACT`] parts every set is lived and the shares are exact in
//! each run; of more parts, each run adds them in a few orders drawn for it, and the interval holds
//! that chance as well.

use super::plan::Plan;
use super::run::each_caught;
use super::scenario::part::Part;
use crate::basics::Error;
use crate::basics::parameter::Table;
use crate::outcome::{OUTCOMES, Outcome};
use crate::parameters::levers::Levers;
use crate::replication::{Course, Experiment, replicate};
use crate::stats::{Layout, Resampler, Summary, half_width, layered, shapley, summary};
use std::collections::BTreeMap;
use std::sync::atomic::AtomicBool;

/// Parts of which every set is lived.
pub const MOST_EXACT: usize = 4;

/// Orders that each run adds the parts in where there are more: one drawn, and the same backwards.
const ORDERS: usize = 2;

/// The effect of a bundle on one outcome, taken apart.
#[derive(Clone, Debug)]
pub struct Shares {
    /// The outcome.
    pub outcome: &'static Outcome,
    /// The whole bundle's mean difference from its baseline, with its 95% interval.
    pub total: Known,
    /// Each part's share; they add up to the whole.
    pub parts: Vec<Known>,
}

/// A mean with its 95% interval; NaN where it is not determined.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Known {
    /// Mean over runs.
    pub mean: f64,
    /// Low end of the interval.
    pub low: f64,
    /// High end.
    pub high: f64,
}

/// One option taken apart.
#[derive(Clone, Debug)]
pub struct Split {
    /// The option's place in the plan.
    pub option: usize,
    /// Names of the parts in print.
    pub names: Vec<String>,
    /// Whether every set of parts was lived.
    pub is_exact: bool,
    /// Runs that count.
    pub n: usize,
    /// Runs that broke.
    pub broken: usize,
    /// Each headline outcome.
    pub shares: Vec<Shares>,
}

/// The levers of a baseline with those of some parts (a bit each) as an option has them.
fn levers(baseline: &Levers, option: &Levers, parts: &[Part], set: usize) -> Levers {
    let mut levers = baseline.clone();
    let inside = parts.iter().enumerate().filter(|(place, _)| set >> place & 1 == 1);
    for row in inside.flat_map(|(_, part)| &part.levers) {
        let value = option.get(row.group, row.name).unwrap_or(row.default);
        let known = levers.set(row.group, row.name, value);
        debug_assert!(known, "a part names what is no lever");
    }
    levers
}

/// What one run says of an outcome: the whole effect and each part's share.
type Effect = (f64, Vec<f64>);
/// What one run says, a headline outcome each.
type Said = Vec<Effect>;

/// Takes the options apart that a plan asks for, over the runs `0..runs`. Nothing where it was stopped.
///
/// # Errors
/// Where the threads cannot be started, or more than one run in a hundred broke.
pub fn split(plan: &Plan, runs: u32, threads: usize, stop: &AtomicBool) -> Result<Option<Vec<Split>>, Error> {
    let mut splits = Vec::new();
    for &option in &plan.split {
        let (its, baseline) = (&plan.options[option], &plan.options[plan.options[option].baseline]);
        let parts = its.parts_beside(baseline);
        let runs: Vec<u32> = (0..runs).collect();
        let Some(said) = each_caught(threads, stop, &runs, |&run| one(plan, option, &parts, run))? else {
            return Ok(None);
        };
        let broken: Vec<&String> = said.iter().filter_map(|said| said.as_ref().err()).collect();
        if let Some(first) = broken.first().filter(|_| broken.len() * 100 > runs.len()) {
            let problem = format!(
                "{} of {} runs of the parts of `{}` broke; the first: {first}",
                broken.len(),
                runs.len(),
                its.name
            );
            return Err(Error::new(problem).hint("the model broke one of its own rules; nothing was written"));
        }
        let layout = plan.unknowns.layout(runs.iter().copied());
        let headline = OUTCOMES.iter().filter(|outcome| outcome.headline).enumerate();
        let shares = headline.map(|(place, outcome)| {
            let known = |of: &dyn Fn(&Effect) -> f64| {
                let numbers: Vec<f64> =
                    said.iter().map(|said| said.as_ref().map_or(f64::NAN, |said| of(&said[place]))).collect();
                known(&numbers, layout.as_ref())
            };
            let each = (0..parts.len()).map(|part| known(&|(_, shares)| shares[part])).collect();
            Shares { outcome, total: known(&|(total, _)| *total), parts: each }
        });
        splits.push(Split {
            option,
            is_exact: parts.len() <= MOST_EXACT,
            n: said.iter().filter(|said| said.is_ok()).count(),
            broken: broken.len(),
            shares: shares.collect(),
            names: parts.into_iter().map(|part| part.title).collect(),
        });
    }
    Ok(Some(splits))
}

/// The mean of runs with its interval over runs or, where they share draws, over draws.
fn known(numbers: &[f64], layout: Option<&Layout>) -> Known {
    let whole: Summary = summary(numbers);
    let half = layout.map_or_else(|| half_width(whole.sd, whole.n), |layout| layered(numbers, layout).half);
    Known { mean: whole.mean, low: whole.mean - half, high: whole.mean + half }
}

/// One run of an option's sets of parts, taken apart.
fn one(plan: &Plan, option: usize, parts: &[Part], run: u32) -> Said {
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
    let course = |&set: &usize| {
        let levers = levers(&baseline.course.levers, &its.course.levers, parts, set);
        Course::new(levers, its.course.environment.clone())
    };
    let experiment = Experiment { options: sets.iter().map(course).collect(), ..plan.experiment_for(run) };
    let lived = replicate(&experiment, plan.unknowns.luck_of(run));
    let whole = (1 << parts.len()) - 1;
    let headline = OUTCOMES.iter().enumerate().filter(|(_, outcome)| outcome.headline);
    headline
        .map(|(place, _)| {
            let values: BTreeMap<usize, f64> =
                sets.iter().zip(&lived).map(|(&set, run)| (set, run.horizon[place])).collect();
            let total = values[&whole] - values[&0];
            let shares = match &orders {
                None => shapley(&values.values().copied().collect::<Vec<f64>>()).unwrap_or_default(),
                Some(orders) => over_orders(orders, &values),
            };
            (total, shares)
        })
        .collect()
}

/// The orders that a run adds many parts in; nothing where every set is lived.
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
fn over_orders(orders: &[Vec<usize>], values: &BTreeMap<usize, f64>) -> Vec<f64> {
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

    fn asked(study: &str, split: &str, replications: u32) -> Plan {
        let request = Request {
            study: Some(study.to_owned()),
            place: Some("early-adopter".to_owned()),
            parts: vec![split.to_owned()],
            replications: Some(replications),
            set: vec!["families=60".to_owned()],
            ..Request::default()
        };
        plan(&request, &crate::store::files::WorkingFolder).unwrap().0
    }

    fn taken_apart(plan: &Plan, runs: u32, threads: usize) -> Vec<Split> {
        split(plan, runs, threads, &AtomicBool::new(false)).unwrap().unwrap()
    }

    #[test]
    fn shares_add_up_to_the_effect_of_the_option_itself() {
        let plan = asked("bundles", "market-first", 3);
        let splits = taken_apart(&plan, 3, 2);
        let environments = 2;
        assert_eq!(splits.len(), environments);
        for split in &splits {
            assert!(split.is_exact && split.names.len() == 4 && split.n == 3, "{:?}", split.names);
            for shares in &split.shares {
                let place = Outcome::index(shares.outcome.name).unwrap();
                let sum: f64 = shares.parts.iter().map(|part| part.mean).sum();
                let own: Vec<f64> = (0..3)
                    .map(|run| {
                        let runs = plan.replicate(run);
                        let baseline = plan.options[split.option].baseline;
                        runs[split.option].horizon[place] - runs[baseline].horizon[place]
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
        assert_eq!(format!("{splits:?}"), format!("{:?}", taken_apart(&plan, 3, 1)), "whatever the threads");
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
        let shares = over_orders(&orders, &values);
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
        let option = &plan.options[plan.split[0]];
        let all = option.parts_beside(&plan.options[option.baseline]);
        let levers: usize = all.iter().map(|part| part.levers.len()).sum();
        assert_eq!((all.len(), levers), (4, 8), "{all:?}");
        let unnamed = PolicyOption { parts: Vec::new(), ..option.clone() };
        assert_eq!(unnamed.parts_beside(&plan.options[option.baseline]).len(), 8);
        assert!(option.parts_beside(option).is_empty());
    }
}
