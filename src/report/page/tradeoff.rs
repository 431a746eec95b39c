//! What is traded for what: every option in absolute numbers, and those that nothing beats.
//!
//! None is picked: people decide.

use super::context::ReportContext;
use super::figures::titles;
use super::levels::levels;
use crate::basics::Error;
use crate::outcome::Outcome;
use crate::report::figure::Quantity;
use crate::report::figure::tradeoff::{Place, Range, Tradeoff, frontier, tradeoff};
use crate::report::words::{list, within};
use crate::study::answer::{self, CONFIDENCE, Measured};
use maud::{Markup, html};

/// Renders the section on trade-offs.
pub(super) fn section(context: ReportContext<'_>) -> Result<Markup, Error> {
    let (cost, up) = axes(context);
    let baselines: Vec<usize> =
        context.options().map(|(index, _)| index).filter(|&index| context.is_baseline(index)).collect();
    let first = baselines.first().copied().unwrap_or_default();
    let input = between(context, first, cost, up);
    let picture = tradeoff(&input)?;
    let lines =
        baselines.iter().map(|&baseline| unbeaten(context, baseline, &between(context, baseline, cost, up)));
    Ok(html! {
        (whole(context))
        div class="beside" {
            div {
                p { "On " (within(&up.1.label)) " and " (within(&cost.1.label)) " together, bettered by no other:" }
                ul { @for line in lines { li { (line) } } }
                p {
                    "Could still have the best mean, with " (format!("{:.0}%", 100.0 * CONFIDENCE)) " confidence: "
                    (could_be_best(context, first).join("; ")) "."
                }
            }
            (context.figures.embed(&picture))
        }
        p class="note" {
            "Each of the others is bettered by one that is at least as good in both and better in one. By the middle future: "
            "where two options’ ranges overlap, their order may be chance. Other outcomes may turn it round, and so may what "
            "is not counted at all."
            @if baselines.len() > 1 { " The picture is of " (context.label(first)) " and what is compared with it." }
        }
    })
}

/// An outcome with its index.
type Axis<'a> = (usize, &'a answer::Outcome);

/// The outcomes of the picture: cost across, the one named before the run up, or need met where that is cost.
fn axes(context: ReportContext<'_>) -> (Axis<'_>, Axis<'_>) {
    let headline = context.headline();
    let cost = context.total_cost().unwrap_or(headline);
    let leading = context.leading(&[Outcome::NEED_MET, Outcome::OVERLOADED]);
    let up = leading.into_iter().find(|(index, _)| *index != cost.0).unwrap_or(headline);
    (cost, up)
}

/// The options of one environment between two outcomes.
fn between(context: ReportContext<'_>, baseline: usize, cost: Axis<'_>, up: Axis<'_>) -> Tradeoff {
    let options = context.options().filter(|(_, option)| option.described.baseline == baseline);
    let options: Vec<Place> = options
        .map(|(_, option)| Place {
            option: option.described.label.clone(),
            across: range(&option.measured[cost.0]),
            up: range(&option.measured[up.0]),
        })
        .collect();
    let mut input = Tradeoff {
        titles: titles("tradeoff-picture", String::new(), String::new()),
        across: quantity(cost.1),
        up: quantity(up.1),
        options,
    };
    let (label, unbeaten) = (within(&up.1.label), frontier(&input).iter().filter(|is_on| **is_on).count());
    input.titles = titles(
        "tradeoff-picture",
        format!(
            "{unbeaten} of {} options are bettered by none on {label} and {}",
            input.options.len(),
            within(&cost.1.label)
        ),
        format!("{} and {label}: middle future and 9 of 10; {}", cost.1.label, context.scope()),
    );
    input
}

/// The options of one environment that no other of them betters on both outcomes of the picture.
fn unbeaten(context: ReportContext<'_>, baseline: usize, input: &Tradeoff) -> String {
    let unbeaten = input.options.iter().zip(frontier(input)).filter(|(_, is_on)| *is_on);
    let names: Vec<String> = unbeaten.map(|(one, _)| one.option.clone()).collect();
    let beside =
        if context.baselines() > 1 { format!("beside {}: ", context.label(baseline)) } else { String::new() };
    format!("{beside}{}.", list(&names))
}

fn quantity(outcome: &answer::Outcome) -> Quantity {
    Quantity { name: outcome.label.clone(), unit: outcome.unit, better: outcome.better, is_difference: false }
}

fn range(measured: &Measured) -> Range {
    Range { p5: measured.spread.p5, p50: measured.spread.p50, p95: measured.spread.p95 }
}

/// Every headline outcome of every option.
fn whole(context: ReportContext<'_>) -> Markup {
    let headlines: Vec<(usize, &answer::Outcome)> =
        context.answer.outcomes.iter().enumerate().filter(|(_, outcome)| outcome.headline).collect();
    let caption =
        "Every option and headline outcome: mean over the policy years; in brackets, 9 of 10 futures";
    levels(context, &headlines, caption)
}

/// Which options of one environment could still be the best on the outcomes that lead, given the runs.
fn could_be_best(context: ReportContext<'_>, baseline: usize) -> Vec<String> {
    let mut outcomes: Vec<Axis<'_>> =
        context.leading(&[Outcome::NEED_MET, Outcome::OVERLOADED]).into_iter().take(2).collect();
    let cost = context.total_cost().filter(|(index, _)| outcomes.iter().all(|(one, _)| one != index));
    outcomes.extend(cost);
    let lines = outcomes.iter().filter_map(|(_, outcome)| {
        let best =
            context.answer.best.iter().find(|one| one.outcome == outcome.name && one.baseline == baseline)?;
        let names: Vec<String> = best.left.iter().map(|&index| context.label(index).to_owned()).collect();
        let said = match names.len() {
            n if n == best.of => format!("any of the {n}"),
            n if n > 4 => format!("{n} of {}", best.of),
            _ => list(&names),
        };
        Some(format!("on {}, {said}", within(&outcome.label)))
    });
    lines.collect()
}
