//! ODD, element by element: the model document's own words, with what the run decides.
//!
//! It says nothing of the model that the model document does not say.

use super::markdown::plain;
use crate::report::page::context::ReportContext;
use crate::report::words::list;
use std::fmt::Write;

/// The model document, which tests hold to the program.
const MODEL: &str = include_str!("../../../../docs/model.md");

/// The elements of ODD, in order.
pub(super) const ELEMENTS: [&str; 7] = [
    "1. Purpose and patterns",
    "2. Entities, state variables and scales",
    "3. Process overview and scheduling",
    "4. Design concepts",
    "5. Initialisation",
    "6. Input data",
    "7. Submodels",
];

/// The description by ODD, as Markdown.
pub(super) fn odd(context: ReportContext<'_>) -> String {
    let mut text = "## ODD\n\nOverview, design concepts and details (Grimm and others 2020), from the model document of \
                    this version.\n\n"
        .to_owned();
    let answer = context.answer;
    let bodies = [
        format!(
            "{}\n\nPatterns that the model must show are tested by `allotment validate`.",
            part("## Purpose")
        ),
        format!(
            "{}\n\nIn this run: {}, {} families, {} areas, {} policy years after five years of warm-up.",
            part("## Entities, state variables, scales"),
            plain(&answer.place.name),
            answer.place.families,
            answer.place.areas.len(),
            answer.policy_years
        ),
        part("## Process overview"),
        part("# Design concepts"),
        initialisation(context),
        input(context),
        submodels(),
    ];
    for (element, body) in ELEMENTS.iter().zip(bodies) {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "### {element}\n\n{}\n", body.trim());
    }
    text
}

fn initialisation(context: ReportContext<'_>) -> String {
    let figures: Vec<String> = context
        .answer
        .place
        .figures
        .iter()
        .map(|figure| {
            format!("{} {} ({})", plain(&figure.name.replace('_', " ")), plain(&figure.value), figure.status)
        })
        .collect();
    format!(
        "Every run draws the council’s families, homes, workers, providers and assistants anew from the place’s figures and \
         the assumptions, lives five years under “{}” until it has settled, and copies that world into every option. Figures of the place: {}.",
        plain(&context.answer.warm_up),
        list(&figures)
    )
}

fn input(context: ReportContext<'_>) -> String {
    let files: Vec<String> = context
        .answer
        .made
        .inputs
        .iter()
        .map(|input| format!("`{}`", input.path.replace('`', "'")))
        .collect();
    format!("{}\n\nInputs of this run: {}.", part("## Input data"), list(&files))
}

/// What each phase is, by the headings of the model document; its formulas stay there.
fn submodels() -> String {
    let from = MODEL.find("## Submodels").unwrap_or(MODEL.len());
    let headings = MODEL[from..].lines().filter_map(|line| line.strip_prefix("### "));
    let mut text =
        "One a phase of the week; docs/model.md of this version gives each rule as a formula, and \
                    docs/reference.md each parameter.\n\n"
            .to_owned();
    for heading in headings {
        let (_, name) = heading.split_once(". ").unwrap_or(("", heading));
        let _ = writeln!(text, "- {name}");
    }
    text
}

/// The part of the model document under a heading, without deeper headings and without links.
fn part(heading: &str) -> String {
    let level = heading.chars().take_while(|letter| *letter == '#').count();
    let mut lines = MODEL.lines().skip_while(|line| line.trim() != heading).skip(1);
    let mut text = String::new();
    for line in &mut lines {
        let depth = line.chars().take_while(|letter| *letter == '#').count();
        if depth > 0 && depth <= level {
            break;
        }
        let line =
            if depth > 0 { format!("**{}**", line.trim_start_matches('#').trim()) } else { line.to_owned() };
        text.push_str(&line);
        text.push('\n');
    }
    text.replace("[the reference](reference.md)", "the reference")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_is_in_the_model_document_and_has_no_dead_link() {
        for heading in [
            "## Purpose",
            "## Entities, state variables, scales",
            "## Process overview",
            "# Design concepts",
            "## Input data",
        ] {
            let text = part(heading);
            assert!(text.len() > 100 && !text.contains("]("), "{heading}: {text}");
        }
        assert_eq!(submodels().lines().filter(|line| line.starts_with("- ")).count(), 11);
    }
}
