//! The market: providers and assistants over the years, and what families find to buy. Money is in money.rs.

use super::cells::{self, Way};
use super::context::ReportContext;
use super::figures::titles;
use super::levels::levels;
use crate::basics::Error;
use crate::outcome::{Outcome, Section};
use crate::report::figure::lines::{Line, Lines, Panel, lines};
use crate::report::numbers;
use maud::{Markup, html};

/// Renders the section on the market.
pub(super) fn section(context: ReportContext<'_>) -> Result<Markup, Error> {
    Ok(html! {
        ul {
            li { (message(context)) "." }
            @for outcome in Outcome::of_section(Section::Market) {
                @if let Some(sentence) = reach(context, outcome.name) { li { (sentence) } }
            }
        }
        p { "Providers and assistants year by year are in " a href="#market-picture" { "annex E" } "." }
    })
}

/// The market year by year, for the annex.
pub(super) fn drawn(context: ReportContext<'_>) -> Result<Markup, Error> {
    let panels = Outcome::of_section(Section::MarketByYear)
        .into_iter()
        .filter_map(|row| context.outcome(row.name))
        .map(|(_, outcome)| Panel {
            name: outcome.label.clone(),
            unit: outcome.unit,
            lines: context
                .options()
                .map(|(index, option)| Line {
                    option: option.described.label.clone(),
                    values: context.years(index, &outcome.name).iter().map(|moment| moment.mean).collect(),
                })
                .collect(),
        });
    let picture = lines(&Lines {
        titles: titles(
            "market-picture",
            message(context),
            format!(
                "Staffed hours, providers and assistants in work, mean by policy year; {}",
                context.scope()
            ),
        ),
        times: context.year_names(),
        panels: panels.collect(),
    })?;
    Ok(html! { h3 { "The market year by year" } (context.figures.embed(&picture)) (beside(context)) })
}

/// From which option to which an outcome reaches, in a sentence; nothing where no option differs from
/// today's policy clearly.
fn reach(context: ReportContext<'_>, name: &str) -> Option<String> {
    let (index, outcome) = context.outcome(name)?;
    let clear = context.alternatives().any(|(_, option)| {
        let pair = option.measured[index].against.as_ref();
        pair.is_some_and(|pair| matches!(cells::way(pair), Way::Higher | Way::Lower))
    });
    let means = context.options().map(|(option, its)| (option, &its.measured[index]));
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
            context.label(least.0),
            printed(most.1),
            context.label(most.0),
            numbers::unit_in_words(outcome.unit)
        )
    })
}

fn message(context: ReportContext<'_>) -> String {
    let last = |index: usize| {
        let years = context.years(index, Outcome::STAFFED_HOURS.name);
        Some((years.first()?.mean, years.last()?.mean))
    };
    let moved = context.options().filter_map(|(index, _)| {
        let (first, last) = last(index)?;
        (first > 0.0 && last.is_finite()).then_some((index, 100.0 * (last / first - 1.0)))
    });
    let moved: Vec<(usize, f64)> = moved.collect();
    let Some(today) = moved.iter().find(|(index, _)| context.is_baseline(*index)) else {
        return "The market over the years".to_owned();
    };
    let change = |percent: f64| {
        if percent.abs() < 0.5 {
            "stay as they are".to_owned()
        } else {
            format!("{} by {:.0}%", if percent > 0.0 { "rise" } else { "fall" }, percent.abs())
        }
    };
    format!(
        "Staffed hours {} from the first year to the last under {}",
        change(today.1),
        context.label(today.0)
    )
}

fn beside(context: ReportContext<'_>) -> Markup {
    let outcomes: Vec<_> = Outcome::of_section(Section::Market)
        .into_iter()
        .filter_map(|row| context.outcome(row.name))
        .collect();
    levels(
        context,
        &outcomes,
        "What families find to buy, mean over the policy years; in brackets, 9 of 10 futures",
    )
}
