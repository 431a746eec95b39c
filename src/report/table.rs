//! The one table of the terminal: headline outcomes by option.

use super::numbers::{self, Digit};
use crate::outcome::{Better, OUTCOMES, Outcome};
use crate::stats::half_width;
use crate::study::compare::{Compared, Comparison, Measure, Verdict};
use comfy_table::{CellAlignment, ColumnConstraint, ContentArrangement, Table, Width, presets};

/// Widths of the columns with their gaps, 120 together.
const WIDTHS: [u16; 7] = [27, 9, 20, 20, 23, 12, 9];

/// The table with its heading and its last lines, ready to print.
pub fn table(comparison: &Comparison) -> String {
    let mut text = format!("{}: {}\n\n", comparison.place, comparison.title);
    let heading = ["", "Mean", "90% of runs", "Difference", "95% interval", "Better in", "Variance ratio"];
    text.push_str(&block(&[heading.map(str::to_owned)]));
    text.push('\n');
    for (place, outcome) in OUTCOMES.iter().enumerate().filter(|(_, outcome)| outcome.headline) {
        text.push('\n');
        text.push_str(&title(outcome));
        text.push('\n');
        let rows: Vec<[String; 7]> =
            comparison.options.iter().map(|option| row(option, outcome, &option.measures[place])).collect();
        text.push_str(&block(&rows));
        text.push('\n');
    }
    text.push('\n');
    text.push_str(&legend(comparison));
    text
}

fn title(outcome: &Outcome) -> String {
    let better = match outcome.better {
        Better::Higher => "; higher is better",
        Better::Lower => "; lower is better",
        Better::Neither => "",
    };
    format!("{} ({}{better})", outcome.label, numbers::unit_of_axis(outcome.unit))
}

fn row(option: &Compared, outcome: &Outcome, measure: &Measure) -> [String; 7] {
    let unit = outcome.unit;
    let digit = Digit::of_value(unit, measure.mean, half_width(measure.sd, measure.n));
    let mut row = [
        option.label.clone(),
        numbers::value(unit, measure.mean, digit),
        if measure.n < 2 { "–".to_owned() } else { numbers::range(unit, measure.p5, measure.p95, digit) },
        "baseline".to_owned(),
        String::new(),
        String::new(),
        String::new(),
    ];
    if let (Some(pair), Some(verdict)) = (measure.against, measure.verdict()) {
        let digit = Digit::of_difference(unit, pair.mean, pair.low, pair.high);
        row[3] = verdict_in_words(verdict)
            .map_or_else(|| numbers::difference(unit, pair.mean, digit), str::to_owned);
        if verdict != Verdict::Same {
            row[4] = numbers::interval(unit, pair.low, pair.high, digit);
            row[5] = better_in(measure, outcome, pair.n);
            row[6] = ratio(pair.variance_ratio);
        }
    }
    row
}

/// What is said in place of a number that would say too much.
pub(super) fn verdict_in_words(verdict: Verdict) -> Option<&'static str> {
    match verdict {
        Verdict::Unclear => Some("no clear difference"),
        Verdict::Same => Some("same in every run"),
        Verdict::Higher | Verdict::Lower | Verdict::Unknown => None,
    }
}

/// `97 of 100`.
pub(super) fn better_in(measure: &Measure, outcome: &Outcome, n: usize) -> String {
    measure.better_in(outcome).map_or_else(|| "–".to_owned(), |better| format!("{better} of {n}"))
}

/// How many times as many replications unmatched runs would need.
fn ratio(ratio: f64) -> String {
    if ratio.is_nan() {
        "–".to_owned()
    } else if ratio >= 1000.0 {
        "over 999".to_owned()
    } else if ratio >= 10.0 {
        format!("{ratio:.0}")
    } else {
        format!("{ratio:.1}")
    }
}

fn legend(comparison: &Comparison) -> String {
    format!(
        "{}; {} policy years; seed {}.\n\
         90% of runs: 5 in 100 runs lie below it and 5 above. Difference: mean over matched runs (same families, \
         same luck)\nless the baseline. Variance ratio: how many times as many runs would be needed without matching.\n",
        replications(comparison),
        comparison.policy_years,
        comparison.seed
    )
}

/// `100 replications, none failed`.
pub(super) fn replications(comparison: &Comparison) -> String {
    let (asked, failed) = (comparison.replications, comparison.failures.len());
    let noun = if asked == 1 { "replication" } else { "replications" };
    let asked = numbers::thousands(&asked.to_string());
    match comparison.failures.first() {
        None => format!("{asked} {noun}, none failed"),
        Some(first) => format!(
            "{asked} {noun}, {failed} of them failed and left out (first {}: {};\n`{}` lives it alone)",
            first.replication, first.message, first.again
        ),
    }
}

/// Rows in columns of fixed width, so that blocks stand under one another.
fn block(rows: &[[String; 7]]) -> String {
    let mut table = Table::new();
    table
        .load_style(presets::NOTHING)
        .force_no_tty()
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_width(WIDTHS.iter().sum());
    for row in rows {
        table.add_row(row);
    }
    for (column, width) in table.column_iter_mut().zip(WIDTHS) {
        column.set_padding((0, 1));
        column.set_constraint(ColumnConstraint::Absolute(Width::Fixed(width)));
    }
    if let Some(names) = table.column_mut(0) {
        names.set_padding((2, 1));
    }
    for column in table.column_iter_mut().skip(1) {
        column.set_cell_alignment(CellAlignment::Right);
    }
    table.trim_fmt()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::study::compare::compare;
    use crate::study::compare::tests::{plan, results};
    use crate::study::run::Failure;

    #[test]
    fn the_table_fits_and_says_what_it_shows() {
        let text = table(&compare(&plan(100), &results(100)));
        insta::assert_snapshot!(text);
        for line in text.lines() {
            assert!(line.chars().count() <= 120, "{line}");
        }
    }

    #[test]
    fn failures_are_counted_in_the_last_lines() {
        let mut results = results(199);
        results.failures.push(Failure {
            replication: 12,
            message: "money was lost".to_owned(),
            again: "allotment compare x --only-replication 12".to_owned(),
        });
        let comparison = compare(&plan(200), &results);
        let text = table(&comparison);
        assert!(
            text.contains("200 replications, 1 of them failed and left out (first 12: money was lost;\n")
        );
        assert!(text.contains("`allotment compare x --only-replication 12` lives it alone)"));
    }

    #[test]
    fn one_replication_prints_without_intervals() {
        let text = table(&compare(&plan(1), &results(1)));
        assert!(text.contains("1 replication, none failed") && !text.contains("NaN"), "{text}");
    }
}
