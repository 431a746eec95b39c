//! Page one: the question, the options in numbers, what to decide, what to bear in mind.
//!
//! It has at most 350 words, so that it fits on one side; what does not fit is in the sections.

use super::caveats;
use super::cells::{self, Cell, Moved, NONE, Table, Way, text};
use super::context::{ReportContext, of_100};
use crate::basics::Error;
use crate::outcome::{Better, Outcome, Unit};
use crate::report::numbers;
use crate::report::words::{list, within};
use crate::study::answer;
use maud::{Markup, html};

/// Words that page one may have.
pub(super) const WORDS: usize = 350;

/// How much page one says, from the most to the least; the first that fits is printed.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Length {
    /// Ranges everywhere.
    Full,
    /// Ranges of the outcome named before the run and of the cost only.
    Short,
    /// No list of what is clear.
    Shorter,
    /// No ranges at all.
    Shortest,
}

/// Renders page one.
pub(super) fn section(context: ReportContext<'_>) -> Result<Markup, Error> {
    let lengths = [Length::Full, Length::Short, Length::Shorter, Length::Shortest];
    let mut shortest = html! {};
    for length in lengths {
        shortest = written(context, length);
        if words(&shortest) <= WORDS {
            break;
        }
    }
    Ok(shortest)
}

/// The words of a piece of the page.
pub(super) fn words(page: &Markup) -> usize {
    cells::words_of(&page.0).split_whitespace().count()
}

/// Page one at a length.
fn written(context: ReportContext<'_>, length: Length) -> Markup {
    html! {
        section id="answer" class="one" aria-labelledby="answer-heading" {
            h2 id="answer-heading" { "The question" }
            p class="question" { (context.answer.question) }
            (options(context, length))
            div class="columns" {
                div {
                    h3 { "To decide" }
                    @if length < Length::Shorter {
                        ul {
                            @for line in clear(context) { li { (cells::whole(&line)) } }
                            @if let Some(line) = overloaded(context) { li { (cells::whole(&line)) } }
                        }
                    }
                    p class="blank" { "Recommendation and reason (author):" }
                }
                div {
                    h3 { "Bear in mind" }
                    ul class="caveats" { @for caveat in caveats::leading(context) { li { (caveat) } } }
                }
            }
        }
    }
}

/// The outcomes of page one: the one named before the run and one of people beside it.
fn leading(context: ReportContext<'_>) -> Vec<(usize, &answer::Outcome)> {
    context.leading_of_families().into_iter().take(2).collect()
}

/// The table of the options.
fn options(context: ReportContext<'_>, length: Length) -> Markup {
    let outcomes = leading(context);
    let mut head: Vec<Cell> = vec![text("Option")];
    for (_, outcome) in &outcomes {
        head.push(html! { a href={ "#term-" (outcome.name) } { (outcome.label) } ", " (column(outcome)) });
    }
    head.push(text("Cost a year"));
    head.push(text("Cost against today"));
    head.push(text("Gain, of 100 families"));
    head.push(text("Lose, of 100"));
    let rows = context.options().map(|(index, option)| row(context, &outcomes, index, option, length));
    let answer = context.answer;
    let ranges = if length < Length::Shortest { "; in brackets, 9 of 10 futures" } else { "" };
    let caption = format!("Means over {} years{ranges}", answer.policy_years);
    let table = Table::new(&caption, head, rows.collect()).without_note();
    let gain = answer.gains.iter().find(|gain| gain.name == Outcome::NEED_MET.name);
    html! {
        (table)
        p class="note" {
            "What each option is: annex A. “Today’s policy” is the one compared with: check that it is yours."
            @if let Some(gain) = gain {
                " Gain, lose: a family’s need met differs from today’s, with the same luck, by " (gain.words) "."
            }
        }
    }
}

/// An option's line: its outcomes, its cost, its families that gain and lose.
fn row(
    context: ReportContext<'_>,
    outcomes: &[(usize, &answer::Outcome)],
    index: usize,
    option: &answer::Option,
    length: Length,
) -> Vec<Cell> {
    let today = if context.is_baseline(index) { " (compared with)" } else { "" };
    let mut row: Vec<Cell> = vec![html! { a href="#options" { (option.described.label) } (today) }];
    for (column, (outcome, described)) in outcomes.iter().enumerate() {
        let measured = &option.measured[*outcome];
        let with_range = length == Length::Full || column == 0 && length < Length::Shortest;
        row.push(text(if with_range {
            cells::level(described.unit, measured)
        } else {
            cells::level_alone(described.unit, measured)
        }));
    }
    let cost = context.measured(index, Outcome::COST_TOTAL.name);
    row.push(text(cost.map_or(NONE.to_owned(), |cost| cells::mean(Unit::PoundsAYear, cost))));
    let pair = cost.and_then(|cost| cost.against.as_ref());
    row.push(text(match pair {
        None => NONE.to_owned(),
        Some(pair) if length < Length::Shortest => cells::difference_with_futures(Unit::PoundsAYear, pair),
        Some(pair) => cells::difference(Unit::PoundsAYear, pair),
    }));
    let moved = context.winners(index, Outcome::NEED_MET.name);
    row.push(text(moved.map_or(NONE.to_owned(), |one| cells::families_alone(one, Moved::Better))));
    row.push(text(match moved {
        None => NONE.to_owned(),
        Some(one) if length == Length::Full => cells::families(one, Moved::Worse),
        Some(one) => cells::families_alone(one, Moved::Worse),
    }));
    row
}

/// What an outcome's column is in: of what hundred, or its unit.
fn column(outcome: &answer::Outcome) -> &'static str {
    if outcome.unit == Unit::Share { of_100(outcome) } else { numbers::unit_of_axis(outcome.unit) }
}

/// What is clearly better and worse than today's policy, an outcome a line.
fn clear(context: ReportContext<'_>) -> Vec<String> {
    let mut outcomes = leading(context);
    let cost = context.total_cost().filter(|(index, _)| outcomes.iter().all(|(one, _)| one != index));
    outcomes.extend(cost);
    let mut lines = Vec::new();
    for (index, outcome) in outcomes {
        let labels = |wanted: Way| -> Vec<String> {
            let pairs = context.alternatives().filter_map(|(_, option)| {
                let pair = option.measured[index].against.as_ref()?;
                (cells::way(pair) == wanted).then(|| {
                    format!("{} ({})", option.described.label, cells::difference(outcome.unit, pair))
                })
            });
            pairs.collect()
        };
        let (higher, lower) = (labels(Way::Higher), labels(Way::Lower));
        let all = context.alternatives().count();
        let said = |labels: Vec<String>, word: &str| match labels.len() {
            0 => None,
            n if n == all => Some(format!("{word} under every option")),
            n if n > 3 => Some(format!("{word} under {n} of {all}")),
            _ => Some(format!("{word} under {}", list(&labels))),
        };
        let (first, second) = match outcome.better {
            Better::Lower => (said(lower, "lower"), said(higher, "higher")),
            _ => (said(higher, "higher"), said(lower, "lower")),
        };
        let parts: Vec<String> = [first, second].into_iter().flatten().collect();
        let label = &outcome.label;
        lines.push(if parts.is_empty() {
            format!("{label}: no clear difference.")
        } else {
            format!("{label}: {}.", parts.join("; "))
        });
    }
    lines
}

/// The option under which most families newly have more paperwork than they can bear, where they are many.
/// They lose, though their need met does not show it.
fn overloaded(context: ReportContext<'_>) -> Option<String> {
    let counted = context.alternatives().filter_map(|(index, option)| {
        let one = context.winners(index, Outcome::OVERLOADED.name)?;
        (one.worse.mean >= MANY).then_some((one, &option.described.label))
    });
    let most = counted.reduce(|most, next| if next.0.worse.mean > most.0.worse.mean { next } else { most });
    most.map(|(one, label)| {
        format!(
            "Newly with more paperwork than they can bear: most under {label}, {} of 100 families.",
            cells::families_alone(one, Moved::Worse)
        )
    })
}

/// From how many such families of 100 page one says so.
const MANY: f64 = 5.0;

/// The outcome named before the run within a sentence.
pub(super) fn named_before(context: ReportContext<'_>) -> String {
    within(&context.headline().1.label)
}
