//! Patterns of families: whom an offer, help, lighter monitoring and a familiar carer reach.

use super::arm::{Arm, BASE, EARLY, arm};
use super::arm_run::ArmRun;
use super::lazy_replication::LazyReplication;
use super::money::holds_often;
use super::pattern::Wanted::{Above, Below, Shown, Within};
use super::pattern::{Pattern, Strength, finding, strong};
use crate::outcome::Outcome;
use crate::outcome::family_record::FamilyRecord;
use crate::parameters::levers::NEVER;
use crate::parameters::levers::{Chaser, Evidence, Levers, OfferRule};
use crate::stats::least_squares;

const THESIS: &str = "Whitaker 2015, as the model's contract states it";

static UNIVERSAL: Arm = arm(&EARLY, "universal offer", |levers| levers.offer_rule = OfferRule::Everyone);
static PAYROLL: Arm = arm(&EARLY, "payroll support", |levers| levers.payroll_support = true);
pub(super) static POOLED: Arm = arm(&EARLY, "pooled accounts", |levers| levers.pooled_accounts = true);
pub(super) static ANNUAL: Arm = arm(&EARLY, "annual return", |levers| levers.returns_per_year = 1);
pub(super) static LIGHT_TOUCH: Arm = arm(&EARLY, "light touch", light_touch);
pub(super) static CARD: Arm = arm(&EARLY, "card", |levers| levers.evidence = Evidence::Card);

pub(super) fn light_touch(levers: &mut Levers) {
    levers.returns_per_year = 1;
    levers.evidence = Evidence::Statements;
    levers.chaser = Chaser::FinanceOfficers;
    levers.suspend_after = NEVER;
    levers.weeks_keep = 12.0;
}

pub(super) static PATTERNS: &[Pattern] = &[
    Pattern {
        id: "2",
        name: "The least able gain least from a universal offer with quarterly audit",
        claim: "Under a universal offer with quarterly audit the gap in need met widens, and overload and drop-out rise \
                among the fifth of families with least capacity; those of them whom the offer moved into a direct \
                payment lose need met and gain strain, compared with themselves without it.",
        source: THESIS,
        strength: Strength::Logic,
        unclaimed: None,
        findings: &[
            finding("least able fifth: need met", "pp", Shown, |l| {
                l.points(&UNIVERSAL, &BASE, Outcome::NEED_MET_BOTTOM)
            }),
            finding("most able fifth: need met", "pp", Shown, |l| {
                l.points(&UNIVERSAL, &BASE, Outcome::NEED_MET_TOP)
            }),
            finding("gap in need met, most able less least able", "pp", Above(0.0), |l| {
                l.points(&UNIVERSAL, &BASE, Outcome::GAP_NEED_MET)
            }),
            strong("least able fifth: weeks overloaded", "pp", Above(0.0), |l| {
                100.0 * l.of_same_families(&UNIVERSAL, &BASE, least_able, |r| r.overloaded_weeks, |r| r.weeks)
            }),
            finding("least able fifth: drop-outs", "per 100 family-years", Above(0.0), |l| {
                5200.0 * l.of_same_families(&UNIVERSAL, &BASE, least_able, |r| r.dropouts, |r| r.weeks)
            }),
            finding("least able fifth, moved into a direct payment: need met", "pp", Below(0.0), |l| {
                100.0
                    * l.of_same_families(&UNIVERSAL, &BASE, moved_least_able, |r| r.delivered, |r| r.assessed)
            }),
            strong("least able fifth, moved into a direct payment: strain", "0 to 1", Above(0.0), |l| {
                l.of_same_families(&UNIVERSAL, &BASE, moved_least_able, |r| r.strain, |r| r.weeks)
            }),
            finding("most able fifth, moved into a direct payment: strain", "0 to 1", Shown, |l| {
                l.of_same_families(&UNIVERSAL, &BASE, moved_most_able, |r| r.strain, |r| r.weeks)
            }),
        ],
    },
    Pattern {
        id: "3",
        name: "Payroll support helps those who employ; pooled accounts help siblings",
        claim: "Payroll support lowers load and strain of families that employ an assistant with or without it and \
                next to nothing for those that never do; pooling lowers load of families with siblings and next to \
                nothing for single children.",
        source: THESIS,
        strength: Strength::Logic,
        unclaimed: None,
        findings: &[
            strong("payroll support: load of employing families", "of capacity", Below(0.0), |l| {
                l.of_same_families(
                    &PAYROLL,
                    &BASE,
                    |o, b| employs_often(o) && employs_often(b),
                    |r| r.load,
                    |r| r.weeks,
                )
            }),
            finding("payroll support: strain of employing families", "0 to 1", Below(0.0), |l| {
                l.of_same_families(
                    &PAYROLL,
                    &BASE,
                    |o, b| employs_often(o) && employs_often(b),
                    |r| r.strain,
                    |r| r.weeks,
                )
            }),
            strong(
                "payroll support: load of families that never employ",
                "of capacity",
                Within(-0.02, 0.02),
                |l| l.of_same_families(&PAYROLL, &BASE, never_employ, |r| r.load, |r| r.weeks),
            ),
            strong(
                "pooled accounts: load of account holders with siblings",
                "of capacity",
                Below(0.0),
                |l| {
                    l.of_same_families(
                        &POOLED,
                        &BASE,
                        |o, b| o.n_children > 1 && holds_often(o) && holds_often(b),
                        |r| r.load,
                        |r| r.weeks,
                    )
                },
            ),
            strong(
                "pooled accounts: load of account holders with one child",
                "of capacity",
                Within(-0.02, 0.02),
                |l| {
                    l.of_same_families(
                        &POOLED,
                        &BASE,
                        |o, b| o.n_children == 1 && holds_often(o) && holds_often(b),
                        |r| r.load,
                        |r| r.weeks,
                    )
                },
            ),
        ],
    },
    Pattern {
        id: "4",
        name: "Lighter monitoring cuts suspensions and paperwork, most for the least able",
        claim: "An annual return, a light touch and a card each cut suspensions; an annual return cuts them most among \
                the least able and frees workers' time from administration.",
        source: THESIS,
        strength: Strength::Logic,
        unclaimed: None,
        findings: &[
            strong("annual return: suspensions", "per 100 account-years", Below(0.0), |l| {
                l.points(&ANNUAL, &BASE, Outcome::SUSPENSIONS)
            }),
            strong("light touch: suspensions", "per 100 account-years", Below(0.0), |l| {
                l.points(&LIGHT_TOUCH, &BASE, Outcome::SUSPENSIONS)
            }),
            strong("card: suspensions", "per 100 account-years", Below(0.0), |l| {
                l.points(&CARD, &BASE, Outcome::SUSPENSIONS)
            }),
            finding(
                "annual return: suspensions, least able fifth less most able",
                "per 100 account-years",
                Below(0.0),
                |l| suspensions_fall(l, 0) - suspensions_fall(l, 4),
            ),
            strong("light touch: workers' time on administration", "pp", Below(0.0), |l| {
                l.points(&LIGHT_TOUCH, &BASE, Outcome::ADMIN_SHARE)
            }),
            finding("annual return: workers' time on administration", "pp", Below(0.0), |l| {
                l.points(&ANNUAL, &BASE, Outcome::ADMIN_SHARE)
            }),
        ],
    },
    Pattern {
        id: "11",
        name: "A familiar carer relieves strain; paperwork beyond capacity cancels it",
        claim: "Over a year of holding a direct payment, strain falls with familiarity and rises with the share of \
                weeks overloaded, need met and strain at the start being equal; a year overloaded outweighs a carer \
                who is wholly familiar.",
        source: THESIS,
        strength: Strength::Logic,
        unclaimed: None,
        findings: &[
            strong("change of strain with full familiarity", "0 to 1", Below(0.0), |l| fit(&l.of(&BASE))[0]),
            strong("change of strain with every week overloaded", "0 to 1", Above(0.0), |l| {
                fit(&l.of(&BASE))[1]
            }),
            strong("both together", "0 to 1", Above(0.0), |l| {
                let fit = fit(&l.of(&BASE));
                fit[0] + fit[1]
            }),
            finding("change of strain with all need met", "0 to 1", Shown, |l| fit(&l.of(&BASE))[2]),
        ],
    },
];

fn least_able(option: &FamilyRecord, _: &FamilyRecord) -> bool {
    option.quintile == 0
}

/// No direct payment under the baseline, one under the option.
fn moved(option: &FamilyRecord, base: &FamilyRecord) -> bool {
    base.dp_weeks == 0.0 && option.dp_weeks > 0.0
}

fn moved_least_able(option: &FamilyRecord, base: &FamilyRecord) -> bool {
    option.quintile == 0 && moved(option, base)
}

fn moved_most_able(option: &FamilyRecord, base: &FamilyRecord) -> bool {
    option.quintile == 4 && moved(option, base)
}

fn employs_often(record: &FamilyRecord) -> bool {
    record.weeks > 0.0 && record.employing_weeks * 2.0 >= record.weeks
}

fn never_employ(option: &FamilyRecord, base: &FamilyRecord) -> bool {
    option.employing_weeks == 0.0 && base.employing_weeks == 0.0
}

/// By how much a fifth's suspensions per hundred account-years change with an annual return.
fn suspensions_fall(l: &LazyReplication, fifth: u8) -> f64 {
    let rate = |arm_run: &ArmRun| {
        let of = |part: fn(&FamilyRecord) -> f64| {
            arm_run.at_end().iter().filter(|r| r.quintile == fifth).map(part).sum::<f64>()
        };
        5200.0 * of(|r| r.suspensions) / of(|r| r.dp_weeks + r.managed_weeks)
    };
    rate(&l.of(&ANNUAL)) - rate(&l.of(&BASE))
}

/// A year's change of strain of direct-payment holders on familiarity, share of weeks overloaded,
/// need met and strain at the start of the year.
fn fit(arm_run: &ArmRun) -> [f64; 4] {
    let (mut columns, mut target) = (vec![Vec::new(); 4], Vec::new());
    for (start, end) in arm_run.years() {
        let of = |part: fn(&FamilyRecord) -> f64| part(end) - part(start);
        let (weeks, assessed, delivered) = (of(|r| r.weeks), of(|r| r.assessed), of(|r| r.delivered));
        if weeks < 52.0 || of(|r| r.dp_weeks) < weeks || assessed <= 0.0 {
            continue;
        }
        // Without a delivered hour there is nobody to be familiar with.
        let familiarity = if delivered > 0.0 { of(|r| r.familiar) / delivered } else { 0.0 };
        let row = [familiarity, of(|r| r.overloaded_weeks) / weeks, delivered / assessed, start.strain_after];
        columns.iter_mut().zip(row).for_each(|(column, number)| column.push(number));
        target.push(end.strain_after - start.strain_after);
    }
    let fit = least_squares(&columns, &target);
    fit.and_then(|fit| fit.try_into().ok()).unwrap_or([f64::NAN; 4])
}
