//! Small experiments that the tests share.

use allotment::parameters::assumptions::Assumptions;
use allotment::parameters::environment::Environment;
use allotment::parameters::levers::{
    Chaser, CostingBy, DefaultArrangement, Evidence, Levers, OfferRule, PaRateRule, ReclaimAt,
};
use allotment::place::Place;
use allotment::replication::{Experiment, PolicySchedule};

/// The reference authority with so many families.
pub(crate) fn place(families: u32) -> Place {
    let mut place = Place::early_adopter();
    place.figures.families = families;
    place
}

/// The schedule of the baseline.
pub(crate) fn baseline() -> PolicySchedule {
    PolicySchedule::new(Levers::default(), Environment::default())
}

/// The baseline, changed.
pub(crate) fn schedule(change: impl FnOnce(&mut Levers, &mut Environment)) -> PolicySchedule {
    let mut schedule = baseline();
    change(&mut schedule.levers, &mut schedule.environment);
    schedule
}

/// An experiment on the reference authority: the options after a baseline warm-up.
pub(crate) fn experiment(families: u32, years: u32, options: Vec<PolicySchedule>) -> Experiment {
    Experiment {
        place: place(families),
        assumptions: Assumptions::default(),
        warm_up: baseline(),
        options,
        warm_up_years: 1,
        horizon_years: years,
        seed: 7,
    }
}

/// Schedules that between them switch on every mechanism of the model.
pub(crate) fn every_mechanism() -> Vec<(&'static str, PolicySchedule)> {
    vec![
        ("baseline", baseline()),
        (
            "card and support",
            schedule(|l, e| {
                l.evidence = Evidence::Card;
                l.payroll_support = true;
                l.carer_support = 0.5;
                l.pa_register = true;
                l.pooled_accounts = true;
                l.reclaim_at = ReclaimAt::EachReturn;
                l.pa_rate_rule = PaRateRule::PeggedToMarket;
                l.startup_payment_weeks = 4;
                l.flexible_share = 0.1;
                l.collective = true;
                e.env_referral_growth = 0.05;
            }),
        ),
        (
            "officers and brokers",
            schedule(|l, e| {
                l.evidence = Evidence::Statements;
                l.chaser = Chaser::FinanceOfficers;
                l.costing_by = CostingBy::Brokers;
                l.broker_fte = 3.0;
                l.offer_rule = OfferRule::Everyone;
                l.default_arrangement = DefaultArrangement::Managed;
                l.startup_grant = 20_000.0;
                l.suspend_after = 4;
                e.env_grant_cut = 0.5;
                e.env_cut = 0.05;
                e.env_shock = 0.4;
            }),
        ),
        (
            "price book, floor and protected contact",
            schedule(|l, e| {
                l.price_book = true;
                l.fee_floor = true;
                l.block_share = 0.7;
                l.restrict_chance = 0.8;
                l.caseload_ceiling = 16.0;
                l.freeze_trigger = 0.01;
                l.protected_contact = 0.2;
                l.suspend_after = 2;
                l.weeks_keep = 0.0;
                e.env_wage_growth = 0.08;
            }),
        ),
        (
            "duties to meet need",
            schedule(|l, e| {
                l.step_in_weeks = 6;
                l.market_rates = true;
                l.panel_bound = false;
                l.keep_if_searching = true;
                l.unspent_review = 8;
                e.env_underspend_cut = 0.5;
            }),
        ),
        ("statements", schedule(|l, _| l.evidence = Evidence::Statements)),
        ("before personal budgets", schedule(|l, _| l.personalised = false)),
        (
            "all council-managed",
            schedule(|l, _| {
                l.available_dp = false;
                l.available_managed = false;
                l.offer_rule = OfferRule::Nobody;
            }),
        ),
    ]
}
