//! The caveats that apply to this run, the gravest first. Page one has at most three of them, the annex on
//! assurance all.

use super::context::ReportContext;
use crate::report::gaps::sentences;
use crate::report::words::list;
use crate::study::gaps::Gap;

/// Where the sentences on what was solved begin.
const SOLVED: &str = " Solved for it:";

/// Without the marks of code, which a sentence on the page has no use for.
pub(super) fn plain(sentence: &str) -> String {
    sentence.replace('`', "")
}

/// How many caveats page one has.
const LEADING: usize = 3;
/// With fewer runs than this, ranges are rough.
const FEW_RUNS: u32 = 40;
/// With fewer families than this, chance matters more than most policies do.
const FEW_FAMILIES: u32 = 100;

/// The caveats of page one.
pub(super) fn leading(context: ReportContext<'_>) -> Vec<String> {
    let mut all = every(context);
    all.truncate(LEADING);
    all
}

/// Every caveat that applies, the gravest first.
pub(super) fn every(context: ReportContext<'_>) -> Vec<String> {
    let rules =
        [failures, few_runs, levels, assumed, no_effect, undefined, settings, unusual, small, invented];
    rules.iter().filter_map(|rule| rule(context)).collect()
}

fn failures(context: ReportContext<'_>) -> Option<String> {
    let runs = &context.answer.replications;
    let failed = runs.failures.len();
    (failed > 0)
        .then(|| format!("{failed} of {} runs broke a rule of the model and are left out.", runs.asked))
}

fn few_runs(context: ReportContext<'_>) -> Option<String> {
    let runs = context.answer.replications.completed;
    match runs {
        0 | 1 => Some("Too few runs for any range or difference.".to_owned()),
        2..FEW_RUNS => Some(format!("Only {runs} runs: ranges and differences are rough.")),
        _ => None,
    }
}

/// What the council of this run is, since levels are read as the council's own.
fn levels(context: ReportContext<'_>) -> Option<String> {
    let place = &context.answer.place;
    let families = place.figures.iter().find(|figure| figure.name == "families");
    let status = families.map_or("assumed", |figure| figure.status.as_str());
    match &context.answer.trust {
        // What was solved is for the annex.
        Some(trust) => Some(plain(trust.split(SOLVED).next().unwrap_or(trust))),
        None => (status != "yours" && status != "published").then(|| {
            format!(
                "{} families, {status}, not counted (`--set families=…` gives yours): levels are not {}’s own.",
                place.families, place.name
            )
        }),
    }
}

fn assumed(context: ReportContext<'_>) -> Option<String> {
    let all = &context.answer.assumptions;
    let assumed = all.iter().filter(|one| one.grade == "assumed").count();
    (2 * assumed > all.len()).then(|| {
        format!(
            "{assumed} of {} assumptions are assumed, not published: ranges show luck{}, not what these get wrong.",
            all.len(),
            if context.answer.drawn.is_some() { " and draws of some" } else { "" }
        )
    })
}

fn no_effect(context: ReportContext<'_>) -> Option<String> {
    let without_effect: Vec<String> = context
        .alternatives()
        .filter(|(_, option)| super::no_effect::has_no_effect(option))
        .map(|(_, option)| option.described.label.clone())
        .collect();
    (!without_effect.is_empty()).then(|| {
        format!(
            "{} {} nothing here.",
            list(&without_effect),
            if without_effect.len() == 1 { "changes" } else { "change" }
        )
    })
}

/// Where outcomes have nothing to divide by, in sentences.
pub(super) fn gaps(context: ReportContext<'_>, is_meant: impl Fn(&Gap) -> bool) -> Vec<String> {
    let answer = context.answer;
    let meant: Vec<Gap> = answer.gaps.iter().filter(|gap| is_meant(gap)).cloned().collect();
    sentences(&meant, |option| answer.options[option].described.label.clone())
}

fn undefined(context: ReportContext<'_>) -> Option<String> {
    let (index, outcome) = context.headline();
    let said = gaps(context, |gap| gap.outcome == context.answer.headline);
    if !said.is_empty() {
        return Some(said.join(" "));
    }
    // An answer of a build that kept no reasons.
    let missing = context
        .options()
        .filter(|(_, option)| (option.measured[index].n as u32) < context.answer.replications.completed);
    let missing: Vec<String> = missing.map(|(_, option)| option.described.label.clone()).collect();
    (!missing.is_empty())
        .then(|| format!("{} has no meaning in some or all runs of {}.", outcome.label, list(&missing)))
}

fn settings(context: ReportContext<'_>) -> Option<String> {
    let typed: Vec<String> = context.answer.settings.iter().map(|typed| format!("“{typed}”")).collect();
    (!typed.is_empty()).then(|| format!("Set by hand in every option: {}.", list(&typed)))
}

fn unusual(context: ReportContext<'_>) -> Option<String> {
    let assumptions = context.answer.assumptions.iter();
    let environments = context.answer.options.iter().flat_map(|option| &option.described.environment);
    let mut keys: Vec<&str> =
        assumptions.chain(environments).filter(|one| one.is_unusual).map(|one| one.key.as_str()).collect();
    keys.sort_unstable();
    keys.dedup();
    let count = keys.len().max(context.answer.warnings.len());
    (count > 0).then(|| {
        format!(
            "{count} {} about unusual values or options (Annex A).",
            if count == 1 { "warning" } else { "warnings" }
        )
    })
}

fn small(context: ReportContext<'_>) -> Option<String> {
    let families = context.answer.place.families;
    (families < FEW_FAMILIES)
        .then(|| format!("Only {families} families: one council’s luck moves more than most options do."))
}

fn invented(context: ReportContext<'_>) -> Option<String> {
    let place = &context.answer.place;
    let assumed = place.count("assumed");
    (2 * assumed > place.figures.len())
        .then(|| format!("{assumed} of the place’s {} figures are assumed.", place.figures.len()))
}
