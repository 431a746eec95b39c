//! What each option is, in the words of its own file.
//!
//! No result is known here.

use super::context::ReportContext;
use maud::{Markup, html};

/// Renders a line for each policy, with the options of all environments that share it.
pub(super) fn section(context: ReportContext<'_>) -> Markup {
    let mut lines: Vec<(Vec<&str>, &str)> = Vec::new();
    for (_, option) in context.options() {
        let (label, about) = (option.described.label.as_str(), option.described.about.as_str());
        match lines.iter_mut().find(|(_, other)| !about.is_empty() && *other == about) {
            Some((labels, _)) => labels.push(label),
            None => lines.push((vec![label], about)),
        }
    }
    html! {
        ul class="options" {
            @for (labels, about) in &lines {
                li {
                    strong { (labels.join("; ")) }
                    @if about.is_empty() { ": not described by its file." } @else { ": " (about) }
                }
            }
        }
    }
}
