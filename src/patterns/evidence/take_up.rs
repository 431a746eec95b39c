//! Who takes up, how much that differs between councils, who never heard, and who gains.

use crate::outcome::Outcome;
use crate::outcome::family_record::FamilyRecord;
use crate::patterns::arm::{Arm, BASE, EARLY, Setup, arm, same};
use crate::patterns::arm_run::ArmRun;
use crate::patterns::families::POOLED;
use crate::patterns::lazy_replication::LazyReplication;
use crate::patterns::pattern::Wanted::{Above, Below, Shown, Within};
use crate::patterns::pattern::{Pattern, Strength, finding, strong};
use crate::patterns::shipped::shipped_levers;
use crate::stats::{Sorted, least_squares};

pub(in crate::patterns) static PATTERNS: &[Pattern] = &[
    Pattern {
        id: "E1",
        name: "Take-up is graded by capacity, not by need",
        claim: "Take-up of the third of families with most capacity is 1.5 to 3 times that of the third with least; at \
                equal capacity and hours a step of the need band moves it by less than 5 points.",
        source: "Welch et al. 2012",
        strength: Strength::Strong,
        unclaimed: None,
        findings: &[
            strong("take-up, most able third over least able", "times", Within(1.5, 3.0), |l| {
                thirds(&l.of(&BASE))
            }),
            strong(
                "take-up with a step of the need band, capacity and hours equal",
                "pp",
                Within(-5.0, 5.0),
                |l| 100.0 * need_step(&l.of(&BASE)),
            ),
        ],
    },
    Pattern {
        id: "E2",
        name: "Take-up stalls well below everyone",
        claim: "Take-up lies between 20 and 45% in the last year and moves by less than 3 points in the two years before.",
        source: "NHS 2023/24 (adults)",
        strength: Strength::Strong,
        unclaimed: None,
        findings: &[
            strong("take-up in the last year", "%", Within(20.0, 45.0), |l| {
                100.0 * l.of(&BASE).in_last_year(Outcome::TAKE_UP)
            }),
            strong("take-up, fifth year less third", "pp", Within(-3.0, 3.0), |l| {
                100.0 * (l.of(&BASE).in_year(Outcome::TAKE_UP, 4) - l.of(&BASE).in_year(Outcome::TAKE_UP, 2))
            }),
        ],
    },
    Pattern {
        id: "E2b",
        name: "Take-up differs several-fold between councils under the same law",
        claim: "Of eleven councils, each under the rules that it published, the ninth decile of take-up is 3 times the \
                first or more.",
        source: "NHS 2023/24 (adults): five highest at least 42%, five lowest at most 11%",
        strength: Strength::Strong,
        unclaimed: Some(
            "the councils whose rules were found are eleven and lie closer together in what they spend than all do: \
             over the hundred with published spending the same ratio is beyond 3 (`validate --only places`)",
        ),
        findings: &[finding("take-up, ninth decile of councils over first", "times", Above(3.0), spread)],
    },
    Pattern {
        id: "E3",
        name: "Most who do not use a direct payment do not know of it",
        claim: "Of families with a plan and no account at the end of the warm-up year, 40 to 60% do not know of personal \
                budgets.",
        source: "SEND Consortium survey, about 2013",
        strength: Strength::Moderate,
        unclaimed: None,
        findings: &[
            strong("families with a plan and no account that do not know", "%", Within(40.0, 60.0), |l| {
                let (unaware, all) = l.of(&BASE).unaware;
                100.0 * unaware / all
            }),
            finding("the same at the end of the last year", "%", Shown, |l| {
                100.0 * unaware_at_end(&l.of(&BASE))
            }),
        ],
    },
    Pattern {
        id: "E14",
        name: "Those able to manage do gain",
        claim: "Families of the two most able fifths that employ an assistant have more need met and less strain than \
                other direct-payment families, and than council-managed ones.",
        source: "Whitaker 2015; Cerebra",
        strength: Strength::Moderate,
        unclaimed: None,
        findings: &[
            strong("need met, over other direct-payment families", "pp", Above(0.0), |l| {
                100.0 * apart(&l.of(&BASE), is_other_direct, |r| r.delivered, |r| r.assessed)
            }),
            strong("need met, over council-managed families", "pp", Above(0.0), |l| {
                100.0 * apart(&l.of(&BASE), is_council, |r| r.delivered, |r| r.assessed)
            }),
            strong("strain, over other direct-payment families", "0 to 1", Below(0.0), |l| {
                apart(&l.of(&BASE), is_other_direct, |r| r.strain, |r| r.weeks)
            }),
            strong("strain, over council-managed families", "0 to 1", Below(0.0), |l| {
                apart(&l.of(&BASE), is_council, |r| r.strain, |r| r.weeks)
            }),
        ],
    },
    Pattern {
        id: "E17",
        name: "A change may leave the average as it was and families apart",
        claim: "Pooling accounts moves mean need met by less than a point and mean strain by less than 0.01, while more \
                than one family in twenty gains or loses more than 5 points of need met.",
        source: "Right to Control evaluation 2013 (adults)",
        strength: Strength::Moderate,
        unclaimed: None,
        findings: &[
            strong("need met", "pp", Within(-1.0, 1.0), |l| l.points(&POOLED, &BASE, Outcome::NEED_MET)),
            strong("strain", "0 to 1", Within(-0.01, 0.01), |l| l.change(&POOLED, &BASE, Outcome::STRAIN)),
            finding("families whose need met moves by over 5 points", "%", Above(5.0), |l| 100.0 * moved(l)),
        ],
    },
];

/// Take-up of the most able third over that of the least able.
fn thirds(arm_run: &ArmRun) -> f64 {
    let families = arm_run.at_end();
    let capacities: Vec<f64> = families.iter().map(|r| r.capacity).collect();
    let sorted = Sorted::new(&capacities);
    let (low, high) = (sorted.quantile(1.0 / 3.0), sorted.quantile(2.0 / 3.0));
    let take_up = |belongs: &dyn Fn(&FamilyRecord) -> bool| {
        let of =
            |part: fn(&FamilyRecord) -> f64| families.iter().filter(|r| belongs(r)).map(part).sum::<f64>();
        of(|r| r.dp_weeks) / of(|r| r.plan_weeks)
    };
    take_up(&|r| r.capacity > high) / take_up(&|r| r.capacity <= low)
}

/// What a step of the need band does to a family's share of weeks with a direct payment, beside the
/// logarithm of its capacity and its assessed hours.
fn need_step(arm_run: &ArmRun) -> f64 {
    let planned: Vec<&FamilyRecord> = arm_run.at_end().iter().filter(|r| r.plan_weeks > 0.0).collect();
    let column = |of: fn(&FamilyRecord) -> f64| planned.iter().map(|r| of(r)).collect::<Vec<f64>>();
    let columns =
        [column(|r| f64::from(r.band)), column(|r| r.assessed / r.weeks), column(|r| libm::log(r.capacity))];
    let fit = least_squares(&columns, &column(|r| r.dp_weeks / r.plan_weeks));
    fit.map_or(f64::NAN, |fit| fit[0])
}

fn unaware_at_end(arm_run: &ArmRun) -> f64 {
    let without: Vec<&FamilyRecord> = arm_run
        .at_end()
        .iter()
        .filter(|r| r.council_weeks > 0.0 && r.dp_weeks + r.managed_weeks == 0.0)
        .collect();
    without.iter().filter(|r| !r.aware).count() as f64 / without.len() as f64
}

fn is_able_employer(r: &FamilyRecord) -> bool {
    r.quintile >= 3 && r.dp_weeks * 2.0 > r.weeks && r.employing_weeks * 2.0 > r.dp_weeks
}

fn is_other_direct(r: &FamilyRecord) -> bool {
    r.dp_weeks * 2.0 > r.weeks && !is_able_employer(r)
}

fn is_council(r: &FamilyRecord) -> bool {
    r.council_weeks * 2.0 > r.weeks
}

/// A ratio of able employers less that of another group.
fn apart(
    arm_run: &ArmRun,
    other: fn(&FamilyRecord) -> bool,
    part: fn(&FamilyRecord) -> f64,
    whole: fn(&FamilyRecord) -> f64,
) -> f64 {
    let ratio = |belongs: fn(&FamilyRecord) -> bool| {
        let of = |part: fn(&FamilyRecord) -> f64| {
            arm_run.at_end().iter().filter(|r| belongs(r)).map(part).sum::<f64>()
        };
        of(part) / of(whole)
    };
    ratio(is_able_employer) - ratio(other)
}

/// Share of families whose need met moves by more than five points either way.
fn moved(l: &LazyReplication) -> f64 {
    let (pooled, base) = (l.of(&POOLED), l.of(&BASE));
    let (mut moved, mut all) = (0.0, 0.0);
    for (o, b) in pooled.at_end().iter().zip(base.at_end()) {
        if o.assessed > 0.0 && b.assessed > 0.0 {
            all += 1.0;
            let change = o.delivered / o.assessed - b.delivered / b.assessed;
            moved += f64::from(u8::from(change.abs() > 0.05));
        }
    }
    moved / all
}

/// The councils whose rules were found published, each under them.
macro_rules! councils {
    ($( $Setup:ident $Arm:ident $place:literal, )+) => {
        $(
            static $Setup: Setup = Setup {
                name: $place,
                about: concat!($place, " under its published rules"),
                place: $place,
                warm_up: |levers| *levers = shipped_levers(concat!("rules-", $place)),
                ..EARLY
            };
            static $Arm: Arm = arm(&$Setup, "published rules", same);
        )+
        static COUNCILS: &[&Arm] = &[$( &$Arm ),+];
    };
}

councils! {
    CAMDEN_SCENE CAMDEN "camden",
    HAMMERSMITH_SCENE HAMMERSMITH "hammersmith-and-fulham",
    ST_HELENS_SCENE ST_HELENS "st-helens",
    HACKNEY_SCENE HACKNEY "hackney",
    STAFFORDSHIRE_SCENE STAFFORDSHIRE "staffordshire",
    BROMLEY_SCENE BROMLEY "bromley",
    DURHAM_SCENE DURHAM "durham",
    WOKINGHAM_SCENE WOKINGHAM "wokingham",
    THURROCK_SCENE THURROCK "thurrock",
    BEDFORDSHIRE_SCENE BEDFORDSHIRE "central-bedfordshire",
    KENT_SCENE KENT "kent",
}

fn spread(l: &LazyReplication) -> f64 {
    let take_ups: Vec<f64> = COUNCILS.iter().map(|council| l.of(council).outcome(Outcome::TAKE_UP)).collect();
    let sorted = Sorted::new(&take_ups);
    sorted.quantile(0.9) / sorted.quantile(0.1)
}
