//! Whether the fields of an answer that was read fit together, so that a page can be built of it.
//!
//! Never knows the page.

use super::data::Answer;
use super::measured::Measured;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// Years that a study may have at most, and more.
const MOST_YEARS: u32 = 100;
/// Runs, families, draws and weeks at most, and more.
const MOST_COUNTED: u64 = 10_000_000;
/// No number of a study is as large, in pounds or anything else; sums of smaller ones can't overflow.
const LARGEST: f64 = 1e15;

/// One thing that must hold, and what is said where it doesn't; each may rely on those before it.
type Check = (fn(&Answer) -> bool, &'static str);

const CHECKS: [Check; 11] = [
    (|it| !it.options.is_empty() && !it.outcomes.is_empty(), "it has no options or outcomes"),
    (|it| (1..=MOST_YEARS).contains(&it.policy_years), "its policy years can't be"),
    (|it| it.options.iter().all(|one| one.described.baseline < it.options.len()), "it has no such baseline"),
    (
        |it| it.options.iter().all(|one| is_baseline(it, one.described.baseline)),
        "its baselines have baselines",
    ),
    (|it| it.options.iter().all(|one| one.measured.len() == it.outcomes.len()), "its options lack outcomes"),
    (|it| it.present.cost.len() == it.options.len(), "its present values are not one an option"),
    (names_what_is_there, "it names options that it has not"),
    (spans_are_whole, "its years and quarters are not one after the other"),
    (groups_are_whole, "its groups are not the same for every outcome"),
    (counts_can_be, "it counts more than there can be"),
    (numbers_can_be, "it has numbers larger than any study's"),
];

/// What does not fit together, or nothing.
pub(super) fn inconsistency(answer: &Answer) -> Option<&'static str> {
    CHECKS.into_iter().find(|(holds, _)| !holds(answer)).map(|(_, what)| what)
}

fn is_baseline(answer: &Answer, option: usize) -> bool {
    answer.options[option].described.baseline == option
}

fn names_what_is_there(answer: &Answer) -> bool {
    let options = (answer.winners.iter().map(|one| one.option))
        .chain(answer.groups.iter().map(|one| one.option))
        .chain(answer.accounts.iter().map(|one| one.option))
        .chain(answer.shares.iter().map(|one| one.option))
        .chain(answer.best.iter().flat_map(|one| one.left.iter().copied().chain([one.baseline])));
    let years = answer.accounts.iter().map(|one| one.year);
    options.into_iter().all(|option| option < answer.options.len())
        && years.into_iter().all(|year| (1..=MOST_YEARS).contains(&year))
}

/// Whether every outcome of an option is given for the same groups, in the same order.
fn groups_are_whole(answer: &Answer) -> bool {
    let mut given: BTreeMap<(usize, &str), Vec<(&str, &str)>> = BTreeMap::new();
    for one in &answer.groups {
        given.entry((one.option, &one.outcome)).or_default().push((&one.dimension, &one.group));
    }
    let outcomes: BTreeSet<&str> = given.keys().map(|(_, outcome)| *outcome).collect();
    let first = given.values().next();
    given.values().all(|groups| Some(groups) == first)
        && given.len()
            == outcomes.len() * given.keys().map(|(option, _)| option).collect::<BTreeSet<_>>().len()
}

/// Whether every outcome that is given over time is given in every year or quarter, in order.
fn spans_are_whole(answer: &Answer) -> bool {
    [(&answer.years, answer.policy_years), (&answer.quarters, 4 * answer.policy_years)].into_iter().all(
        |(periods, last)| {
            let mut given: BTreeMap<(usize, &str), u32> = BTreeMap::new();
            let in_order = periods.iter().all(|period| {
                let before = given.entry((period.option, &period.outcome)).or_default();
                *before += 1;
                period.option < answer.options.len() && period.span == *before
            });
            in_order && given.values().all(|spans| *spans == last)
        },
    )
}

fn counts_can_be(answer: &Answer) -> bool {
    let measured = (answer.options.iter().flat_map(|option| &option.measured))
        .chain(&answer.present.cost)
        .chain(answer.groups.iter().map(|group| &group.measured));
    let few = |count: usize| count as u64 <= MOST_COUNTED;
    let fits = |one: &Measured| {
        let against = one.against.as_ref();
        few(one.n)
            && one.dots.len() <= 1000
            && against.is_none_or(|pair| {
                let runs = [pair.raised, pair.lowered, pair.equal];
                few(pair.n) && runs.iter().all(|count| *count <= pair.n) && pair.dots.len() <= 1000
            })
            && one
                .over_draws
                .is_none_or(|over| few(over.n) && over.raised <= over.n && over.lowered <= over.n)
    };
    let replications = &answer.replications;
    let weeks = answer.options.iter().flat_map(|option| &option.described.changes);
    let counts = [replications.asked, replications.completed, answer.place.families]
        .into_iter()
        .chain(weeks.map(|change| change.from_week))
        .chain(answer.drawn.iter().flat_map(|drawn| [drawn.draws as u32, drawn.each]));
    measured.into_iter().all(fits)
        && counts.into_iter().all(|count| u64::from(count) <= MOST_COUNTED)
        && answer.drawn.as_ref().is_none_or(|drawn| few(drawn.draws))
        && answer.best.iter().all(|best| few(best.of))
}

fn numbers_can_be(answer: &Answer) -> bool {
    fn can_be(value: &Value) -> bool {
        match value {
            Value::Number(number) if number.is_f64() => {
                number.as_f64().is_some_and(|number| number.abs() <= LARGEST)
            }
            Value::Array(items) => items.iter().all(can_be),
            Value::Object(entries) => entries.values().all(can_be),
            _ => true,
        }
    }
    serde_json::to_value(answer).is_ok_and(|whole| can_be(&whole))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::study::answer::tests::synthetic;

    #[test]
    fn what_does_not_fit_is_named() {
        assert_eq!(inconsistency(&synthetic(5)), None);
        type Change = fn(&mut Answer);
        let changes: [(&str, Change); 9] = [
            ("its policy years can't be", |answer| answer.policy_years = 0),
            ("its years and quarters are not one after the other", |answer| answer.policy_years += 1),
            ("its years and quarters are not one after the other", |answer| answer.years[3].span += 1),
            ("it names options that it has not", |answer| answer.accounts[0].option = 3),
            ("its groups are not the same for every outcome", |answer| {
                answer.groups[1].outcome = "x".to_owned();
            }),
            ("its baselines have baselines", |answer| answer.options[0].described.baseline = 1),
            ("its present values are not one an option", |answer| drop(answer.present.cost.pop())),
            ("it counts more than there can be", |answer| answer.replications.completed = u32::MAX),
            ("it has numbers larger than any study's", |answer| answer.options[1].measured[0].mean = 1e300),
        ];
        for (what, change) in changes {
            let mut answer = synthetic(5);
            change(&mut answer);
            assert_eq!(inconsistency(&answer), Some(what));
        }
    }
}
