//! Where the workers' week goes: hours by activity, a bar an option.

use super::canvas::{Canvas, WIDTH};
use super::key::{self, Mark};
use super::label::{BODY, SMALL, below, label};
use super::palette::{self, INK};
use super::scale::Scale;
use super::sheet::{Sheet, Stand, Type};
use super::stack::{Piece, stack};
use super::{Figure, Quantity, Table, Titles, print};
use crate::basics::Error;
use crate::outcome::{Better, Unit};

/// What the figure shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Hours {
    /// Its titles.
    pub titles: Titles,
    /// The activities, at most six.
    pub activities: Vec<String>,
    /// The options.
    pub options: Vec<Week>,
}

/// One option's week.
#[derive(Clone, Debug, PartialEq)]
pub struct Week {
    /// The option's label.
    pub option: String,
    /// Hours a week for each activity.
    pub hours: Vec<f64>,
}

/// Draws it.
///
/// # Errors
/// Where the picture library refuses.
pub fn hours(input: &Hours) -> Result<Figure, Error> {
    let mut canvas = Canvas::default();
    let height = canvas.draw(|sheet| draw(sheet, input))?;
    let alt = alt(input);
    let svg = canvas.finish(&input.titles, &alt, height);
    Ok(Figure::new(&input.titles, alt, svg, table(input)))
}

/// Width of the options' names; room for the total after a bar.
const NAMES: f64 = 340.0;
const TOTAL: f64 = 130.0;
const ROW: f64 = 84.0;
/// Half the height of a bar.
const HALF: f64 = 26.0;

fn draw(sheet: &Sheet, input: &Hours) -> Result<f64, Error> {
    let entries: Vec<(Mark, &str)> = input
        .activities
        .iter()
        .enumerate()
        .map(|(place, activity)| (Mark::Fill(palette::at(place)), activity.as_str()))
        .collect();
    let top = key::key(sheet, &entries, (0.0, 8.0), WIDTH)? + 20.0;
    let heights: Vec<f64> =
        input.options.iter().map(|option| ROW.max(BODY.height(&option.option, NAMES) + 20.0)).collect();
    let bottom = top + heights.iter().sum::<f64>();
    let stacks: Vec<Option<Vec<Piece>>> = input.options.iter().map(|option| stack(&option.hours)).collect();
    let ends = stacks.iter().flatten().flatten().flat_map(|piece| [piece.from, piece.to]);
    let quantity = Quantity {
        name: String::new(),
        unit: Unit::HoursAWeek,
        better: Better::Neither,
        is_difference: false,
    };
    let scale = Scale::across(&quantity, ends.chain([0.0]), NAMES + 30.0, WIDTH - TOTAL);
    scale.draw_across(sheet, bottom, top)?;
    let mut y = top;
    for ((option, pieces), height) in input.options.iter().zip(&stacks).zip(&heights) {
        let middle = y + height / 2.0;
        label(sheet, &option.option, (0.0, middle), NAMES, BODY)?;
        match pieces {
            None => sheet.text(print::UNDEFINED, (NAMES + 40.0, middle), SMALL)?,
            Some(pieces) => {
                draw_bar(sheet, &scale, input, (option, pieces), middle)?;
                let end = pieces.iter().map(|piece| piece.from.max(piece.to)).fold(0.0, f64::max);
                let total = hours_text(option.hours.iter().sum(), option);
                let (x, look) = (scale.at(end) + 12.0, SMALL.ink().bold());
                // Numbers too long for the page are left to the table.
                if x + look.width(&total) <= WIDTH {
                    sheet.text(&total, (x, middle), look)?;
                }
            }
        }
        y += height;
    }
    sheet.line(&[(scale.at(0.0), top), (scale.at(0.0), bottom)], INK, 3)?;
    below(sheet, "hours a week; the total stands after each bar", (NAMES + 30.0, bottom + 44.0), WIDTH, SMALL)
}

fn draw_bar(
    sheet: &Sheet,
    scale: &Scale,
    input: &Hours,
    (option, pieces): (&Week, &[Piece]),
    y: f64,
) -> Result<(), Error> {
    for piece in pieces {
        let series = palette::at(piece.part);
        let (one, other) = (scale.at(piece.from), scale.at(piece.to));
        let (left, right) = (one.min(other), one.max(other));
        // A white gap between neighbours, where there is room for one.
        let gap = if right - left > 8.0 { 2.0 } else { 0.0 };
        key::fill(sheet, (left + gap, y - HALF), (right - gap, y + HALF), series)?;
        let hours = hours_text(piece.to - piece.from, option);
        let name = input.activities.get(piece.part).map_or("", String::as_str);
        let look = SMALL.bold().stand(Stand::Middle);
        let room = right - left - 20.0;
        let text = [format!("{name} {hours}"), hours].into_iter().find(|text| look.width(text) <= room);
        if let Some(text) = text {
            let (middle, half) = ((left + right) / 2.0, look.width(&text) / 2.0 + 6.0);
            sheet.block((middle - half, y - 17.0), (middle + half, y + 17.0), series.fill)?;
            sheet.text(&text, (middle, y), Type { colour: series.text, ..look })?;
        }
    }
    Ok(())
}

fn alt(input: &Hours) -> String {
    let phrases: Vec<String> = input
        .options
        .iter()
        .map(|option| {
            let parts: Vec<String> = input
                .activities
                .iter()
                .zip(&option.hours)
                .map(|(activity, &hours)| format!("{activity} {}", hours_text(hours, option)))
                .collect();
            format!("{}: {}", option.option, parts.join(", "))
        })
        .collect();
    format!("Workers' hours a week. {}.", print::first_few(&phrases))
}

/// Hours, with the digits that a hundredth of the whole week bears.
fn hours_text(hours: f64, week: &Week) -> String {
    print::part(Unit::HoursAWeek, hours, week.hours.iter().sum())
}

fn table(input: &Hours) -> Table {
    let mut head = vec!["Option".to_owned()];
    head.extend(input.activities.iter().cloned());
    head.push("All".to_owned());
    let rows = input.options.iter().map(|option| {
        let mut cells = vec![option.option.clone()];
        cells.extend(option.hours.iter().map(|&hours| hours_text(hours, option)));
        cells.push(hours_text(option.hours.iter().sum(), option));
        cells
    });
    Table { head, rows: rows.collect() }
}
