//! The workers' week: where the hours of social workers go, and how they fare.

use super::context::ReportContext;
use super::figures::titles;
use super::levels::levels;
use crate::basics::Error;
use crate::outcome::{Outcome, Section};
use crate::report::figure::hours::{Hours, Week, hours};
use maud::{Markup, html};

/// Renders the section on workers.
pub(super) fn section(context: ReportContext<'_>) -> Result<Markup, Error> {
    let contracted = context
        .answer
        .assumptions
        .iter()
        .find(|one| one.key == "workforce.worker_hours")
        .and_then(|one| one.value.parse::<f64>().ok());
    let Some(contracted) = contracted else {
        return Err(Error::new("the answer has no contracted hours of a worker (`workforce.worker_hours`)"));
    };
    let weeks = context.options().map(|(index, option)| {
        let hours =
            |row: &Outcome| context.measured(index, row.name).map_or(f64::NAN, |one| contracted * one.mean);
        Week {
            option: option.described.label.clone(),
            hours: vec![hours(Outcome::CONTACT_SHARE), hours(Outcome::ADMIN_SHARE)],
        }
    });
    let picture = hours(&Hours {
        titles: titles(
            "workers-picture",
            message(context, contracted),
            format!(
                "Hours of a {contracted}-hour week of a social worker in post, by what they go to, mean; {}",
                context.scope()
            ),
        ),
        activities: vec!["With families".to_owned(), "Desk work".to_owned()],
        options: weeks.collect(),
    })?;
    Ok(html! {
        div class="beside" {
            div {
                p {
                    "Desk work is everything that is not spent with a family: recording, plans and costing, checking "
                    "returns, finding providers, meetings."
                }
                p { "Caseloads, empty posts, turnover and waiting are in " a href="#groups" { "annex E" } "." }
            }
            (context.figures.embed(&picture))
        }
    })
}

fn message(context: ReportContext<'_>, contracted: f64) -> String {
    let with =
        |index: usize| context.measured(index, Outcome::CONTACT_SHARE.name).map(|one| contracted * one.mean);
    let hours = context.options().filter_map(|(index, _)| Some((index, with(index)?)));
    let hours: Vec<(usize, f64)> = hours.filter(|(_, hours)| hours.is_finite()).collect();
    let most = hours.iter().copied().reduce(|most, next| if next.1 > most.1 { next } else { most });
    let today = hours.iter().find(|(index, _)| context.is_baseline(*index));
    match (most, today) {
        (Some(most), Some(today)) if most.0 != today.0 => format!(
            "A worker has {:.1} hours a week with families under {}, the most, and {:.1} under {}",
            most.1,
            context.label(most.0),
            today.1,
            context.label(today.0)
        ),
        (_, Some(today)) => format!(
            "A worker has {:.1} hours a week with families under {}; no option gives more",
            today.1,
            context.label(today.0)
        ),
        _ => "Nothing is known of the workers’ week".to_owned(),
    }
}

/// How workers fare, for the annex.
pub(super) fn beside(context: ReportContext<'_>) -> Markup {
    let outcomes: Vec<_> = Outcome::of_section(Section::Workers)
        .into_iter()
        .filter_map(|row| context.outcome(row.name))
        .collect();
    levels(context, &outcomes, "How workers fare, mean over the policy years; in brackets, 9 of 10 futures")
}
