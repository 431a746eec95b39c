//! `summary.md`: what a study says, in plain language, with what stands against it.

mod winners;

use super::numbers::{self, Digit};
use super::phrases::{better_in, replications, verdict_in_words};
use super::{attribution, gaps, precision, published, words};
use crate::outcome::{OUTCOMES, Outcome, Unit};
use crate::place::Status;
use crate::stats::half_width;
use crate::study::attribution::Attribution;
use crate::study::compare::{Compared, Comparison, Measure, Verdict};
use crate::study::families::Winners;
use crate::study::plan::Plan;
use std::fmt::Write;

/// Outcomes side by side in one table; more would not fit a page.
const COLUMNS: usize = 5;

/// The summary as Markdown.
pub fn summary(
    plan: &Plan,
    comparison: &Comparison,
    winners: &[Winners],
    attributions: &[Attribution],
) -> String {
    let mut text = String::new();
    // Writing to a string cannot fail.
    let _ = write_summary(&mut text, plan, comparison, winners, attributions);
    text
}

fn write_summary(
    text: &mut String,
    plan: &Plan,
    comparison: &Comparison,
    winners: &[Winners],
    attributions: &[Attribution],
) -> std::fmt::Result {
    opening(text, plan, comparison)?;
    let headlines: Vec<&Outcome> = OUTCOMES.iter().filter(|outcome| outcome.headline).collect();
    writeln!(text, "\n## Where each option ends up\n")?;
    writeln!(text, "Mean over the runs and all policy years; in brackets the range of 90% of runs.\n")?;
    for columns in headlines.chunks(COLUMNS) {
        levels(text, comparison, columns)?;
    }
    if comparison.alternatives().next().is_some() {
        writeln!(text, "## How each option differs from its baseline\n")?;
        writeln!(
            text,
            "Mean difference between runs of the same families with the same luck, with its 95% interval.\n"
        )?;
        for outcome in &headlines {
            differences(text, comparison, outcome)?;
        }
    }
    let published = published::sentences(&comparison.published);
    if !published.is_empty() {
        list(
            text,
            "## Published beside simulated\n",
            published.into_iter().chain(comparison.trust.clone()).collect(),
        )?;
        writeln!(text)?;
    }
    let known = precision::sentences(comparison);
    if !known.is_empty() {
        list(text, "## How well it is known\n", known)?;
        writeln!(text)?;
    }
    let brought = attribution::sentences(comparison, attributions);
    if !brought.is_empty() {
        list(text, "## What each part brings\n", brought)?;
        writeln!(text, "\nEvery headline outcome is in `parts.csv`.\n")?;
    }
    winners::section(text, comparison, winners, plain)?;
    list(text, "## Read this with care\n", caveats(plan, comparison))
}

/// What was asked, what the study says of it, and the options.
fn opening(text: &mut String, plan: &Plan, comparison: &Comparison) -> std::fmt::Result {
    writeln!(text, "# {}\n", plain(&comparison.title))?;
    writeln!(text, "**Question.** {}\n", plain(&comparison.question))?;
    writeln!(
        text,
        "{}; {} families; one year under “{}”, then {} policy years; {}; seed {}.\n",
        plain(&comparison.place),
        numbers::thousands(&plan.place.figures.families.to_string()),
        plain(warm_up(plan)),
        comparison.policy_years,
        replications(comparison),
        comparison.seed
    )?;
    list(text, "## What it says\n", words::sentences(comparison))?;
    let headline = within_policy_years(comparison);
    writeln!(text, "\nThe outcome named before the run is {headline}.\n")?;
    writeln!(text, "## The options\n")?;
    for option in &comparison.options {
        writeln!(text, "- **{}**: {}", plain(&option.label), plain(&option.about))?;
    }
    Ok(())
}

/// A heading with a list of sentences under it.
fn list(text: &mut String, heading: &str, sentences: Vec<String>) -> std::fmt::Result {
    writeln!(text, "{heading}")?;
    sentences.iter().try_for_each(|sentence| writeln!(text, "- {}", plain(sentence)))
}

/// The label of the policy until the fork, where an option has it; its name elsewhere.
fn warm_up(plan: &Plan) -> &str {
    let same = plan.options.iter().find(|option| option.schedule == plan.warm_up);
    same.map_or(&plan.warm_up_name, |option| &option.label)
}

/// `take-up of direct payments: weeks of … divided by weeks of …`.
fn within_policy_years(comparison: &Comparison) -> String {
    let outcome = comparison.headline;
    format!("{}: {} divided by {}", words::within(outcome.label), outcome.numerator, outcome.denominator)
}

fn levels(text: &mut String, comparison: &Comparison, columns: &[&Outcome]) -> std::fmt::Result {
    let labels: Vec<String> = columns.iter().map(|outcome| heading(outcome)).collect();
    writeln!(text, "| Option | {} |", labels.join(" | "))?;
    writeln!(text, "| --- |{}", " ---: |".repeat(columns.len()))?;
    for option in &comparison.options {
        let cells: Vec<String> =
            columns.iter().map(|outcome| level(outcome.unit, &option.measures[outcome.index])).collect();
        writeln!(text, "| {} | {} |", plain(&option.label), cells.join(" | "))?;
    }
    writeln!(text)
}

fn heading(outcome: &Outcome) -> String {
    match outcome.unit {
        Unit::Share | Unit::Number => outcome.label.to_owned(),
        unit => format!("{}, {}", outcome.label, numbers::unit_of_axis(unit)),
    }
}

fn level(unit: Unit, measure: &Measure) -> String {
    let digit = Digit::of_value(unit, measure.mean, half_width(measure.sd, measure.n));
    let mean = numbers::value(unit, measure.mean, digit);
    if measure.n < 2 {
        mean
    } else {
        format!("{mean} ({})", numbers::range(unit, measure.p5, measure.p95, digit))
    }
}

fn differences(text: &mut String, comparison: &Comparison, outcome: &Outcome) -> std::fmt::Result {
    writeln!(text, "### {}\n", heading(outcome))?;
    writeln!(text, "| Option | Difference | 95% interval | Better in matched runs |")?;
    writeln!(text, "| --- | ---: | ---: | ---: |")?;
    for (_, option) in comparison.alternatives() {
        writeln!(text, "{}", difference(option, outcome, &option.measures[outcome.index]))?;
    }
    writeln!(text)
}

fn difference(option: &Compared, outcome: &Outcome, measure: &Measure) -> String {
    let (Some(pair), Some(verdict)) = (measure.against, measure.verdict()) else {
        return format!("| {} | baseline | | |", plain(&option.label));
    };
    let digit = Digit::of_difference(outcome.unit, pair.mean, pair.low, pair.high);
    let mean = verdict_in_words(verdict)
        .map_or_else(|| numbers::difference(outcome.unit, pair.mean, digit), str::to_owned);
    let (interval, runs) = if verdict == Verdict::Same {
        (String::new(), String::new())
    } else {
        (numbers::interval(outcome.unit, pair.low, pair.high, digit), better_in(measure, outcome, pair.n))
    };
    format!("| {} | {mean} | {interval} | {runs} |", plain(&option.label))
}

/// What stands against the study: what this run was, then what its ranges mean.
fn caveats(plan: &Plan, comparison: &Comparison) -> Vec<String> {
    let mut caveats = of_the_run(plan, comparison);
    caveats.extend(of_the_ranges(comparison));
    caveats
}

/// Draws, failures, settings, warnings and assumed figures.
fn of_the_run(plan: &Plan, comparison: &Comparison) -> Vec<String> {
    let under = match &comparison.draws {
        None => "under one set of assumptions".to_owned(),
        Some(drawn) => format!("under {} draws of its assumptions", drawn.draws),
    };
    let mut caveats = vec![format!(
        "The study compares options {under}; it does not predict what will happen in any council."
    )];
    if let Some(first) = comparison.failures.first() {
        caveats.push(format!(
            "{} of {} replications broke a rule of the model and are left out; the first is number {}: {}. `{}` runs \
             it alone.",
            comparison.failures.len(),
            comparison.replications,
            first.replication,
            first.message,
            first.again
        ));
    }
    if !plan.request.set.is_empty() {
        let typed: Vec<String> = plan.request.set.iter().map(|setting| format!("`{setting}`")).collect();
        caveats.push(format!(
            "Set for this run, whatever the options' own descriptions say (in every option and in the year before): {}.",
            words::list(&typed)
        ));
    }
    caveats.extend(gaps::sentences(&comparison.gaps, |option| comparison.options[option].label.clone()));
    caveats.extend(plan.warnings.iter().map(|warning| format!("Warning: {warning}.")));
    let lines = &plan.place.provenance;
    let assumed: Vec<String> = lines
        .iter()
        .filter(|line| matches!(line.status, Status::Assumed(_)))
        .map(|line| line.name.clone())
        .collect();
    if !assumed.is_empty() {
        caveats.push(format!(
            "Of the place's {} figures, {} are assumed, not published: {}.",
            lines.len(),
            assumed.len(),
            words::list(&assumed)
        ));
    }
    caveats
}

/// What the spread and the intervals say and what they don't.
fn of_the_ranges(comparison: &Comparison) -> Vec<String> {
    let spread = match &comparison.draws {
        None => {
            "The spread (90% of runs) is how much one council's luck matters; more replications don't narrow it."
        }
        Some(_) => {
            "The spread (90% of runs) is how much a council's luck and what nobody knows matter together; more \
             replications don't narrow it."
        }
    };
    let mut caveats = vec![spread.to_owned()];
    let alternatives = comparison.alternatives().count();
    if alternatives > 0 {
        caveats.push(
            "The 95% interval is how well the mean difference is known from these replications; more of them narrow \
             it. It does not cover what is wrong with the assumptions."
                .to_owned(),
        );
        caveats.push(format!(
            "With {} intervals of headline outcomes, about 1 in 20 leaves zero out by chance where nothing differs; \
             only {} was named before the run.",
            alternatives * OUTCOMES.iter().filter(|outcome| outcome.headline).count(),
            words::within(comparison.headline.label)
        ));
    }
    caveats
}

/// Text that Markdown prints as it stands.
fn plain(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            // The beginning of a character's name, such as `&lt;`.
            '&' if letters.peek().is_some_and(|next| next.is_ascii_alphabetic() || *next == '#') => {
                safe.push_str("\\&");
            }
            '|' | '*' | '_' | '`' | '<' | '[' | ']' | '\\' => {
                safe.push('\\');
                safe.push(letter);
            }
            '\n' | '\r' => safe.push(' '),
            _ => safe.push(letter),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::study::compare::compare;
    use crate::study::compare::tests::{plan, results};
    use crate::study::families::winners;
    use crate::study::results::Failure;

    #[test]
    fn the_summary_of_a_small_study() {
        let plan = plan(100);
        let mut comparison = compare(&plan, &results(100));
        comparison.failures.push(Failure {
            replication: 12,
            message: "money was lost in week 7".to_owned(),
            again: "allotment compare synthetic --only-replication 12".to_owned(),
        });
        insta::with_settings!({ snapshot_path => "../../tests/golden", prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!("synthetic-summary", summary(&plan, &comparison, &winners(&plan, &results(100)), &[]));
        });
    }

    #[test]
    fn one_run_and_a_lone_baseline_have_a_summary_without_holes() {
        let mut alone = plan(1);
        alone.options.truncate(1);
        for plan in [plan(1), alone] {
            let text = summary(&plan, &compare(&plan, &results(1)), &winners(&plan, &results(1)), &[]);
            assert!(!text.contains("NaN") && text.contains("does not predict"), "{text}");
        }
    }

    #[test]
    fn text_of_others_cannot_break_the_page() {
        assert_eq!(plain("a|b <script>\n# x"), "a\\|b \\<script> # x");
        assert_eq!(plain("R&D &lt; A & B"), "R\\&D \\&lt; A & B");
    }
}
