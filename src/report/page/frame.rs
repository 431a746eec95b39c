//! The frame of the page: head, contents, the sections in their order, footer. What a section says is its own
//! file's affair.

use super::context::ReportContext;
use super::{
    accounts, assurance, certainty, differences, evidence, first_page, glossary, market, methods, money,
    no_effect, over_time, people, reproduce, tradeoff, twenty_futures, workers,
};
use crate::basics::Error;
use crate::study::answer::Answer;
use maud::{DOCTYPE, Markup, PreEscaped, html};

const STYLE: &str = include_str!("style.css");
const SCRIPT: &str = include_str!("script.js");

/// A section: its id, its heading and what makes it.
pub(super) struct Section {
    id: &'static str,
    heading: &'static str,
    make: fn(ReportContext<'_>) -> Result<Markup, Error>,
}

/// The most options for which five sides of paper have room for pictures at full size.
const FEW: usize = 7;

/// What follows page one, in order.
const BODY: [Section; 9] = [
    Section { id: "differences", heading: "Differences from today’s policy", make: differences::section },
    Section { id: "futures", heading: "In how many of 20 futures", make: twenty_futures::section },
    Section { id: "time", heading: "Over time", make: over_time::section },
    Section { id: "people", heading: "Who gains and who loses", make: people::section },
    Section { id: "workers", heading: "The workers’ week", make: workers::section },
    Section { id: "market", heading: "The market", make: market::section },
    Section { id: "money", heading: "The money", make: money::section },
    Section { id: "idle", heading: "What changes nothing", make: no_effect::section },
    Section { id: "tradeoff", heading: "What is traded for what", make: tradeoff::section },
];

/// The annexes, in order.
const ANNEXES: [Section; 8] = [
    Section {
        id: "ledger",
        heading: "Annex A: the options and the evidence ledger",
        make: evidence::section,
    },
    Section { id: "assurance", heading: "Annex B: assurance and limits of use", make: assurance::section },
    Section { id: "reproduce", heading: "Annex C: how to reproduce", make: reproduce::section },
    Section { id: "accounts", heading: "Annex D: the money in detail", make: accounts::section },
    Section { id: "groups", heading: "Annex E: further pictures and tables", make: people::annex },
    Section {
        id: "known",
        heading: "Annex F: how well it is known, and by which part",
        make: certainty::section,
    },
    Section { id: "methods", heading: "Annex G: methods (STRESS-ABS and ODD)", make: methods::section },
    Section { id: "glossary", heading: "Annex H: glossary", make: glossary::section },
];

/// The page.
pub(super) fn page(context: ReportContext<'_>) -> Result<Markup, Error> {
    let answer = context.answer;
    let place = &answer.place.name;
    let first = first_page::section(context)?;
    let body = made(context, &BODY)?;
    let annexes = made(context, &ANNEXES)?;
    Ok(html! {
        (DOCTYPE)
        html lang="en-GB" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="generator" content={ "allotment " (answer.made.version) };
                title { (answer.title) ": " (place) }
                style { (PreEscaped(STYLE)) }
            }
            // Few options leave room on paper for larger pictures.
            body class=[(answer.options.len() <= FEW).then_some("few")] {
                a class="skip" href="#main" { "Skip to the report" }
                header {
                    p class="kicker" { "Options compared by simulation, for decision" }
                    h1 { (answer.title) ": " (place) }
                }
                main id="main" tabindex="-1" {
                    (first)
                    (contents())
                    (titled(&body))
                    div class="annexes" { (titled(&annexes)) }
                }
                (footer(answer))
                script { (PreEscaped(SCRIPT)) }
            }
        }
    })
}

/// The list of the sections, each a link.
fn contents() -> Markup {
    html! {
        nav aria-label="Contents" {
            h2 { "Contents" }
            ol {
                @for section in BODY.iter().chain(&ANNEXES) {
                    li { a href={ "#" (section.id) } { (section.heading) } }
                }
            }
        }
    }
}

/// Sections under their headings.
fn titled(sections: &[(&Section, Markup)]) -> Markup {
    html! {
        @for (section, markup) in sections {
            section id=(section.id) aria-labelledby={ (section.id) "-heading" } {
                h2 id={ (section.id) "-heading" } { (section.heading) }
                (markup)
            }
        }
    }
}

/// What the page was made of, and what it does not do.
fn footer(answer: &Answer) -> Markup {
    html! {
        footer {
            p {
                "Made by allotment " (answer.made.version) " from study “" (answer.study) "”, seed "
                (answer.seed) ", " (answer.replications.completed)
                " runs. It compares options under "
                @match &answer.drawn {
                    Some(drawn) => { (drawn.draws) " draws of its assumptions" }
                    None => "one set of assumptions",
                }
                "; it does not predict."
            }
        }
    }
}

/// Sections with what they say.
fn made<'a>(
    context: ReportContext<'_>,
    sections: &'a [Section],
) -> Result<Vec<(&'a Section, Markup)>, Error> {
    sections.iter().map(|section| Ok((section, (section.make)(context)?))).collect()
}
