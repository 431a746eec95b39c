//! The pictures of a result folder: differences from the baseline, and headline outcomes over time.
//!
//! Computes nothing and opens no file: hands numbers to figures, as SVG.

use super::figure::effects::{self, Effect, Effects, effects};
use super::figure::fans::Band;
use super::figure::fans::grid::{Column, Grid, Row, grid};
use super::figure::{Judgement, Quantity, Titles};
use super::numbers::{self, Digit};
use super::words;
use crate::basics::Error;
use crate::outcome::{Better, OUTCOMES, Outcome};
use crate::study::compare::{Compared, Comparison, Measure, Point, Verdict};

/// How each option differs from its baseline in every headline outcome; `None` where there is nothing to
/// compare.
///
/// # Errors
/// Where the picture library refuses.
pub fn differences(comparison: &Comparison) -> Result<Option<String>, Error> {
    if comparison.alternatives().next().is_none() {
        return Ok(None);
    }
    let headlines = OUTCOMES.iter().enumerate().filter(|(_, outcome)| outcome.headline);
    let panels = headlines.map(|(place, outcome)| effects::Panel {
        quantity: quantity(outcome, true),
        rows: comparison
            .alternatives()
            .map(|(_, option)| effects::Row {
                option: option.label.clone(),
                effect: effect(outcome.better, &option.measures[place]),
            })
            .collect(),
    });
    let statistic = format!(
        "{}: difference from the baseline in {} matched runs, mean of {} policy years",
        comparison.place,
        runs(comparison),
        comparison.policy_years
    );
    let titles = Titles { id: "differences".to_owned(), message: words::message(comparison), statistic };
    effects(&Effects { titles, panels: panels.collect() })?.standalone().map(Some)
}

/// What an option's outcome differs by; `None` where no matched pair defines it.
fn effect(better: Better, measure: &Measure) -> Option<Effect> {
    let (pair, verdict) = (measure.against.filter(|pair| pair.n > 0)?, measure.verdict()?);
    let judgement = match (better, verdict) {
        (Better::Higher, Verdict::Higher) | (Better::Lower, Verdict::Lower) => Judgement::Good,
        (Better::Higher, Verdict::Lower) | (Better::Lower, Verdict::Higher) => Judgement::Bad,
        (Better::Neither, Verdict::Higher | Verdict::Lower) => Judgement::Changed,
        (_, Verdict::Unclear | Verdict::Same) => Judgement::Unclear,
        (_, Verdict::Unknown) => Judgement::Open,
    };
    Some(Effect {
        mean: pair.mean,
        low: pair.low,
        high: pair.high,
        p5: pair.p5,
        p95: pair.p95,
        judgement,
        is_same: verdict == Verdict::Same,
    })
}

/// What is shown over time, and whether by quarter: money is settled at year ends, so a quarter of it says
/// little.
const SHOWN: [(&Outcome, bool); 3] =
    [(Outcome::TAKE_UP, true), (Outcome::UNSPENT, false), (Outcome::CLAWBACK, false)];

/// Take-up, unspent money and clawback over time, a row an option.
///
/// # Errors
/// Where the picture library refuses.
pub fn time(comparison: &Comparison, yearly: &[Point], quarterly: &[Point]) -> Result<String, Error> {
    let shown = || SHOWN.iter().copied();
    let of = |outcome: &'static Outcome, by_quarter: bool, option: usize| {
        let points = if by_quarter { quarterly } else { yearly };
        points.iter().filter(move |point| point.option == option && point.outcome.name == outcome.name)
    };
    let row = |(place, option): (usize, &Compared)| {
        let is_baseline = option.baseline == place;
        let medians = |(outcome, by_quarter)| {
            of(outcome, by_quarter, option.baseline).map(|point| point.quantiles[2]).collect()
        };
        Row {
            option: if is_baseline { format!("{} (baseline)", option.label) } else { option.label.clone() },
            bands: shown().map(|(outcome, by)| of(outcome, by, place).map(band).collect()).collect(),
            baseline: if is_baseline { Vec::new() } else { shown().map(medians).collect() },
        }
    };
    let columns = shown()
        .map(|(outcome, by_quarter)| Column { quantity: quantity(outcome, false), by_quarter })
        .collect();
    let titles = Titles {
        id: "time".to_owned(),
        message: ends(comparison, yearly),
        statistic: format!("{}: {} runs of each option", comparison.place, runs(comparison)),
    };
    let input = Grid {
        titles,
        years: comparison.policy_years,
        absent: "no account was paid".to_owned(),
        columns,
        rows: comparison.options.iter().enumerate().map(row).collect(),
    };
    grid(&input)?.standalone()
}

/// Where the leading outcome of the picture ends under the baseline and furthest from it.
fn ends(comparison: &Comparison, yearly: &[Point]) -> String {
    let last = comparison.policy_years;
    let end = |place: usize| {
        let mut points = yearly.iter().filter(|point| point.option == place && point.span == last);
        let point = points.find(|point| point.outcome.name == SHOWN[0].0.name)?;
        point.quantiles[2].is_finite().then_some(point)
    };
    let distance =
        |(_, own, baseline): &(&Compared, &Point, &Point)| (own.quantiles[2] - baseline.quantiles[2]).abs();
    let furthest = comparison
        .alternatives()
        .filter_map(|(place, option)| Some((option, end(place)?, end(option.baseline)?)))
        .reduce(|best, next| if distance(&next) > distance(&best) { next } else { best });
    let Some((option, own, baseline)) = furthest else {
        return format!("{} over time", words::within(comparison.place.as_str()));
    };
    let unit = own.outcome.unit;
    // To a tenth of where nine in ten runs lie.
    let known = (baseline.quantiles[4] - baseline.quantiles[0]) / 10.0;
    let printed = |point: &Point| {
        let median = point.quantiles[2];
        numbers::value(unit, median, Digit::of_value(unit, median, known))
    };
    format!(
        "{} in policy year {last}: {} under {}, {} under {}",
        own.outcome.label,
        printed(own),
        option.label,
        printed(baseline),
        comparison.options[option.baseline].label
    )
}

fn band(point: &Point) -> Band {
    let [p5, p25, p50, p75, p95] = point.quantiles;
    Band { p5, p25, p50, p75, p95 }
}

fn quantity(outcome: &Outcome, is_difference: bool) -> Quantity {
    Quantity { name: outcome.label.to_owned(), unit: outcome.unit, better: outcome.better, is_difference }
}

/// How many runs of an option there are, as printed.
fn runs(comparison: &Comparison) -> String {
    numbers::thousands(&(comparison.replications as usize - comparison.failures.len()).to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::study::compare::tests::{plan, records, results};
    use crate::study::compare::{compare, quarterly, yearly};
    use crate::study::results::Results;

    /// The words of a picture, whatever the lines in which they stand.
    fn words_of(svg: &str) -> String {
        assert!(!svg.contains("NaN"));
        let document = roxmltree::Document::parse(svg).unwrap();
        let texts = document.descendants().filter(|node| node.tag_name().name() == "text");
        texts.filter_map(|node| node.text()).map(str::trim).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn differences_name_every_option_and_outcome_and_no_undefined_number() {
        for replications in [1, 40] {
            let comparison = compare(&plan(replications), &results(replications));
            let words = words_of(&differences(&comparison).unwrap().unwrap());
            for outcome in OUTCOMES.iter().filter(|outcome| outcome.headline) {
                assert!(words.contains(outcome.label), "{}", outcome.label);
            }
            assert!(words.contains("Prepaid card") && words.contains("same"), "{words}");
        }
    }

    #[test]
    fn where_nothing_is_compared_there_are_no_differences() {
        let mut comparison = compare(&plan(5), &results(5));
        comparison.options.truncate(1);
        assert!(differences(&comparison).unwrap().is_none());
    }

    #[test]
    fn time_names_every_option_and_outcome_and_no_undefined_number() {
        for replications in [1, 40] {
            let mut records = records(replications);
            for record in &mut records {
                // An option under which nobody is ever paid.
                record.runs[2].years.iter_mut().for_each(|year| year.fill(f64::NAN));
            }
            let results = Results::of(&records, Vec::new());
            let comparison = compare(&plan(replications), &results);
            let words = words_of(&time(&comparison, &yearly(&results), &quarterly(&results)).unwrap());
            assert!(words.contains("no account was paid"), "{words}");
            for option in &comparison.options {
                assert!(words.contains(&option.label), "{}", option.label);
            }
            for (outcome, _) in SHOWN {
                assert!(words.contains(outcome.label), "{words}");
            }
        }
    }
}
