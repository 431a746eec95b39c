//! How each option differs from today's policy: the spread over futures, and how well the mean is known.
//! Which difference matters is for the reader to say.

use super::cells::{self, NONE, Table, Way, text};
use super::context::ReportContext;
use super::figures::titles;
use super::first_page::named_before;
use crate::basics::Error;
use crate::outcome::Unit;
use crate::report::figure::differences::{Differences, Panel, Row, Spread, differences};
use crate::report::words::list;
use crate::study::answer::{self, Against};
use maud::{Markup, html};

/// Renders the section on differences.
pub(super) fn section(context: ReportContext<'_>) -> Result<Markup, Error> {
    if context.alternatives().next().is_none() {
        return Ok(html! { p { "The study has one option, so there is nothing to compare it with." } });
    }
    let mut drawn: Vec<(usize, &answer::Outcome)> =
        context.leading_of_families().into_iter().take(2).collect();
    drawn.extend(context.total_cost().filter(|(index, _)| drawn.iter().all(|(other, _)| other != index)));
    let panels = drawn.into_iter().map(|(index, outcome)| Panel {
        outcome: outcome.label.clone(),
        unit: outcome.unit,
        better: outcome.better,
        rows: context
            .alternatives()
            .map(|(_, option)| Row {
                option: option.described.label.clone(),
                spread: option.measured[index].against.as_ref().and_then(spread),
            })
            .collect(),
    });
    let figure = differences(&Differences {
        titles: titles(
            "differences-picture",
            message(context),
            format!(
                "Differences from today’s policy in matched runs (same families, same luck): 9 of 10 futures, half of \
                 them, and the 95% interval of the mean; {}",
                context.scope()
            ),
        ),
        panels: panels.collect(),
    })?;
    Ok(html! {
        div class="beside" {
            div {
                p { (context.headline().1.label) ", mean over the policy years:" }
                ul { @for sentence in sentences(context) { li { (cells::whole(&sentence)) } } }
            }
            (context.figures.embed(&figure))
        }
        p class="note" {
            @match &context.answer.drawn {
                None => "The wide bar is how much one council’s luck matters: more runs do not narrow it. ",
                Some(_) => "The wide bar is how much luck and what nobody knows matter together: more runs do not narrow it. ",
            }
            "The inner tick is how well the mean is known from these runs (" a href="#known" { "annex F" } "). Neither "
            "covers what is wrong with the assumptions. With "
            (context.alternatives().count()) " options and many outcomes, some 95% intervals leave zero out by chance; "
            "only " (named_before(context)) " was named before the run. "
            a href="#differences-table" { "Every headline outcome’s difference" } " is in annex E."
        }
    })
}

/// Every headline outcome's difference under every option, with its 95% interval.
pub(super) fn table(context: ReportContext<'_>) -> Markup {
    let headlines = context.answer.outcomes.iter().enumerate().filter(|(_, outcome)| outcome.headline);
    let rows = headlines.flat_map(|(index, outcome)| {
        context.alternatives().map(move |(_, option)| {
            let pair = option.measured[index].against.as_ref().filter(|pair| pair.n > 0);
            let printed = |print: fn(Unit, &Against) -> String| {
                text(pair.map_or(NONE.to_owned(), |pair| print(outcome.unit, pair)))
            };
            let runs = pair.map_or(NONE.to_owned(), |pair| {
                format!("{} higher, {} lower, {} equal of {}", pair.raised, pair.lowered, pair.equal, pair.n)
            });
            vec![
                html! { (outcome.label) ": " (option.described.label) },
                printed(cells::difference),
                printed(cells::interval),
                printed(cells::futures),
                text(runs),
            ]
        })
    });
    let head = ["Outcome: option", "Difference", "95% interval", "9 of 10 futures", "Matched runs"];
    let caption = "Every headline outcome: differences from today’s policy in matched runs";
    html! { div id="differences-table" { (Table::new(caption, head.map(text).to_vec(), rows.collect())) } }
}

fn spread(pair: &Against) -> Option<Spread> {
    let of = pair.spread;
    (pair.n > 0).then_some(Spread {
        p5: of.p5,
        p25: of.p25,
        p50: of.p50,
        p75: of.p75,
        p95: of.p95,
        low: pair.low,
        high: pair.high,
    })
}

/// The headline of the picture: which options move the outcome that was named before the run.
pub(super) fn message(context: ReportContext<'_>) -> String {
    let (index, outcome) = context.headline();
    let of = |wanted: Way| -> Vec<String> {
        let moved = context.alternatives().filter(|(_, option)| {
            option.measured[index].against.as_ref().is_some_and(|pair| cells::way(pair) == wanted)
        });
        moved.map(|(_, option)| option.described.label.clone()).collect()
    };
    let (higher, lower) = (of(Way::Higher), of(Way::Lower));
    let label = &outcome.label;
    match (higher.is_empty(), lower.is_empty()) {
        (true, true) => format!("{label}: no clear difference under any option"),
        (false, true) => format!("{label} is higher under {}", list(&higher)),
        (true, false) => format!("{label} is lower under {}", list(&lower)),
        (false, false) => {
            format!("{label} is higher under {}, lower under {}", list(&higher), list(&lower))
        }
    }
}

/// A sentence for each option on the outcome named before the run, numbers first.
fn sentences(context: ReportContext<'_>) -> Vec<String> {
    let (index, outcome) = context.headline();
    let of = |option: usize| cells::mean(outcome.unit, &context.answer.options[option].measured[index]);
    let sentences = context.alternatives().map(|(at, option)| {
        let name = &option.described.label;
        let measured = &option.measured[index];
        let Some(pair) = measured.against.as_ref().filter(|pair| pair.n > 0) else {
            return format!("{name} can’t be compared with {}.", context.baseline_label(at));
        };
        let beside = if pair.baseline.is_nan() {
            of(option.described.baseline)
        } else {
            cells::same_digits(outcome.unit, measured, pair.baseline)
        };
        let levels = format!("{} instead of {beside}", of(at));
        let n = pair.n;
        match cells::way(pair) {
            Way::Same => format!("In 0 of {n} matched runs other under {name}."),
            way => {
                let (moved, word) = if pair.mean > 0.0 { (pair.raised, "higher") } else { (pair.lowered, "lower") };
                let clear = if way == Way::Unclear { ", no clear difference" } else { "" };
                format!(
                    "In {moved} of {n} matched runs {word} under {name}: {levels} ({}; 95% interval {}{clear}).",
                    cells::difference(outcome.unit, pair),
                    cells::interval(outcome.unit, pair)
                )
            }
        }
    });
    sentences.collect()
}
