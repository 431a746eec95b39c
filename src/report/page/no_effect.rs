//! Options that change nothing, and why. An unclear difference is not called none.

use super::cells::{Way, way};
use super::context::ReportContext;
use crate::basics::Error;
use crate::report::words::list;
use crate::study::answer;
use maud::{Markup, html};

/// Whether no run of an option differs from its baseline in any outcome.
pub(super) fn has_no_effect(option: &answer::Option) -> bool {
    let mut compared = option.measured.iter().filter_map(|measured| measured.against.as_ref());
    let has_pairs = option.measured.iter().any(|measured| measured.against.as_ref().is_some_and(|p| p.n > 0));
    has_pairs && compared.all(|pair| pair.raised == 0 && pair.lowered == 0)
}

/// Renders the section on options without effect.
pub(super) fn section(context: ReportContext<'_>) -> Result<Markup, Error> {
    let without_effect: Vec<String> = context
        .alternatives()
        .filter(|(_, option)| has_no_effect(option))
        .map(|(index, option)| reason(context, index, option))
        .collect();
    let unclear: Vec<String> = context
        .alternatives()
        .filter(|(_, option)| !has_no_effect(option) && !is_clear(context, option))
        .map(|(_, option)| option.described.label.clone())
        .collect();
    Ok(html! {
        @if without_effect.is_empty() && unclear.is_empty() {
            p { "Every option changes something: each moves at least one headline outcome clearly." }
        } @else {
            ul {
                @for line in &without_effect { li { (line) } }
                @if !unclear.is_empty() {
                    li {
                        "No headline outcome moves clearly under " (list(&unclear)) ": every 95% interval holds zero. That is "
                        "not to say that nothing changes: " (context.answer.replications.completed) " runs can’t tell."
                    }
                }
            }
        }
    })
}

/// Why an option changes nothing.
fn reason(context: ReportContext<'_>, index: usize, option: &answer::Option) -> String {
    let described = &option.described;
    let (name, today) = (&described.label, context.baseline_label(index));
    let by_hand = match context.answer.settings.as_slice() {
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
            format!(
                "{} from {} to {} (takes effect {})",
                change.lever, change.from, change.to, change.takes_effect
            )
        })
        .collect();
    format!(
        "{name} changes nothing in any run, though it differs from {today}: {}. In this place and these years nothing \
         came to the point where that takes effect.{by_hand}",
        list(&changes)
    )
}

/// Whether an option moves a headline outcome clearly.
fn is_clear(context: ReportContext<'_>, option: &answer::Option) -> bool {
    let headlines =
        context.answer.outcomes.iter().zip(&option.measured).filter(|(outcome, _)| outcome.headline);
    headlines
        .filter_map(|(_, measured)| measured.against.as_ref())
        .any(|pair| matches!(way(pair), Way::Higher | Way::Lower))
}
