//! Whether simulated councils look like the councils they are named after: checks against published figures
//! alone, each with a band set beforehand.
//!
//! Never knows how a verdict is printed.

mod check;
mod forecasts;
mod simulated;

pub use check::{LUCKS, PlaceCheck};

use crate::basics::Error;
use crate::stats::spearman;
use crate::study::run::{Executor, in_order};
use check::{check, quantiles};
use simulated::{Lived, live, size_matters};

/// Every check of places, in order. `done` is called as often as a place is finished.
///
/// # Errors
/// Where the workers cannot be started, or a law of the model breaks.
pub fn check_places(
    executor: &dyn Executor,
    seed: u64,
    done: &(dyn Fn() + Sync),
) -> Result<Vec<PlaceCheck>, Error> {
    let lived = in_order(executor, &simulated::councils(), |id| {
        let lived = live(id, seed);
        done();
        lived
    })?;
    let sizes = in_order(executor, &[403, 1450], |families| size_matters(*families, seed))?;
    let mut checks = of_money(&lived);
    checks.extend(forecasts::of_spending());
    checks.extend(of_take_up(&lived));
    checks.extend(of_staff(&lived));
    checks.extend(forecasts::of_staff());
    checks.extend(of_need(&lived));
    checks.push(of_ten_years(&lived));
    checks.push(of_size(&sizes));
    checks.push(of_closures(&lived));
    Ok(checks)
}

/// How many places are simulated.
pub fn places() -> u32 {
    simulated::councils().len() as u32
}

/// The robust variance of logarithms: the squared distance of the tenth and ninetieth percentile over that of
/// a standard normal distribution.
fn log_variance(numbers: &[f64]) -> f64 {
    let logs: Vec<f64> = numbers.iter().map(|number| libm::log(*number)).collect();
    let ends = quantiles(&logs, &[0.1, 0.9]);
    let width = (ends[1] - ends[0]) / 2.563_1;
    width * width
}

fn of_money(lived: &[Lived]) -> Vec<PlaceCheck> {
    let a_child: Vec<f64> = lived.iter().map(|one| one.paid / one.children).collect();
    let variance = log_variance(&a_child);
    let ranked: Vec<(f64, f64)> =
        lived.iter().filter_map(|one| Some((one.paid / one.children, one.published?))).collect();
    let rank = spearman(&ranked);
    let ratios: Vec<f64> = lived.iter().map(|one| one.paid / one.aim).collect();
    let near = ratios.iter().filter(|ratio| (0.95..=1.05).contains(*ratio)).count();
    let ends = quantiles(&ratios, &[0.1, 0.5, 0.9]);
    vec![
        check(
            "direct payments a child over the places: variance of the logarithm",
            "0.40 to 0.75",
            (0.40..=0.75).contains(&variance),
            format!("{variance:.2}"),
        ),
        check(
            "the same: rank correlation with the published figure",
            "at least 0.85",
            rank >= 0.85,
            format!("{rank:.2}"),
        ),
        check(
            "direct payments of the first policy year over the expected, each place",
            "0.95 to 1.05 in nine of ten",
            10 * near >= 9 * lived.len(),
            format!(
                "{near} of {}; tenth, middle and ninetieth percentile {:.2}, {:.2}, {:.2}",
                lived.len(),
                ends[0],
                ends[1],
                ends[2]
            ),
        ),
    ]
}

fn of_take_up(lived: &[Lived]) -> Vec<PlaceCheck> {
    let take_up: Vec<f64> = lived.iter().map(|one| one.take_up).collect();
    let ends = quantiles(&take_up, &[0.1, 0.9]);
    let ratio = ends[1] / ends[0];
    vec![check(
        "take-up over the places: ninetieth over tenth percentile",
        "at least 3",
        ratio >= 3.0,
        format!("{ratio:.1} ({:.2} over {:.2})", ends[1], ends[0]),
    )]
}

fn of_staff(lived: &[Lived]) -> Vec<PlaceCheck> {
    let turnover: Vec<f64> = lived.iter().map(|one| one.turnover / one.turnover_given).collect();
    let ends = quantiles(&turnover, &[0.1, 0.9]);
    let with_caseload: Vec<(f64, f64)> =
        lived.iter().map(|one| (one.turnover / one.turnover_given, one.caseload_given)).collect();
    let rank = spearman(&with_caseload);
    let caseload: Vec<f64> = lived.iter().map(|one| one.caseload / one.caseload_given).collect();
    let mean = caseload.iter().sum::<f64>() / caseload.len() as f64;
    vec![
        check(
            "expected turnover over the published one put in: tenth to ninetieth percentile",
            "0.85 to 1.15",
            ends[0] >= 0.85 && ends[1] <= 1.15,
            format!("{:.2} to {:.2}", ends[0], ends[1]),
        ),
        check(
            "the same: rank correlation with caseload",
            "-0.15 to 0.15",
            rank.abs() <= 0.15,
            format!("{rank:.2}"),
        ),
        check(
            "caseload over the one put in, mean of five years",
            "0.97 to 1.03",
            (0.97..=1.03).contains(&mean),
            format!("{mean:.3}"),
        ),
    ]
}

/// Families below which a place says little of itself.
const FEW: f64 = 100.0;

fn of_need(lived: &[Lived]) -> Vec<PlaceCheck> {
    let need: Vec<f64> = lived.iter().filter(|one| one.families >= FEW).map(|one| one.need_met).collect();
    let ends = quantiles(&need, &[0.0, 0.05, 0.95]);
    let rutland = lived.iter().find(|one| one.id == "rutland").map_or(f64::NAN, |one| one.need_met);
    vec![check(
        "need met, places of 100 families and more: fifth to ninety-fifth percentile; least; Rutland",
        "0.40 to 0.75; at least 0.30; at least 0.20",
        ends[1] >= 0.40 && ends[2] <= 0.75 && ends[0] >= 0.30 && rutland >= 0.20,
        format!("{:.2} to {:.2}; {:.2}; {rutland:.2}", ends[1], ends[2], ends[0]),
    )]
}

fn of_ten_years(lived: &[Lived]) -> PlaceCheck {
    type Part = (&'static str, fn(&Lived) -> f64);
    let parts: [Part; 3] = [
        ("mean pressure", |one| one.tenth[0]),
        ("open providers", |one| one.tenth[1]),
        ("assistants", |one| one.tenth[2]),
    ];
    let mut holds = true;
    let words: Vec<String> = parts
        .iter()
        .map(|(name, of)| {
            let numbers: Vec<f64> =
                lived.iter().filter(|one| one.families >= FEW).map(of).filter(|n| n.is_finite()).collect();
            let ends = quantiles(&numbers, &[0.05, 0.5, 0.95]);
            let within = numbers.iter().filter(|number| (0.85..=1.15).contains(*number)).count();
            holds &= 10 * within >= 9 * numbers.len();
            format!(
                "{name} {:.2} ({:.2} to {:.2}; {within} of {} inside)",
                ends[1],
                ends[0],
                ends[2],
                numbers.len()
            )
        })
        .collect();
    check(
        "ten years of the baseline, tenth over first: pressure, providers, assistants in work",
        "0.85 to 1.15 each, in nine of ten places of 100 families and more",
        holds,
        words.join("; "),
    )
}

fn of_size(effects: &[f64]) -> PlaceCheck {
    let [small, large] = effects else {
        return check(
            "market first at Devon by size",
            "within a third of each other",
            false,
            "not run".to_owned(),
        );
    };
    let apart = (small - large).abs() / small.abs().max(large.abs());
    check(
        "market-first's effect on need met, Devon with 403 and with 1,450 families",
        "within a third of each other",
        apart <= 1.0 / 3.0,
        format!("{:+.1} and {:+.1} points", 100.0 * small, 100.0 * large),
    )
}

fn of_closures(lived: &[Lived]) -> PlaceCheck {
    let counts: Vec<f64> = lived.iter().flat_map(|one| one.closures.iter().copied()).collect();
    let mean = counts.iter().sum::<f64>() / counts.len() as f64;
    let variance =
        counts.iter().map(|count| (count - mean) * (count - mean)).sum::<f64>() / (counts.len() as f64 - 1.0);
    let ratio = variance / mean;
    check(
        "closures of agencies and overnight units in half a year over the places: variance over mean",
        "1.1 to 1.5",
        (1.1..=1.5).contains(&ratio),
        format!("{ratio:.2} (mean {mean:.2})"),
    )
}
