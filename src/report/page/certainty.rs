//! How well the answer is known, and what each part of a bundle brings.
//!
//! Both were worked out before: here they are printed.

use super::caveats;
use super::cells::{self, Cell, NONE, Table, text};
use super::context::ReportContext;
use super::figures::titles;
use crate::basics::Error;
use crate::report::figure::Quantity;
use crate::report::figure::shares::{Share, Shares, shares};
use crate::report::numbers::{self, Digit};
use crate::report::words::within;
use crate::study::answer;
use maud::{Markup, html};

/// Renders the annex on precision, draws and bundles.
pub(super) fn section(context: ReportContext<'_>) -> Result<Markup, Error> {
    let answer = context.answer;
    let pictures = answer.shares.iter().filter(|one| one.outcome == answer.headline);
    let pictures = pictures.map(|one| picture(context, one)).collect::<Result<Vec<Markup>, Error>>()?;
    Ok(html! {
        @if answer.known.is_empty() {
            p { "There is nothing to compare, so there is nothing to know." }
        }
        ul {
            @for sentence in &answer.known { li { (cells::whole(sentence)) } }
            @for sentence in caveats::gaps(context, |_| true) { li { (sentence) } }
            @if let Some(trust) = &answer.trust { li { (caveats::plain(trust)) } }
        }
        @if answer.drawn.is_some() { (draws(context)) }
        @if !pictures.is_empty() {
            h3 { "What each part of a bundle brings" }
            p {
                "Each set of parts was run with the same families and the same luck; a part’s share is the mean of what it adds "
                "over the orders in which the parts could be decided (Shapley’s shares), so that shares add up to the whole. "
                @if answer.shares.iter().any(|one| !one.is_exact) {
                    "Of a bundle of more than four parts, each run adds them in two orders drawn for it. "
                }
                "Shares of every headline outcome are in parts.csv."
            }
            @for picture in &pictures { (picture) }
        }
    })
}

/// Every headline outcome's difference over draws.
fn draws(context: ReportContext<'_>) -> Markup {
    let headlines = context.answer.outcomes.iter().enumerate().filter(|(_, outcome)| outcome.headline);
    let rows = headlines.flat_map(|(index, outcome)| {
        context
            .alternatives()
            .map(move |(_, option)| row(outcome, &option.described.label, index, &option.measured))
    });
    let head = ["Outcome: option", "9 of 10 draws’ means", "Higher in", "Lower in", "Not knowing"];
    let caption = "Differences from today’s policy over draws of what nobody knows; not knowing is its share of the variance \
                   between runs, the rest is chance";
    html! { (Table::new(caption, head.map(text).to_vec(), rows.collect())) }
}

fn row(
    outcome: &answer::Outcome,
    label: &str,
    index: usize,
    measured: &[crate::study::answer::Measured],
) -> Vec<Cell> {
    let name = html! { (outcome.label) ": " (label) };
    let Some(over) = measured[index].over_draws else {
        return vec![name, text(NONE), text(NONE), text(NONE), text(NONE)];
    };
    let digit = Digit::of_difference(outcome.unit, over.p95, over.p5, over.p95);
    let share =
        if over.not_knowing.is_nan() { NONE.to_owned() } else { format!("{:.0}%", 100.0 * over.not_knowing) };
    vec![
        name,
        text(numbers::interval(outcome.unit, over.p5, over.p95, digit)),
        text(format!("{} of {} draws", over.raised, over.n)),
        text(format!("{} of {} draws", over.lowered, over.n)),
        text(share),
    ]
}

fn picture(context: ReportContext<'_>, one: &answer::Attribution) -> Result<Markup, Error> {
    let label = &context.answer.options[one.option].described.label;
    let Some(outcome) = context.answer.outcome(&one.outcome) else { return Ok(html! {}) };
    let share = |name: &str, known: &answer::Estimate| Share {
        name: name.to_owned(),
        share: known.mean,
        low: known.low,
        high: known.high,
    };
    let largest = one
        .parts
        .iter()
        .filter(|(_, known)| !known.mean.is_nan())
        .max_by(|left, right| left.1.mean.abs().total_cmp(&right.1.mean.abs()));
    let message = match largest {
        Some(_) if !(one.total.low > 0.0 || one.total.high < 0.0) => {
            format!("{label}: no clear difference in {} to share out", within(&outcome.label))
        }
        Some((name, _)) => {
            format!("{label}: the largest share of the move in {} is “{name}”", within(&outcome.label))
        }
        None => format!("{label}: {} is not defined", within(&outcome.label)),
    };
    let figure = shares(&Shares {
        titles: titles(
            &format!("parts-{}", one.option),
            message,
            format!("Shares of the difference in {} with 95% intervals; {}", outcome.label, context.scope()),
        ),
        quantity: Quantity {
            name: outcome.label.clone(),
            unit: outcome.unit,
            better: outcome.better,
            is_difference: true,
        },
        parts: one.parts.iter().map(|(name, known)| share(name, known)).collect(),
        total: share("", &one.total),
    })?;
    Ok(context.figures.embed(&figure))
}
