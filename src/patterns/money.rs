//! Patterns of money: larger budgets, reclaim, and the two rates.

use super::arm::{Arm, BASE, EARLY, THIN, THIN_BASE, arm};
use super::arm_run::ArmRun;
use super::lazy_replication::LazyReplication;
use super::pattern::Wanted::{Above, Below, Shown};
use super::pattern::{Pattern, Strength, finding, strong};
use crate::outcome::Outcome;
use crate::outcome::family_record::FamilyRecord;
use crate::parameters::levers::Levers;

const THESIS: &str = "Whitaker 2015, as the model's contract states it";

fn larger_budgets(levers: &mut Levers) {
    levers.budget_factor = 1.2;
    levers.envelope_factor = 1.2;
}

fn keep_nothing(levers: &mut Levers) {
    levers.weeks_keep = 0.0;
}

static LARGER: Arm = arm(&EARLY, "larger budgets", larger_budgets);
static THIN_LARGER: Arm = arm(&THIN, "larger budgets", larger_budgets);
static KEEP_NOTHING: Arm = arm(&EARLY, "keep nothing", keep_nothing);
static THIN_KEEP_NOTHING: Arm = arm(&THIN, "keep nothing", keep_nothing);
static CAPPED_WAGE: Arm = arm(&EARLY, "capped wage", |levers| levers.pa_rate_factor = 0.88);
static LOW_RATE: Arm = arm(&EARLY, "low reference rate", |levers| levers.ref_rate_factor = 0.8);

pub(super) static PATTERNS: &[Pattern] = &[
    Pattern {
        id: "1",
        name: "More budget in a saturated market stays unspent",
        claim: "With budgets and envelope a fifth larger, unspent money grows by far more per cent than need met, \
                and in a thin market a larger share of the extra money stays unspent than of the usual.",
        source: THESIS,
        strength: Strength::Logic,
        unclaimed: None,
        findings: &[
            strong("unspent money, growth", "%", Above(0.0), |l| {
                l.percent(&LARGER, &BASE, Outcome::UNSPENT_GBP)
            }),
            finding("need met, growth", "%", Shown, |l| l.percent(&LARGER, &BASE, Outcome::NEED_MET)),
            strong("growth of unspent money over that of need met", "%", Above(10.0), |l| {
                growth_apart(l, &LARGER, &BASE)
            }),
            finding("extra money that stays unspent", "% of it", Shown, |l| extra_unspent(l, &LARGER, &BASE)),
            finding("thin market: growth of unspent money over that of need met", "%", Above(10.0), |l| {
                growth_apart(l, &THIN_LARGER, &THIN_BASE)
            }),
            finding("thin market: extra money that stays unspent", "% of it", Shown, |l| {
                extra_unspent(l, &THIN_LARGER, &THIN_BASE)
            }),
            finding(
                "thin market: the same, over the share of the usual money that stays unspent",
                "pp",
                Above(0.0),
                |l| {
                    extra_unspent(l, &THIN_LARGER, &THIN_BASE)
                        - 100.0 * l.of(&THIN_BASE).outcome(Outcome::UNSPENT)
                },
            ),
        ],
    },
    Pattern {
        id: "1b",
        name: "More than half of a larger budget stays unspent",
        claim: "With budgets and envelope a fifth larger, more than half of the extra money paid stays unspent.",
        source: THESIS,
        strength: Strength::Logic,
        unclaimed: Some(
            "budgets are set short of what local prices ask, so that a fifth more first buys hours that were missing; \
             it is more than the share of usual money that stays unspent, but not the half",
        ),
        findings: &[finding("extra money that stays unspent", "% of it", Above(50.0), |l| {
            extra_unspent(l, &LARGER, &BASE)
        })],
    },
    Pattern {
        id: "5",
        name: "A tight year-end reclaim returns money and costs trust and take-up",
        claim: "Letting families keep nothing instead of six weeks reclaims more, lowers holders' trust and take-up; \
                where little is for sale it reclaims a larger share, and more of it from families that tried (eight \
                weeks or more of the year with nothing feasible or an assistant's post unfilled).",
        source: THESIS,
        strength: Strength::Logic,
        unclaimed: None,
        findings: &[
            strong("reclaimed, of what is paid", "pp", Above(0.0), |l| {
                l.points(&KEEP_NOTHING, &BASE, Outcome::CLAWBACK)
            }),
            strong("take-up in the last year", "pp", Below(0.0), |l| {
                let last = |arm| l.of(arm).in_last_year(Outcome::TAKE_UP);
                100.0 * (last(&KEEP_NOTHING) - last(&BASE))
            }),
            strong("trust of families that hold an account under both rules", "0 to 1", Below(0.0), |l| {
                l.of_same_families(
                    &KEEP_NOTHING,
                    &BASE,
                    |o, b| holds_often(o) && holds_often(b),
                    |r| r.trust,
                    |r| r.weeks,
                )
            }),
            finding("reclaimed, of what is paid: thin market over the usual one", "pp", Above(0.0), |l| {
                l.points(&THIN_KEEP_NOTHING, &KEEP_NOTHING, Outcome::CLAWBACK)
            }),
            finding(
                "reclaimed from families that tried: thin market over the usual one",
                "pp",
                Above(0.0),
                |l| {
                    100.0
                        * (from_those_who_tried(&l.of(&THIN_KEEP_NOTHING))
                            - from_those_who_tried(&l.of(&KEEP_NOTHING)))
                },
            ),
        ],
    },
    Pattern {
        id: "9",
        name: "A wage below the market's leaves posts and money idle; a low reference rate cuts the budget itself",
        claim: "Where families may pay 12% less and budgets stay, assistants' posts stay unfilled and more is unspent; \
                a reference rate a fifth lower cuts the budget and need met instead.",
        source: "National Audit Office 2016; Law Commission 2025; the model's contract",
        strength: Strength::Logic,
        unclaimed: None,
        findings: &[
            strong("capped wage: posts unfilled", "pp", Above(0.0), |l| {
                l.points(&CAPPED_WAGE, &BASE, Outcome::PA_POSTS_UNFILLED)
            }),
            strong("capped wage: unspent", "pp", Above(0.0), |l| {
                l.points(&CAPPED_WAGE, &BASE, Outcome::UNSPENT)
            }),
            finding("capped wage: need met", "pp", Below(0.0), |l| {
                l.points(&CAPPED_WAGE, &BASE, Outcome::NEED_MET)
            }),
            strong("low reference rate: paid a year to an account-holding family", "%", Below(0.0), |l| {
                100.0 * (paid_a_year(&l.of(&LOW_RATE)) / paid_a_year(&l.of(&BASE)) - 1.0)
            }),
            strong("low reference rate: need met", "pp", Below(0.0), |l| {
                l.points(&LOW_RATE, &BASE, Outcome::NEED_MET)
            }),
            finding("low reference rate: unspent", "pp", Shown, |l| {
                l.points(&LOW_RATE, &BASE, Outcome::UNSPENT)
            }),
        ],
    },
];

fn growth_apart(l: &LazyReplication, larger: &Arm, base: &Arm) -> f64 {
    l.percent(larger, base, Outcome::UNSPENT_GBP) - l.percent(larger, base, Outcome::NEED_MET)
}

fn extra_unspent(l: &LazyReplication, larger: &Arm, base: &Arm) -> f64 {
    100.0 * l.change(larger, base, Outcome::UNSPENT_GBP) / l.change(larger, base, Outcome::PAID)
}

/// Whether a family held an account for half of its weeks or more.
pub(super) fn holds_often(record: &FamilyRecord) -> bool {
    record.weeks > 0.0 && (record.dp_weeks + record.managed_weeks) * 2.0 >= record.weeks
}

fn paid_a_year(arm_run: &ArmRun) -> f64 {
    let sum = |part: fn(&FamilyRecord) -> f64| arm_run.at_end().iter().map(part).sum::<f64>();
    52.0 * sum(|r| r.paid) / sum(|r| r.dp_weeks + r.managed_weeks)
}

/// Weeks of a year without anything feasible, or with a post unfilled, that show a family tried.
const TRIED_WEEKS: f64 = 8.0;

/// Share of the money reclaimed that came from families that tried that year.
fn from_those_who_tried(arm_run: &ArmRun) -> f64 {
    let (mut tried, mut all) = (0.0, 0.0);
    for (start, end) in arm_run.years() {
        let reclaimed = end.reclaimed - start.reclaimed;
        let nothing = end.nothing_weeks - start.nothing_weeks;
        let seeking = end.seeking_weeks - start.seeking_weeks;
        all += reclaimed;
        if nothing >= TRIED_WEEKS || seeking >= TRIED_WEEKS {
            tried += reclaimed;
        }
    }
    tried / all
}
