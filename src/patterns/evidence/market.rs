//! Supply in the evidence: money without a market, skewed surpluses, prices, assistants, units, entry.

use crate::basics::{Draws, Week};
use crate::context::ModelContext;
use crate::outcome::Outcome;
use crate::outcome::family_record::FamilyRecord;
use crate::parameters::assumptions::Assumptions;
use crate::parameters::environment::Environment;
use crate::parameters::levers::Levers;
use crate::patterns::arm::{Arm, BASE, EARLY, Setup, THIN, arm, same};
use crate::patterns::arm_run::ArmRun;
use crate::patterns::lazy_replication::LazyReplication;
use crate::patterns::pattern::Wanted::{Above, Shown, Within};
use crate::patterns::pattern::{Pattern, Strength, finding, strong};
use crate::place;
use crate::population::first_world;
use crate::stats::Sorted;
use crate::world::provider::Kind;

static UNBURDENED: Setup = Setup {
    name: "no burden",
    about: "the reference authority without families' administration and fear",
    set_assumptions: |a| a.limit_test.test_no_burden = true,
    ..EARLY
};
static UNBURDENED_THIN: Setup = Setup {
    name: "no burden, thin market",
    about: "the same, with a thin market",
    set_assumptions: |a| {
        (THIN.set_assumptions)(a);
        a.limit_test.test_no_burden = true;
    },
    ..EARLY
};
static UNBURDENED_BASE: Arm = arm(&UNBURDENED, "baseline", same);
static UNBURDENED_THIN_BASE: Arm = arm(&UNBURDENED_THIN, "baseline", same);
static START_UP_GRANTS: Arm = arm(&EARLY, "start-up grants", |levers| levers.startup_grant = 10_000.0);

pub(in crate::patterns) static PATTERNS: &[Pattern] = &[
    Pattern {
        id: "E7",
        name: "A budget without a market is unspent",
        claim: "With no administration at all for families, more is unspent where the market is thin.",
        source: "Whitaker 2015; Law Commission 2025; Cerebra",
        strength: Strength::Strong,
        unclaimed: None,
        findings: &[
            strong("no burden: unspent, thin market less the usual one", "pp", Above(0.0), |l| {
                l.points(&UNBURDENED_THIN_BASE, &UNBURDENED_BASE, Outcome::UNSPENT)
            }),
            finding(
                "no burden: money and nothing to buy, thin market less the usual one",
                "pp",
                Above(0.0),
                |l| l.points(&UNBURDENED_THIN_BASE, &UNBURDENED_BASE, Outcome::NOTHING_TO_BUY),
            ),
        ],
    },
    Pattern {
        id: "E8",
        name: "Unspent money is skewed",
        claim: "Three quarters into the year 35 to 60% of accounts hold more than one payment, and the tenth of these \
                with the largest surplus holds more than 40% of it.",
        source: "LASA survey 2017 (Australian home care; the 40% is assumed)",
        strength: Strength::Moderate,
        unclaimed: Some(
            "hours missed by absence and failure, and hours not found yet, leave more than a payment in two accounts of three",
        ),
        findings: &[
            strong("accounts with a surplus", "%", Within(35.0, 60.0), |l| {
                100.0 * with_surplus(&l.of(&BASE))
            }),
            strong("surplus held by the tenth with the largest", "%", Above(40.0), |l| {
                100.0 * held_by_top_tenth(&l.of(&BASE))
            }),
        ],
    },
    Pattern {
        id: "E10",
        name: "Agencies cost far more than an assistant, who is hard to find",
        claim: "An agency's hour costs 1.3 to 2.3 times what an assistant's costs the family, and direct-payment families \
                who mostly employ have more need met than those who buy from agencies.",
        source: "Freedom of information answers; Cerebra; Devon; Coventry",
        strength: Strength::Strong,
        unclaimed: None,
        findings: &[
            strong("an agency's hour over an assistant's", "times", Within(1.3, 2.3), |l| {
                let ratios = &l.of(&BASE).price_ratio;
                ratios.iter().sum::<f64>() / ratios.len() as f64
            }),
            strong(
                "need met, employing families over other direct-payment families",
                "pp",
                Above(0.0),
                |l| 100.0 * employers_apart(&l.of(&BASE)),
            ),
        ],
    },
    Pattern {
        id: "E11",
        name: "Assistants' posts turn over by about a fifth a year and take months to fill",
        claim: "17 to 20% of assistants leave their family in a year; a post stands open for 4 to 7 months (open posts \
                over posts filled).",
        source: "Skills for Care; Essex",
        strength: Strength::Strong,
        unclaimed: Some(
            "assistants' own notice alone comes to the band; the others leave since the family leaves the direct payment, \
             moves away or grows up",
        ),
        findings: &[
            finding("assistants who leave a family", "% a year", Within(17.0, 20.0), |l| {
                let base = l.of(&BASE);
                5200.0 * base.posts_left / base.posts_held
            }),
            finding("time a post stands open", "months", Within(4.0, 7.0), |l| {
                let base = l.of(&BASE);
                base.posts_open / base.posts_filled * 12.0 / 52.0
            }),
        ],
    },
    Pattern {
        id: "E12",
        name: "A third of councils have no overnight unit",
        claim: "Over the councils that the project knows, 30 to 40% begin without an overnight unit.",
        source: "Ofsted 2021",
        strength: Strength::Strong,
        unclaimed: None,
        findings: &[finding("councils without an overnight unit", "%", Within(30.0, 40.0), |l| {
            100.0 * without_overnight(l)
        })],
    },
    Pattern {
        id: "E15",
        name: "Supply grows where new providers are helped to start",
        claim: "With a grant of 10,000 pounds to each new provider more enter.",
        source: "New Economics Foundation 2020; Somerset",
        strength: Strength::Moderate,
        unclaimed: None,
        findings: &[
            finding("providers that enter", "a year", Above(0.0), |l| {
                l.change(&START_UP_GRANTS, &BASE, Outcome::ENTRIES)
            }),
            finding("need met", "pp", Shown, |l| l.points(&START_UP_GRANTS, &BASE, Outcome::NEED_MET)),
        ],
    },
];

fn with_surplus(arm_run: &ArmRun) -> f64 {
    arm_run.surplus.iter().filter(|&&surplus| surplus > 0.0).count() as f64 / arm_run.surplus.len() as f64
}

fn held_by_top_tenth(arm_run: &ArmRun) -> f64 {
    let positive: Vec<f64> = arm_run.surplus.iter().copied().filter(|&surplus| surplus > 0.0).collect();
    let bound = Sorted::new(&positive).quantile(0.9);
    let top: f64 = positive.iter().filter(|&&surplus| surplus >= bound).sum();
    top / positive.iter().sum::<f64>()
}

fn employers_apart(arm_run: &ArmRun) -> f64 {
    let ratio = |employs: bool| {
        let families = arm_run.at_end().iter().filter(|r| {
            r.dp_weeks * 2.0 > r.weeks
                && r.n_one_to_one > 0
                && (r.employing_weeks * 2.0 > r.dp_weeks) == employs
        });
        let (delivered, assessed) =
            families.fold((0.0, 0.0), |(d, a), r: &FamilyRecord| (d + r.delivered, a + r.assessed));
        delivered / assessed
    };
    ratio(true) - ratio(false)
}

/// Share of all councils whose first world has no overnight unit, each with random streams of its own.
fn without_overnight(l: &LazyReplication) -> f64 {
    let (assumptions, levers, environment) =
        (Assumptions::default(), Levers::default(), Environment::default());
    let councils: Vec<_> = place::names().into_iter().filter(|(id, _)| *id != place::EARLY_ADOPTER).collect();
    let mut without = 0;
    for (number, (id, _)) in councils.iter().enumerate() {
        let place = place::find(id).expect("every name is a place");
        let draws = Draws::new(l.seed(), l.replication() * councils.len() as u32 + number as u32);
        let context = ModelContext::new(draws, &place, &assumptions, &levers, &environment, Week(0));
        let world = first_world(&context);
        without += u32::from(!world.providers.iter().any(|p| p.kind == Kind::Overnight));
    }
    f64::from(without) / councils.len() as f64
}
