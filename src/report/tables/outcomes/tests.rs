//! Cells that read back, cells that no spreadsheet runs.

use super::*;
use crate::study::compare::tests::{plan, results};
use crate::study::compare::{self, compare};

fn names(comparison: &Comparison) -> Vec<String> {
    comparison.options.iter().map(|option| option.name.clone()).collect()
}

#[test]
fn what_is_written_reads_back_to_the_bit() {
    let comparison = compare(&plan(30), &results(30));
    let bytes = outcomes(&comparison).unwrap();
    let measures = read_outcomes(&bytes, &names(&comparison)).unwrap();
    let written: Vec<_> = comparison.options.iter().map(|option| option.measures.clone()).collect();
    // NaN is not equal to itself; its print is, and prints of numbers are exact.
    assert_eq!(format!("{measures:?}"), format!("{written:?}"));
}

#[test]
fn the_table_is_tidy_and_undefined_cells_are_empty() {
    let comparison = compare(&plan(10), &results(10));
    let text = String::from_utf8(outcomes(&comparison).unwrap()).unwrap();
    let mut lines = text.lines();
    assert!(lines.next().unwrap().starts_with(
        "option,outcome,label,unit,n,mean,p5,p95,sd,difference,low,high,better_in,of,variance_ratio,better,"
    ));
    assert_eq!(lines.count(), 3 * OUTCOMES.len());
    let baseline = text.lines().nth(1).unwrap();
    assert!(baseline.contains(",,,,,,,higher,,,,,") && !text.contains("NaN"), "{baseline}");
}

#[test]
fn a_cell_that_looks_like_a_formula_is_text() {
    for (text, safe) in [
        ("=HYPERLINK(\"x\")", "'=HYPERLINK(\"x\")"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\tx", "'\tx"),
        (" \u{a0}=1", "' \u{a0}=1"),
        ("＝1", "'＝1"),
        ("\n=1", "'\n=1"),
        ("card", "card"),
        ("a=b", "a=b"),
    ] {
        assert_eq!(cell(text), safe);
    }
    let mut plan = plan(5);
    plan.options[1].name = "=cmd|'/c calc'!A0".to_owned();
    let results = results(5);
    let comparison = compare(&plan, &results);
    let names = names(&comparison);
    let tables = [
        outcomes(&comparison).unwrap(),
        yearly(&names, &compare::yearly(&results)).unwrap(),
        quarterly(&names, &compare::quarterly(&results)).unwrap(),
    ];
    for table in tables {
        for record in csv::Reader::from_reader(table.as_slice()).records() {
            let option = record.unwrap()[0].to_owned();
            assert!(!option.starts_with('='), "{option}");
        }
    }
    // And it still reads back as that option's.
    assert!(read_outcomes(&outcomes(&comparison).unwrap(), &names).is_ok());
}

#[test]
fn another_table_is_refused_with_what_was_expected() {
    let comparison = compare(&plan(5), &results(5));
    let bytes = outcomes(&comparison).unwrap();
    let error = read_outcomes(&bytes, &["other".to_owned()]).unwrap_err().to_string();
    assert_eq!(error, "expected `other`, `take_up`, found `quarterly-audit`, `take_up`");
    let cut: Vec<u8> = bytes[..bytes.len() / 2].to_vec();
    assert!(read_outcomes(&cut, &names(&comparison)).is_err());
}
