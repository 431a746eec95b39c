//! STRESS-ABS: the twenty items of reporting a simulation of agents, from the run.
//!
//! Monks and others, "Strengthening the reporting of empirical simulation studies", Journal of
//! Simulation 13 (2019). No item is left out.

use super::markdown::plain;
use crate::report::numbers::thousands;
use crate::report::page::context::ReportContext;
use crate::report::page::reproduce::command;
use crate::report::words::{list, within};
use std::fmt::Write;

/// An item: its number and name, and what is said under it.
type Item = (&'static str, fn(ReportContext<'_>) -> String);

/// The sections with their items.
const ITEMS: [(&str, &[Item]); 6] = [
    (
        "1. Objectives",
        &[
            ("1.1 Purpose of the model", purpose),
            ("1.2 Model outputs", outputs),
            ("1.3 Experimentation aims", aims),
        ],
    ),
    (
        "2. Logic",
        &[
            ("2.1 Base model overview diagram", diagram),
            ("2.2 Base model logic", logic),
            ("2.3 Scenario logic", scenarios),
            ("2.4 Algorithms", algorithms),
            ("2.5 Components", components),
        ],
    ),
    (
        "3. Data",
        &[
            ("3.1 Data sources", sources),
            ("3.2 Pre-processing", preprocessing),
            ("3.3 Input parameters", parameters),
            ("3.4 Assumptions", assumptions),
        ],
    ),
    (
        "4. Experimentation",
        &[
            ("4.1 Initialisation", initialisation),
            ("4.2 Run length", length),
            ("4.3 Estimation approach", estimation),
        ],
    ),
    (
        "5. Implementation",
        &[
            ("5.1 Software and language", software),
            ("5.2 Random sampling", sampling),
            ("5.3 Model execution", execution),
            ("5.4 System specification", system),
        ],
    ),
    ("6. Code access", &[("6.1 Computer model sharing statement", sharing)]),
];

/// The checklist, as Markdown.
pub(super) fn stress(context: ReportContext<'_>) -> String {
    let mut text = "## STRESS-ABS\n\nThe twenty items of the checklist for agent-based simulations (Monks and others 2019).\n\n"
        .to_owned();
    for (section, items) in ITEMS {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "### {section}\n");
        for (item, say) in items {
            let _ = writeln!(text, "#### {item}\n\n{}\n", say(context));
        }
    }
    text
}

fn purpose(_: ReportContext<'_>) -> String {
    "To compare council policies for the personal budgets of disabled children: who takes them up, what stays unspent, what \
     is clawed back, whose need is met, and at what cost in money and people’s hours. It does not predict levels in a named \
     council."
        .to_owned()
}

fn outputs(context: ReportContext<'_>) -> String {
    let labels: Vec<String> =
        context.answer.outcomes.iter().filter(|one| one.headline).map(|one| within(&one.label)).collect();
    format!(
        "{} outcomes, each a ratio of two counts over the policy years; headline outcomes are {}. The outcome named before the \
         run is {}. The glossary defines them all.",
        context.answer.outcomes.len(),
        list(&labels),
        within(&context.headline().1.label)
    )
}

fn aims(context: ReportContext<'_>) -> String {
    format!(
        "{} Options: {}. Each is compared with {} in matched runs.",
        plain(&context.answer.question),
        list(&context.options().map(|(_, option)| plain(&option.described.label)).collect::<Vec<String>>()),
        list(
            &context
                .options()
                .filter(|(index, _)| context.is_baseline(*index))
                .map(|(_, option)| plain(&option.described.label))
                .collect::<Vec<String>>()
        )
    )
}

fn diagram(_: ReportContext<'_>) -> String {
    "Not drawn, because the week is a list: its phases stand in order under ODD 3 below, and one week is that list lived once \
     from top to bottom."
        .to_owned()
}

fn logic(_: ReportContext<'_>) -> String {
    "Time goes by weeks. In each, every family, worker, provider and assistant goes through the phases under ODD 3 below. \
     docs/model.md of this version gives every rule as a formula."
        .to_owned()
}

fn scenarios(context: ReportContext<'_>) -> String {
    let mut text = String::new();
    for (index, option) in context.options() {
        let described = &option.described;
        let changes: Vec<String> = described
            .changes
            .iter()
            .map(|change| {
                let from = if change.from_week > 1 {
                    format!(" from policy week {}", change.from_week)
                } else {
                    String::new()
                };
                format!("`{}` {} instead of {}{from}", change.lever, change.to, change.from)
            })
            .collect();
        let what = if context.is_baseline(index) {
            "compared with".to_owned()
        } else if changes.is_empty() {
            "decides what its baseline decides".to_owned()
        } else {
            list(&changes)
        };
        let _ = writeln!(text, "- {}: {what}", plain(&described.label));
    }
    if !context.answer.settings.is_empty() {
        let typed: Vec<String> = context.answer.settings.iter().map(|typed| plain(typed)).collect();
        let _ = writeln!(text, "\nSet by hand in every option: {}.", list(&typed));
    }
    text
}

fn algorithms(_: ReportContext<'_>) -> String {
    "Families choose arrangements and providers by a multinomial logit; workers offer by a logistic gate; assistants and \
     families meet by a matching function; the rest are thresholds and chances. Nobody optimises over time."
        .to_owned()
}

fn components(context: ReportContext<'_>) -> String {
    let thin = context.answer.place.areas.iter().filter(|area| *area == "thin").count();
    format!(
        "Environment: a plane with {} areas, {thin} of them thin. Agents: families with children, social workers, agencies, clubs, \
         overnight units, personal assistants. Interaction: through scarce hours and money, and a network in which families \
         hear of one another. Entry and exit: referrals, moves and eighteenth birthdays; workers leave and start; providers \
         close and open; assistants come and go.",
        context.answer.place.areas.len()
    )
}

fn sources(context: ReportContext<'_>) -> String {
    let place = &context.answer.place;
    format!(
        "Published figures of {} ({} of {} figures), Open Government Licence v3.0; the sources of every parameter stand in the \
         evidence ledger.",
        plain(&place.name),
        place.count("published"),
        place.figures.len()
    )
}

fn preprocessing(context: ReportContext<'_>) -> String {
    let place = &context.answer.place;
    format!(
        "{} of the place’s figures are worked out from published ones and {} are assumed, as the ledger says line by line; \
         docs/places.md gives the method.",
        place.count("derived"),
        place.count("assumed")
    )
}

fn parameters(context: ReportContext<'_>) -> String {
    let changed = context.answer.assumptions.iter().filter(|one| one.is_changed()).count();
    format!(
        "{} assumptions, {changed} of them at another value than the default; {} figures of the place; levers and environment \
         of each option as under 2.3 and in the ledger.",
        context.answer.assumptions.len(),
        context.answer.place.figures.len()
    )
}

fn assumptions(context: ReportContext<'_>) -> String {
    let count = |grade: &str| context.answer.assumptions.iter().filter(|one| one.grade == grade).count();
    format!(
        "{} of the assumptions are published, {} derived and {} assumed; each has a plausible range, and {} lie outside theirs. \
         {}",
        count("published"),
        count("derived"),
        count("assumed"),
        context.answer.assumptions.iter().filter(|one| one.is_unusual).count(),
        match &context.answer.drawn {
            None => "One value of each is used: this run does not vary them.".to_owned(),
            Some(drawn) => format!(
                "What nobody knows was drawn {} times from “{}”, each draw run {} times; draws.csv has every value.",
                drawn.draws,
                plain(&drawn.source),
                drawn.each
            ),
        }
    )
}

fn initialisation(context: ReportContext<'_>) -> String {
    format!(
        "Every run draws a world of {} families and lives it for one year (52 weeks) under “{}”, in which nothing is measured; \
         then the world is copied into every option.",
        thousands(&context.answer.place.families.to_string()),
        plain(&context.answer.warm_up)
    )
}

fn length(context: ReportContext<'_>) -> String {
    format!(
        "{} policy years of 52 weeks after five years of warm-up, in which wages and fees are held; week 0 is the first of a financial year (April).",
        context.answer.policy_years
    )
}

fn estimation(context: ReportContext<'_>) -> String {
    let runs = &context.answer.replications;
    format!(
        "{} of {} runs were completed{}. Means are over runs; ranges are the 5th and 95th percentiles of runs. Differences are \
         paired run by run with the baseline (common random numbers), with Student’s t 95% intervals, not widened for their \
         number; only {} was named before the run.",
        runs.completed,
        runs.asked,
        if runs.failures.is_empty() {
            String::new()
        } else {
            format!("; {} broke a law of conservation and are left out", runs.failures.len())
        },
        within(&context.headline().1.label)
    )
}

fn software(context: ReportContext<'_>) -> String {
    format!(
        "allotment {}, in Rust, free software under the MIT or the Apache 2.0 licence.",
        context.answer.made.version
    )
}

fn sampling(context: ReportContext<'_>) -> String {
    format!(
        "Seed {}. A draw is a pure function of seed, run, purpose, entity, week and number (SplitMix64 as a counter-based hash), so \
         that the same family meets the same luck under every option, whatever the order of work.",
        context.answer.seed
    )
}

fn execution(context: ReportContext<'_>) -> String {
    format!(
        "Runs in parallel, folded in their order; results do not depend on the number of threads. Within a phase entities act in \
         the order of their numbers; families that search act in an order drawn each week, the same under every option. \
         Command: `{}`.",
        command(context.answer).replace('`', "'")
    )
}

fn system(_: ReportContext<'_>) -> String {
    "When, how long, with how many threads and on what system the run was made stands under `run` in manifest.json, which alone \
     differs between two runs of the same study."
        .to_owned()
}

fn sharing(context: ReportContext<'_>) -> String {
    format!(
        "The engine has the name {}; `allotment rerun manifest.json` repeats the study and compares every byte. \
         CITATION.cff says how to cite it.",
        context.answer.made.engine
    )
}
