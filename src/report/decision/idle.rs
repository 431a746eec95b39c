//! Options that change nothing, and why.
//!
//! Never calls an unclear difference none.

use super::cells::{Way, way};
use super::told::{Told, list};
use crate::basics::Error;
use crate::study::answer;
use maud::{Markup, html};

/// Whether no run of an option differs from its baseline in any outcome.
pub(super) fn is_idle(option: &answer::Option) -> bool {
    let mut compared = option.measured.iter().filter_map(|measured| measured.against.as_ref());
    let has_pairs = option.measured.iter().any(|measured| measured.against.as_ref().is_some_and(|p| p.n > 0));
    has_pairs && compared.all(|pair| pair.raised == 0 && pair.lowered == 0)
}

/// The section.
pub(super) fn section(told: Told<'_>) -> Result<Markup, Error> {
    let idle: Vec<String> = told
        .alternatives()
        .filter(|(_, option)| is_idle(option))
        .map(|(place, option)| reason(told, place, option))
        .collect();
    let quiet: Vec<String> = told
        .alternatives()
        .filter(|(_, option)| !is_idle(option) && !is_clear(told, option))
        .map(|(_, option)| option.described.label.clone())
        .collect();
    Ok(html! {
        @if idle.is_empty() && quiet.is_empty() {
            p { "Every option changes something: each moves at least one headline outcome clearly." }
        } @else {
            ul {
                @for line in &idle { li { (line) } }
                @if !quiet.is_empty() {
                    li {
                        "No headline outcome moves clearly under " (list(&quiet)) ": every 95% interval holds zero. That is "
                        "not to say that nothing changes: " (told.answer.replications.completed) " runs can’t tell."
                    }
                }
            }
        }
    })
}

/// Why an option changes nothing.
fn reason(told: Told<'_>, place: usize, option: &answer::Option) -> String {
    let described = &option.described;
    let (name, today) = (&described.label, told.baseline_label(place));
    let by_hand = match told.answer.settings.as_slice() {
        [] => String::new(),
        typed => format!(
            " What was set by hand ({}) holds in every option and may have undone what sets it apart.",
            list(typed)
        ),
    };
    if described.is_twin {
        return format!(
            "{name} changes nothing: it decides, under the same circumstances, exactly what {today} decides.{by_hand}"
        );
    }
    let changes: Vec<String> = described
        .changes
        .iter()
        .map(|change| {
            format!("{} from {} to {} (bites {})", change.lever, change.from, change.to, change.takes_effect)
        })
        .collect();
    format!(
        "{name} changes nothing in any run, though it differs from {today}: {}. In this place and these years nothing \
         came to the point where that bites.{by_hand}",
        list(&changes)
    )
}

/// Whether an option moves a headline outcome clearly.
fn is_clear(told: Told<'_>, option: &answer::Option) -> bool {
    let headlines = told.answer.outcomes.iter().zip(&option.measured).filter(|(outcome, _)| outcome.headline);
    headlines
        .filter_map(|(_, measured)| measured.against.as_ref())
        .any(|pair| matches!(way(pair), Way::Higher | Way::Lower))
}
