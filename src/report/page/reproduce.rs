//! How to get the same numbers again: command, version, seed, checksums.
//!
//! Where the result lies is not known here.

use super::cells::{Table, text};
use super::context::ReportContext;
use crate::basics::Error;
use crate::study::answer::Answer;
use crate::study::request::{Origin, Request};
use maud::{Markup, html};

/// The command that runs the study again, with the seed and, where no precision decided them, the runs.
pub(super) fn command(answer: &Answer) -> String {
    let asked = &answer.made.request;
    let runs = if asked.precision.is_some() { asked.replications } else { Some(answer.replications.asked) };
    Request { replications: runs, seed: Some(answer.seed), ..asked.clone() }.command(&answer.study)
}

/// Renders the annex on reproducing the result.
pub(super) fn section(context: ReportContext<'_>) -> Result<Markup, Error> {
    let answer = context.answer;
    let facts = [
        ("Program", format!("allotment {}", answer.made.version)),
        ("Source", answer.made.engine.clone()),
        ("Seed", answer.seed.to_string()),
        ("Runs", format!("{} of {} asked for", answer.replications.completed, answer.replications.asked)),
        ("Fingerprint of everything the result depends on", answer.made.fingerprint.clone()),
    ];
    let facts = facts.into_iter().map(|(name, value)| vec![text(name), html! { code { (value) } }]);
    let inputs = answer.made.inputs.iter().map(|input| {
        let origin = if input.origin == Origin::Shipped { "shipped with the program" } else { "file" };
        vec![html! { code { (input.path) } }, text(origin), html! { code { (input.sha256) } }]
    });
    Ok(html! {
        p { "The same command with the same version gives the same bytes, whatever the machine’s threads:" }
        pre tabindex="0" aria-label="The command" { code { (command(answer)) } }
        p {
            "In the result folder, " code { "allotment rerun manifest.json" } " repeats the study and compares every "
            "byte; " code { "allotment report ." } " builds this page again from " code { "answer.json" } "."
        }
        (Table::of_words("What it was made with", &["What", "Value"], facts.collect()))
        (Table::of_words("Inputs", &["File", "From", "SHA-256"], inputs.collect()))
        @if !answer.replications.failures.is_empty() {
            h3 { "Runs left out" }
            ul {
                @for failure in &answer.replications.failures {
                    li { "Run " (failure.replication) ": " (failure.message) "; alone: " code { (failure.again) } }
                }
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::study::answer::tests::synthetic;

    #[test]
    fn the_command_can_be_typed() {
        let mut answer = synthetic(2);
        assert_eq!(command(&answer), "allotment compare synthetic.toml --replications 2 --seed 7");
        answer.made.request.study = Some("my study's.toml".to_owned());
        answer.made.request.set = vec!["weeks_keep=3".to_owned()];
        assert_eq!(
            command(&answer),
            "allotment compare 'my study'\\''s.toml' --replications 2 --seed 7 --set weeks_keep=3"
        );
    }
}
