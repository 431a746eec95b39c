//! The frame of the page: head, way in, the sections in their order, way out.
//!
//! Never knows what a section says.

use super::told::Told;
use super::{
    accounts, assurance, differences, futures, glossary, idle, ledger, market, methods, money, one, parts,
    people, reproduce, time, tradeoff, workers,
};
use crate::basics::Error;
use maud::{DOCTYPE, Markup, PreEscaped, html};

const STYLE: &str = include_str!("style.css");
const SCRIPT: &str = include_str!("script.js");

/// A section: its id, its heading and what makes it.
pub(super) struct Section {
    id: &'static str,
    heading: &'static str,
    make: fn(Told<'_>) -> Result<Markup, Error>,
}

/// As many options as five sides hold with their pictures at full size.
const FEW: usize = 7;

/// What follows page one, in order.
const BODY: [Section; 9] = [
    Section { id: "differences", heading: "Differences from today’s policy", make: differences::section },
    Section { id: "futures", heading: "In how many of 20 futures", make: futures::section },
    Section { id: "time", heading: "Over time", make: time::section },
    Section { id: "people", heading: "Who gains and who loses", make: people::section },
    Section { id: "workers", heading: "The workers’ week", make: workers::section },
    Section { id: "market", heading: "The market", make: market::section },
    Section { id: "money", heading: "The money", make: money::section },
    Section { id: "idle", heading: "What changes nothing", make: idle::section },
    Section { id: "tradeoff", heading: "What is traded for what", make: tradeoff::section },
];

/// What is looked up, in order.
const ANNEXES: [Section; 8] = [
    Section { id: "ledger", heading: "Annex A: the options and the evidence ledger", make: ledger::section },
    Section { id: "assurance", heading: "Annex B: assurance and limits of use", make: assurance::section },
    Section { id: "reproduce", heading: "Annex C: how to reproduce", make: reproduce::section },
    Section { id: "accounts", heading: "Annex D: the money in detail", make: accounts::section },
    Section { id: "groups", heading: "Annex E: further pictures and tables", make: people::annex },
    Section {
        id: "known",
        heading: "Annex F: how well it is known, and by which part",
        make: parts::section,
    },
    Section { id: "methods", heading: "Annex G: methods (STRESS-ABS and ODD)", make: methods::section },
    Section { id: "glossary", heading: "Annex H: glossary", make: glossary::section },
];

/// The page.
pub(super) fn page(told: Told<'_>) -> Result<Markup, Error> {
    let answer = told.answer;
    let place = &answer.place.name;
    let first = one::section(told)?;
    let body = made(told, &BODY)?;
    let annexes = made(told, &ANNEXES)?;
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
                    nav aria-label="Contents" {
                        h2 { "Contents" }
                        ol {
                            @for section in BODY.iter().chain(&ANNEXES) {
                                li { a href={ "#" (section.id) } { (section.heading) } }
                            }
                        }
                    }
                    @for (section, markup) in &body {
                        section id=(section.id) aria-labelledby={ (section.id) "-heading" } {
                            h2 id={ (section.id) "-heading" } { (section.heading) }
                            (markup)
                        }
                    }
                    div class="annexes" {
                        @for (section, markup) in &annexes {
                            section id=(section.id) aria-labelledby={ (section.id) "-heading" } {
                                h2 id={ (section.id) "-heading" } { (section.heading) }
                                (markup)
                            }
                        }
                    }
                }
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
                script { (PreEscaped(SCRIPT)) }
            }
        }
    })
}

fn made<'a>(told: Told<'_>, sections: &'a [Section]) -> Result<Vec<(&'a Section, Markup)>, Error> {
    sections.iter().map(|section| Ok((section, (section.make)(told)?))).collect()
}
