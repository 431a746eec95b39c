//! The outcome named before the run over the policy quarters, as fans.
//!
//! Never knows another outcome.

use super::pictures::{shown, titles};
use super::told::{Told, within};
use crate::basics::Error;
use crate::report::figure::Quantity;
use crate::report::figure::fans::{Band, Fan, Fans, fans};
use crate::study::answer::Period;
use maud::{Markup, html};

/// The section.
pub(super) fn section(told: Told<'_>) -> Result<Markup, Error> {
    let (_, outcome) = told.headline();
    let series = |option: usize| {
        let quarters = told.quarters(option, &outcome.name);
        if quarters.is_empty() { told.years(option, &outcome.name) } else { quarters }
    };
    let mut pictures = Vec::new();
    for (baseline, _) in told.options().filter(|(place, _)| told.is_baseline(*place)) {
        let compared: Vec<usize> = told
            .alternatives()
            .filter(|(_, option)| option.described.baseline == baseline)
            .map(|(place, _)| place)
            .collect();
        let shown_options = if compared.is_empty() { vec![baseline] } else { compared };
        let points = series(baseline);
        let times = points.iter().map(|moment| time(told, moment, points.len())).collect();
        let input = Fans {
            titles: titles(
                &format!("time-picture-{}", baseline + 1),
                moved(told, &points, told.label(baseline)),
                format!(
                    "{}, policy quarter by policy quarter: 9 of 10 futures, half of them, and the middle one; {}",
                    outcome.label,
                    told.scope()
                ),
            ),
            quantity: Quantity {
                name: outcome.label.clone(),
                unit: outcome.unit,
                better: outcome.better,
                is_difference: false,
            },
            times,
            baseline_name: told.label(baseline).to_owned(),
            baseline: points.iter().map(|moment| moment.spread.p50).collect(),
            panels: shown_options
                .into_iter()
                .map(|option| Fan {
                    option: told.label(option).to_owned(),
                    bands: series(option).iter().map(|moment| band(moment)).collect(),
                })
                .collect(),
        };
        pictures.push(fans(&input)?);
    }
    Ok(html! {
        @for picture in &pictures {
            div class="beside" {
                p {
                    "The line is the middle future; half of all futures lie in the dark band and 9 of 10 in the light one. "
                    "The broken line is the middle future of today’s policy."
                }
                (shown(told, picture))
            }
        }
    })
}

/// `Year 1 Q2` for a quarter, `Year 1` for a year.
fn time(told: Told<'_>, moment: &Period, of: usize) -> String {
    if of as u32 > told.answer.policy_years {
        let (year, quarter) = ((moment.span - 1) / 4 + 1, (moment.span - 1) % 4 + 1);
        format!("{} Q{quarter}", told.year(year))
    } else {
        told.year(moment.span)
    }
}

/// What the baseline does over the years.
fn moved(told: Told<'_>, points: &[&Period], baseline: &str) -> String {
    let (_, outcome) = told.headline();
    let (Some(first), Some(last)) = (points.first(), points.last()) else { return outcome.label.clone() };
    let printed = |number: f64| {
        let digit = crate::report::numbers::Digit::of_value(outcome.unit, number, f64::NAN);
        crate::report::numbers::value(outcome.unit, number, digit)
    };
    format!(
        "Under {baseline}, {} goes from {} to {} in the middle future",
        within(&outcome.label),
        printed(first.spread.p50),
        printed(last.spread.p50)
    )
}

fn band(moment: &Period) -> Band {
    let of = moment.spread;
    Band { p5: of.p5, p25: of.p25, p50: of.p50, p75: of.p75, p95: of.p95 }
}
