//! In how many of twenty equally likely futures an option does more, or costs more, than today's policy.
//!
//! It is complete without the page's script. With it, a reader can move the line, and the counts follow.

use super::context::ReportContext;
use super::figures::titles;
use crate::basics::Error;
use crate::outcome::{Better, Outcome};
use crate::report::figure::Quantity;
use crate::report::figure::dots::{Dots, Futures, Side, dots, sentences};
use crate::report::words::within;
use crate::study::answer::{self, DOTS};
use maud::{Markup, html};

/// With fewer runs, a dot would stand for less than a run.
const ENOUGH: usize = DOTS;

/// Renders the section on twenty futures.
pub(super) fn section(context: ReportContext<'_>) -> Result<Markup, Error> {
    if context.alternatives().next().is_none() {
        return Ok(html! { p { "There is nothing to compare." } });
    }
    if !enough(context) {
        return Ok(html! {
            p { "Fewer than " (ENOUGH) " runs can’t stand for twenty equally likely futures: run the study with more." }
        });
    }
    let (index, outcome) = context.headline();
    let introduction = html! {
        p {
            "Twenty futures stand for all runs, each as likely as the next: "
            @match &context.answer.drawn {
                None => "one council’s luck under this one set of assumptions",
                Some(_) => "a council’s luck and a draw of what nobody knows",
            }
            ", met by the option and by today’s policy alike."
            @if outcome.name != Outcome::COST_TOTAL.name {
                " " a href="#futures-cost" { "In how many of them an option costs more" } " is in annex E."
            }
        }
    };
    one(context, index, outcome, &introduction)
}

/// Whether there are runs enough for futures to stand for them.
fn enough(context: ReportContext<'_>) -> bool {
    context.answer.replications.completed as usize >= ENOUGH
}

/// The same for cost, for the annex; nothing where there are too few runs.
pub(super) fn cost(context: ReportContext<'_>) -> Result<Markup, Error> {
    let (headline, _) = context.headline();
    match context.total_cost().filter(|(index, _)| *index != headline && enough(context)) {
        Some((index, outcome)) => {
            let picture = one(context, index, outcome, &html! {})?;
            Ok(html! { h3 id="futures-cost" { "In how many of 20 futures an option costs more" } (picture) })
        }
        None => Ok(html! {}),
    }
}

/// The option with the most futures beyond the line, and that with the fewest.
fn message(input: &Dots) -> String {
    let beyond = |futures: &Futures| {
        let is_beyond = |dot: &&f64| if input.side == Side::Above { **dot > 0.0 } else { **dot < 0.0 };
        futures.dots.iter().filter(is_beyond).count()
    };
    let counted: Vec<(usize, &Futures)> =
        input.options.iter().filter(|one| !one.dots.is_empty()).map(|one| (beyond(one), one)).collect();
    let most = counted.iter().reduce(|most, next| if next.0 > most.0 { next } else { most });
    let fewest = counted.iter().reduce(|fewest, next| if next.0 < fewest.0 { next } else { fewest });
    match (most, fewest) {
        (Some((most, one)), Some((fewest, other))) if most != fewest => format!(
            "In {most} of {all} futures {} {} today’s policy; in {fewest} of {all} {} does",
            one.option,
            input.phrase,
            other.option,
            all = one.dots.len()
        ),
        (Some((most, one)), _) => format!(
            "In {most} of {} futures {} {} today’s policy{}",
            one.dots.len(),
            one.option,
            input.phrase,
            if counted.len() > 1 { ", and so does every other option" } else { "" }
        ),
        _ => "The outcome is defined in enough runs under no option".to_owned(),
    }
}

fn one(
    context: ReportContext<'_>,
    index: usize,
    outcome: &answer::Outcome,
    introduction: &Markup,
) -> Result<Markup, Error> {
    let label = within(&outcome.label);
    let (side, phrase) = match (outcome.better, outcome.name == Outcome::COST_TOTAL.name) {
        (_, true) => (Side::Above, "costs more than".to_owned()),
        (Better::Lower, _) => (Side::Below, format!("has less {label} than")),
        _ => (Side::Above, format!("has more {label} than")),
    };
    let options = context.alternatives().map(|(_, option)| Futures {
        option: option.described.label.clone(),
        // An outcome can be undefined in most runs, and the few that are left can't stand for twenty.
        dots: option.measured[index]
            .against
            .as_ref()
            .filter(|pair| pair.n >= ENOUGH)
            .map_or(Vec::new(), |pair| pair.dots.clone()),
    });
    let quantity = Quantity {
        name: format!("Difference in {label}"),
        unit: outcome.unit,
        better: outcome.better,
        is_difference: true,
    };
    let mut input = Dots {
        titles: titles(
            &format!("futures-{}", outcome.name.replace('_', "-")),
            String::new(),
            format!("Twenty equally likely differences in {label} from today’s policy; {}", context.scope()),
        ),
        quantity,
        threshold: 0.0,
        side,
        phrase,
        options: options.collect(),
    };
    let said = sentences(&input);
    input.titles.message = message(&input);
    let figure = dots(&input)?;
    Ok(html! {
        div class="futures beside" {
            div {
            (introduction)
            ul class="counts" {
                @for sentence in &said { li { (sentence) } }
            }
            }
            (context.figures.embed(&figure))
        }
    })
}
