//! Other units, the same council: whoever counts money in half pounds, distance in half kilometres or
//! a worker's time in half hours must find the same shares.

use crate::case::Case;
use crate::generate::{cases, rows};
use crate::runner::over;
use allotment::basics::parameter::{Row, Table};
use allotment::outcome::{OUTCOMES, Unit};
use allotment::replication::{Experiment, PolicySchedule, Run, replicate};
use allotment::study::run::catch;

/// By what a row's value is multiplied where a unit is divided by two; nothing where it does not matter.
type Factor<'a> = &'a dyn Fn(&Row) -> Option<f64>;

/// The experiment with every row that a unit matters to in the smaller unit.
fn in_smaller(experiment: &Experiment, factor: Factor<'_>) -> Experiment {
    let mut changed = experiment.clone();
    let schedules = changed.options.iter_mut().chain([&mut changed.warm_up]);
    let mut levers: Vec<&mut dyn Table> = Vec::new();
    for PolicySchedule { levers: first, changes, .. } in schedules {
        levers.push(first);
        levers.extend(changes.iter_mut().map(|(_, levers)| levers as &mut dyn Table));
    }
    levers.push(&mut changed.assumptions);
    for row in rows() {
        if let Some(factor) = factor(row) {
            for table in &mut levers {
                if let Some(now) = table.get(row.group, row.name) {
                    table.set(row.group, row.name, now * factor);
                }
            }
        }
    }
    changed
}

fn runs(experiment: &Experiment) -> Result<Vec<Run>, String> {
    catch(|| replicate(experiment, 0))
}

/// Every outcome is the same, but that some are exactly twice what they were.
fn same(before: &[Run], after: &[Run], twice: impl Fn(&str, Unit) -> bool) -> Result<(), String> {
    for (before, after) in before.iter().zip(after) {
        for (place, outcome) in OUTCOMES.iter().enumerate() {
            let factor = if twice(outcome.name, outcome.unit) { 2.0 } else { 1.0 };
            let (was, is) = (before.horizon[place] * factor, after.horizon[place]);
            if was.is_nan() != is.is_nan() || was.is_finite() && was.to_bits() != is.to_bits() {
                return Err(format!("`{}` was {was} and is {is}", outcome.name));
            }
        }
    }
    Ok(())
}

fn experiment(case: &Case) -> Result<Experiment, String> {
    let whole = case.plan().map_err(|refused| refused.to_string())?.experiment();
    Ok(Experiment { warm_up_years: 1, ..whole })
}

#[test]
fn half_kilometres_are_as_good_as_kilometres() {
    let factor = |row: &Row| match row.unit {
        "km" => Some(2.0),
        "utility/km" => Some(0.5),
        _ => None,
    };
    over("km", 40, &cases(), |case| {
        let experiment = experiment(case)?;
        let mut wide = in_smaller(&experiment, &factor);
        for area in &mut wide.place.areas {
            area.x *= 2.0;
            area.y *= 2.0;
            area.spread *= 2.0;
        }
        same(&runs(&experiment)?, &runs(&wide)?, |_, _| false)
    });
}

/// A worker's hours stand in three groups; what is paid for one is halved with it.
#[test]
fn half_hours_of_workers_are_as_good_as_hours() {
    let factor = |row: &Row| match (row.group, row.unit) {
        ("casework" | "workforce" | "crisis", "h" | "h/week" | "h/case/week") => Some(2.0),
        _ if ["sw_cost_hour", "officer_cost_hour"].contains(&row.name) => Some(0.5),
        _ => None,
    };
    over("worker hours", 40, &cases(), |case| {
        let experiment = experiment(case)?;
        let before = runs(&experiment)?;
        let after = runs(&in_smaller(&experiment, &factor))?;
        same(&before, &after, |name, _| ["costing_hours", "contact_hours_per_case"].contains(&name))
    });
}

/// Pennies are the one thing in the model that cannot be halved, so money is taken in thousandths of a
/// penny here: what rounding does is then too small for a share to show.
#[test]
fn twice_the_money_for_everything_is_the_same_council() {
    const FINE: f64 = 1_000.0;
    let money = |by: f64| {
        move |row: &Row| match row.unit {
            unit if unit.starts_with("GBP") => Some(by),
            unit if unit.contains("GBP") => Some(1.0 / by),
            _ => None,
        }
    };
    for seed in 0..6 {
        let case = Case { seed, ..Case::plain(150) };
        let fine = in_smaller(&experiment(&case).unwrap(), &money(FINE));
        let before = runs(&fine).unwrap();
        let after = runs(&in_smaller(&fine, &money(2.0))).unwrap();
        for (place, outcome) in OUTCOMES.iter().enumerate() {
            let (was, is) = (before[0].horizon[place], after[0].horizon[place]);
            let factor = match outcome.unit {
                Unit::PoundsAYear | Unit::PoundsAnHour => 2.0,
                _ => 1.0,
            };
            let off = (is - factor * was).abs() / was.abs().max(0.01);
            assert!(
                off < 1e-3 || was.is_nan() && is.is_nan(),
                "seed {seed}: `{}` was {was}, is {is}",
                outcome.name
            );
        }
    }
}
