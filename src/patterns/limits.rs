//! Patterns at the limits: what is conserved, and what no supply or no burden must come to.

use super::arm::{Arm, BASE, EARLY, NO_SUPPLY, Setup, arm, same};
use super::pattern::Wanted::{Above, Shown, Within};
use super::pattern::{Pattern, Strength, finding, strong};
use crate::outcome::Outcome;
use crate::parameters::assumptions::Assumptions;
use crate::parameters::levers::{DefaultArrangement, Levers, OfferRule, ReclaimAt};

const CONTRACT: &str = "the model's contract";

fn open_door(levers: &mut Levers) {
    levers.offer_rule = OfferRule::Everyone;
    levers.default_arrangement = DefaultArrangement::DirectPayment;
}

/// Ample supply is no equilibrium, so closure economics are off.
fn ample(a: &mut Assumptions) {
    a.limit_test.test_no_burden = true;
    a.market.rota_floor = 0.0;
    a.market.fixed_share = 0.0;
    a.market.shrink_step = 0.0;
    a.market.agency_hours *= 20.0;
    a.market.club_hours *= 20.0;
    a.market.overnight_hours *= 20.0;
    a.market.n_overnight = 6.0;
    a.pa.n_pas *= 10.0;
}

static AMPLE: Setup = Setup {
    name: "no burden, ample supply",
    about: "the reference authority without families' administration and fear, with ample supply that never closes",
    set_assumptions: ample,
    ..EARLY
};
/// Many levers at once, in hard times.
static EVERYTHING: Arm = Arm {
    set_environment: |e| {
        e.env_cut = 0.04;
        e.env_grant_cut = 0.6;
        e.env_wage_growth = 0.065;
        e.env_referral_growth = 0.04;
        e.env_shock = 0.3;
    },
    ..arm(&EARLY, "many levers, hard times", |l| {
        l.pooled_accounts = true;
        l.payroll_support = true;
        l.carer_support = 0.5;
        l.reclaim_at = ReclaimAt::EachReturn;
        l.flexible_share = 0.1;
        l.startup_payment_weeks = 4;
        l.block_share = 0.7;
        l.collective = true;
        l.startup_grant = 10_000.0;
        l.offer_rule = OfferRule::Everyone;
        l.restrict_chance = 0.8;
    })
};
static NOTHING_FOR_SALE: Arm = arm(&NO_SUPPLY, "baseline", same);
static OPEN_DOOR: Arm = arm(&AMPLE, "direct payment for everyone by default", open_door);

pub(super) static PATTERNS: &[Pattern] = &[
    Pattern {
        id: "13",
        name: "Money, people and hours are conserved",
        claim: "In the baseline, and with many levers at once in hard times: opening balances and payments are what was spent, reclaimed, returned and left, to the penny; no \
                account or fund is overdrawn; nobody gets more hours than assessed. (Double entry, bookings and \
                capacities are checked each quarter of every run; a run that breaks them ends this command.)",
        source: CONTRACT,
        strength: Strength::Logic,
        unclaimed: None,
        findings: &[
            strong("money of accounts that the books do not explain", "GBP", Within(-0.005, 0.005), |l| {
                // Sums of pounds differ in the last bits.
                let worst = l.of(&BASE).unexplained.abs().max(l.of(&EVERYTHING).unexplained.abs());
                (worst * 1e4).round_ties_even() / 1e4
            }),
            strong("overdraft of the account or fund that held least", "GBP", Within(0.0, 0.0), |l| {
                l.of(&BASE).lowest.min(l.of(&EVERYTHING).lowest).min(0.0)
            }),
            strong(
                "minutes delivered above assessment, most in any week",
                "minutes",
                Within(0.0, 0.0),
                |l| l.of(&BASE).above_assessed.max(l.of(&EVERYTHING).above_assessed).max(0.0),
            ),
        ],
    },
    Pattern {
        id: "14",
        name: "Without supply nothing is delivered; without burden and with ample supply most take the money",
        claim: "Without any supply and without flexible spending no need is met and all money is unspent; with no \
                burden, ample supply and a direct payment for everyone by default, take-up in the last year is above \
                three quarters: the logit's own share without load and fear.",
        source: CONTRACT,
        strength: Strength::Logic,
        unclaimed: None,
        findings: &[
            strong("no supply: need met", "%", Within(0.0, 0.0), |l| {
                100.0 * l.of(&NOTHING_FOR_SALE).outcome(Outcome::NEED_MET)
            }),
            strong("no supply: unspent", "%", Within(100.0, 100.0), |l| {
                100.0 * l.of(&NOTHING_FOR_SALE).outcome(Outcome::UNSPENT)
            }),
            strong("no burden, ample supply: take-up in the last year", "%", Above(75.0), |l| {
                100.0 * l.of(&OPEN_DOOR).in_last_year(Outcome::TAKE_UP)
            }),
            finding("baseline: take-up in the last year", "%", Shown, |l| {
                100.0 * l.of(&BASE).in_last_year(Outcome::TAKE_UP)
            }),
        ],
    },
];
