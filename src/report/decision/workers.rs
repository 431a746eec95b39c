//! The workers' week: where the hours of social workers go, and how they fare.
//!
//! Never knows families.

use super::levels::levels;
use super::pictures::{shown, titles};
use super::told::Told;
use crate::basics::Error;
use crate::report::figure::hours::{Hours, Week, hours};
use maud::{Markup, html};

/// What is told beside the hours.
const TOLD: [&str; 5] = ["caseload", "posts_uncovered", "posts_agency", "worker_turnover", "backlog_age"];

/// The section.
pub(super) fn section(told: Told<'_>) -> Result<Markup, Error> {
    let contracted = told
        .answer
        .assumptions
        .iter()
        .find(|one| one.key == "workforce.worker_hours")
        .and_then(|one| one.value.parse::<f64>().ok());
    let Some(contracted) = contracted else {
        return Err(Error::new("the answer has no contracted hours of a worker (`workforce.worker_hours`)"));
    };
    let weeks = told.options().map(|(place, option)| {
        let hours = |name: &str| told.measured(place, name).map_or(f64::NAN, |one| contracted * one.mean);
        Week {
            option: option.described.label.clone(),
            hours: vec![hours("contact_share"), hours("admin_share")],
        }
    });
    let picture = hours(&Hours {
        titles: titles(
            "workers-picture",
            message(told, contracted),
            format!(
                "Hours of a {contracted}-hour week of a social worker in post, by what they go to, mean; {}",
                told.scope()
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
            (shown(told, &picture))
        }
    })
}

fn message(told: Told<'_>, contracted: f64) -> String {
    let with = |place: usize| told.measured(place, "contact_share").map(|one| contracted * one.mean);
    let hours = told.options().filter_map(|(place, _)| Some((place, with(place)?)));
    let hours: Vec<(usize, f64)> = hours.filter(|(_, hours)| hours.is_finite()).collect();
    let most = hours.iter().copied().reduce(|most, next| if next.1 > most.1 { next } else { most });
    let today = hours.iter().find(|(place, _)| told.is_baseline(*place));
    match (most, today) {
        (Some(most), Some(today)) if most.0 != today.0 => format!(
            "A worker has {:.1} hours a week with families under {}, the most, and {:.1} under {}",
            most.1,
            told.label(most.0),
            today.1,
            told.label(today.0)
        ),
        (_, Some(today)) => format!(
            "A worker has {:.1} hours a week with families under {}; no option gives more",
            today.1,
            told.label(today.0)
        ),
        _ => "Nothing is known of the workers’ week".to_owned(),
    }
}

/// How workers fare, for the annex.
pub(super) fn beside(told: Told<'_>) -> Markup {
    let outcomes: Vec<_> = TOLD.iter().filter_map(|name| told.outcome(name)).collect();
    levels(told, &outcomes, "How workers fare, mean over the policy years; in brackets, 9 of 10 futures")
}
