//! What is traded for what: every option in absolute numbers, and those that nothing beats.
//!
//! Never picks one: the tool shows, people decide.

use super::cells::{self, NONE, Table, heading, text};
use super::pictures::{shown, titles};
use super::told::{Told, list, within};
use crate::basics::Error;
use crate::outcome::Better;
use crate::report::figure::Quantity;
use crate::report::figure::tradeoff::{Place, Range, Tradeoff, tradeoff};
use crate::study::answer::{CONFIDENCE, Measured, OutcomeTold};
use maud::{Markup, html};

/// The section.
pub(super) fn section(told: Told<'_>) -> Result<Markup, Error> {
    let chosen = told.leading(&["need_met", "overloaded"]);
    let mut outcomes: Vec<(usize, &OutcomeTold)> = chosen.into_iter().take(2).collect();
    outcomes.extend(told.outcome("cost_total"));
    let (cost_place, cost) = outcomes.last().copied().unwrap_or_else(|| told.headline());
    let (up_place, up) = outcomes[0];
    let picture = tradeoff(&Tradeoff {
        titles: titles(
            "tradeoff-picture",
            message(told, &outcomes),
            format!("{} and {}: middle future and 9 of 10; {}", cost.label, within(&up.label), told.scope()),
        ),
        across: quantity(cost),
        up: quantity(up),
        options: told
            .options()
            .map(|(_, option)| Place {
                option: option.described.label.clone(),
                across: range(&option.measured[cost_place]),
                up: range(&option.measured[up_place]),
            })
            .collect(),
    })?;
    Ok(html! {
        (whole(told))
        div class="beside" {
            div { (unbeaten(told, &outcomes)) }
            (shown(&picture))
        }
        p class="note" {
            "Each of the others is beaten by one that is at least as good in all of these and better in one. By means over the runs: where two options’ intervals overlap, their order may be chance. Other outcomes "
            "may turn it round, and so may what is not counted at all."
        }
    })
}

fn quantity(outcome: &OutcomeTold) -> Quantity {
    Quantity { name: outcome.label.clone(), unit: outcome.unit, better: outcome.better, is_difference: false }
}

fn range(measured: &Measured) -> Range {
    Range { p5: measured.spread.p5, p50: measured.spread.p50, p95: measured.spread.p95 }
}

/// Every headline outcome of every option.
fn whole(told: Told<'_>) -> Markup {
    let headlines: Vec<(usize, &OutcomeTold)> =
        told.answer.outcomes.iter().enumerate().filter(|(_, outcome)| outcome.headline).collect();
    let mut head = vec![text("Option")];
    head.extend(headlines.iter().map(|(_, outcome)| heading(outcome)));
    let rows = told.options().map(|(_, option)| {
        let mut row = vec![text(&option.described.label)];
        row.extend(headlines.iter().map(|(place, outcome)| {
            let measured = &option.measured[*place];
            text(if measured.n == 0 { NONE.to_owned() } else { cells::level(outcome.unit, measured) })
        }));
        row
    });
    let caption =
        "Every option and headline outcome: mean over the policy years; in brackets, 9 of 10 futures";
    html! { (Table::new(caption, head, rows.collect())) }
}

/// Options of one environment that no other of it beats: at least as good in the mean of every chosen
/// outcome, and better in one.
fn frontier(told: Told<'_>, outcomes: &[(usize, &OutcomeTold)], baseline: usize) -> Vec<usize> {
    let worth = |option: usize, place: usize, outcome: &OutcomeTold| {
        let mean = told.answer.options[option].measured[place].mean;
        if outcome.better == Better::Lower { -mean } else { mean }
    };
    let group: Vec<usize> = told
        .options()
        .filter(|(place, option)| {
            option.described.baseline == baseline
                && outcomes.iter().all(|(outcome, row)| worth(*place, *outcome, row).is_finite())
        })
        .map(|(place, _)| place)
        .collect();
    let beats = |one: usize, other: usize| {
        let pairs = outcomes.iter().map(|(place, row)| (worth(one, *place, row), worth(other, *place, row)));
        let pairs: Vec<(f64, f64)> = pairs.collect();
        pairs.iter().all(|(one, other)| one >= other) && pairs.iter().any(|(one, other)| one > other)
    };
    group.iter().copied().filter(|&one| group.iter().all(|&other| !beats(other, one))).collect()
}

fn unbeaten(told: Told<'_>, outcomes: &[(usize, &OutcomeTold)]) -> Markup {
    let labels: Vec<String> = outcomes.iter().map(|(_, outcome)| within(&outcome.label)).collect();
    let baselines = told.options().filter(|(place, _)| told.is_baseline(*place));
    let lines = baselines.map(|(baseline, _)| {
        let names: Vec<String> = frontier(told, outcomes, baseline)
            .into_iter()
            .map(|place| told.label(place).to_owned())
            .collect();
        let beside = if told.baselines() > 1 {
            format!("Beside {} no", told.label(baseline))
        } else {
            "No".to_owned()
        };
        format!("{beside} option compared beats {}.", list(&names))
    });
    html! {
        p { "On " (list(&labels)) " together:" }
        ul { @for line in lines { li { (line) } } }
        p {
            "Could still have the best mean, with " (format!("{:.0}%", 100.0 * CONFIDENCE)) " confidence: "
            (could_be_best(told, outcomes).join("; ")) "."
        }
    }
}

/// Which options the runs leave as the best on each chosen outcome, in the first environment.
fn could_be_best(told: Told<'_>, outcomes: &[(usize, &OutcomeTold)]) -> Vec<String> {
    let first = told.options().find(|(place, _)| told.is_baseline(*place)).map_or(0, |(place, _)| place);
    let lines = outcomes.iter().filter_map(|(_, outcome)| {
        let best =
            told.answer.best.iter().find(|one| one.outcome == outcome.name && one.baseline == first)?;
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

fn message(told: Told<'_>, outcomes: &[(usize, &OutcomeTold)]) -> String {
    let first = told.options().find(|(place, _)| told.is_baseline(*place)).map_or(0, |(place, _)| place);
    let kept = frontier(told, outcomes, first).len();
    let all = told.options().filter(|(_, option)| option.described.baseline == first).count();
    let labels: Vec<String> = outcomes.iter().map(|(_, outcome)| within(&outcome.label)).collect();
    format!("{kept} of {all} options are beaten by none on {}", list(&labels))
}
