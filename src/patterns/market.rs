//! Patterns of the market: council-managed families, cut grants, block contracts.

use super::arm::{Arm, BASE, EARLY, NO_SUPPLY, THIN, THIN_BASE, arm};
use super::arm_run::ArmRun;
use super::families::{ANNUAL, CARD, LIGHT_TOUCH};
use super::lazy_replication::LazyReplication;
use super::pattern::Wanted::{Above, Below, Shown, Within};
use super::pattern::{Pattern, Strength, finding, strong};
use crate::outcome::Outcome;
use crate::parameters::levers::{DefaultArrangement, Levers, OfferRule};

const THESIS: &str = "Whitaker 2015, as the model's contract states it";

pub(super) fn council_managed(levers: &mut Levers) {
    levers.offer_rule = OfferRule::Nobody;
    levers.default_arrangement = DefaultArrangement::Council;
    levers.available_managed = false;
    levers.available_dp = false;
}

static ALL_COUNCIL: Arm = arm(&EARLY, "all council-managed", council_managed);
static THIN_ALL_COUNCIL: Arm = arm(&THIN, "all council-managed", council_managed);
static NO_SUPPLY_ALL_COUNCIL: Arm = arm(&NO_SUPPLY, "all council-managed", council_managed);
static CUT: Arm = Arm { set_environment: |e| e.env_grant_cut = 1.0, ..arm(&EARLY, "grants cut", |_| ()) };
static CUT_WITH_BLOCKS: Arm = Arm {
    set_environment: |e| e.env_grant_cut = 1.0,
    ..arm(&EARLY, "grants cut, block contracts", |levers| levers.block_share = 0.7)
};

pub(super) static PATTERNS: &[Pattern] = &[
    Pattern {
        id: "6",
        name: "Supply binds, whoever holds the budget and however it is watched",
        claim: "With every family council-managed need met stays within 5 points of the baseline's, falls in a thin \
                market and is nothing without supply; no change of monitoring alone moves it by more than 3 points, \
                though suspensions move.",
        source: THESIS,
        strength: Strength::Logic,
        unclaimed: None,
        findings: &[
            strong("all council-managed: need met", "pp", Within(-5.0, 5.0), |l| {
                l.points(&ALL_COUNCIL, &BASE, Outcome::NEED_MET)
            }),
            strong("all council-managed: need met, thin market less the usual one", "pp", Below(0.0), |l| {
                l.points(&THIN_ALL_COUNCIL, &ALL_COUNCIL, Outcome::NEED_MET)
            }),
            strong("all council-managed, no supply: need met", "%", Within(0.0, 0.0), |l| {
                100.0 * l.of(&NO_SUPPLY_ALL_COUNCIL).outcome(Outcome::NEED_MET)
            }),
            finding("thin market less the usual one, baseline: need met", "pp", Shown, |l| {
                l.points(&THIN_BASE, &BASE, Outcome::NEED_MET)
            }),
            strong("annual return: need met", "pp", Within(-3.0, 3.0), |l| {
                l.points(&ANNUAL, &BASE, Outcome::NEED_MET)
            }),
            strong("light touch: need met", "pp", Within(-3.0, 3.0), |l| {
                l.points(&LIGHT_TOUCH, &BASE, Outcome::NEED_MET)
            }),
            strong("card: need met", "pp", Within(-3.0, 3.0), |l| l.points(&CARD, &BASE, Outcome::NEED_MET)),
            finding("light touch: take-up", "pp", Above(0.0), |l| {
                l.points(&LIGHT_TOUCH, &BASE, Outcome::TAKE_UP)
            }),
        ],
    },
    Pattern {
        id: "10",
        name: "Cut grants close clubs, more often and earlier in thin areas; block contracts keep them",
        claim: "With every grant cut more of the clubs that were open at the start close; of those in thin areas more close than of the others, and \
                sooner; block contracts for 70% of capacity keep clubs open; most closures come before the middle \
                of the horizon, when reserves have run out.",
        source: "YMCA, Beyond the Brink; Whitaker 2015; the model's contract",
        strength: Strength::Logic,
        unclaimed: None,
        findings: &[
            strong("share of the clubs open at the start that close", "pp", Above(0.0), |l| {
                100.0 * (closed_of_all(&l.of(&CUT)) - closed_of_all(&l.of(&BASE)))
            }),
            finding("all club closures, those of entrants too", "a year", Shown, |l| {
                l.change(&CUT, &BASE, Outcome::CLUB_CLOSURES)
            }),
            finding("share of clubs that close, thin areas less others", "pp", Above(0.0), |l| {
                100.0 * (closed(&l.of(&CUT), true) - closed(&l.of(&CUT), false))
            }),
            finding("mean quarter of closure, thin areas less others", "quarters", Below(0.0), |l| {
                closure_quarter(&l.of(&CUT), true) - closure_quarter(&l.of(&CUT), false)
            }),
            finding(
                "block contracts under the cut: share of those clubs that close",
                "pp",
                Below(0.0),
                |l| 100.0 * (closed_of_all(&l.of(&CUT_WITH_BLOCKS)) - closed_of_all(&l.of(&CUT))),
            ),
            finding("closures in the first half of the horizon", "% of them", Above(50.0), |l| {
                100.0 * in_first_half(&l.of(&CUT))
            }),
            finding("need met in thin areas", "pp", Shown, |l| l.points(&CUT, &BASE, Outcome::NEED_MET_THIN)),
        ],
    },
    Pattern {
        id: "10b",
        name: "The closures that the cut adds are more in thin areas",
        claim: "The share of clubs that close with the cut less the share that close without it is larger in thin areas.",
        source: "the model's contract (pattern 10, read as a difference in differences)",
        strength: Strength::Logic,
        unclaimed: Some(
            "clubs in thin areas close more often without a cut too, and few clubs stand there; it held in the last full run, but was \
             not claimed before it",
        ),
        findings: &[
            finding("extra share of clubs that close, thin areas", "pp", Shown, |l| {
                100.0 * extra_closed(l, true)
            }),
            finding("extra share of clubs that close, other areas", "pp", Shown, |l| {
                100.0 * extra_closed(l, false)
            }),
            finding("thin areas less others", "pp", Above(0.0), |l| {
                100.0 * (extra_closed(l, true) - extra_closed(l, false))
            }),
        ],
    },
];

/// Share of the clubs open at the fork that closed.
fn closed_of_all(arm_run: &ArmRun) -> f64 {
    arm_run.clubs.iter().filter(|club| club.closed.is_some()).count() as f64 / arm_run.clubs.len() as f64
}

/// Share of the clubs open at the fork, in thin areas or in others, that closed.
fn closed(arm_run: &ArmRun, thin: bool) -> f64 {
    let clubs: Vec<_> = arm_run.clubs.iter().filter(|club| club.thin == thin).collect();
    clubs.iter().filter(|club| club.closed.is_some()).count() as f64 / clubs.len() as f64
}

fn extra_closed(l: &LazyReplication, thin: bool) -> f64 {
    closed(&l.of(&CUT), thin) - closed(&l.of(&BASE), thin)
}

/// Mean quarter in which clubs closed, those that did not counted as closing after the last.
fn closure_quarter(arm_run: &ArmRun, thin: bool) -> f64 {
    let after = arm_run.run.quarters.len() as f64;
    let quarters: Vec<f64> = (arm_run.clubs.iter().filter(|club| club.thin == thin))
        .map(|club| club.closed.map_or(after, f64::from))
        .collect();
    quarters.iter().sum::<f64>() / quarters.len() as f64
}

fn in_first_half(arm_run: &ArmRun) -> f64 {
    let half = arm_run.run.quarters.len() as u32 / 2;
    let closed: Vec<u32> = arm_run.clubs.iter().filter_map(|club| club.closed).collect();
    closed.iter().filter(|&&quarter| quarter < half).count() as f64 / closed.len() as f64
}
