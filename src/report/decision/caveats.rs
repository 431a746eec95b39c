//! The caveats that lead: those that apply to this run, three at most, the gravest first.
//!
//! Never the whole list: that is in the annex on assurance.

use super::told::{Told, list};

/// How many lead.
const LEADING: usize = 3;
/// Fewer runs than this give rough ranges.
const FEW_RUNS: u32 = 40;
/// Fewer families than this make luck matter more than most policies.
const FEW_FAMILIES: u32 = 100;

/// The leading caveats.
pub(super) fn leading(told: Told<'_>) -> Vec<String> {
    let mut all = every(told);
    all.truncate(LEADING);
    all
}

/// Every caveat that applies, the gravest first.
pub(super) fn every(told: Told<'_>) -> Vec<String> {
    let rules = [failures, few_runs, levels, assumed, idle, undefined, settings, unusual, small, invented];
    rules.iter().filter_map(|rule| rule(told)).collect()
}

fn failures(told: Told<'_>) -> Option<String> {
    let runs = &told.answer.replications;
    let broken = runs.failures.len();
    (broken > 0)
        .then(|| format!("{broken} of {} runs broke a rule of the model and are left out.", runs.asked))
}

fn few_runs(told: Told<'_>) -> Option<String> {
    let runs = told.answer.replications.completed;
    match runs {
        0 | 1 => Some("Too few runs for any range or difference.".to_owned()),
        2..FEW_RUNS => Some(format!("Only {runs} runs: ranges and differences are rough.")),
        _ => None,
    }
}

/// What the council of this run is, since levels are read as the council's own.
fn levels(told: Told<'_>) -> Option<String> {
    let place = &told.answer.place;
    let families = place.figures.iter().find(|figure| figure.name == "families");
    let status = families.map_or("assumed", |figure| figure.status.as_str());
    (status != "given" && status != "published").then(|| {
        format!(
            "{} families, {status}, not counted (`--set families=…` gives yours): levels are not {}’s own.",
            place.families, place.name
        )
    })
}

fn assumed(told: Told<'_>) -> Option<String> {
    let all = &told.answer.assumptions;
    let assumed = all.iter().filter(|one| one.grade == "assumed").count();
    (2 * assumed > all.len()).then(|| {
        format!(
            "{assumed} of {} assumptions are assumed, not published: ranges show luck{}, not what these get wrong.",
            all.len(),
            if told.answer.drawn.is_some() { " and draws of some" } else { "" }
        )
    })
}

fn idle(told: Told<'_>) -> Option<String> {
    let idle: Vec<String> = told
        .alternatives()
        .filter(|(_, option)| super::idle::is_idle(option))
        .map(|(_, option)| option.described.label.clone())
        .collect();
    (!idle.is_empty()).then(|| {
        format!("{} {} nothing here.", list(&idle), if idle.len() == 1 { "changes" } else { "change" })
    })
}

fn undefined(told: Told<'_>) -> Option<String> {
    let (place, outcome) = told.headline();
    let missing = told
        .options()
        .filter(|(_, option)| (option.measured[place].n as u32) < told.answer.replications.completed);
    let missing: Vec<String> = missing.map(|(_, option)| option.described.label.clone()).collect();
    (!missing.is_empty())
        .then(|| format!("{} has no meaning in some or all runs of {}.", outcome.label, list(&missing)))
}

fn settings(told: Told<'_>) -> Option<String> {
    let typed: Vec<String> = told.answer.settings.iter().map(|typed| format!("“{typed}”")).collect();
    (!typed.is_empty()).then(|| format!("Set by hand in every option: {}.", list(&typed)))
}

fn unusual(told: Told<'_>) -> Option<String> {
    let assumptions = told.answer.assumptions.iter();
    let environments = told.answer.options.iter().flat_map(|option| &option.described.environment);
    let mut keys: Vec<&str> =
        assumptions.chain(environments).filter(|one| one.is_unusual).map(|one| one.key.as_str()).collect();
    keys.sort_unstable();
    keys.dedup();
    let count = keys.len().max(told.answer.warnings.len());
    (count > 0).then(|| {
        format!(
            "{count} {} about unusual values or options (Annex A).",
            if count == 1 { "warning" } else { "warnings" }
        )
    })
}

fn small(told: Told<'_>) -> Option<String> {
    let families = told.answer.place.families;
    (families < FEW_FAMILIES)
        .then(|| format!("Only {families} families: one council’s luck moves more than most options do."))
}

fn invented(told: Told<'_>) -> Option<String> {
    let place = &told.answer.place;
    let assumed = place.count("assumed");
    (2 * assumed > place.figures.len())
        .then(|| format!("{assumed} of the place’s {} figures are assumed.", place.figures.len()))
}
