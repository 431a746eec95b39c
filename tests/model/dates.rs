//! Levers that change at a date: until then the run is the baseline's, bit for bit; then it is not.

use crate::common::{baseline, experiment, schedule};
use allotment::basics::{QUARTER, YEAR};
use allotment::parameters::levers::Levers;
use allotment::replication::{PolicySchedule, Run, replicate};

fn from(after: u32, change: impl FnOnce(&mut Levers)) -> PolicySchedule {
    let mut levers = Levers::default();
    change(&mut levers);
    PolicySchedule { changes: vec![(after, levers)], ..baseline() }
}

/// Policy quarters until the first in which two runs differ.
fn same_quarters(left: &Run, right: &Run) -> usize {
    let bits = |quarter: &Vec<f64>| quarter.iter().map(|number| number.to_bits()).collect::<Vec<u64>>();
    left.quarters.iter().zip(&right.quarters).take_while(|(a, b)| bits(a) == bits(b)).count()
}

#[test]
fn until_its_date_an_option_is_the_baseline_and_afterwards_it_is_not() {
    type Change = fn(&mut Levers);
    // What bites at once differs in the quarter of the date; what bites at the next return, soon after. Here two
    // families are a collective, so that an area has one at once.
    let cases: [(&str, u32, Change, usize); 6] = [
        ("returns", 2 * YEAR, |l| l.returns_per_year = 1, 4),
        ("pooling", YEAR, |l| l.pooled_accounts = true, 2),
        ("workers", YEAR + 7, |l| l.sw_fte = 1.5, 1),
        ("collectives", YEAR + 2 * QUARTER, |l| l.collective = true, 1),
        ("wage", 3, |l| l.pa_rate = 9.0, 1),
        ("no personal budgets", 2 * YEAR, |l| l.personalised = false, 1),
    ];
    let options = std::iter::once(baseline()).chain(cases.iter().map(|case| from(case.1, case.2)));
    let mut experiment = experiment(150, 5, options.collect());
    experiment.assumptions.collective.collective_min_members = 2.0;
    let runs = replicate(&experiment, 2);
    for ((name, after, _, within), run) in cases.iter().zip(&runs[1..]) {
        let same = same_quarters(&runs[0], run);
        let first = (after / QUARTER) as usize;
        assert!(
            (first..first + within).contains(&same),
            "{name}: the same for {same} quarters, due at {first}"
        );
    }
}

#[test]
fn a_date_that_changes_nothing_is_no_date_and_two_dates_hold_one_after_the_other() {
    let light = |after| from(after, |l| l.returns_per_year = 1);
    let back = PolicySchedule {
        changes: vec![(YEAR, light(0).changes[0].1.clone()), (2 * YEAR, Levers::default())],
        ..baseline()
    };
    let options = vec![baseline(), from(YEAR + 5, |_| ()), light(YEAR), back];
    let runs = replicate(&experiment(150, 5, options), 1);
    assert_eq!(same_quarters(&runs[0], &runs[1]), 16, "nothing changes");
    assert_eq!(runs[0].accounts, runs[1].accounts);
    let both = same_quarters(&runs[2], &runs[3]);
    assert!((8..12).contains(&both), "the second date comes {both} quarters in");
}

#[test]
fn an_environment_begins_at_the_fork_whatever_the_dates() {
    let harsh = |changes| PolicySchedule {
        changes,
        ..schedule(|_, e| {
            e.env_grant_cut = 0.4;
            e.env_shock = 0.5;
        })
    };
    let dated = harsh(vec![(10, Levers::default()), (YEAR + 26, Levers::default())]);
    let runs = replicate(&experiment(150, 4, vec![harsh(Vec::new()), dated]), 1);
    assert_eq!(same_quarters(&runs[0], &runs[1]), 12);
}
