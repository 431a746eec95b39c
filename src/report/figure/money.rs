//! Money by financial year, stacked by payer or line of the budget, a panel an option.

use super::{Figure, Table, Titles, canvas, print};
use crate::basics::Error;
use crate::outcome::Unit;

/// What the figure shows, in pounds of each year.
#[derive(Clone, Debug, PartialEq)]
pub struct Money {
    /// Its titles.
    pub titles: Titles,
    /// The financial years, such as `2026-27`.
    pub years: Vec<String>,
    /// Payers or lines of the budget, at most six.
    pub parts: Vec<String>,
    /// The options.
    pub options: Vec<Budget>,
}

/// One option's money.
#[derive(Clone, Debug, PartialEq)]
pub struct Budget {
    /// The option's label.
    pub option: String,
    /// Pounds: for each year, one number for each part; money that comes back is negative.
    pub amounts: Vec<Vec<f64>>,
}

/// Draws it.
///
/// # Errors
/// Where the picture library refuses.
pub fn money(input: &Money) -> Result<Figure, Error> {
    canvas::listing(&input.titles, alt(input), table(input))
}

fn pounds(amount: f64) -> String {
    if amount.is_finite() { print::plain(Unit::PoundsAYear, amount) } else { print::UNDEFINED.to_owned() }
}

fn alt(input: &Money) -> String {
    let told: Vec<String> = input
        .options
        .iter()
        .map(|option| {
            let total = |year: Option<&Vec<f64>>| pounds(year.map_or(f64::NAN, |year| year.iter().sum()));
            format!("{} {} to {}", option.option, total(option.amounts.first()), total(option.amounts.last()))
        })
        .collect();
    let (first, last) = (input.years.first(), input.years.last());
    let name = |year: Option<&String>| year.cloned().unwrap_or_default();
    format!("Money by financial year. From {} to {}: {}.", name(first), name(last), told.join("; "))
}

fn table(input: &Money) -> Table {
    let mut head = print::heads(&["Option", "Financial year"]);
    head.extend(input.parts.iter().cloned());
    head.push("All".to_owned());
    let mut rows = Vec::new();
    for option in &input.options {
        for (year, amounts) in input.years.iter().zip(&option.amounts) {
            let mut cells = vec![option.option.clone(), year.clone()];
            cells.extend(amounts.iter().map(|&amount| pounds(amount)));
            cells.push(pounds(amounts.iter().sum()));
            rows.push(cells);
        }
    }
    Table { head, rows }
}
