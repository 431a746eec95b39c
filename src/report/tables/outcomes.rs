//! `outcomes.csv`, which is read back, and `yearly.csv` and `quarterly.csv`.

use super::csv_text::{cell, defined, finish, rows_as_csv, unit, unwritable};
use crate::basics::Error;
use crate::outcome::{Better, OUTCOMES, Outcome};
use crate::stats::{DrawMeans, Layered, Paired};
use crate::study::compare::{Comparison, Measure, Point};
use crate::study::parameter_draws::in_words;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// One line of `outcomes.csv`: an outcome of an option over all policy years.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OutcomeRow {
    /// The option's name.
    pub option: String,
    /// The outcome's name.
    pub outcome: String,
    /// The outcome's label.
    pub label: String,
    /// Its unit in words.
    pub unit: String,
    /// Replications in which it is defined.
    pub n: usize,
    /// Mean.
    pub mean: Option<f64>,
    /// What 5% of replications stay below.
    pub p5: Option<f64>,
    /// What 95% stay below.
    pub p95: Option<f64>,
    /// Standard deviation between replications.
    pub sd: Option<f64>,
    /// Mean difference from the baseline in matched runs.
    pub difference: Option<f64>,
    /// Low end of its 95% interval.
    pub low: Option<f64>,
    /// High end.
    pub high: Option<f64>,
    /// Matched runs in which the option was better.
    pub better_in: Option<usize>,
    /// Matched runs.
    pub of: Option<usize>,
    /// Variance of unmatched over that of matched differences.
    pub variance_ratio: Option<f64>,
    /// `higher`, `lower` or `neither`.
    pub better: String,
    /// Matched runs in which the outcome was higher than the baseline's.
    pub raised_in: Option<usize>,
    /// Matched runs in which it was lower.
    pub lowered_in: Option<usize>,
    /// Standard deviation of the differences.
    pub difference_sd: Option<f64>,
    /// The difference that 5% of matched runs stay below.
    pub difference_p5: Option<f64>,
    /// The difference that 95% stay below.
    pub difference_p95: Option<f64>,
    /// Draws of the assumptions, where more than chance varied; what follows is of the differences or,
    /// for a baseline, of the outcome.
    pub draws: Option<usize>,
    /// The share of the variance that is between draws.
    pub not_knowing: Option<f64>,
    /// What 5% of the draws' means stay below.
    pub draws_p5: Option<f64>,
    /// What 95% stay below.
    pub draws_p95: Option<f64>,
    /// Draws whose mean is above zero.
    pub draws_raised: Option<usize>,
    /// Draws whose mean is below zero.
    pub draws_lowered: Option<usize>,
    /// The baseline's mean over the runs in which both are defined.
    pub baseline_mean: Option<f64>,
}

/// Every outcome of every option, as rows.
pub fn outcome_rows(comparison: &Comparison) -> Vec<OutcomeRow> {
    let row = |option: &str, outcome: &Outcome, measure: &Measure| {
        let pair = |part: fn(&Paired) -> f64| measure.against.as_ref().map(part).and_then(defined);
        OutcomeRow {
            option: option.to_owned(),
            outcome: outcome.name.to_owned(),
            label: outcome.label.to_owned(),
            unit: unit(outcome.unit).to_owned(),
            n: measure.n,
            mean: defined(measure.mean),
            p5: defined(measure.p5),
            p95: defined(measure.p95),
            sd: defined(measure.sd),
            difference: pair(|p| p.mean),
            baseline_mean: pair(|p| p.baseline),
            low: pair(|p| p.low),
            high: pair(|p| p.high),
            better_in: measure.better_in(outcome),
            of: measure.against.map(|p| p.n),
            variance_ratio: pair(|p| p.variance_ratio),
            better: better(outcome.better).to_owned(),
            raised_in: measure.against.map(|p| p.raised),
            lowered_in: measure.against.map(|p| p.lowered),
            difference_sd: pair(|p| p.sd),
            difference_p5: pair(|p| p.p5),
            difference_p95: pair(|p| p.p95),
            draws: measure.draws.map(|draws| draws.over.n),
            not_knowing: measure.draws.and_then(|draws| defined(draws.not_knowing)),
            draws_p5: measure.draws.and_then(|draws| defined(draws.over.p5)),
            draws_p95: measure.draws.and_then(|draws| defined(draws.over.p95)),
            draws_raised: measure.draws.map(|draws| draws.over.raised),
            draws_lowered: measure.draws.map(|draws| draws.over.lowered),
        }
    };
    let options = comparison.options.iter();
    options
        .flat_map(|option| {
            OUTCOMES
                .iter()
                .zip(&option.measures)
                .map(|(outcome, measure)| row(&option.name, outcome, measure))
        })
        .collect()
}

impl OutcomeRow {
    /// The measure that the row was written from.
    fn measure(&self) -> Measure {
        let number = |cell: Option<f64>| cell.unwrap_or(f64::NAN);
        Measure {
            n: self.n,
            mean: number(self.mean),
            sd: number(self.sd),
            p5: number(self.p5),
            p95: number(self.p95),
            against: self.of.map(|n| Paired {
                n,
                mean: number(self.difference),
                baseline: number(self.baseline_mean),
                sd: number(self.difference_sd),
                low: number(self.low),
                high: number(self.high),
                p5: number(self.difference_p5),
                p95: number(self.difference_p95),
                raised: self.raised_in.unwrap_or(0),
                lowered: self.lowered_in.unwrap_or(0),
                variance_ratio: number(self.variance_ratio),
            }),
            draws: self.draws.map(|n| Layered {
                half: (number(self.high) - number(self.low)) / 2.0,
                not_knowing: number(self.not_knowing),
                over: DrawMeans {
                    n,
                    p5: number(self.draws_p5),
                    p95: number(self.draws_p95),
                    raised: self.draws_raised.unwrap_or(0),
                    lowered: self.draws_lowered.unwrap_or(0),
                },
            }),
        }
    }
}

/// `outcomes.csv`.
///
/// # Errors
/// Where a row cannot be written as text.
pub fn outcomes(comparison: &Comparison) -> Result<Vec<u8>, Error> {
    rows_as_csv(outcome_rows(comparison).into_iter().map(|row| OutcomeRow {
        option: cell(&row.option),
        outcome: cell(&row.outcome),
        label: cell(&row.label),
        ..row
    }))
}

/// Reads `outcomes.csv` back: one list of measures for each of `options`.
///
/// # Errors
/// Where it is not the table of these options and this version's outcomes.
pub fn read_outcomes(bytes: &[u8], options: &[String]) -> Result<Vec<Vec<Measure>>, Error> {
    let read = || csv::Reader::from_reader(bytes).into_deserialize::<OutcomeRow>();
    // A result of an earlier version has fewer outcomes: those that it never counted are not defined.
    let counted: BTreeSet<String> = read().flatten().map(|row| row.outcome).collect();
    let mut rows = read();
    let mut measures = Vec::new();
    for option in options {
        let mut list = Vec::with_capacity(OUTCOMES.len());
        for outcome in OUTCOMES {
            if !counted.is_empty() && !counted.contains(outcome.name) {
                list.push(Measure::of(&[], None, None));
                continue;
            }
            let row = rows
                .next()
                .ok_or_else(|| Error::new(format!("`{option}`, `{}` is missing", outcome.name)))?
                .map_err(|error| Error::new(in_words(&error)))?;
            if row.option != cell(option) || row.outcome != outcome.name {
                return Err(Error::new(format!(
                    "expected `{option}`, `{}`, found `{}`, `{}`",
                    outcome.name, row.option, row.outcome
                )));
            }
            list.push(row.measure());
        }
        measures.push(list);
    }
    Ok(measures)
}

/// `yearly.csv` of options by name.
///
/// # Errors
/// Where a row cannot be written as text.
pub fn yearly(options: &[String], points: &[Point]) -> Result<Vec<u8>, Error> {
    series("year", options, points)
}

/// `quarterly.csv` of options by name.
///
/// # Errors
/// Where a row cannot be written as text.
pub fn quarterly(options: &[String], points: &[Point]) -> Result<Vec<u8>, Error> {
    series("quarter", options, points)
}

fn series(span: &str, options: &[String], points: &[Point]) -> Result<Vec<u8>, Error> {
    let mut writer = csv::WriterBuilder::new().has_headers(false).from_writer(Vec::new());
    let header = ["option", "outcome", span, "n", "mean", "p5", "p25", "p50", "p75", "p95"];
    writer.write_record(header).map_err(unwritable)?;
    for point in points {
        let names = (cell(&options[point.option]), point.outcome.name, point.span);
        let numbers = (point.n, defined(point.mean), point.quantiles.map(defined));
        writer.serialize((names, numbers)).map_err(unwritable)?;
    }
    finish(writer)
}

/// A direction in one word.
fn better(better: Better) -> &'static str {
    match better {
        Better::Higher => "higher",
        Better::Lower => "lower",
        Better::Neither => "neither",
    }
}

#[cfg(test)]
mod tests;
