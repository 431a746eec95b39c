//! Monotone limits: with every response to what happened switched off, more of one thing is never
//! less of another at the same luck.
//!
//! Off is whatever lets what a family went through, or what an account could pay, reach a later
//! decision, booking, return or price; then only the rule itself is left between lever and outcome.

use crate::case::Case;
use crate::generate::{cases, number};
use crate::runner::over;
use allotment::basics::parameter::Table;
use allotment::outcome::{OUTCOMES, Outcome};
use allotment::parameters::levers::{Levers, ReclaimAt};
use allotment::replication::{Experiment, PolicySchedule, Run, replicate};
use allotment::study::run::catch;
use proptest::prelude::*;

/// Assumptions under which nobody responds, with what each would otherwise let through.
const DEAF: &[(&str, &str, f64)] = &[
    // Fear, trust, need met and load reach no choice, and strain no worker's judgement.
    ("choice", "choice_met", 0.0),
    ("choice", "choice_load", 0.0),
    ("choice", "choice_fear", 0.0),
    ("choice", "choice_neighbours", 0.0),
    ("choice", "choice_trust", 0.0),
    ("offer", "offer_capacity", 0.0),
    ("offer", "offer_strain", 0.0),
    ("offer", "offer_pressure", 0.0),
    // Strain takes no hours from a family's search, and brings no crisis to a worker's week.
    ("administration", "strain_capacity_cut", 0.0),
    ("crisis", "crisis_base", 0.0),
    // Returns come by chance alone, nobody drops out, and no booking lapses for want of money.
    ("returns", "return_slack", 0.0),
    ("returns", "return_strain", 0.0),
    ("returns", "dropout_hazard", 0.0),
    ("delivery", "lapse_share", 0.0),
    // Desk work takes no time: a return that arrives is looked at in the same week.
    ("workforce", "check_hours_receipts", 0.0),
    ("workforce", "check_hours_statements", 0.0),
    ("workforce", "check_hours_card", 0.0),
    ("workforce", "chase_hours", 0.0),
    ("workforce", "suspension_hours", 0.0),
    // What a provider earned neither closes it nor lets it hire.
    ("market", "closure_grace", 520.0),
    ("market", "hire_step", 0.0),
    ("delivery", "reputation_ema", 0.0),
    // An allowance with a threshold is not monotone: what stays below it this year is taken next year.
    ("returns", "reclaim_minimum", 0.0),
];

/// Levers under which money that is left, or was paid late, reaches nothing else.
fn deaf(levers: &mut Levers) {
    levers.flexible_share = 0.0;
    levers.restrict_chance = 0.0;
    levers.freeze_trigger = 0.0;
}

fn set(experiment: &mut Experiment, group: &str, name: &str, number: f64) {
    assert!(experiment.assumptions.set(group, name, number), "there is no row `{group}.{name}`");
}

/// The case's second policy twice, with nobody responding, and each time changed.
fn pair(case: &Case, change: [&dyn Fn(&mut Levers); 2]) -> Result<Experiment, String> {
    let mut experiment = case.plan().map_err(|refused| refused.to_string())?.experiment();
    experiment.warm_up_years = 1;
    DEAF.iter().for_each(|(group, name, number)| set(&mut experiment, group, name, *number));
    deaf(&mut experiment.warm_up.levers);
    let second = experiment.options[1].clone();
    let changed = |change: &dyn Fn(&mut Levers)| {
        let mut schedule = second.clone();
        let changes = schedule.changes.iter_mut().map(|(_, levers)| levers);
        changes.chain([&mut schedule.levers]).for_each(|levers| {
            deaf(levers);
            change(levers);
        });
        schedule
    };
    experiment.options = change.map(changed).into();
    Ok(experiment)
}

fn runs(experiment: &Experiment) -> Result<Vec<Run>, String> {
    catch(|| replicate(experiment, 0))
}

/// Pence reclaimed from the fork to the end of each year.
fn reclaimed(run: &Run) -> Vec<i64> {
    let yearly = run.accounts.iter().map(|year| (year.direct.reclaimed + year.managed.reclaimed).0);
    yearly
        .scan(0, |sum, year| {
            *sum += year;
            Some(*sum)
        })
        .collect()
}

fn outcome(run: &Run, name: &str, year: usize) -> f64 {
    run.years[year][Outcome::index(name).unwrap()]
}

/// A property of cases in which nothing moves says nothing.
#[track_caller]
fn assert_takes_effect(moved: u32, ran: u32) {
    assert!(ran < 40 || moved * 6 > ran, "the lever moved something in {moved} of {ran} cases only");
}

/// A case and two numbers that a lever accepts, the smaller first.
fn with_two(lever: &str) -> BoxedStrategy<(Case, f64, f64)> {
    let row = Levers::list().iter().find(|row| row.name == lever).unwrap();
    (cases(), number(row), number(row)).prop_map(|(case, a, b)| (case, a.min(b), a.max(b))).boxed()
}

#[test]
fn a_larger_allowance_never_reclaims_more() {
    let moved = std::cell::Cell::new(0);
    let ran = over("weeks_keep", 60, &with_two("weeks_keep"), |(case, less, more)| {
        let reclaims = |levers: &mut Levers| {
            if levers.reclaim_at == ReclaimAt::Never {
                levers.reclaim_at = ReclaimAt::YearEnd;
            }
        };
        let keep = |weeks: f64| {
            move |levers: &mut Levers| {
                reclaims(levers);
                levers.weeks_keep = weeks;
            }
        };
        let runs = runs(&pair(case, [&keep(*less), &keep(*more)])?)?;
        let (tight, loose) = (reclaimed(&runs[0]), reclaimed(&runs[1]));
        moved.set(moved.get() + u32::from(tight != loose));
        match tight.iter().zip(&loose).all(|(tight, loose)| loose <= tight) {
            true => Ok(()),
            false => Err(format!("{less} weeks reclaim {tight:?} pence by year, {more} weeks {loose:?}")),
        }
    });
    assert_takes_effect(moved.get(), ran);
}

#[test]
fn a_longer_patience_never_suspends_more() {
    let moved = std::cell::Cell::new(0);
    let ran = over("suspend_after", 60, &with_two("suspend_after"), |(case, less, more)| {
        // Accounts that are put together or apart while they wait would be counted otherwise.
        let pooled = case.plan().map_err(|refused| refused.to_string())?.warm_up.levers.pooled_accounts;
        let after = |weeks: f64| {
            move |levers: &mut Levers| {
                levers.suspend_after = weeks as u32;
                levers.pooled_accounts = pooled;
            }
        };
        let runs = runs(&pair(case, [&after(*less), &after(*more)])?)?;
        let sums = |run: &Run, name| {
            let values = (0..run.years.len()).map(|year| outcome(run, name, year));
            values.filter(|value| value.is_finite()).sum::<f64>()
        };
        for name in ["suspensions", "suspended"] {
            let (short, long) = (sums(&runs[0], name), sums(&runs[1], name));
            moved.set(moved.get() + u32::from(short != long));
            if long > short + 1e-9 {
                return Err(format!("`{name}`: {short} after {less} weeks, {long} after {more}"));
            }
        }
        Ok(())
    });
    assert_takes_effect(moved.get(), ran);
}

#[test]
fn a_higher_chance_never_restricts_less_at_the_first_year_end() {
    over("restrict_chance", 40, &with_two("restrict_chance"), |(case, less, more)| {
        let chance = |chance: f64| move |levers: &mut Levers| levers.restrict_chance = chance;
        let runs = runs(&pair(case, [&chance(*less), &chance(*more)])?)?;
        let [few, many] = [0, 1].map(|run| outcome(&runs[run], "restrictions", 0));
        if many < few { Err(format!("{few} at {less}, {many} at {more}")) } else { Ok(()) }
    });
}

/// What staff cost, whom nobody in the model pays out of the envelope.
const STAFF_COSTS: &[(&str, &str)] =
    &[("workforce", "sw_cost_hour"), ("workforce", "officer_cost_hour"), ("workforce", "agency_worker_cost")];

/// What the fund pays beside care. It is part of what a year has cost, and so of the envelope at the fork.
const FUND_COSTS: &[(&str, &str)] = &[
    ("crisis", "crisis_cost"),
    ("authority", "carer_support_cost"),
    ("authority", "register_cost"),
    ("authority", "card_cost"),
    ("lever", "managed_fee"),
    ("lever", "payroll_cost"),
];

/// What is said of the envelope.
const OF_THE_ENVELOPE: &[&str] = &["overspend", "envelope", "underspent", "headroom", "over_envelope"];

/// Lives a case twice, the second time with other costs, and finds what else moves.
fn moved_by_costs(
    case: &Case,
    costs: &[(&str, &str)],
    factors: &[f64],
    may_move: &[&str],
    change: &dyn Fn(&mut Levers),
) -> Result<(), String> {
    let mut experiment = case.plan().map_err(|refused| refused.to_string())?.experiment();
    experiment.warm_up_years = 1;
    let all = |experiment: &mut Experiment, change: &dyn Fn(&mut Levers)| {
        let schedules = experiment.options.iter_mut().chain([&mut experiment.warm_up]);
        let levers = |schedule: &mut PolicySchedule| {
            change(&mut schedule.levers);
            schedule.changes.iter_mut().for_each(|(_, levers)| change(levers));
        };
        schedules.for_each(levers);
    };
    all(&mut experiment, change);
    let mut dear = experiment.clone();
    for ((group, name), factor) in costs.iter().zip(factors) {
        if let Some(now) = dear.assumptions.get(group, name) {
            set(&mut dear, group, name, now * factor);
        } else {
            all(&mut dear, &|levers| {
                let now = levers.get(group, name).unwrap();
                assert!(levers.set(group, name, now * factor), "there is no row `{group}.{name}`");
            });
        }
    }
    for (cheap, dear) in runs(&experiment)?.iter().zip(&runs(&dear)?) {
        for (place, outcome) in OUTCOMES.iter().enumerate() {
            let may_move = outcome.name.starts_with("cost_") || may_move.contains(&outcome.name);
            if !may_move && cheap.horizon[place].to_bits() != dear.horizon[place].to_bits() {
                return Err(format!("`{}` is moved by costs", outcome.name));
            }
        }
        if cheap.accounts != dear.accounts {
            return Err("the accounts are moved by costs".to_owned());
        }
    }
    Ok(())
}

/// Prices that nobody in the model looks at: whatever they are, only costs move.
#[test]
fn what_staff_cost_moves_costs_and_nothing_else() {
    let two = (cases(), proptest::collection::vec(0.0..3.0, STAFF_COSTS.len())).boxed();
    over("staff costs", 40, &two, |(case, factors)| moved_by_costs(case, STAFF_COSTS, factors, &[], &|_| {}));
}

/// A panel looks at the envelope, which follows what was spent, and a freeze at what is, on whatever: without
/// either the fund's other costs move the envelope and what is said of it, and nobody's support.
#[test]
fn what_support_and_crises_cost_moves_costs_and_the_envelope_and_nothing_else() {
    let two = (cases(), proptest::collection::vec(0.0..3.0, FUND_COSTS.len())).boxed();
    over("the fund's costs", 40, &two, |(case, factors)| {
        moved_by_costs(case, FUND_COSTS, factors, OF_THE_ENVELOPE, &|levers| {
            levers.freeze_trigger = 0.0;
            levers.panel_bound = false;
        })
    });
}
