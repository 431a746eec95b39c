//! The evidence ledger: on which assumptions the answer rests, with grade, source and range.
//!
//! They are not ranked: that needs a sensitivity run.

use super::cells::{Cell, Table, text};
use super::context::ReportContext;
use crate::basics::Error;
use crate::report::published;
use crate::study::answer::Evidence;
use crate::study::published::Beside;
use maud::{Markup, html};

/// Renders the annex on options and evidence.
pub(super) fn section(context: ReportContext<'_>) -> Result<Markup, Error> {
    let answer = context.answer;
    let count = |grade: &str| answer.assumptions.iter().filter(|one| one.grade == grade).count();
    let place = &answer.place;
    let mut notable: Vec<&Evidence> =
        answer.assumptions.iter().filter(|one| one.is_changed() || one.is_unusual).collect();
    notable.sort_by_key(|one| !one.is_unusual);
    let options = super::options::section(context);
    Ok(html! {
        h3 id="options" { "The options" }
        (options)
        h3 { "The evidence" }
        p {
            "The answer rests on " (answer.assumptions.len()) " assumptions about families, workers and the market: "
            (count("published")) " published, " (count("derived")) " derived from published figures and "
            (count("assumed")) " assumed. Of the place’s " (place.figures.len()) " figures, " (place.count("published"))
            " are published, " (place.count("estimated")) " estimated, " (place.count("derived")) " derived, " (place.count("assumed")) " assumed and "
            (place.count("yours") + place.count("given")) " given by whoever asked. "
            @match &answer.drawn {
                None => {
                    "This run does not say which of them the answer hangs on most: it holds one value of each. What "
                    "becomes of the answer when what nobody knows varies: " code { (drawn_command(context)) } "."
                }
                Some(drawn) => {
                    "What nobody knows was drawn " (drawn.draws) " times (" a href="#known" { "annex F" } "; every draw is in "
                    "draws.csv); the values below are those of the program where a draw says nothing else."
                }
            }
        }
        @if !answer.warnings.is_empty() {
            h3 { "Warnings of this run" }
            ul { @for warning in &answer.warnings { li { (warning) } } }
        }
        h3 { "Changed for this study or outside the plausible range" }
        @if notable.is_empty() {
            p {
                @if answer.drawn.is_some() { "None by hand; those that were drawn are in draws.csv." }
                @else { "None: every assumption stands at its default, inside its plausible range." }
            }
        } @else {
            (Table::of_words("Assumptions changed or unusual", &HEAD, notable.into_iter().map(row).collect()))
        }
        h3 { "What each option decides otherwise" }
        (levers(context))
        h3 { "What happens to the council" }
        (environments(context))
        h3 { "The place: " (place.name) }
        @if !answer.published.is_empty() {
            (Table::of_words("Published beside simulated", &PUBLISHED, answer.published.iter().map(beside).collect()))
        }
        (figures(context))
        details class="long" {
            summary { "Every assumption (" (answer.assumptions.len()) " rows)" }
            (Table::of_words("Every assumption", &HEAD, answer.assumptions.iter().map(row).collect()))
        }
    })
}

/// The command that runs the same study with what nobody knows drawn.
fn drawn_command(context: ReportContext<'_>) -> String {
    let request = &context.answer.made.request;
    let study = request.study.clone().unwrap_or_else(|| context.answer.study.clone());
    let place = request.place.as_ref().map(|place| format!(" --place {place}")).unwrap_or_default();
    format!("allotment compare {study}{place} --uncertainty both --replications 240 --out drawn")
}

const PUBLISHED: [&str; 5] =
    ["Figure", "Simulated", "Expected of this council", "Nine times in ten", "Verdict"];

fn beside(one: &Beside) -> Vec<Cell> {
    let of = |number| published::figure(one.unit, number);
    vec![
        text(&one.label),
        text(of(one.simulated)),
        text(of(one.expected)),
        text(format!("{} to {}", of(one.low), of(one.high))),
        text(one.agreement.words()),
    ]
}

const HEAD: [&str; 6] = ["Parameter", "Meaning", "Value used", "Plausible", "Grade", "Source"];

fn row(one: &Evidence) -> Vec<Cell> {
    let default = if one.is_changed() { format!(" (default {})", one.default) } else { String::new() };
    let outside = if one.is_unusual { ", outside its plausible range" } else { "" };
    vec![
        html! { code { (one.key) } },
        text(&one.meaning),
        text(format!("{}{default}{outside}", with_unit(&one.value, &one.unit))),
        text(&one.plausible),
        text(&one.grade),
        text(&one.source),
    ]
}

/// A value with its unit, where the unit says anything.
pub(super) fn with_unit(value: &str, unit: &str) -> String {
    if ["choice", "flag", "ratio", ""].contains(&unit) {
        value.replace('_', " ")
    } else {
        format!("{value} {unit}")
    }
}

fn levers(context: ReportContext<'_>) -> Markup {
    let mut rows = Vec::new();
    for (_, option) in context.alternatives() {
        for change in &option.described.changes {
            let from_week = if change.from_week > 1 {
                format!("policy week {}, then {}", change.from_week, change.takes_effect)
            } else {
                change.takes_effect.clone()
            };
            rows.push(vec![
                text(&option.described.label),
                html! { code { (change.lever) } ": " (change.meaning) },
                text(with_unit(&change.from, &change.unit)),
                text(with_unit(&change.to, &change.unit)),
                text(from_week),
                text(format!("{}: {}", change.grade, change.source)),
            ]);
        }
    }
    if rows.is_empty() {
        return html! { p { "No option decides anything otherwise than today’s policy." } };
    }
    let head = ["Option", "Lever", "Today", "Option’s", "Takes effect", "Grade and source of today’s value"];
    html! { (Table::of_words("What each option decides otherwise than today’s policy", &head, rows)) }
}

fn environments(context: ReportContext<'_>) -> Markup {
    let baselines = context.options().filter(|(index, _)| context.is_baseline(*index));
    let rows = baselines.flat_map(|(index, option)| {
        let several = context.baselines() > 1;
        option.described.environment.iter().map(move |one| {
            let mut cells = row(one);
            if several {
                cells.insert(0, text(context.label(index)));
            }
            cells
        })
    });
    let rows: Vec<Vec<Cell>> = rows.collect();
    let mut head = HEAD.to_vec();
    if context.baselines() > 1 {
        head.insert(0, "Under");
    }
    html! { (Table::of_words("What happens to the council, whatever it decides", &head, rows)) }
}

fn figures(context: ReportContext<'_>) -> Markup {
    let rows = context.answer.place.figures.iter().map(|figure| {
        vec![
            text(figure.name.replace('_', " ")),
            text(&figure.value),
            text(&figure.status),
            text(&figure.source),
        ]
    });
    html! {
        (Table::of_words(
            "Figures of the place",
            &["Figure", "Value", "Grade", "Source"],
            rows.collect(),
        ))
    }
}
