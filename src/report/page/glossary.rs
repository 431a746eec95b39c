//! The glossary: the words of uncertainty, and what each outcome counts, in the words of its own row.

use super::context::{ReportContext, better};
use crate::basics::Error;
use maud::{Markup, html};

/// Words that are not names of outcomes.
const WORDS: [(&str, &str); 9] = [
    ("Today’s policy", "The option that the others are compared with, under the same circumstances."),
    (
        "Future, run",
        "One life of the council’s families, workers and market over the policy years, with its own luck.",
    ),
    ("Matched runs", "The same families with the same luck under an option and under today’s policy."),
    ("9 of 10 futures", "The range that leaves out the lowest and the highest twentieth of runs."),
    (
        "95% interval",
        "How well the mean difference is known from these runs. It says nothing about whether the assumptions are right.",
    ),
    ("pp", "Percentage points: 47% is 7 pp more than 40%."),
    ("Capacity", "Hours a week that a carer can give to paperwork before it costs the family."),
    ("Thin area", "A part of the council where providers are few and small and fewer assistants join."),
    ("Cash, real", "Cash is in the prices of its year; real money is in the prices of policy year 1."),
];

/// Renders the glossary.
pub(super) fn section(context: ReportContext<'_>) -> Result<Markup, Error> {
    Ok(html! {
        dl {
            @for (word, meaning) in WORDS { dt { (word) } dd { (meaning) } }
            @for outcome in &context.answer.outcomes {
                dt id={ "term-" (outcome.name) } { (outcome.label) }
                dd {
                    (capital(&outcome.numerator))
                    @match outcome.denominator.as_str() {
                        "one" => {}
                        "years" => ", a year"
                        other => { ", divided by " (other) }
                    }
                    "; " (better(outcome)) "."
                }
            }
        }
    })
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}
