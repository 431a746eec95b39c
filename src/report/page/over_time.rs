//! The outcome named before the run over the policy quarters, as fans; no other outcome is shown.

use super::context::ReportContext;
use super::figures::titles;
use crate::basics::Error;
use crate::report::figure::Quantity;
use crate::report::figure::fans::{Band, Fan, Fans, fans};
use crate::report::words::within;
use crate::study::answer;
use maud::{Markup, html};

/// Renders the section on time.
pub(super) fn section(context: ReportContext<'_>) -> Result<Markup, Error> {
    let (_, outcome) = context.headline();
    let series = |option: usize| {
        let quarters = context.quarters(option, &outcome.name);
        if quarters.is_empty() { context.years(option, &outcome.name) } else { quarters }
    };
    let mut pictures = Vec::new();
    for (baseline, _) in context.options().filter(|(index, _)| context.is_baseline(*index)) {
        let compared: Vec<usize> = context
            .alternatives()
            .filter(|(_, option)| option.described.baseline == baseline)
            .map(|(index, _)| index)
            .collect();
        let shown_options = if compared.is_empty() { vec![baseline] } else { compared };
        let points = series(baseline);
        let times = points.iter().map(|moment| time(context, moment, points.len())).collect();
        let input = Fans {
            titles: titles(
                &format!("time-picture-{}", baseline + 1),
                moved(context, &points, context.label(baseline)),
                format!(
                    "{}, policy quarter by policy quarter: 9 of 10 futures, half of them, and the middle one; {}",
                    outcome.label,
                    context.scope()
                ),
            ),
            quantity: Quantity {
                name: outcome.label.clone(),
                unit: outcome.unit,
                better: outcome.better,
                is_difference: false,
            },
            times,
            baseline_name: context.label(baseline).to_owned(),
            baseline: points.iter().map(|moment| moment.spread.p50).collect(),
            panels: shown_options
                .into_iter()
                .map(|option| Fan {
                    option: context.label(option).to_owned(),
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
                (context.figures.embed(picture))
            }
        }
    })
}

/// `Year 1 Q2` for a quarter, `Year 1` for a year.
fn time(context: ReportContext<'_>, moment: &answer::Period, of: usize) -> String {
    if of as u32 > context.answer.policy_years {
        let (year, quarter) = ((moment.span - 1) / 4 + 1, (moment.span - 1) % 4 + 1);
        format!("{} Q{quarter}", context.year(year))
    } else {
        context.year(moment.span)
    }
}

/// What the baseline does over the years.
fn moved(context: ReportContext<'_>, points: &[&answer::Period], baseline: &str) -> String {
    let (_, outcome) = context.headline();
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

fn band(moment: &answer::Period) -> Band {
    let of = moment.spread;
    Band { p5: of.p5, p25: of.p25, p50: of.p50, p75: of.p75, p95: of.p95 }
}
