//! `parts.csv`: what each part of a bundle of policies brings.

use super::csv_text::{cell, defined, rows_as_csv, unit};
use crate::basics::Error;
use crate::study::attribution::{Attribution, Estimate};
use serde::Serialize;

/// One line of `parts.csv`.
#[derive(Serialize)]
struct Row {
    option: String,
    baseline: String,
    outcome: &'static str,
    label: &'static str,
    unit: &'static str,
    /// The part; `all` for the whole bundle.
    part: String,
    share: Option<f64>,
    low: Option<f64>,
    high: Option<f64>,
    /// `exact`, or `sampled` where only some orders of the parts were run.
    method: &'static str,
    n: usize,
}

/// `parts.csv` of options by name, each with its baseline's.
///
/// # Errors
/// Where a row cannot be written as text.
pub fn parts(options: &[(String, String)], attributions: &[Attribution]) -> Result<Vec<u8>, Error> {
    let rows = attributions.iter().flat_map(|attribution| {
        attribution.shares.iter().flat_map(move |shares| {
            let row = move |part: &str, known: &Estimate| Row {
                option: cell(&options[attribution.option].0),
                baseline: cell(&options[attribution.option].1),
                outcome: shares.outcome.name,
                label: shares.outcome.label,
                unit: unit(shares.outcome.unit),
                part: cell(part),
                share: defined(known.mean),
                low: defined(known.low),
                high: defined(known.high),
                method: if attribution.is_exact { "exact" } else { "sampled" },
                n: attribution.n,
            };
            let each = attribution.names.iter().zip(&shares.parts).map(move |(name, known)| row(name, known));
            std::iter::once(row("all", &shares.total)).chain(each)
        })
    });
    rows_as_csv(rows)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::attribution::tests::two_parts;

    #[test]
    fn the_table_has_the_whole_and_each_part_and_no_formula() {
        let names = [("a".to_owned(), "a".to_owned()), ("b".to_owned(), "a".to_owned())];
        let text = String::from_utf8(parts(&names, &[two_parts()]).unwrap()).unwrap();
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines[0], "option,baseline,outcome,label,unit,part,share,low,high,method,n");
        assert!(lines[1].starts_with("b,a,take_up,") && lines[1].contains(",all,0.07,"), "{}", lines[1]);
        assert!(lines[2].contains(",'=Card,0.05,") && lines.len() == 4, "{}", lines[2]);
    }
}
