//! `docs/reference.md`: every parameter and every outcome, made of their rows.

use crate::hold;
use allotment::basics::parameter::{Kind, Row};
use allotment::outcome::{Better, HORIZON_RULE, OUTCOMES, Unit};
use allotment::study::rows::Owner;
use std::fmt::Write;

const HEAD: &str = "# Reference

Every parameter and every outcome, made of the rows in the source (`UPDATE=1 cargo test --test tidy`).
`allotment explain KEY` says the same in the terminal; [the model document](model.md) says what each does.

A key is `group.name`; the name alone is enough where it is the only one. *Plausible* is the range for
sensitivity; a value outside it runs, with a warning. *Accepted* is what is physically possible; a value
outside it is refused. *Grade* says how well the default is known: published, derived from published
figures, or assumed.
";

/// The whole page.
fn page() -> String {
    let mut page = HEAD.to_owned();
    let tables = [
        ("Levers", "What a council can change, in a policy file under `[lever]`.", Owner::Lever),
        (
            "Environment",
            "What happens to a council, in an environment file under `[environment]`.",
            Owner::Environment,
        ),
        ("Place", "A council's own figures, in a place file under `[place]`.", Owner::Place),
        (
            "Assumptions",
            "What nobody knows for certain, in a study file under the group's name.",
            Owner::Assumption,
        ),
    ];
    for (title, about, owner) in tables {
        let rows = owner.rows();
        let _ = write!(page, "\n## {title}\n\n{about} {} rows.\n", rows.len());
        let mut group = "";
        for (at, row) in rows.iter().enumerate() {
            let is_grouped = owner == Owner::Assumption && row.group != group;
            if is_grouped {
                let _ = write!(page, "\n### {}\n", row.group);
            }
            if is_grouped || at == 0 {
                let effect = if row.takes_effect.is_some() { (" takes effect |", "---|") } else { ("", "") };
                let _ = write!(
                    page,
                    "\n| key | meaning | unit | default | plausible | accepted | grade | source |{}\n\
                     |---|---|---|---|---|---|---|---|{}\n",
                    effect.0, effect.1
                );
            }
            group = row.group;
            page.push_str(&line(row));
        }
    }
    page.push_str(&outcomes());
    page
}

fn line(row: &Row) -> String {
    let (plausible, accepted) = match row.kind {
        Kind::Flag => ("yes, no".to_owned(), "yes, no".to_owned()),
        Kind::Choice(words) => (words.join(", "), words.join(", ")),
        Kind::Number | Kind::Count => {
            (format!("{} to {}", row.low, row.high), format!("{} to {}", row.min, row.max))
        }
    };
    let cells = [
        format!("`{}`", row.key()),
        row.meaning.to_owned(),
        row.unit.to_owned(),
        row.show(row.default),
        plausible,
        accepted,
        row.grade.word().to_owned(),
        row.source.to_owned(),
    ];
    let effect = row.takes_effect.map_or_else(String::new, |effect| format!(" {} |", effect.words()));
    format!("| {} |{effect}\n", cells.map(|cell| cell.replace('|', "/")).join(" | "))
}

fn outcomes() -> String {
    let mut text = format!(
        "\n## Outcomes\n\nWhat is measured: a numerator over a denominator, counted over a quarter, a year or \
         all policy years: {HORIZON_RULE}. {} rows; a headline outcome stands in the first table.\n\n\
         | name | label | numerator | denominator | unit | better | headline |\n|---|---|---|---|---|---|---|\n",
        OUTCOMES.len()
    );
    for outcome in OUTCOMES {
        let unit = match outcome.unit {
            Unit::Share => "share",
            Unit::PoundsAYear => "GBP a year",
            Unit::PoundsAnHour => "GBP an hour",
            Unit::HoursAWeek => "hours a week",
            Unit::Hours => "hours",
            Unit::Weeks => "weeks",
            Unit::AYear => "a year",
            Unit::Number => "number",
        };
        let better = match outcome.better {
            Better::Higher => "higher",
            Better::Lower => "lower",
            Better::Neither => "neither",
        };
        let headline = if outcome.headline { "yes" } else { "" };
        let _ = writeln!(
            text,
            "| `{}` | {} | {} | {} | {unit} | {better} | {headline} |",
            outcome.name, outcome.label, outcome.numerator, outcome.denominator
        );
    }
    text
}

#[test]
fn the_committed_reference_is_that_of_the_rows() {
    hold("docs/reference.md", &page());
}

#[test]
fn a_row_is_a_line_with_every_cell() {
    let page = page();
    let keep = page.lines().find(|line| line.starts_with("| `lever.weeks_keep` |")).unwrap();
    assert_eq!(keep.matches('|').count(), 10, "{keep}");
    for part in ["| weeks |", "| 6 |", "| 0 to 52 |", "| 0 to 520 |", "at the next return or year end"] {
        assert!(keep.contains(part), "{part} is not in {keep}");
    }
}
