//! A synthetic study whose numbers are known beforehand; other tests borrow it.

use super::*;
use crate::basics::Pence;
use crate::outcome::accounts_year::{AccountsYear, Flows};
use crate::outcome::gain::{self, Matched};
use crate::outcome::subgroup::{self, Sums};
use crate::parameters::assumptions::Assumptions;
use crate::parameters::environment::Environment;
use crate::parameters::levers::{Evidence, Levers};
use crate::place::Place;
use crate::replication::{PolicySchedule, Run};
use crate::study::parameter_uncertainty::{ParameterUncertainty, Uncertainty};
use crate::study::plan::PolicyOption;
use crate::study::request::Request;
use crate::study::results::ReplicationRuns;

/// Three options: a baseline, one that moves a good deal, one that does nothing.
pub(crate) fn plan(replications: u32) -> Plan {
    let schedule = |levers: Levers| PolicySchedule::new(levers, Environment::default());
    let option = |name: &str, label: &str, about: &str, levers: Levers| PolicyOption {
        name: name.to_owned(),
        label: label.to_owned(),
        about: about.to_owned(),
        schedule: schedule(levers),
        parts: Vec::new(),
        baseline: 0,
    };
    Plan {
        name: "synthetic".to_owned(),
        title: "A synthetic study".to_owned(),
        question: "Does a card raise take-up?".to_owned(),
        place: Place::early_adopter(),
        assumptions: Assumptions::default(),
        parameter_uncertainty: ParameterUncertainty::default(),
        solved: Default::default(),
        warm_up_name: "quarterly-audit".to_owned(),
        warm_up: schedule(Levers::default()),
        options: vec![
            option("quarterly-audit", "Quarterly audit", "As today.", Levers::default()),
            option(
                "card",
                "Prepaid card",
                "A card reports by itself.",
                Levers { evidence: Evidence::Card, ..Levers::default() },
            ),
            option("same", "Another name for today", "Nothing changes.", Levers::default()),
        ],
        horizon_years: 6,
        replications,
        seed: 7,
        headline: Outcome::named("take_up").unwrap(),
        attributed: Vec::new(),
        precision: None,
        warnings: vec!["`weeks_keep` is 60, outside its plausible range 0 to 52".to_owned()],
        request: Request::default(),
        inputs: Vec::new(),
    }
}

/// A number in [-0.5, 0.5) that belongs to a replication and an outcome, whatever the option.
fn noise(replication: u32, outcome: usize) -> f64 {
    let mixed = (u64::from(replication) * 61 + outcome as u64 + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    ((mixed ^ mixed >> 29).wrapping_mul(0xBF58_476D_1CE4_E5B9) >> 11) as f64 / (1u64 << 53) as f64 - 0.5
}

/// One replication of [`plan`]: the card adds 7 points to take-up and £90,000 to cost; clawback is
/// not defined under the card in every seventh replication.
pub(crate) fn simulate(replication: u32) -> Vec<Run> {
    let of = |option: usize, span: u32| -> Vec<f64> {
        let number = |index: usize| {
            let outcome = &OUTCOMES[index];
            let shared = noise(replication, index) + 0.2 * noise(replication * 31 + span, index);
            let own = 0.1 * noise(replication + 7000, index);
            match (outcome.name, option) {
                ("clawback", 1) if replication % 7 == 3 => f64::NAN,
                ("clawback", _) => 0.05,
                ("take_up", 1) => 0.47 + 0.1 * shared + 0.2 * own,
                ("take_up", _) => 0.40 + 0.1 * shared,
                ("need_met", 1) => 0.6 + 0.1 * shared + own,
                ("cost_total", 1) => 4_310_000.0 + 300_000.0 * (shared + own),
                ("cost_total", _) => 4_220_000.0 + 300_000.0 * shared,
                _ => 0.6 + 0.1 * shared,
            }
        };
        (0..OUTCOMES.len()).map(number).collect()
    };
    let headline = |all: Vec<f64>| -> Vec<f64> {
        OUTCOMES.iter().zip(all).filter(|(outcome, _)| outcome.headline).map(|(_, number)| number).collect()
    };
    (0..3)
        .map(|option| Run {
            horizon: of(option, 0),
            years: (1..=5).map(|year| of(option, year)).collect(),
            quarters: (1..=20).map(|quarter| headline(of(option, 10 + quarter))).collect(),
            accounts: (1..=5).map(|year| year_of_accounts(option, replication, year)).collect(),
            subgroups: subgroup::groups(&Place::early_adopter())
                .iter()
                .map(|_| families(option, replication))
                .collect(),
            winners: gain::rows().map(|_| matched(option, replication)).collect(),
        })
        .collect()
}

/// Accounts that reconcile: everything paid in is spent, but for what is carried over.
fn year_of_accounts(option: usize, replication: u32, year: u32) -> AccountsYear {
    let (paid, carried) = (Pence(1_000_000 + option as i64), Pence(i64::from(replication)));
    let opening = if year == 1 { Pence::ZERO } else { carried };
    let direct =
        Flows { opening, paid, spent: paid + opening - carried, closing: carried, ..Flows::default() };
    AccountsYear { direct, managed: Flows::default() }
}

/// A group of ten families; under the card they are met a tenth more of their need.
fn families(option: usize, replication: u32) -> Sums {
    let delivered = if option == 1 { 60.0 } else { 50.0 } + noise(replication, 0);
    Sums { families: 10.0, weeks: 2_600.0, assessed: 100.0, delivered, ..Sums::default() }
}

/// Of ten families three gain and one loses under the card, and none does elsewhere.
fn matched(option: usize, replication: u32) -> Matched {
    let gain = if option == 1 { 3 + replication % 2 } else { 0 };
    Matched { families: 10, gain, lose: u32::from(option == 1) }
}

pub(crate) fn results(replications: u32) -> Results {
    Results::of(&records(replications), Vec::new())
}

pub(crate) fn records(replications: u32) -> Vec<ReplicationRuns> {
    (0..replications)
        .map(|replication| ReplicationRuns { replication, runs: simulate(replication) })
        .collect()
}

fn measure(comparison: &Comparison, option: usize, outcome: &str) -> Measure {
    comparison.options[option].measures[Outcome::index(outcome).unwrap()]
}

#[test]
fn an_option_is_paired_with_its_baseline() {
    let comparison = compare(&plan(100), &results(100));
    let take_up = measure(&comparison, 1, "take_up");
    let pair = take_up.against.unwrap();
    assert!((pair.mean - 0.07).abs() < 0.005 && pair.low > 0.06 && pair.high < 0.08, "{pair:?}");
    assert_eq!(
        (take_up.verdict(), take_up.better_in(comparison.headline)),
        (Some(Verdict::Higher), Some(100))
    );
    assert!(pair.variance_ratio > 5.0, "shared luck must pay: {}", pair.variance_ratio);
    assert_eq!(measure(&comparison, 0, "take_up").against, None);
    assert_eq!(measure(&comparison, 0, "take_up").verdict(), None);
}

#[test]
fn an_option_that_changes_nothing_is_the_same_in_every_run() {
    let comparison = compare(&plan(20), &results(20));
    for outcome in OUTCOMES {
        assert_eq!(measure(&comparison, 2, outcome.name).verdict(), Some(Verdict::Same), "{}", outcome.name);
    }
}

#[test]
fn lower_is_better_for_cost_and_neither_for_care() {
    let comparison = compare(&plan(100), &results(100));
    let cost = measure(&comparison, 1, "cost_total");
    assert_eq!(cost.verdict(), Some(Verdict::Higher));
    assert!(cost.better_in(Outcome::named("cost_total").unwrap()).unwrap() < 10);
    let care = measure(&comparison, 1, "cost_care");
    assert_eq!(care.better_in(Outcome::named("cost_care").unwrap()), None);
}

#[test]
fn a_replication_without_the_outcome_is_left_out_of_its_pair() {
    let comparison = compare(&plan(21), &results(21));
    let clawback = measure(&comparison, 1, "clawback");
    assert_eq!(
        (clawback.n, clawback.against.unwrap().n, measure(&comparison, 0, "clawback").n),
        (18, 18, 21)
    );
}

#[test]
fn one_replication_gives_no_verdict() {
    let comparison = compare(&plan(1), &results(1));
    assert_eq!(measure(&comparison, 1, "take_up").verdict(), Some(Verdict::Unknown));
}

#[test]
fn series_run_through_options_outcomes_and_spans() {
    let results = results(9);
    let yearly = yearly(&results);
    assert_eq!(yearly.len(), 3 * OUTCOMES.len() * 5);
    assert!(yearly.iter().take(5).map(|point| point.span).eq(1..=5));
    let quarterly = quarterly(&results);
    let headlines = OUTCOMES.iter().filter(|outcome| outcome.headline).count();
    assert_eq!(quarterly.len(), 3 * headlines * 20);
    for point in yearly.iter().chain(&quarterly).filter(|point| point.n > 0) {
        assert!(point.quantiles.is_sorted(), "{point:?}");
    }
    assert!(super::yearly(&Results::default()).is_empty());
}

#[test]
fn draws_give_the_interval_and_the_part_that_is_not_knowing() {
    let mut drawn = plan(40);
    let mut sets = vec![drawn.assumptions.clone(); 10];
    for (index, set) in sets.iter_mut().enumerate() {
        set.family.capacity_median += index as f64;
    }
    drawn.parameter_uncertainty = ParameterUncertainty {
        places: Vec::new(),
        in_turn: false,
        uncertainty: Uncertainty::Both,
        source: "ranges".to_owned(),
        runs_a_draw: 4,
        draws: sets,
    };
    let mut records = records(40);
    // Each draw lifts take-up under the card by a number of its own.
    let lift = |draw: u32| f64::from(draw) * 0.01;
    for record in &mut records {
        record.runs[1].horizon[0] += lift(record.replication / 4);
    }
    let difference = |record: &ReplicationRuns| record.runs[1].horizon[0] - record.runs[0].horizon[0];
    let differences: Vec<f64> = records.iter().map(difference).collect();
    let results = Results::of(&records, Vec::new());
    let means: Vec<f64> = differences.chunks(4).map(|draw| summary(draw).mean).collect();
    let comparison = compare(&drawn, &results);
    let measure = comparison.options[1].measures[0];
    let (pair, draws) = (measure.against.unwrap(), measure.draws.unwrap());
    let (low, high) = summary(&means).interval();
    let near = |left: f64, right: f64| assert!((left - right).abs() < 1e-9, "{left} is not {right}");
    near(pair.low, low);
    near(pair.high, high);
    near(draws.over.p95, Sorted::new(&means).quantile(0.95));
    assert_eq!((draws.over.n, draws.over.raised), (10, 10));
    assert!(draws.not_knowing > 0.8, "{}", draws.not_knowing);
    // The baseline's own outcome does not move with the draw.
    assert!(comparison.options[0].measures[0].draws.unwrap().not_knowing < 0.5);
    assert_eq!(comparison.draws.unwrap().draws, 10);
    // A result that stopped early has fewer.
    assert_eq!(Comparison::of_measures(&drawn, 9, Vec::new(), vec![Vec::new(); 3]).draws.unwrap().draws, 3);
    // Without draws there is nothing to say of them.
    assert!(compare(&plan(40), &results).options[1].measures[0].draws.is_none());
}
