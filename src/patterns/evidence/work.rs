//! Workers in the evidence: what budgets cost them, where their time goes, who leaves; and cards.

use crate::outcome::Outcome;
use crate::patterns::arm::BASE;
use crate::patterns::families::CARD;
use crate::patterns::pattern::Wanted::{Above, Below, Shown, Within};
use crate::patterns::pattern::{Pattern, Strength, finding, strong};
use crate::patterns::workers::{ADOPT, STAY, TURNOVER_ADOPT};

pub(in crate::patterns) static PATTERNS: &[Pattern] = &[
    Pattern {
        id: "E4",
        name: "Personal budgets add assessment and planning time, at the cost of time with families",
        claim: "In the first year workers' administration rises, hours with each family fall and the wait for a budget \
                grows, compared with an authority that stays as it was.",
        source: "Whitaker 2015; IBSEN evaluation (Jacobs et al.)",
        strength: Strength::Strong,
        unclaimed: None,
        findings: &[
            strong("first year: time on administration", "pp", Above(0.0), |l| {
                100.0 * l.change_in_year(&ADOPT, &STAY, Outcome::ADMIN_SHARE, 0)
            }),
            strong("first year: hours with a family", "h/week", Below(0.0), |l| {
                l.change_in_year(&ADOPT, &STAY, Outcome::CONTACT_HOURS_PER_CASE, 0)
            }),
            strong("first year: wait for a plan or budget", "weeks", Above(0.0), |l| {
                l.change_in_year(&ADOPT, &STAY, Outcome::WEEKS_TO_BUDGET, 0)
            }),
            finding("first year: total cost", "GBP", Shown, |l| {
                l.change_in_year(&ADOPT, &STAY, Outcome::COST_TOTAL, 0)
            }),
        ],
    },
    Pattern {
        id: "E5",
        name: "Workers spend less than a third of their time with families",
        claim: "The share of workers' time with families lies between 20 and 33%.",
        source: "BASW; Department for Education, Longitudinal Study of Social Workers",
        strength: Strength::Strong,
        unclaimed: None,
        findings: &[strong("time with families", "%", Within(20.0, 33.0), |l| {
            100.0 * l.of(&BASE).outcome(Outcome::CONTACT_SHARE)
        })],
    },
    Pattern {
        id: "E6",
        name: "Workers leave, posts stand vacant, and lost experience slows the work",
        claim: "13 to 18% of permanent workers leave a year; 15 to 21% of posts are not held by a permanent worker (the \
                evidence's bands for fitting); with more turnover families wait longer for a budget.",
        source: "Department for Education, Children's social work workforce 2020-23",
        strength: Strength::Strong,
        unclaimed: None,
        findings: &[
            finding("permanent workers who leave", "% a year", Within(13.0, 18.0), |l| {
                100.0 * l.of(&BASE).outcome(Outcome::WORKER_TURNOVER)
            }),
            finding("posts without a permanent worker", "%", Within(15.0, 21.0), |l| {
                let base = l.of(&BASE);
                100.0 * (base.outcome(Outcome::POSTS_UNCOVERED) + base.outcome(Outcome::POSTS_AGENCY))
            }),
            finding("wait for a budget with more turnover", "weeks", Above(0.0), |l| {
                l.change(&TURNOVER_ADOPT, &ADOPT, Outcome::WEEKS_TO_BUDGET)
            }),
        ],
    },
    Pattern {
        id: "E16",
        name: "Cards cut the effort of reporting",
        claim: "With a prepaid card direct-payment families spend fewer hours on administration and workers less of \
                their time.",
        source: "Independent Living Strategy Group; Clements, on Think Local Act Personal",
        strength: Strength::Moderate,
        unclaimed: None,
        findings: &[
            strong("administration of direct-payment families", "%", Below(0.0), |l| {
                l.percent(&CARD, &BASE, Outcome::ADMIN_HOURS_DP)
            }),
            finding("workers' time on administration", "pp", Below(0.0), |l| {
                l.points(&CARD, &BASE, Outcome::ADMIN_SHARE)
            }),
        ],
    },
];
