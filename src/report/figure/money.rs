//! Money by financial year, stacked by payer or line of the budget, a panel an option.

use super::canvas::{Canvas, WIDTH};
use super::key::{self, Mark};
use super::label::{HEAD, SMALL, below};
use super::palette::{self, INK};
use super::scale::{self, Scale};
use super::sheet::{Sheet, Stand};
use super::stack::{Piece, stack};
use super::{Figure, Quantity, Table, Titles, print};
use crate::basics::Error;
use crate::outcome::{Better, Unit};

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
    let mut canvas = Canvas::default();
    let height = canvas.draw(|sheet| draw(sheet, input))?;
    let alt = alt(input);
    let svg = canvas.finish(&input.titles, &alt, height);
    Ok(Figure::new(&input.titles, alt, svg, table(input)))
}

/// Between panels, and the height of a panel's plot.
const GAP: f64 = 40.0;
const PLOT: f64 = 300.0;

fn draw(sheet: &Sheet, input: &Money) -> Result<f64, Error> {
    let entries: Vec<(Mark, &str)> = input
        .parts
        .iter()
        .enumerate()
        .map(|(place, part)| (Mark::Fill(palette::at(place)), part.as_str()))
        .collect();
    let y = key::key(sheet, &entries, (0.0, 8.0), WIDTH)? + 16.0;
    let mut y =
        below(sheet, "Pounds of each year; the total stands above each bar.", (0.0, y), WIDTH, SMALL)? + 16.0;
    let stacks: Vec<Vec<Option<Vec<Piece>>>> =
        input.options.iter().map(|option| option.amounts.iter().map(|year| stack(year)).collect()).collect();
    let quantity = Quantity {
        name: String::new(),
        unit: Unit::PoundsAYear,
        better: Better::Neither,
        is_difference: false,
    };
    let values = || {
        let pieces = stacks.iter().flatten().flatten().flatten();
        pieces.flat_map(|piece| [piece.from, piece.to]).chain([0.0])
    };
    let room = Scale::up(&quantity, values(), PLOT, 0.0).widest() + 16.0;
    let abreast = input.options.len().clamp(1, if input.years.len() > 5 { 1 } else { 2 });
    let width = (WIDTH - room - GAP * (abreast - 1) as f64) / abreast as f64;
    for (options, stacks) in input.options.chunks(abreast).zip(stacks.chunks(abreast)) {
        let title = options.iter().map(|option| HEAD.height(&option.option, width)).fold(0.0, f64::max);
        let top = y + title + SMALL.leading() + 12.0;
        let scale = Scale::up(&quantity, values(), top + PLOT, top);
        for (place, (option, stacks)) in options.iter().zip(stacks).enumerate() {
            let left = room + place as f64 * (width + GAP);
            below(sheet, &option.option, (left, y), width, HEAD)?;
            scale.draw_up(sheet, left, left + width, place == 0)?;
            draw_option(sheet, &scale, input, (option, stacks), (left, width, top + PLOT))?;
        }
        y = top + PLOT + 72.0;
    }
    Ok(y)
}

fn draw_option(
    sheet: &Sheet,
    scale: &Scale,
    input: &Money,
    (option, stacks): (&Budget, &[Option<Vec<Piece>>]),
    (left, width, bottom): (f64, f64, f64),
) -> Result<(), Error> {
    let slot = width / input.years.len().max(1) as f64;
    let half = (slot * 0.34).min(60.0);
    let xs: Vec<f64> = (0..input.years.len()).map(|year| left + slot * (year as f64 + 0.5)).collect();
    for ((pieces, amounts), &x) in stacks.iter().zip(&option.amounts).zip(&xs) {
        let Some(pieces) = pieces else {
            sheet.text("–", (x, scale.at(0.0) - 20.0), SMALL.ink().stand(Stand::Middle))?;
            continue;
        };
        for piece in pieces {
            let (one, other) = (scale.at(piece.from), scale.at(piece.to));
            let (high, low) = (one.min(other), one.max(other));
            let gap = if low - high > 6.0 { 1.0 } else { 0.0 };
            key::fill(sheet, (x - half, high + gap), (x + half, low - gap), palette::at(piece.part))?;
        }
        let top = pieces.iter().map(|piece| scale.at(piece.to)).fold(scale.at(0.0), f64::min);
        let look = SMALL.ink().bold().stand(Stand::Middle);
        let text = [total(amounts), scale::short_pounds(amounts.iter().sum())]
            .into_iter()
            .find(|text| look.width(text) <= slot - 6.0);
        if let Some(text) = text {
            sheet.text(&text, (x, top - 16.0), look)?;
        }
    }
    sheet.line(&[(left, scale.at(0.0)), (left + width, scale.at(0.0))], INK, 3)?;
    scale::times(sheet, &input.years, &xs, (left, left + width), bottom + 26.0)
}

/// Pounds, with the digits that a hundredth of a year's total bears.
fn pounds(amount: f64, year: &[f64]) -> String {
    print::part(Unit::PoundsAYear, amount, year.iter().sum())
}

/// A year's total.
fn total(year: &[f64]) -> String {
    pounds(year.iter().sum(), year)
}

fn alt(input: &Money) -> String {
    let phrases: Vec<String> = input
        .options
        .iter()
        .map(|option| {
            let total = |year: Option<&Vec<f64>>| total(year.map_or(&[], Vec::as_slice));
            format!("{} {} to {}", option.option, total(option.amounts.first()), total(option.amounts.last()))
        })
        .collect();
    let (first, last) = (input.years.first(), input.years.last());
    let name = |year: Option<&String>| year.cloned().unwrap_or_default();
    format!(
        "Money by financial year. From {} to {}: {}.",
        name(first),
        name(last),
        print::first_few(&phrases)
    )
}

fn table(input: &Money) -> Table {
    let mut head = print::heads(&["Option", "Financial year"]);
    head.extend(input.parts.iter().cloned());
    head.push("All".to_owned());
    let mut rows = Vec::new();
    for option in &input.options {
        for (year, amounts) in input.years.iter().zip(&option.amounts) {
            let mut cells = vec![option.option.clone(), year.clone()];
            cells.extend(amounts.iter().map(|&amount| pounds(amount, amounts)));
            cells.push(total(amounts));
            rows.push(cells);
        }
    }
    Table { head, rows }
}
