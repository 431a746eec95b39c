//! `subgroups.csv` and `winners.csv`: how groups of families fare, and who gains and who loses.

use super::csv_text::{cell, defined, rows_as_csv, unit};
use crate::basics::Error;
use crate::outcome::gain::Fifth;
use crate::study::families::{GroupMeasure, InAHundred, Winners};
use serde::Serialize;

/// One line of `subgroups.csv`.
#[derive(Serialize)]
struct GroupRow {
    option: String,
    dimension: &'static str,
    group: String,
    outcome: &'static str,
    label: &'static str,
    unit: &'static str,
    families: Option<f64>,
    n: usize,
    mean: Option<f64>,
    p5: Option<f64>,
    p95: Option<f64>,
    difference: Option<f64>,
    low: Option<f64>,
    high: Option<f64>,
    pairs: Option<usize>,
}

/// `subgroups.csv` of options by name.
///
/// # Errors
/// Where a row cannot be written as text.
pub fn subgroups(options: &[String], measures: &[GroupMeasure]) -> Result<Vec<u8>, Error> {
    rows_as_csv(measures.iter().map(|one| {
        let (measure, against) = (&one.measure, one.measure.against);
        GroupRow {
            option: cell(&options[one.option]),
            dimension: one.group.dimension,
            group: cell(&one.group.name),
            outcome: one.outcome.name,
            label: one.outcome.label,
            unit: unit(one.outcome.unit),
            families: defined(one.families),
            n: measure.n,
            mean: defined(measure.mean),
            p5: defined(measure.p5),
            p95: defined(measure.p95),
            difference: against.and_then(|pair| defined(pair.mean)),
            low: against.and_then(|pair| defined(pair.low)),
            high: against.and_then(|pair| defined(pair.high)),
            pairs: against.map(|pair| pair.n),
        }
    }))
}

/// One line of `winners.csv`; counts are families in a hundred.
#[derive(Serialize)]
struct WinnersRow {
    option: String,
    baseline: String,
    measure: &'static str,
    label: &'static str,
    threshold: f64,
    unit: &'static str,
    capacity: String,
    families: Option<f64>,
    n: usize,
    gain: Option<f64>,
    gain_p5: Option<f64>,
    gain_p95: Option<f64>,
    lose: Option<f64>,
    lose_p5: Option<f64>,
    lose_p95: Option<f64>,
    stay: Option<f64>,
    stay_p5: Option<f64>,
    stay_p95: Option<f64>,
}

/// `winners.csv` of options by name, each with the name of its baseline.
///
/// # Errors
/// Where a row cannot be written as text.
pub fn winners(options: &[(String, String)], all: &[Winners]) -> Result<Vec<u8>, Error> {
    rows_as_csv(all.iter().map(|one| {
        let (option, baseline) = &options[one.option];
        let [gain, lose, stay] = [one.gains, one.loses, one.stays].map(spread);
        WinnersRow {
            option: cell(option),
            baseline: cell(baseline),
            measure: one.gain.name,
            label: one.gain.label,
            threshold: one.gain.threshold,
            unit: one.gain.unit,
            capacity: fifth(one.fifth),
            families: defined(one.families),
            n: one.n,
            gain: gain[0],
            gain_p5: gain[1],
            gain_p95: gain[2],
            lose: lose[0],
            lose_p5: lose[1],
            lose_p95: lose[2],
            stay: stay[0],
            stay_p5: stay[1],
            stay_p95: stay[2],
        }
    }))
}

fn spread(share: InAHundred) -> [Option<f64>; 3] {
    [share.mean, share.p5, share.p95].map(defined)
}

/// `all`, or the fifth by capacity from 1, the least.
fn fifth(fifth: Fifth) -> String {
    fifth.map_or_else(|| "all".to_owned(), |fifth| (fifth + 1).to_string())
}
