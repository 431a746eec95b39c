//! What is traded for what: every option in absolute numbers, and those that nothing beats.
//!
//! Never picks one: the tool shows, people decide.

use super::levels::levels;
use super::pictures::{shown, titles};
use super::told::{Told, list, within};
use crate::basics::Error;
use crate::report::figure::Quantity;
use crate::report::figure::tradeoff::{Place, Range, Tradeoff, frontier, tradeoff};
use crate::study::answer::{self, CONFIDENCE, Measured};
use maud::{Markup, html};

/// The section.
pub(super) fn section(told: Told<'_>) -> Result<Markup, Error> {
    let (cost, up) = axes(told);
    let baselines: Vec<usize> =
        told.options().map(|(place, _)| place).filter(|&place| told.is_baseline(place)).collect();
    let first = baselines.first().copied().unwrap_or_default();
    let input = between(told, first, cost, up);
    let picture = tradeoff(&input)?;
    let lines =
        baselines.iter().map(|&baseline| unbeaten(told, baseline, &between(told, baseline, cost, up)));
    Ok(html! {
        (whole(told))
        div class="beside" {
            div {
                p { "On " (within(&up.1.label)) " and " (within(&cost.1.label)) " together, bettered by no other:" }
                ul { @for line in lines { li { (line) } } }
                p {
                    "Could still have the best mean, with " (format!("{:.0}%", 100.0 * CONFIDENCE)) " confidence: "
                    (could_be_best(told, first).join("; ")) "."
                }
            }
            (shown(told, &picture))
        }
        p class="note" {
            "Each of the others is bettered by one that is at least as good in both and better in one. By the middle future: "
            "where two options’ ranges overlap, their order may be chance. Other outcomes may turn it round, and so may what "
            "is not counted at all."
            @if baselines.len() > 1 { " The picture is of " (told.label(first)) " and what is compared with it." }
        }
    })
}

/// An outcome with its place.
type Axis<'a> = (usize, &'a answer::Outcome);

/// The outcomes of the picture: cost across, the one named before the run up, or need met where that is cost.
fn axes(told: Told<'_>) -> (Axis<'_>, Axis<'_>) {
    let headline = told.headline();
    let cost = told.outcome("cost_total").unwrap_or(headline);
    let leading = told.leading(&["need_met", "overloaded"]);
    let up = leading.into_iter().find(|(place, _)| *place != cost.0).unwrap_or(headline);
    (cost, up)
}

/// The options of one environment between two outcomes.
fn between(told: Told<'_>, baseline: usize, cost: Axis<'_>, up: Axis<'_>) -> Tradeoff {
    let options = told.options().filter(|(_, option)| option.described.baseline == baseline);
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
    let (labels, kept) = (within(&up.1.label), frontier(&input).iter().filter(|is_on| **is_on).count());
    input.titles = titles(
        "tradeoff-picture",
        format!(
            "{kept} of {} options are bettered by none on {labels} and {}",
            input.options.len(),
            within(&cost.1.label)
        ),
        format!("{} and {labels}: middle future and 9 of 10; {}", cost.1.label, told.scope()),
    );
    input
}

/// The options of one environment that no other of it betters on both outcomes of the picture.
fn unbeaten(told: Told<'_>, baseline: usize, input: &Tradeoff) -> String {
    let kept = input.options.iter().zip(frontier(input)).filter(|(_, is_on)| *is_on);
    let names: Vec<String> = kept.map(|(one, _)| one.option.clone()).collect();
    let beside =
        if told.baselines() > 1 { format!("beside {}: ", told.label(baseline)) } else { String::new() };
    format!("{beside}{}.", list(&names))
}

fn quantity(outcome: &answer::Outcome) -> Quantity {
    Quantity { name: outcome.label.clone(), unit: outcome.unit, better: outcome.better, is_difference: false }
}

fn range(measured: &Measured) -> Range {
    Range { p5: measured.spread.p5, p50: measured.spread.p50, p95: measured.spread.p95 }
}

/// Every headline outcome of every option.
fn whole(told: Told<'_>) -> Markup {
    let headlines: Vec<(usize, &answer::Outcome)> =
        told.answer.outcomes.iter().enumerate().filter(|(_, outcome)| outcome.headline).collect();
    let caption =
        "Every option and headline outcome: mean over the policy years; in brackets, 9 of 10 futures";
    levels(told, &headlines, caption)
}

/// Which options the runs leave as the best on the outcomes that lead, in one environment.
fn could_be_best(told: Told<'_>, baseline: usize) -> Vec<String> {
    let mut outcomes: Vec<Axis<'_>> = told.leading(&["need_met", "overloaded"]).into_iter().take(2).collect();
    let cost = told.outcome("cost_total").filter(|(place, _)| outcomes.iter().all(|(one, _)| one != place));
    outcomes.extend(cost);
    let lines = outcomes.iter().filter_map(|(_, outcome)| {
        let best =
            told.answer.best.iter().find(|one| one.outcome == outcome.name && one.baseline == baseline)?;
        let names: Vec<String> = best.left.iter().map(|&place| told.label(place).to_owned()).collect();
        let said = match names.len() {
            n if n == best.of => format!("any of the {n}"),
            n if n > 4 => format!("{n} of {}", best.of),
            _ => list(&names),
        };
        Some(format!("on {}, {said}", within(&outcome.label)))
    });
    lines.collect()
}
