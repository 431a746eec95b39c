//! Where outcomes have nothing to divide by, in words.

use super::words::within;
use crate::outcome::{OUTCOMES, Outcome};
use crate::study::gaps::Gap;

/// A sentence for each option and kind of gap; `label` has the options' names in print.
pub fn sentences(gaps: &[Gap], label: impl Fn(usize) -> String) -> Vec<String> {
    let mut groups: Vec<Vec<&Gap>> = Vec::new();
    for gap in gaps {
        match groups.iter_mut().find(|group| is_alike(group[0], gap)) {
            Some(group) => group.push(gap),
            None => groups.push(vec![gap]),
        }
    }
    groups.iter().map(|group| sentence(group, &label(group[0].option))).collect()
}

/// Whether one sentence can be said of both.
fn is_alike(one: &Gap, other: &Gap) -> bool {
    let near = |a: f64, b: f64| (a - b).abs() < 0.05;
    one.option == other.option
        && one.runs == other.runs
        && near(one.years, other.years)
        && near(one.baseline_years, other.baseline_years)
}

fn sentence(group: &[&Gap], option: &str) -> String {
    let gap = group[0];
    let rows: Vec<&Outcome> =
        group.iter().filter_map(|gap| OUTCOMES.iter().find(|outcome| outcome.name == gap.outcome)).collect();
    let names = joined(rows.iter().map(|outcome| within(outcome.label)), "and");
    let mut divisors: Vec<&str> = rows.iter().map(|outcome| outcome.denominator).collect();
    divisors.dedup();
    let divisors = joined(divisors.into_iter().map(str::to_owned), "or");
    if gap.runs == 0 {
        return format!(
            "{option} has no number for {names}: in no run is there anything to divide by ({divisors})."
        );
    }
    let years = if (gap.years - gap.baseline_years).abs() < 0.05 {
        String::new()
    } else {
        format!(
            " It counts in {:.1} of {} policy years on average, under the baseline in {:.1}.",
            gap.years, gap.of_years, gap.baseline_years
        )
    };
    if gap.runs < gap.of_runs {
        format!(
            "{option} has a number for {names} in {} of {} runs: in the others there is nothing to divide by \
             ({divisors}).{years}",
            gap.runs, gap.of_runs
        )
    } else {
        format!(
            "{option} has no number for {names} in some policy years: nothing to divide by ({divisors}).{years}"
        )
    }
}

fn joined(words: impl Iterator<Item = String>, last: &str) -> String {
    let words: Vec<String> = words.collect();
    match words.split_last() {
        Some((end, [])) => end.clone(),
        Some((end, others)) => format!("{} {last} {end}", others.join(", ")),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gap(outcome: &str, runs: usize, years: f64) -> Gap {
        let outcome = outcome.to_owned();
        Gap { option: 1, outcome, runs, of_runs: 20, years, baseline_years: 5.0, of_years: 5 }
    }

    #[test]
    fn what_is_alike_is_said_once_with_its_reason() {
        let gaps = [
            gap("unspent", 0, 0.0),
            gap("clawback", 0, 0.0),
            gap("suspensions", 9, 1.2),
            gap("clawback", 20, 3.0),
        ];
        let said = sentences(&gaps, |option| format!("Option {option}"));
        assert_eq!(
            said,
            [
                "Option 1 has no number for unspent budgets and clawback: in no run is there anything to divide by \
                 (paid into accounts).",
                "Option 1 has a number for accounts suspended in 9 of 20 runs: in the others there is nothing to \
                 divide by (account-years). It counts in 1.2 of 5 policy years on average, under the baseline in 5.0.",
                "Option 1 has no number for clawback in some policy years: nothing to divide by (paid into accounts). \
                 It counts in 3.0 of 5 policy years on average, under the baseline in 5.0.",
            ]
        );
    }
}
