//! What each option is, in the words of its own file.
//!
//! Never knows a result.

use super::told::Told;
use maud::{Markup, html};

/// A line a policy, with the options of all environments that share it.
pub(super) fn section(told: Told<'_>) -> Markup {
    let mut lines: Vec<(Vec<&str>, &str)> = Vec::new();
    for (_, option) in told.options() {
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
