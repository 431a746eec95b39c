//! What a plan is refused for or warns of, once its options are known.

use super::definition::{Plan, PolicyOption};
use super::idle_levers::idle_levers;
use super::size_limits;
use crate::basics::parameter::Table;
use crate::basics::{Error, YEAR};
use crate::outcome::Outcome;
use crate::parameters::levers::Levers;
use crate::place::Place;
use crate::study::overrides::Overrides;
use crate::study::rows::Owner;
use crate::study::scenario::schedule::Resolved;

/// Refuses a plan that reaches beyond its horizon, that a world has no room for or that asks for what
/// it can't have; `policies` are those compared.
///
/// # Errors
/// The first that is wrong.
pub(super) fn refuse(plan: &Plan, policies: &[Resolved<Levers>]) -> Result<(), Error> {
    policies.iter().try_for_each(|policy| within_horizon(policy, plan.horizon_years))?;
    for assumptions in plan.parameter_uncertainty.draws.iter().chain([&plan.assumptions]) {
        size_limits::counts(&plan.place, assumptions)?;
        let mut schedules = plan.options.iter().map(|option| &option.schedule).chain([&plan.warm_up]);
        schedules.try_for_each(|schedule| size_limits::growth(schedule, assumptions, plan.horizon_years))?;
    }
    match &plan.precision {
        Some(precision) if policies.len() == 1 => {
            let problem =
                format!("the precision `{}` is of differences, but the study has one policy", precision.text);
            Err(Error::new(problem).with_hint("add a policy to compare it with, or leave the precision out"))
        }
        _ => Ok(()),
    }
}

/// What a plan warns of, in sentences; `headline` is the outcome that the study itself names.
pub(super) fn warnings(
    plan: &Plan,
    overrides: &Overrides,
    headline: &Outcome,
) -> impl Iterator<Item = String> {
    let by_hand = overrides.warnings().chain(unusual_figures(&plan.place, overrides));
    let of_options = same_as_baseline(&plan.options)
        .chain(idle_dates(&plan.options))
        .chain(idle_levers(&plan.options, plan.horizon_years.saturating_sub(1)));
    by_hand.chain(other_headline(plan, headline)).chain(of_options)
}

/// A sentence where the outcome of a precision is another than the study's.
fn other_headline(plan: &Plan, headline: &Outcome) -> Option<String> {
    let precision = plan.precision.as_ref().filter(|precision| precision.outcome.name != headline.name)?;
    Some(format!(
        "the outcome named before the run is `{}`, since a precision is asked of it, not the study's `{}`",
        precision.outcome.name, headline.name
    ))
}

/// Figures of a place outside their plausible range; those set by hand have their own warning.
fn unusual_figures(place: &Place, overrides: &Overrides) -> impl Iterator<Item = String> {
    let set: Vec<&str> = overrides.of(Owner::Place).map(|setting| setting.row.name).collect();
    let figures = place.figures.clone();
    let name = place.name.clone();
    let rows = figures.rows().into_iter().filter(move |row| !set.contains(&row.name));
    let unusual = rows.filter_map(move |row| {
        let number = figures.get(row.group, row.name).filter(|&number| row.is_unusual(number))?;
        Some(format!(
            "{name}: `{}` is {}, outside its plausible range {} to {} ({}); read its results as a rough picture",
            row.name, row.show(number), row.low, row.high, row.unit
        ))
    });
    unusual.collect::<Vec<_>>().into_iter()
}

/// Refuses a date that the study does not reach.
fn within_horizon(policy: &Resolved<Levers>, horizon_years: u32) -> Result<(), Error> {
    let policy_years = horizon_years - 1;
    match policy.changes.iter().find(|date| date.after >= policy_years * YEAR) {
        Some(date) => {
            let problem = format!(
                "`{}` lies beyond the study, which ends with policy year {policy_years}",
                date.written
            );
            let hint =
                "give the study a longer `horizon_years` (the warm-up year counts), or an earlier date";
            Err(date.at.error(problem).with_hint(hint))
        }
        None => Ok(()),
    }
}

/// A sentence for every date at which an option goes on as it was.
fn idle_dates(options: &[PolicyOption]) -> impl Iterator<Item = String> {
    options.iter().flat_map(|option| {
        let schedule = &option.schedule;
        let before =
            std::iter::once(&schedule.levers).chain(schedule.changes.iter().map(|(_, levers)| levers));
        let idle = before.zip(&schedule.changes).filter(|(before, (_, levers))| *before == levers);
        idle.map(|(_, (after, _))| {
            format!("nothing changes under `{}` in policy week {}", option.name, after + 1)
        })
    })
}

/// A sentence for every option that decides what its baseline decides.
fn same_as_baseline(options: &[PolicyOption]) -> impl Iterator<Item = String> {
    let twins = options.iter().enumerate().filter(|(index, option)| {
        option.baseline != *index && option.schedule == options[option.baseline].schedule
    });
    twins.map(|(_, option)| {
        format!("`{}` does not differ from `{}` here", option.name, options[option.baseline].name)
    })
}
