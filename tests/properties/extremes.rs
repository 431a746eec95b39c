//! Places, policies and markets at their limits, by name: what each is, and what must come of it.

use crate::case::{Case, Set};
use crate::generate::rows;
use crate::laws::lived;
use allotment::outcome::Outcome;
use allotment::replication::Run;

/// What a limit must come to.
type Comes = fn(&Run) -> bool;

/// A limit: its name, families, what is set, what comes of it.
type Limit = (&'static str, u32, &'static [(&'static str, f64)], Comes);

fn of(run: &Run, name: &str) -> f64 {
    run.horizon[Outcome::index(name).unwrap()]
}

fn any(_: &Run) -> bool {
    true
}

/// Nobody sells a minute and nobody starts to: what is set takes away each kind of supplier.
const NO_SUPPLIER: &[(&str, f64)] = &[
    ("market.n_agencies", 0.0),
    ("market.n_clubs", 0.0),
    ("market.n_overnight", 0.0),
    ("market.entry_rate", 0.0),
    ("pa.n_pas", 0.0),
    ("pa.pa_inflow", 0.0),
    ("lever.flexible_share", 0.0),
    ("returns.misuse", 0.0),
];

/// Suppliers are there and none has a minute.
const NO_MINUTE: &[(&str, f64)] = &[
    ("market.agency_hours", 0.0),
    ("market.club_hours", 0.0),
    ("market.overnight_hours", 0.0),
    ("pa.pa_hours_mean", 0.0),
    ("lever.flexible_share", 0.0),
    ("returns.misuse", 0.0),
];

const NEVER_ARRIVES: &[(&str, f64)] = &[
    ("lever.suspend_after", 0.0),
    ("lever.returns_per_year", 52.0),
    ("lever.reminders", 0.0),
    ("returns.return_intercept", -20.0),
    ("returns.return_slack", 0.0),
    ("returns.return_help", 0.0),
    ("returns.return_card_chance", 0.0),
    ("returns.dropout_hazard", 0.0),
    ("returns.lapse_other", 0.0),
    // A worker who may suspend does, and families take accounts all the same.
    ("returns.suspend_chance", 1.0),
    ("choice.choice_fear", 0.0),
];

const LIMITS: &[Limit] = &[
    ("no supplier", 120, NO_SUPPLIER, |run| of(run, "need_met") == 0.0 && of(run, "unspent") == 1.0),
    ("no minute to sell", 120, NO_MINUTE, |run| of(run, "need_met") == 0.0 && of(run, "unspent") == 1.0),
    ("no posts", 120, &[("lever.sw_fte", 0.0)], |run| of(run, "caseload").is_nan()),
    ("so many cases a worker that there is none", 120, &[("place.caseload", 1000.0)], |run| {
        of(run, "weeks_to_budget").is_nan()
    }),
    ("workers without an hour", 120, &[("workforce.worker_hours", 0.0)], |run| {
        of(run, "weeks_to_budget").is_nan() && of(run, "admin_share").is_nan()
    }),
    ("workers who are always away", 120, &[("workforce.worker_absence", 1.0)], |run| {
        of(run, "weeks_to_budget").is_nan()
    }),
    ("no officers to chase", 120, &[("lever.finance_fte", 0.0), ("lever.chaser", 1.0)], any),
    ("no brokers to cost", 120, &[("lever.broker_fte", 0.0), ("lever.costing_by", 1.0)], |run| {
        of(run, "weeks_to_budget").is_nan()
    }),
    ("everybody suspended", 120, NEVER_ARRIVES, |run| {
        of(run, "suspended") > 0.85 && of(run, "returns_late") == 1.0
    }),
    ("budgets of nothing", 120, &[("lever.budget_factor", 0.0)], |run| {
        let last = run.years.last().unwrap();
        last[Outcome::index("paid").unwrap()].partial_cmp(&0.0) != Some(std::cmp::Ordering::Greater)
    }),
    ("an envelope of nothing", 120, &[("lever.envelope_factor", 0.0)], |run| {
        of(run, "weeks_to_budget").is_nan()
    }),
    ("every account frozen and nobody planned for", 120, &[("start.initial_plan_share", 0.0)], any),
    (
        "families without an hour",
        120,
        &[("family.capacity_median", 0.001), ("family.capacity_need", -20.0)],
        any,
    ),
    ("nothing may be kept", 120, &[("lever.weeks_keep", 0.0), ("lever.reclaim_at", 2.0)], any),
    ("everything may be kept", 120, &[("lever.weeks_keep", 520.0), ("lever.flexible_share", 0.0)], |run| {
        of(run, "clawback_gbp") == 0.0
    }),
    (
        "nothing is on offer",
        120,
        &[("lever.available_council", 0.0), ("lever.available_managed", 0.0), ("lever.available_dp", 0.0)],
        any,
    ),
    ("everybody leaves every week", 120, &[("population.move_away_hazard", 1.0)], any),
    (
        "as many newcomers as a week has room for",
        120,
        &[("population.referral_balance", 10_000.0), ("population.arrivals_max_week", 300.0)],
        // Posts are counted anew at the fork from the cases there are, so that each worker in post has the 20
        // cases of the ceiling and no more; nearly everybody waits.
        |run| of(run, "caseload") > 19.0 && of(run, "unmet_waiting") > 0.9,
    ),
    (
        "every provider fails every week",
        120,
        &[
            ("delivery.provider_failure", 1.0),
            ("delivery.pa_failure", 1.0),
            ("delivery.made_up", 0.0),
            ("market.failure_log_sd", 0.0),
            ("lever.flexible_share", 0.0),
        ],
        |run| of(run, "need_met") == 0.0,
    ),
    // What once broke: more minutes than a year of whole numbers held.
    (
        "needs of a thousand people",
        60,
        &[
            ("population.hours_low", 168.0),
            ("population.hours_medium", 168.0),
            ("population.hours_sd_log", 3.0),
            ("elements.elements_per_child_max", 1.0),
            ("prices.ref_rate_group", 1000.0),
            ("prices.ref_rate_one_to_one", 1000.0),
        ],
        any,
    ),
    (
        "providers of a thousand people",
        60,
        &[
            ("market.agency_hours", 10_000.0),
            ("market.club_hours", 10_000.0),
            ("market.size_log_sd", 3.0),
            ("market.thin_supply", 100.0),
        ],
        any,
    ),
    ("one family", 1, &[], any),
    ("one family and nobody else", 1, NO_SUPPLIER, any),
    ("two families", 2, &[], any),
];

fn set(name: &str, number: f64) -> Set {
    let row = rows().into_iter().find(|row| row.key() == name);
    Set { row: row.unwrap_or_else(|| panic!("there is no row `{name}`")), number }
}

#[test]
fn limits_come_to_what_they_must() {
    for (name, families, contexts, comes) in LIMITS {
        let set = contexts.iter().map(|(key, number)| set(key, *number)).collect();
        let case = Case { set, ..Case::plain(*families) };
        let runs = lived(&case).unwrap_or_else(|broken| panic!("{name}: {broken}\n{case:?}"));
        let said = || runs[0].horizon.iter().zip(allotment::outcome::OUTCOMES).map(|(v, o)| (o.name, *v));
        assert!(comes(&runs[0]), "{name}: {:?}", said().collect::<Vec<_>>());
    }
}

/// Every price, fee, rate and cost at the least that its row accepts.
#[test]
fn nothing_costs_anything() {
    let money = rows().into_iter().filter(|row| row.unit.starts_with("GBP"));
    let set: Vec<Set> = money.map(|row| Set { row, number: row.min }).collect();
    assert!(set.len() > 20, "{} rows are money", set.len());
    let case = Case { set, ..Case::plain(120) };
    let runs = lived(&case).unwrap_or_else(|broken| panic!("{broken}\n{case:?}"));
    for name in ["cost_admin", "cost_support", "cost_crisis"] {
        assert_eq!(of(&runs[0], name), 0.0, "{name}");
    }
    assert!(of(&runs[0], "cost_total") < 1_000.0, "{}", of(&runs[0], "cost_total"));
}

fn large(families: u32) {
    let case = Case { years: 2, ..Case::plain(families) };
    let runs = lived(&case).unwrap_or_else(|broken| panic!("{broken}"));
    let need_met = of(&runs[0], "need_met");
    assert!((0.3..0.9).contains(&need_met), "need met {need_met}");
    assert!(runs[0].years == runs[1].years, "two policies that decide the same differ");
}

#[test]
fn a_place_of_twenty_thousand_families_is_a_place() {
    large(20_000);
}

#[test]
#[ignore = "takes minutes: the largest place that the program accepts"]
fn the_largest_place_is_a_place() {
    large(100_000);
}
