//! The market: providers and assistants over the years, and what families find to buy.
//!
//! Never knows money paid.

use super::cells::{self, Way};
use super::levels::levels;
use super::pictures::{shown, titles};
use super::told::Told;
use crate::basics::Error;
use crate::report::figure::lines::{Line, Lines, Panel, lines};
use crate::report::numbers;
use maud::{Markup, html};

/// What is drawn year by year.
const DRAWN: [&str; 3] = ["staffed_hours", "providers", "pa_employed"];
/// What is told over all years.
const TOLD: [&str; 5] = ["nothing_to_buy", "pa_posts_unfilled", "utilisation", "closures", "entries"];

/// The section.
pub(super) fn section(told: Told<'_>) -> Result<Markup, Error> {
    Ok(html! {
        ul {
            li { (message(told)) "." }
            @for name in TOLD {
                @if let Some(sentence) = reach(told, name) { li { (sentence) } }
            }
        }
        p { "Providers and assistants year by year are in " a href="#market-picture" { "annex E" } "." }
    })
}

/// The market year by year, for the annex.
pub(super) fn drawn(told: Told<'_>) -> Result<Markup, Error> {
    let panels = DRAWN.iter().filter_map(|name| told.outcome(name)).map(|(_, outcome)| Panel {
        name: outcome.label.clone(),
        unit: outcome.unit,
        lines: told
            .options()
            .map(|(place, option)| Line {
                option: option.described.label.clone(),
                values: told.years(place, &outcome.name).iter().map(|moment| moment.mean).collect(),
            })
            .collect(),
    });
    let picture = lines(&Lines {
        titles: titles(
            "market-picture",
            message(told),
            format!("Staffed hours, providers and assistants in work, mean by policy year; {}", told.scope()),
        ),
        times: told.year_names(),
        panels: panels.collect(),
    })?;
    Ok(html! { h3 { "The market year by year" } (shown(told, &picture)) (beside(told)) })
}

/// From which option to which an outcome reaches, in a sentence; nothing where no option differs from
/// today's policy clearly.
fn reach(told: Told<'_>, name: &str) -> Option<String> {
    let (place, outcome) = told.outcome(name)?;
    let clear = told.alternatives().any(|(_, option)| {
        let pair = option.measured[place].against.as_ref();
        pair.is_some_and(|pair| matches!(cells::way(pair), Way::Higher | Way::Lower))
    });
    let means = told.options().map(|(option, its)| (option, &its.measured[place]));
    let means: Vec<_> = means.filter(|(_, measured)| measured.mean.is_finite()).collect();
    let least =
        means.iter().copied().reduce(|least, next| if next.1.mean < least.1.mean { next } else { least })?;
    let most =
        means.iter().copied().reduce(|most, next| if next.1.mean > most.1.mean { next } else { most })?;
    let printed = |measured| cells::mean(outcome.unit, measured);
    clear.then(|| {
        format!(
            "{}: from {} under {} to {} under {}{}.",
            outcome.label,
            printed(least.1),
            told.label(least.0),
            printed(most.1),
            told.label(most.0),
            numbers::unit_in_words(outcome.unit)
        )
    })
}

fn message(told: Told<'_>) -> String {
    let last = |place: usize| {
        let years = told.years(place, "staffed_hours");
        Some((years.first()?.mean, years.last()?.mean))
    };
    let moved = told.options().filter_map(|(place, _)| {
        let (first, last) = last(place)?;
        (first > 0.0 && last.is_finite()).then_some((place, 100.0 * (last / first - 1.0)))
    });
    let moved: Vec<(usize, f64)> = moved.collect();
    let Some(today) = moved.iter().find(|(place, _)| told.is_baseline(*place)) else {
        return "The market over the years".to_owned();
    };
    let change = |percent: f64| {
        if percent.abs() < 0.5 {
            "stay as they are".to_owned()
        } else {
            format!("{} by {:.0}%", if percent > 0.0 { "rise" } else { "fall" }, percent.abs())
        }
    };
    format!("Staffed hours {} from the first year to the last under {}", change(today.1), told.label(today.0))
}

fn beside(told: Told<'_>) -> Markup {
    let outcomes: Vec<_> = TOLD.iter().filter_map(|name| told.outcome(name)).collect();
    levels(
        told,
        &outcomes,
        "What families find to buy, mean over the policy years; in brackets, 9 of 10 futures",
    )
}
