//! How well a council's own figures of one year foretell those of a later one, on the councils held apart.

use super::check::{PlaceCheck, check, quantiles};
use crate::place::{Past, STAFF_RATES, held_apart, past, spending_forecast, staff_forecast};
use crate::stats::crps;

/// Draws of a forecast.
const DRAWS: u32 = 400;

fn of(id: &str, year: i32) -> Option<&'static Past> {
    past().iter().find(|past| past.id == id && past.year == year)
}

/// What all other councils published in a year: the forecast of who knows nothing of this one.
fn national(id: &str, year: i32, value: fn(&Past) -> Option<f64>) -> Vec<f64> {
    past().iter().filter(|past| past.year == year && past.id != id).filter_map(value).collect()
}

fn three_lines(past: &Past) -> Option<f64> {
    Some(past.direct? + past.other?)
}

/// The score of the forecasts over that of the national distribution, and how many of how many figures lay in
/// the band of 90%.
struct Score {
    ratio: f64,
    inside: usize,
    of: usize,
}

fn score(
    from: i32,
    to: i32,
    value: fn(&Past) -> Option<f64>,
    draws: impl Fn(&Past) -> Option<Vec<f64>>,
) -> Score {
    let (mut own, mut nation, mut inside, mut count) = (0.0, 0.0, 0, 0);
    for id in held_apart() {
        let (Some(before), Some(came)) = (of(id, from), of(id, to).and_then(value)) else { continue };
        let Some(draws) = draws(before) else { continue };
        own += crps(&draws, came);
        nation += crps(&national(id, to, value), came);
        let band = quantiles(&draws, &[0.05, 0.95]);
        inside += usize::from((band[0]..=band[1]).contains(&came));
        count += 1;
    }
    Score { ratio: own / nation, inside, of: count }
}

fn spending(from: i32, to: i32) -> [Score; 2] {
    let direct = |past: &Past| Some(spending_forecast("d", past.direct?, from, to, DRAWS));
    let lines = |past: &Past| {
        let other = spending_forecast("q", past.other?, from, to, DRAWS);
        Some(direct(past)?.iter().zip(other).map(|(direct, other)| direct + other).collect())
    };
    [score(from, to, |past| past.direct, direct), score(from, to, three_lines, lines)]
}

/// Spending a year on and nine years on.
pub(super) fn of_spending() -> Vec<PlaceCheck> {
    let near = spending(2012, 2013);
    let far = spending(2013, 2022);
    let words = |[direct, lines]: &[Score; 2]| {
        format!("{:.2} and {:.2} ({} and {} councils)", direct.ratio, lines.ratio, direct.of, lines.of)
    };
    let inside = |scores: &[Score; 2]| format!("{} of {}", scores[0].inside, scores[0].of);
    let covers = |score: &Score| {
        let share = score.inside as f64 / score.of as f64;
        (20.0 / 26.0..=1.0).contains(&share)
    };
    vec![
        check(
            "councils held apart, 2012-13 to 2013-14: score of the forecast over the national distribution's, \
             direct payments and all three lines",
            "at most 0.70 and 0.75",
            near[0].ratio <= 0.70 && near[1].ratio <= 0.75,
            words(&near),
        ),
        check(
            "the same, 2013-14 to 2022-23",
            "at most 1.02 and 0.95",
            far[0].ratio <= 1.02 && far[1].ratio <= 0.95,
            words(&far),
        ),
        check(
            "the same: direct payments inside the band of 90%, a year on and nine years on",
            "20 of 26 or more",
            covers(&near[0]) && covers(&far[0]),
            format!("{} and {}", inside(&near), inside(&far)),
        ),
    ]
}

/// Staff rates a year on, and how wide the band of turnover is.
pub(super) fn of_staff() -> Vec<PlaceCheck> {
    let rate = |index: usize| {
        let values: [fn(&Past) -> Option<f64>; 4] =
            [|past| past.staff[0], |past| past.staff[1], |past| past.staff[2], |past| past.staff[3]];
        score(2022, 2023, values[index], |past| {
            Some(staff_forecast(STAFF_RATES[index], past.staff[index]?, 2022, DRAWS))
        })
    };
    let [caseload, vacancy, agency, turnover] = [0, 1, 2, 3].map(rate);
    let band = quantiles(&staff_forecast("turnover", 15.5, 2023, DRAWS), &[0.05, 0.95]);
    let all = quantiles(&national("", 2023, |past| past.staff[3]), &[0.05, 0.95]);
    let width = (band[1] - band[0]) / (all[1] - all[0]);
    vec![
        check(
            "councils held apart, September 2022 to 2023: the same score of vacancy, agency, caseload, turnover",
            "at most 0.60, 0.60, 0.85, 1.05",
            vacancy.ratio <= 0.60 && agency.ratio <= 0.60 && caseload.ratio <= 0.85 && turnover.ratio <= 1.05,
            format!(
                "{:.2}, {:.2}, {:.2}, {:.2}",
                vacancy.ratio, agency.ratio, caseload.ratio, turnover.ratio
            ),
        ),
        check(
            "width of the band of expected turnover over that of all councils",
            "at most 1.0",
            width <= 1.0,
            format!("{width:.2}"),
        ),
    ]
}
