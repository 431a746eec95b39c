//! Vignettes in TOML: a rule, what goes in, what comes out, in words a practitioner can read.
//!
//! The expected numbers were worked out by hand or with another language from the model document.

use allotment::basics::Pence;
use allotment::parameters::assumptions::Assumptions;
use allotment::parameters::levers::{Evidence, Levers, ReclaimAt};
use allotment::rules::{
    award, burden, choice, costing, crisis, logistic, matching, morale, offer, price, reclaim, returns,
    solvency, strain, wage,
};
use allotment::terms::PricingUnit;
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    rule: String,
    #[serde(rename = "in")]
    inputs: BTreeMap<String, f64>,
    expect: f64,
}

/// The one function behind every vignette: the rule of that name on those inputs, at the defaults.
fn work_out(rule: &str, given: &BTreeMap<String, f64>) -> f64 {
    let a = Assumptions::default();
    let x = |name: &str| *given.get(name).unwrap_or_else(|| panic!("the vignette lacks `{name}`"));
    let or = |name: &str, otherwise: f64| given.get(name).copied().unwrap_or(otherwise);
    let flag = |name: &str| x(name) != 0.0;
    let evidence = [Evidence::Receipts, Evidence::Statements, Evidence::Card][or("evidence", 0.0) as usize];
    let pence = |name: &str| Pence::from_pounds(x(name)).unwrap();
    match rule {
        "pay_for_minutes" => pence("rate").for_minutes(x("minutes") as u32).as_pounds(),
        "surplus" => {
            reclaim::surplus(pence("balance"), pence("weekly_budget"), x("weeks_keep"), pence("smallest"))
                .as_pounds()
        }
        "reclaim_blow" => strain::reclaim_blow(x("reclaimed"), x("yearly_budget")),
        "learning" => burden::learning(x("weeks"), &a.administration),
        "effective_capacity" => {
            burden::effective_capacity(x("capacity"), x("strain"), x("support"), &a.administration)
        }
        "direct_payment_hours" => {
            let duties = burden::Duties {
                bookings: x("bookings"),
                service_searches: or("service_searches", 0.0),
                assistant_searches: or("assistant_searches", 0.0),
                assistants: x("assistants"),
                accounts: x("accounts"),
                returns: x("returns"),
                reminders: or("reminders", 0.0),
            };
            burden::direct_payment_hours(&duties, evidence, flag("payroll"), &a.administration)
        }
        "load" => burden::load(x("hours"), x("capacity")),
        "expected_hours" => burden::expected_hours(
            x("elements"),
            x("accounts"),
            x("returns_per_year"),
            flag("employer"),
            evidence,
            flag("payroll"),
            &a.administration,
        ),
        "strain_after" => {
            let week = strain::WeekOfStrain {
                load: x("load"),
                delivered: x("delivered"),
                unmet: x("unmet"),
                continuity: x("continuity"),
                contact: x("contact"),
                shocks: or("shocks", 0.0),
            };
            strain::strain_after(x("strain"), x("chronic"), &week, &a.strain)
        }
        "trust_after" => {
            strain::trust_after(x("trust"), or("initial", 0.6), given.get("delivered").copied(), &a.strain)
        }
        "questionnaire_score" => {
            award::questionnaire_score(x("cost"), x("band") as usize, x("normal"), &a.budget)
        }
        "uplift_chance" => award::uplift_chance(x("discretion"), x("pressure"), &a.budget),
        "uplifted" => award::uplifted(x("score"), x("cost"), x("uniform"), &a.budget),
        "budget" => award::budget(x("score"), x("cost"), x("budget_factor")),
        "element_hours" => {
            costing::element_hours(x("difficulty"), x("proficiency"), flag("price_book"), &a.casework)
        }
        "difficulty_of_a_quarter" => costing::difficulty(PricingUnit::Quarter, &a.casework),
        "difficulty" => {
            let units = [PricingUnit::Hour, PricingUnit::Session, PricingUnit::Night, PricingUnit::Quarter];
            costing::difficulty(units[x("unit") as usize], &a.casework)
        }
        "practised" => costing::practised(x("proficiency"), x("elements") as u32, &a.casework),
        "offer_chance" => offer::offer_chance(
            x("capacity"),
            x("strain"),
            x("proficiency"),
            x("pressure"),
            or("council", 0.0),
            &a.offer,
        ),
        "told_chance" => offer::told_chance(x("usual"), x("council")),
        "harshness" => {
            let usual = Levers::default();
            let reclaim_at = match given.get("reclaim_at") {
                Some(&place) => [ReclaimAt::Never, ReclaimAt::YearEnd, ReclaimAt::EachReturn][place as usize],
                None => usual.reclaim_at,
            };
            let levers = Levers {
                weeks_keep: x("weeks_keep"),
                evidence,
                reclaim_at,
                suspend_after: or("suspend_after", f64::from(usual.suspend_after)) as u32,
                returns_per_year: or("returns_per_year", f64::from(usual.returns_per_year)) as u32,
                restrict_chance: or("restrict_chance", usual.restrict_chance),
                ..usual
            };
            choice::harshness(&levers, &a.strain)
        }
        "utility" => {
            let prospect = choice::Prospect {
                value: x("value"),
                met: x("met"),
                load: x("load"),
                fear: x("fear"),
                trust: x("trust"),
                present: flag("present"),
                continuity: or("continuity", 0.0),
                neighbours: or("neighbours", 0.0),
                default: or("default", 0.0) != 0.0,
            };
            choice::utility(&prospect, &a.choice)
        }
        "return_arrives" => {
            returns::arrival_chance(x("load"), x("strain"), x("help"), or("habit", 0.0), &a.returns)
        }
        "is_reminded" => {
            f64::from(u8::from(returns::is_reminded(x("late") as u32, x("reminders") as u32, &a.returns)))
        }
        "dropout_chance" => returns::dropout_chance(x("suspended_weeks") as u32, x("mean_load"), &a.returns),
        "match_chance" => {
            matching::match_chance(x("pool"), x("vacancies"), flag("register"), &a.search)
                * matching::wage_effect(x("wage_ratio"), &a.search)
                * or("fitting_share", 1.0)
        }
        "price_move" => price::price_move(x("wage_growth"), x("fee_uprating"), x("utilisation"), &a.market),
        "wage_move" => price::wage_move(x("wage_growth"), x("price_move"), &a.market),
        "staffing_move" => price::staffing_move(x("booked_share"), flag("solvent"), x("gap"), &a.market),
        "fee_floor" => price::fee_floor(x("wage"), x("fixed"), x("grant"), &a.market),
        "paid_minutes" => {
            f64::from(solvency::paid_minutes(x("delivered") as u32, x("staffed") as u32, a.market.rota_floor))
        }
        "expected_fill" => solvency::expected_fill(x("unmet"), x("size"), &a.market),
        "entry_margin" => {
            let fixed_index = or("fixed_index", 1.0);
            solvency::entry_margin(x("fill"), x("wage_share"), fixed_index, x("grant_share"), &a.market)
        }
        "entry_rate" => solvency::entry_rate(x("unmet"), x("size"), x("margin"), x("grant"), &a.market),
        "morale_after" => {
            morale::morale_after(x("morale"), x("pressure"), x("admin"), x("contact"), &a.workforce)
        }
        "leaving_chance" => {
            let weight = |morale| morale::leaving_weight(morale, &a.workforce);
            morale::leaving_chance(weight(x("morale")), weight(x("mean_morale")), x("turnover"))
        }
        "pressure" => morale::pressure(x("asked"), x("available")),
        "most_in_plan" => wage::most_in_plan(x("yearly_money"), x("least_hours"), x("on_cost")),
        "misused_share" => returns::misused_share(evidence, x("returns_per_year") as u32, &a.returns),
        "crisis_chance" => crisis::crisis_chance(x("strain"), x("unmet"), &a.crisis),
        "most_crisis_chance" => crisis::most_crisis_chance(&a.crisis),
        "logistic" => logistic(x("x")),
        other => panic!("no rule is called `{other}`"),
    }
}

#[test]
fn every_vignette_comes_out_as_written() {
    let text = include_str!("../../scenarios/vignettes/rules.toml");
    let file: File = toml::from_str(text).unwrap();
    assert!(file.case.len() >= 120, "only {} vignettes were read", file.case.len());
    let wrong: Vec<String> = file
        .case
        .iter()
        .filter_map(|case| {
            let found = work_out(&case.rule, &case.inputs);
            let close = (found - case.expect).abs() <= 5e-7 * case.expect.abs().max(1.0);
            (!close).then(|| format!("{}: {found} instead of {}", case.name, case.expect))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
