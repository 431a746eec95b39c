//! Subgroups add up to the whole, and a family matched with itself neither gains nor loses.

use crate::common::{baseline, every_mechanism, experiment, schedule};
use allotment::outcome::Outcome;
use allotment::outcome::gain::{self, Matched};
use allotment::outcome::subgroup::{DIMENSIONS, Sums, groups, outcomes};
use allotment::parameters::levers::Evidence;
use allotment::replication::{replicate, replicate_matched};

/// Numbers that were added up in another order agree to this share.
const ROUNDING: f64 = 1e-9;

fn close(left: f64, right: f64) -> bool {
    (left - right).abs() <= ROUNDING * left.abs().max(right.abs()).max(1.0) || left.is_nan() && right.is_nan()
}

#[test]
fn the_groups_of_every_dimension_add_up_to_all_families() {
    type Part = fn(&Sums) -> f64;
    let parts: [(&str, Part); 8] = [
        ("families", |sums| sums.families),
        ("weeks", |sums| sums.weeks),
        ("plan weeks", |sums| sums.plan_weeks),
        ("assessed", |sums| sums.assessed),
        ("delivered", |sums| sums.delivered),
        ("paid", |sums| sums.paid),
        ("account weeks", |sums| sums.account_weeks),
        ("suspensions", |sums| sums.suspensions),
    ];
    for (name, schedule) in every_mechanism() {
        let experiment = experiment(120, 3, vec![schedule]);
        let groups = groups(&experiment.place);
        let run = &replicate_matched(&experiment, &[0], 2)[0];
        assert_eq!(run.subgroups.len(), groups.len());
        for dimension in DIMENSIONS {
            let of_dimension =
                || groups.iter().zip(&run.subgroups).filter(|(group, _)| group.dimension == dimension.name);
            for (part, of) in parts {
                let sum: f64 = of_dimension().map(|(_, sums)| of(sums)).sum();
                let all = of(&run.subgroups[0]);
                assert!(close(sum, all), "{name}: {part} by {}: {sum} of {all}", dimension.name);
            }
        }
    }
}

/// The families' own records and the authority's counts are two routes to the same outcomes.
#[test]
fn all_families_together_have_the_outcomes_of_the_authority() {
    for (name, schedule) in every_mechanism() {
        let experiment = experiment(120, 3, vec![schedule]);
        let run = &replicate_matched(&experiment, &[0], 2)[0];
        for outcome in outcomes() {
            let (families, authority) =
                (run.subgroups[0].outcome(outcome), run.horizon[Outcome::index(outcome.name).unwrap()]);
            assert!(close(families, authority), "{name}: {} is {families} and {authority}", outcome.name);
        }
    }
}

#[test]
fn asking_for_families_changes_no_outcome() {
    let options = vec![baseline(), schedule(|levers, _| levers.evidence = Evidence::Card)];
    let experiment = experiment(120, 3, options);
    let (plain, matched) = (replicate(&experiment, 1), replicate_matched(&experiment, &[0, 0], 1));
    for (plain, matched) in plain.iter().zip(&matched) {
        assert_eq!(format!("{:?}", plain.quarters), format!("{:?}", matched.quarters));
        assert_eq!(plain.accounts, matched.accounts);
        assert!(plain.subgroups.is_empty() && plain.winners.is_empty());
    }
}

#[test]
fn nobody_gains_or_loses_where_the_option_is_its_baseline_and_somebody_does_elsewhere() {
    let richer = schedule(|levers, _| {
        levers.budget_factor = 1.5;
        levers.envelope_factor = 2.0;
    });
    let experiment = experiment(120, 4, vec![baseline(), baseline(), richer]);
    let runs = replicate_matched(&experiment, &[0, 0, 0], 1);
    assert_eq!(runs[1].winners.len(), gain::rows().count());
    for (twin, (row, _)) in runs[1].winners.iter().zip(gain::rows()) {
        assert_eq!((twin.gain, twin.lose), (0, 0), "{}", row.name);
    }
    let need_met = gain::rows().position(|(row, fifth)| row.name == "need_met" && fifth.is_none()).unwrap();
    let Matched { families, gain, lose } = runs[2].winners[need_met];
    assert!(families >= 120 && gain > lose && gain + lose <= families, "{gain} and {lose} of {families}");
}
