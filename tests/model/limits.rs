//! Limits: no supply, and no burden with ample supply.

use crate::common::{baseline, experiment, schedule};
use allotment::outcome::Outcome;
use allotment::parameters::levers::{DefaultArrangement, OfferRule};
use allotment::replication::replicate;

fn outcome(name: &str) -> usize {
    Outcome::index(name).unwrap()
}

#[test]
fn without_supply_nothing_is_delivered_and_all_is_unspent() {
    // Flexible spending buys other things than support, so the limit holds with it off.
    let nothing_else = schedule(|levers, _| levers.flexible_share = 0.0);
    let mut experiment = experiment(150, 3, vec![nothing_else.clone()]);
    experiment.warm_up = nothing_else;
    experiment.assumptions.limit_test.test_no_supply = true;
    // What is misused isn't unspent either.
    experiment.assumptions.returns.misuse = 0.0;
    let run = &replicate(&experiment, 0)[0];
    assert!(run.horizon[outcome("paid")] > 0.0);
    assert_eq!(run.horizon[outcome("need_met")], 0.0);
    assert_eq!(run.horizon[outcome("unspent")], 1.0);
}

/// Ample supply is no equilibrium, so closure economics are off. The ceiling is the share of the
/// logit without load and fear; re-choice is yearly and sticky, so the last year is read.
#[test]
fn without_burden_and_with_ample_supply_take_up_is_near_its_ceiling() {
    let open_door = schedule(|levers, _| {
        levers.offer_rule = OfferRule::Everyone;
        levers.default_arrangement = DefaultArrangement::DirectPayment;
    });
    let mut ample = experiment(150, 6, vec![open_door]);
    let a = &mut ample.assumptions;
    a.limit_test.test_no_burden = true;
    a.market.rota_floor = 0.0;
    a.market.fixed_share = 0.0;
    a.market.shrink_step = 0.0;
    a.market.agency_hours *= 20.0;
    a.market.club_hours *= 20.0;
    a.market.overnight_hours *= 20.0;
    a.market.n_overnight = 6.0;
    a.pa.n_pas *= 10.0;
    let last_year = |experiment| {
        let mean =
            |name| (0..4).map(|r| replicate(experiment, r)[0].years[4][outcome(name)]).sum::<f64>() / 4.0;
        (mean("take_up"), mean("need_met"))
    };
    let (take_up, need_met) = last_year(&ample);
    let (usual_take_up, usual_need_met) = last_year(&experiment(150, 6, vec![baseline()]));
    assert!(take_up > 0.75, "take-up {take_up}");
    assert!(take_up > usual_take_up + 0.25, "take-up {take_up} over {usual_take_up}");
    assert!(need_met > usual_need_met + 0.05, "need met {need_met} over {usual_need_met}");
}

#[test]
fn an_authority_without_workers_makes_no_new_plans_and_does_not_fail() {
    let mut none = experiment(150, 3, vec![schedule(|levers, _| levers.sw_fte = 0.0)]);
    none.warm_up.levers.sw_fte = 0.0;
    let run = &replicate(&none, 0)[0];
    assert!(run.horizon[outcome("weeks_to_budget")].is_nan());
    assert!(run.horizon[outcome("caseload")].is_nan());
    assert!(run.horizon[outcome("need_met")] > 0.0);
}

#[test]
fn one_family_is_a_world() {
    let run = &replicate(&experiment(1, 3, vec![baseline()]), 0)[0];
    assert!(run.years.len() == 2);
}
