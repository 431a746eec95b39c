//! Cases made from the rows themselves: every lever, assumption, figure of a place and row of the
//! environment over the whole of what it accepts.

use crate::case::{Case, Set};
use allotment::basics::YEAR;
use allotment::basics::parameter::{Kind, Row};
use allotment::parameters::levers::Levers;
use allotment::place::Area;
use allotment::study::rows::every_row;
use allotment::study::scenario::place::AreaRows;
use proptest::prelude::*;

/// Every row that a case may set. How many families there are is drawn apart, since it decides how
/// long a case takes.
pub(crate) fn rows() -> Vec<&'static Row> {
    every_row().into_iter().map(|(_, row)| row).filter(|row| row.name != "families").collect()
}

/// A value that a row accepts: often an end of what it accepts, often of what is plausible, else
/// anywhere, near nothing as often as far out.
pub(crate) fn number(row: &'static Row) -> BoxedStrategy<f64> {
    let whole = row.kind == Kind::Count;
    let rounded = move |number: f64| if whole { number.round_ties_even() } else { number };
    let (min, max) = (row.min, row.max);
    match row.kind {
        Kind::Flag => prop_oneof![Just(0.0), Just(1.0)].boxed(),
        Kind::Choice(words) => (0..words.len()).prop_map(|place| place as f64).boxed(),
        Kind::Number | Kind::Count => prop_oneof![
            2 => (row.low..=row.high).prop_map(rounded),
            1 => Just(row.low),
            1 => Just(row.high),
            2 => Just(min),
            2 => Just(max),
            1 => (min..=max).prop_map(rounded),
            // As many small values as large ones, whatever the range.
            2 => (-6.0..6.0).prop_map(move |power| rounded(libm::pow(10.0, power).clamp(min, max))),
        ]
        .boxed(),
    }
}

/// Each of the rows set with a chance, or left alone.
fn some(rows: &[&'static Row], chance: f64) -> BoxedStrategy<Vec<Set>> {
    let each: Vec<_> = rows.iter().map(|row| proptest::option::weighted(chance, number(row))).collect();
    let rows = rows.to_vec();
    each.prop_map(move |numbers| {
        let sets = rows.iter().zip(numbers);
        sets.filter_map(|(row, number)| number.map(|number| Set { row, number })).collect()
    })
    .boxed()
}

fn areas() -> BoxedStrategy<Vec<Area>> {
    let row = |name: &str| number(AreaRows::list().iter().find(|row| row.name == name).unwrap());
    let weight = || prop_oneof![4 => 0.01..1.0, 1 => Just(0.0)];
    let one = (row("x"), row("y"), row("spread"), weight(), weight(), any::<bool>());
    proptest::collection::vec(one, 1..=6)
        .prop_map(|drawn| {
            let sums = drawn.iter().fold((0.0, 0.0), |sums, one| (sums.0 + one.3, sums.1 + one.4));
            // Where nobody lives anywhere, everybody lives in the first.
            let share = |weight: f64, sum: f64, place: usize| match sum > 0.0 {
                true => weight / sum,
                false => f64::from(u8::from(place == 0)),
            };
            let area =
                |(place, &(x, y, spread, families, assistants, thin)): (usize, &(_, _, _, _, _, _))| Area {
                    x,
                    y,
                    spread,
                    family_share: share(families, sums.0, place),
                    pa_share: share(assistants, sums.1, place),
                    thin,
                };
            drawn.iter().enumerate().map(area).collect()
        })
        .boxed()
}

/// Cases in which about a share of all rows is set.
fn drawn(chance: f64, families: std::ops::RangeInclusive<u32>) -> BoxedStrategy<Case> {
    let levers: Vec<&'static Row> = Levers::list().iter().collect();
    let reference = Case::plain(1).areas;
    let dates = proptest::collection::btree_map(1..2 * YEAR, some(&levers, 0.1), 0..=2);
    (
        families,
        prop_oneof![Just(reference), areas()],
        some(&rows(), chance),
        some(&levers, 0.2),
        dates,
        2u32..=4,
        0u32..1000,
    )
        .prop_map(|(families, areas, set, other, dates, years, seed)| {
            let within = |(after, sets): &(u32, Vec<Set>)| *after < (years - 1) * YEAR && !sets.is_empty();
            let later = dates.into_iter().filter(within).collect();
            Case { families, areas, set, other, later, years, seed }
        })
        .boxed()
}

/// Cases: few rows set in most, all of them in some.
pub(crate) fn cases() -> BoxedStrategy<Case> {
    prop_oneof![
        6 => drawn(0.02, 1..=200),
        3 => drawn(0.15, 1..=60),
        1 => drawn(0.9, 1..=12),
    ]
    .boxed()
}
