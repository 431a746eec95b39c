//! What was published of councils in earlier years, by which forecasts are scored, and the councils held apart
//! from every estimate.
//!
//! Never knows a simulation.

use super::basis::pounds_a_child_in;
use super::estimates::estimate;
use crate::basics::{Draws, Purpose};
use std::sync::LazyLock;

/// One council's published year.
#[derive(Clone, Debug, PartialEq)]
pub struct Past {
    /// The council.
    pub id: String,
    /// The year in which the financial year begins.
    pub year: i32,
    /// Direct payments, pounds a child aged 0 to 17; nothing where the line was zero or not at hand.
    pub direct: Option<f64>,
    /// Short breaks and other support, likewise.
    pub other: Option<f64>,
    /// Caseload; vacancy, agency and turnover in per cent.
    pub staff: [Option<f64>; 4],
}

/// The labels of [`Past::staff`].
pub const STAFF_RATES: [&str; 4] = ["caseload", "vacancy", "agency", "turnover"];

static PAST: LazyLock<Vec<Past>> = LazyLock::new(|| {
    let rows = rows(include_str!("../../data/history.csv"));
    let number = |field: &str| field.parse::<f64>().ok();
    rows.map(|fields| {
        let children = number(fields[2]);
        let a_child = |field: &str| Some(number(field)? / children?);
        Past {
            id: fields[0].to_owned(),
            year: fields[1].get(..4).and_then(|year| year.parse().ok()).unwrap_or_default(),
            direct: a_child(fields[3]),
            other: a_child(fields[4]),
            staff: [fields[5], fields[6], fields[7], fields[8]].map(number),
        }
    })
    .collect()
});

/// Everything published of earlier years.
pub fn past() -> &'static [Past] {
    &PAST
}

/// The councils that enter no estimate and no fit, by id.
pub fn held_apart() -> Vec<&'static str> {
    rows(include_str!("../../data/held_apart.csv")).map(|fields| fields[0]).collect()
}

fn rows(text: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    text.lines().filter(|line| !line.starts_with('#')).skip(1).map(|line| line.split(',').collect())
}

/// Draws of what a council spends in a later year, pounds a child, from a figure of one year: by the same rule
/// as a place's own money. `line` is `d` for direct payments, `q` for the rest.
pub fn spending_forecast(line: &str, pounds: f64, from: i32, to: i32, count: u32) -> Vec<f64> {
    let spread = pounds_a_child_in(line, Some((pounds, from)), 0.0, to);
    (0..count)
        .map(|number| {
            let mut keyed = Draws::new(1, number).at(Purpose::Place, u64::from(line == "q") + 1, 0);
            let normal = keyed.normal();
            spread.draw(normal, keyed.uniform())
        })
        .collect()
}

/// Draws of a staff rate a year after a published one, in the unit of the publication; `known` is the year of
/// the median that is known, such as 2022.
pub fn staff_forecast(label: &str, published: f64, known: i32, count: u32) -> Vec<f64> {
    let of = |what: &str| estimate(&format!("{label}_{what}_{known}"));
    let slope = of("slope");
    let expected = of("median") + slope * (published - of("median"));
    let sd = libm::sqrt(of("S") * (1.0 - slope * slope).max(0.0));
    let draw = |number| Draws::new(2, number).at(Purpose::Place, 3, 0).normal();
    (0..count).map(|number| (expected + sd * draw(number)).max(0.0)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_councils_held_apart_are_every_fourth_and_places_there_are() {
        let apart = held_apart();
        assert_eq!(apart.len(), 26);
        assert!(apart.iter().all(|id| crate::place::find(id).is_some()));
        assert!(apart.contains(&"bedford"));
    }

    #[test]
    fn a_forecast_of_a_year_on_lies_nearer_than_one_of_nine() {
        let spread = |to| {
            let mut draws = spending_forecast("d", 20.0, 2013, to, 400);
            draws.sort_by(f64::total_cmp);
            libm::log(draws[380] / draws[20])
        };
        assert!(spread(2014) < spread(2022));
        assert!(past().len() > 400);
    }
}
