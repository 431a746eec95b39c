//! Patterns of workers: adoption, brokers and price books, protected contact.

use super::arm::{Arm, BASE, EARLY, Setup, arm, same};
use super::families::light_touch;
use super::lazy_replication::LazyReplication;
use super::pattern::Wanted::{Above, Below, Shown};
use super::pattern::{Pattern, Strength, finding, strong};
use crate::outcome::Outcome;
use crate::parameters::assumptions::Assumptions;
use crate::parameters::levers::{CostingBy, Levers};

const THESIS: &str = "Whitaker 2015, as the model's contract states it";

fn before_budgets(levers: &mut Levers) {
    levers.personalised = false;
}

fn adopt(levers: &mut Levers) {
    levers.personalised = true;
}

static ADOPTION: Setup = Setup {
    name: "adoption",
    about: "the reference authority, without personal budgets until the fork",
    warm_up: before_budgets,
    ..EARLY
};
static TURNOVER: Setup = Setup {
    name: "adoption with turnover",
    about: "the same, where workers leave 2.2 times as often",
    set_assumptions: |a: &mut Assumptions| a.workforce.team_turnover *= 2.2,
    ..ADOPTION
};
/// Every provider charges by the hour.
static ONE_UNIT: Setup = Setup {
    name: "one pricing unit",
    about: "the reference authority, where every provider charges by the hour",
    set_assumptions: |a: &mut Assumptions| {
        a.market.agency_session_share = 0.0;
        a.market.club_quarter_share = 0.0;
        a.market.club_session_share = 0.0;
        a.casework.difficulty_night = 1.0;
    },
    ..EARLY
};

pub(super) static ADOPT: Arm = arm(&ADOPTION, "adopt", adopt);
pub(super) static STAY: Arm = arm(&ADOPTION, "stay", same);
pub(super) static TURNOVER_ADOPT: Arm = arm(&TURNOVER, "adopt", adopt);
static ADOPT_LIGHTLY: Arm = arm(&ADOPTION, "adopt with a light touch", |levers| {
    adopt(levers);
    light_touch(levers);
});
static BROKERS: Arm = arm(&EARLY, "broker team", |levers| {
    levers.costing_by = CostingBy::Brokers;
    levers.broker_fte = 3.0;
});
static PRICE_BOOK: Arm = arm(&EARLY, "price book", |levers| levers.price_book = true);
static ONE_UNIT_BASE: Arm = arm(&ONE_UNIT, "baseline", same);
static PROTECTED: Arm = arm(&EARLY, "protected contact", |levers| levers.protected_contact = 0.25);

/// The last policy year, from 0.
const LAST: usize = 4;

pub(super) static PATTERNS: &[Pattern] = &[
    Pattern {
        id: "7",
        name: "The first year of budgets costs contact; it eases as workers learn",
        claim: "An authority that adopts personal budgets spends more of its workers' time on administration and less \
                with families in the first year than one that stays as it was; the difference is smaller in the third, \
                costing an element takes ever less time, and more where workers leave more often.",
        source: "Whitaker 2015 (first year of personalisation)",
        strength: Strength::Logic,
        unclaimed: None,
        findings: &[
            strong("first year: time on administration", "pp", Above(0.0), |l| administration(l, 0)),
            strong("first year: time with families", "pp", Below(0.0), |l| {
                100.0 * l.change_in_year(&ADOPT, &STAY, Outcome::CONTACT_SHARE, 0)
            }),
            finding("time on administration, third year less first", "pp", Below(0.0), |l| {
                administration(l, 2) - administration(l, 0)
            }),
            strong("hours of costing an element, fifth year less first", "h", Below(0.0), |l| {
                let adopted = l.of(&ADOPT);
                adopted.in_year(Outcome::COSTING_HOURS, LAST) - adopted.in_year(Outcome::COSTING_HOURS, 0)
            }),
            finding("hours of costing an element, with more turnover", "h", Above(0.0), |l| {
                l.change(&TURNOVER_ADOPT, &ADOPT, Outcome::COSTING_HOURS)
            }),
        ],
    },
    Pattern {
        id: "7b",
        name: "The time that budgets cost goes on easing to the fifth year",
        claim: "The share of workers' time on administration that adoption adds is smaller in the fifth year than in \
                the first.",
        source: "the model's contract (pattern 7, read over the whole horizon)",
        strength: Strength::Logic,
        unclaimed: Some(
            "under quarterly audit checking and chasing grow with take-up and use up much of what workers have \
             learned; it held in the last full run, but was not claimed before it",
        ),
        findings: &[
            finding("first year: time on administration", "pp", Shown, |l| administration(l, 0)),
            finding("fifth year: time on administration", "pp", Shown, |l| administration(l, LAST)),
            finding("fifth year less first", "pp", Below(0.0), |l| {
                administration(l, LAST) - administration(l, 0)
            }),
            finding("light touch: fifth year less first", "pp", Shown, |l| {
                let added = |year| l.change_in_year(&ADOPT_LIGHTLY, &STAY, Outcome::ADMIN_SHARE, year);
                100.0 * (added(LAST) - added(0))
            }),
        ],
    },
    Pattern {
        id: "8",
        name: "Brokers or a price book give time with families back; different pricing units cost time",
        claim: "A broker team and a price book each raise workers' time with families and shorten the wait for a budget; \
                where every provider charges by the hour an element takes less time to cost.",
        source: THESIS,
        strength: Strength::Logic,
        unclaimed: None,
        findings: &[
            strong("broker team: time with families", "pp", Above(0.0), |l| {
                l.points(&BROKERS, &BASE, Outcome::CONTACT_SHARE)
            }),
            finding("price book: time with families", "pp", Above(0.0), |l| {
                l.points(&PRICE_BOOK, &BASE, Outcome::CONTACT_SHARE)
            }),
            finding("broker team: wait for a budget", "weeks", Below(0.0), |l| {
                l.change(&BROKERS, &BASE, Outcome::WEEKS_TO_BUDGET)
            }),
            finding("price book: wait for a budget", "weeks", Below(0.0), |l| {
                l.change(&PRICE_BOOK, &BASE, Outcome::WEEKS_TO_BUDGET)
            }),
            strong("one pricing unit: hours of costing an element", "h", Below(0.0), |l| {
                l.change(&ONE_UNIT_BASE, &BASE, Outcome::COSTING_HOURS)
            }),
        ],
    },
    Pattern {
        id: "12",
        name: "Protected contact without more staff lengthens the wait for a budget",
        claim: "With a quarter of workers' hours kept for families before anything else and no more staff, families see \
                more of their worker and wait longer for a budget.",
        source: THESIS,
        strength: Strength::Logic,
        unclaimed: None,
        findings: &[
            strong("wait for a budget", "weeks", Above(0.0), |l| {
                l.change(&PROTECTED, &BASE, Outcome::WEEKS_TO_BUDGET)
            }),
            strong("time with families", "pp", Above(0.0), |l| {
                l.points(&PROTECTED, &BASE, Outcome::CONTACT_SHARE)
            }),
            finding("need met", "pp", Shown, |l| l.points(&PROTECTED, &BASE, Outcome::NEED_MET)),
        ],
    },
];

/// By how much adoption raises the share of workers' time on administration in a policy year.
fn administration(l: &LazyReplication, year: usize) -> f64 {
    100.0 * l.change_in_year(&ADOPT, &STAY, Outcome::ADMIN_SHARE, year)
}
