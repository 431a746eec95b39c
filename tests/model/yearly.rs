//! The family accounts reconcile to the penny, year by year, by the counters and by the ledger.

use crate::common::{baseline, every_mechanism, experiment, schedule};
use allotment::basics::{Draws, Pence, Week, YEAR};
use allotment::outcome::Outcome;
use allotment::replication::{Run, context, replicate, run_option, warm_up_world};
use allotment::world::ledger::Reason;

#[track_caller]
fn reconciles(name: &str, run: &Run) {
    let mut carried = None;
    for (year, accounts) in run.accounts.iter().enumerate() {
        for flows in [accounts.direct, accounts.managed] {
            assert_eq!(flows.difference(), Pence::ZERO, "{name}, year {year}: {flows:?}");
            assert_eq!(flows.ledger_difference, Pence::ZERO, "{name}, year {year}: {flows:?}");
            assert_eq!(flows.written_off, Pence::ZERO, "{name}: closing gives everything back");
        }
        let openings = [accounts.direct.opening, accounts.managed.opening];
        assert!(carried.is_none_or(|closings| closings == openings), "{name}, year {year}");
        carried = Some([accounts.direct.closing, accounts.managed.closing]);
    }
}

#[test]
fn every_year_reconciles_under_every_mechanism() {
    let (names, schedules): (Vec<_>, Vec<_>) = every_mechanism().into_iter().unzip();
    let experiment = experiment(120, 4, schedules);
    for (name, run) in names.iter().zip(replicate(&experiment, 3)) {
        assert_eq!(run.accounts.len(), 3, "{name}: one row a policy year");
        reconciles(name, &run);
        // A third route: the outcomes, counted in pounds.
        for (outcome, of) in [("paid", 0), ("clawback_gbp", 1), ("returned_gbp", 2)] {
            let sums = run.accounts.iter().flat_map(|year| [year.direct, year.managed]);
            let pence: Pence = sums.map(|flows| [flows.paid, flows.reclaimed, flows.returned][of]).sum();
            let said = run.horizon[Outcome::index(outcome).unwrap()] * 3.0;
            assert!((pence.as_pounds() - said).abs() < 1e-4, "{name}: {outcome} {pence} and {said}");
        }
    }
}

#[test]
fn pooling_and_unpooling_at_the_fork_move_money_and_neither_make_nor_lose_it() {
    let pooled = schedule(|levers, _| levers.pooled_accounts = true);
    for (name, before, after) in
        [("pooling", baseline(), pooled.clone()), ("unpooling", pooled.clone(), baseline())]
    {
        let mut experiment = experiment(300, 3, vec![after]);
        experiment.warm_up = before;
        let draws = Draws::new(experiment.seed, 1);
        let warm_up = context(&experiment, draws, &experiment.warm_up, Week(0));
        let mut world = warm_up_world(&experiment, &warm_up);
        assert_eq!(world.week.0, YEAR);
        let lived = run_option(&mut world, &warm_up, &experiment, &experiment.options[0]);
        assert!(world.ledger.moved(Reason::Regrouped) > Pence::ZERO, "{name} moves something");
        let run = Run { accounts: lived.years, ..Run::default() };
        reconciles(name, &run);
        assert!(
            run.accounts[0].direct.opening > Pence::ZERO && run.accounts[0].managed.opening > Pence::ZERO
        );
    }
}

/// The law can be broken: a counter that missed a penny is named with the week.
#[test]
fn a_penny_that_no_counter_saw_is_named_with_its_week() {
    let experiment = experiment(60, 2, vec![baseline()]);
    let warm_up = context(&experiment, Draws::new(experiment.seed, 1), &experiment.warm_up, Week(0));
    let mut world = warm_up_world(&experiment, &warm_up);
    assert_eq!(world.violated_law(), None);
    let account = world.accounts.iter().find(|account| account.open && account.direct).unwrap().clone();
    world.yearly.of(&account).paid += Pence(1);
    let said = world.violated_law().unwrap();
    assert!(said.starts_with("week 52: the year's direct payments do not reconcile: £0.01 by"), "{said}");
}

/// An option that ends accounts on the way keeps every run: what a ratio comes to over the horizon is that of its
/// sums, which the yearly pounds give, whether or not each year has something to divide by.
#[test]
fn a_ratio_over_the_horizon_is_of_all_years_whatever_the_option_does_to_some() {
    use allotment::parameters::levers::OfferRule;
    let mut ends = baseline();
    let mut none = ends.levers.clone();
    none.offer_rule = OfferRule::Nobody;
    (none.available_dp, none.available_managed) = (false, false);
    ends.changes.push((2 * YEAR, none));
    let experiment = experiment(60, 6, vec![baseline(), ends]);
    let of = |run: &Run, name: &str| run.horizon[Outcome::index(name).unwrap()];
    let sum =
        |run: &Run, name: &str| run.years.iter().map(|year| year[Outcome::index(name).unwrap()]).sum::<f64>();
    let mut without = 0;
    for replication in 0..8 {
        let runs = replicate(&experiment, replication);
        for run in &runs {
            let by_years = sum(run, "clawback_gbp") / sum(run, "paid");
            assert!((of(run, "clawback") - by_years).abs() < 1e-9, "{} and {by_years}", of(run, "clawback"));
        }
        without += runs[1].years.iter().filter(|year| year[Outcome::CLAWBACK.index].is_nan()).count();
    }
    assert!(without > 0, "some year has nobody to pay");
}
