//! In how many of twenty equally likely futures an option does more, or costs more, than today's policy.
//!
//! Complete without script; with it, the line can be moved and the counts follow.

use super::pictures::{shown, titles};
use super::told::{Told, within};
use crate::basics::Error;
use crate::outcome::{Better, Unit};
use crate::report::figure::Quantity;
use crate::report::figure::dots::{Dots, Futures, Side, dots, sentences, template};
use crate::report::numbers::scaled;
use crate::study::answer::OutcomeTold;
use maud::{Markup, html};

/// The section.
pub(super) fn section(told: Told<'_>) -> Result<Markup, Error> {
    if told.alternatives().next().is_none() {
        return Ok(html! { p { "There is nothing to compare." } });
    }
    let mut outcomes = vec![told.headline()];
    outcomes.extend(told.outcome("cost_total").filter(|(place, _)| *place != outcomes[0].0));
    let pictures: Vec<Markup> =
        outcomes.into_iter().map(|(place, outcome)| one(told, place, outcome)).collect::<Result<_, _>>()?;
    Ok(html! {
        p {
            "Twenty futures stand for all runs, each as likely as the next: one council’s luck, met by the option and "
            "by today’s policy alike."
        }
        @for picture in &pictures { (picture) }
    })
}

fn one(told: Told<'_>, place: usize, outcome: &OutcomeTold) -> Result<Markup, Error> {
    let label = within(&outcome.label);
    let (side, phrase) = match (outcome.better, outcome.name.as_str()) {
        (_, "cost_total") => (Side::Above, "costs more than".to_owned()),
        (Better::Lower, _) => (Side::Below, format!("has less {label} than")),
        _ => (Side::Above, format!("has more {label} than")),
    };
    let options = told.alternatives().map(|(_, option)| Futures {
        option: option.described.label.clone(),
        dots: option.measured[place].against.as_ref().map_or(Vec::new(), |pair| pair.dots.clone()),
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
            format!("Twenty equally likely differences in {label} from today’s policy; {}", told.scope()),
        ),
        quantity,
        threshold: 0.0,
        side,
        phrase,
        options: options.collect(),
    };
    let said = sentences(&input);
    input.titles.message = said.first().map_or(String::new(), |first| first.trim_end_matches('.').to_owned());
    let figure = dots(&input)?;
    Ok(html! {
        div class="futures" data-side=(if side == Side::Above { "above" } else { "below" })
            data-unit=(unit(outcome.unit)) {
            (shown(&figure))
            ul class="counts" {
                @for (option, sentence) in input.options.iter().zip(&said) {
                    li data-template=(template(&input, option)) data-dots=(numbers(outcome.unit, &option.dots)) {
                        (sentence)
                    }
                }
            }
        }
    })
}

/// How the script writes a threshold.
fn unit(unit: Unit) -> &'static str {
    match unit {
        Unit::Share => "pp",
        Unit::PoundsAYear | Unit::PoundsAnHour => "£",
        _ => "",
    }
}

/// The dots in the reader's units, for the script.
fn numbers(unit: Unit, dots: &[f64]) -> String {
    let all: Vec<String> = dots.iter().map(|&dot| format!("{:.4}", scaled(unit, dot))).collect();
    all.join(" ")
}
