//! The one table of the terminal as data: headline outcomes by option. Whoever has a terminal draws it.

use crate::outcome::{Better, OUTCOMES, Outcome};
use crate::report::numbers::{self, Digit};
use crate::report::phrases::{better_in, replications, verdict_in_words};
use crate::stats::half_width;
use crate::study::compare::{Compared, Comparison, Measure, Verdict};

/// How many columns the table has, the options' names included.
pub const COLUMNS: usize = 7;

/// A table in words and cells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// Place and study.
    pub title: String,
    /// The columns' headings.
    pub heading: [String; COLUMNS],
    /// A block of lines for each headline outcome: its title, then an option a line.
    pub blocks: Vec<(String, Vec<[String; COLUMNS]>)>,
    /// What the columns mean, for below the table.
    pub legend: String,
}

/// The table of a comparison.
pub fn table(comparison: &Comparison) -> Table {
    let heading = ["", "Mean", "90% of runs", "Difference", "95% interval", "Better in", "Variance ratio"];
    let block = |outcome: &Outcome| {
        let options = comparison.options.iter();
        (
            title(outcome),
            options.map(|option| row(option, outcome, &option.measures[outcome.index])).collect(),
        )
    };
    Table {
        title: format!("{}: {}", comparison.place, comparison.title),
        heading: heading.map(str::to_owned),
        blocks: OUTCOMES.iter().filter(|outcome| outcome.headline).map(block).collect(),
        legend: legend(comparison),
    }
}

fn title(outcome: &Outcome) -> String {
    let better = match outcome.better {
        Better::Higher => "; higher is better",
        Better::Lower => "; lower is better",
        Better::Neither => "",
    };
    format!("{} ({}{better})", outcome.label, numbers::unit_of_axis(outcome.unit))
}

fn row(option: &Compared, outcome: &Outcome, measure: &Measure) -> [String; COLUMNS] {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::study::compare::compare;
    use crate::study::compare::tests::{plan, results};
    use crate::study::results::Failure;

    #[test]
    fn the_table_says_what_it_shows() {
        insta::assert_debug_snapshot!(table(&compare(&plan(100), &results(100))));
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
        let text = table(&comparison).legend;
        assert!(
            text.contains("200 replications, 1 of them failed and left out (first 12: money was lost;\n")
        );
        assert!(text.contains("`allotment compare x --only-replication 12` lives it alone)"));
    }

    #[test]
    fn one_replication_prints_without_intervals() {
        let table = table(&compare(&plan(1), &results(1)));
        assert!(table.legend.contains("1 replication, none failed"), "{table:?}");
        assert!(!format!("{table:?}").contains("NaN"), "{table:?}");
    }
}
