//! Several outcomes over time: a column an outcome, a row an option, each with its fan and its baseline's
//! median.

use super::{Band, draw_fan};
use crate::basics::Error;
use crate::report::figure::canvas::{Canvas, WIDTH};
use crate::report::figure::key::{self, Mark};
use crate::report::figure::label::{BODY, HEAD, SMALL, below};
use crate::report::figure::palette::{PALE, QUIET};
use crate::report::figure::scale::{self, Scale};
use crate::report::figure::sheet::{Sheet, Stand};
use crate::report::figure::{Figure, Quantity, Table, Titles, print};

/// What the figure shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Grid {
    /// Its titles.
    pub titles: Titles,
    /// How many years there are.
    pub years: u32,
    /// What is said where an outcome is never defined.
    pub absent: String,
    /// The outcomes.
    pub columns: Vec<Column>,
    /// The options.
    pub rows: Vec<Row>,
}

/// One outcome.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// The outcome.
    pub quantity: Quantity,
    /// Whether there is a number a quarter rather than a year.
    pub by_quarter: bool,
}

/// One option.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Its label.
    pub option: String,
    /// The spread over futures at each time, outcome by outcome.
    pub bands: Vec<Vec<Band>>,
    /// The baseline's median at each time, outcome by outcome; empty for a baseline.
    pub baseline: Vec<Vec<f64>>,
}

/// Draws it.
///
/// # Errors
/// Where the picture library refuses.
pub fn grid(input: &Grid) -> Result<Figure, Error> {
    let mut canvas = Canvas::default();
    let height = canvas.draw(|sheet| draw(sheet, input))?;
    let alt = alt(input);
    let svg = canvas.finish(&input.titles, &alt, height);
    Ok(Figure::new(&input.titles, alt, svg, table(input)))
}

/// Between columns, and the height of a plot.
const GAP: f64 = 36.0;
const PLOT: f64 = 176.0;
/// Above a plot, and below it for the years.
const ABOVE: f64 = 16.0;
const BELOW: f64 = 52.0;

/// A column on the page.
struct Frame<'a> {
    place: usize,
    column: &'a Column,
    left: f64,
    right: f64,
}

fn draw(sheet: &Sheet, input: &Grid) -> Result<f64, Error> {
    let entries = [
        (Mark::Median, "middle future"),
        (Mark::Inner, "5 in 10 futures"),
        (Mark::Outer, "9 in 10 futures"),
        (Mark::Dashed, "middle future of the baseline"),
    ];
    let top = key::key(sheet, &entries, (0.0, 8.0), WIDTH)? + 20.0;
    let frames = frames(input);
    let mut y = top;
    for Frame { column, left, right, .. } in &frames {
        let width = right - left;
        let by = if column.by_quarter { "by quarter" } else { "by year" };
        let under = below(sheet, &column.quantity.name, (*left, top), width, HEAD)?;
        let unit = format!("{}, {by}", scale::unit(&column.quantity));
        y = below(sheet, &unit, (*left, under), width, SMALL)?.max(y);
    }
    y += 16.0;
    for row in &input.rows {
        let name = BODY.bold();
        let height = name.height(&row.option, WIDTH - 20.0) + 10.0;
        sheet.block((0.0, y), (WIDTH, y + height), PALE)?;
        below(sheet, &row.option, (10.0, y + 5.0), WIDTH - 20.0, name)?;
        let top = y + height + ABOVE;
        for frame in &frames {
            draw_panel(sheet, input, frame, row, top)?;
        }
        y = top + PLOT + BELOW;
    }
    for Frame { left, right, .. } in &frames {
        sheet.text("policy year", ((left + right) / 2.0, y), SMALL.stand(Stand::Middle))?;
    }
    Ok(y + SMALL.leading())
}

/// The columns, each with room for the names of its ticks.
fn frames(input: &Grid) -> Vec<Frame<'_>> {
    let count = input.columns.len().max(1) as f64;
    let width = (WIDTH - GAP * (count - 1.0)) / count;
    let frame = |(place, column): (usize, _)| {
        let start = place as f64 * (width + GAP);
        let room = scale(input, place, column, PLOT, 0.0).widest() + 16.0;
        Frame { place, column, left: start + room, right: start + width }
    };
    input.columns.iter().enumerate().map(frame).collect()
}

/// The scale that all rows of a column share; amounts of which none is below zero are counted from it.
fn scale(input: &Grid, place: usize, column: &Column, bottom: f64, top: f64) -> Scale {
    let bands = input.rows.iter().flat_map(|row| row.bands.get(place)).flatten();
    let medians = input.rows.iter().flat_map(|row| row.baseline.get(place)).flatten().copied();
    let values: Vec<f64> =
        bands.flat_map(|band| [band.p5, band.p95]).chain(medians).filter(|value| value.is_finite()).collect();
    let is_amount = !values.is_empty() && values.iter().all(|&value| value >= 0.0);
    let zero = is_amount.then_some(0.0);
    Scale::up(&column.quantity, values.into_iter().chain(zero), bottom, top)
}

fn draw_panel(sheet: &Sheet, input: &Grid, frame: &Frame, row: &Row, top: f64) -> Result<(), Error> {
    let &Frame { place, column, left, right } = frame;
    let bottom = top + PLOT;
    let scale = scale(input, place, column, bottom, top);
    scale.draw_up(sheet, left, right, true)?;
    sheet.line(&[(left, bottom), (right, bottom)], QUIET, 2)?;
    let along = |part: f64, of: f64| left + (right - left) * (part + 0.5) / of;
    let years = f64::from(input.years.max(1));
    let xs: Vec<f64> = (0..input.years).map(|year| along(f64::from(year), years)).collect();
    let names: Vec<String> = (1..=input.years).map(|year| year.to_string()).collect();
    scale::times(sheet, &names, &xs, (left, right), bottom + 24.0)?;
    let bands = row.bands.get(place).map_or(&[][..], Vec::as_slice);
    let medians = row.baseline.get(place).map_or(&[][..], Vec::as_slice);
    let times = bands.len().max(medians.len());
    let xs: Vec<f64> = (0..times).map(|time| along(time as f64, times as f64)).collect();
    draw_fan(sheet, &scale, &xs, bands, medians)?;
    if bands.iter().any(Band::is_defined) {
        return Ok(());
    }
    // Below the baseline's dashes where they run high, above them where they run low.
    let middle = (top + bottom) / 2.0;
    let y = match medians.iter().map(|&median| scale.at(median)).find(|y| y.is_finite()) {
        None => middle,
        Some(dashes) if dashes < middle => bottom - 28.0,
        Some(_) => top + 20.0,
    };
    sheet.text(&input.absent, ((left + right) / 2.0, y), SMALL.ink().stand(Stand::Middle))
}

/// A time's name.
fn time(column: &Column, place: usize) -> String {
    if column.by_quarter {
        format!("Year {} Q{}", place / 4 + 1, place % 4 + 1)
    } else {
        format!("Year {}", place + 1)
    }
}

fn alt(input: &Grid) -> String {
    let phrases: Vec<String> = input
        .columns
        .iter()
        .enumerate()
        .map(|(place, column)| {
            let ends: Vec<String> =
                input.rows.iter().filter_map(|row| end(&column.quantity, row, place)).collect();
            format!("{}: {}", column.quantity.name, print::first_few(&ends))
        })
        .collect();
    format!("Over {} policy years, middle future at the end. {}.", input.years, phrases.join(". "))
}

/// Where an option's futures of an outcome end, in words.
fn end(quantity: &Quantity, row: &Row, place: usize) -> Option<String> {
    let band = row.bands.get(place)?.iter().rfind(|band| band.is_defined())?;
    let digit = print::digit_of_range(quantity.unit, band.p5, band.p95, 0.0);
    Some(format!("{} {}", row.option, print::number(quantity, band.p50, digit)))
}

fn table(input: &Grid) -> Table {
    let head = ["Outcome", "Option", "Time", "Middle future", "5 in 10 futures", "9 in 10 futures"];
    let mut rows = Vec::new();
    for (place, column) in input.columns.iter().enumerate() {
        let quantity = &column.quantity;
        for row in &input.rows {
            for (number, band) in row.bands.get(place).into_iter().flatten().enumerate() {
                let digit = print::digit_of_range(quantity.unit, band.p5, band.p95, 0.0);
                rows.push(vec![
                    quantity.name.clone(),
                    row.option.clone(),
                    time(column, number),
                    print::known(quantity, band.p50, digit),
                    print::known_range(quantity, band.p25, band.p75, digit),
                    print::known_range(quantity, band.p5, band.p95, digit),
                ]);
            }
        }
    }
    Table { head: print::heads(&head), rows }
}
