//! The shipped stories as a trainer gets them: short, in whole words, and longer where that is asked.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use assert_cmd::cargo::cargo_bin_cmd;

fn told(arguments: &str) -> String {
    let done = cargo_bin_cmd!("allotment").args(arguments.split(' ')).assert().success().get_output().clone();
    assert!(done.stderr.is_empty(), "{}", String::from_utf8_lossy(&done.stderr));
    String::from_utf8(done.stdout).unwrap()
}

#[test]
fn a_shipped_story_fits_a_page_and_says_where_the_lives_part() {
    for name in ["capacity", "siblings", "thin-market"] {
        let text = told(&format!("story {name}"));
        assert!(text.lines().count() <= 75, "{name} has {} lines", text.lines().count());
        for words in
            ["the same family, the same luck", "They part in year", "Over the policy years", "--weeks"]
        {
            assert!(text.contains(words), "{name}: {words}\n{text}");
        }
        for never in ["NaN", "£0 goes", "£0 is", "case:", "load "] {
            assert!(!text.contains(never), "{name}: {never}\n{text}");
        }
        let last = text.lines().position(|line| line == "Year 5").unwrap();
        assert!(
            text.lines().nth(last + 1).is_some_and(|line| line.contains("of the hours needed come")
                || line.starts_with("  A: ")
                || line.starts_with("  both: ")),
            "{name}\n{text}"
        );
    }
}

#[test]
fn every_week_is_told_where_it_is_asked_for() {
    let (years, weeks) = (told("story capacity"), told("story capacity --weeks"));
    assert!(weeks.lines().count() > years.lines().count() + 20);
    let is_dated = |line: &str| line.contains("year 1, week ") && line.contains(", holiday");
    assert!(weeks.lines().any(is_dated) && !weeks.contains("case:"), "{weeks}");
    // The beginning and the sums are the same.
    assert_eq!(years.lines().take(9).collect::<Vec<_>>(), weeks.lines().take(9).collect::<Vec<_>>());
}
