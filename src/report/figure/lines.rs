//! Measures of the market by year, a panel a measure and a line an option.

use super::canvas::{Canvas, WIDTH};
use super::label::{HEAD, SMALL, below, label};
use super::palette::{self, Colour, GREY, QUIET};
use super::scale::{self, Scale};
use super::sheet::{Sheet, Spot};
use super::{Figure, Quantity, Table, Titles, print};
use crate::basics::Error;
use crate::outcome::{Better, Unit};

/// What the figure shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Lines {
    /// Its titles.
    pub titles: Titles,
    /// The years' names.
    pub times: Vec<String>,
    /// The measures.
    pub panels: Vec<Panel>,
}

/// One measure.
#[derive(Clone, Debug, PartialEq)]
pub struct Panel {
    /// Its label.
    pub name: String,
    /// Its unit.
    pub unit: Unit,
    /// The options, in the same order in every panel.
    pub lines: Vec<Line>,
}

/// One option's line.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// The option's label.
    pub option: String,
    /// A number for each year.
    pub values: Vec<f64>,
}

/// Draws it.
///
/// # Errors
/// Where the picture library refuses.
pub fn lines(input: &Lines) -> Result<Figure, Error> {
    let mut canvas = Canvas::default();
    let height = canvas.draw(|sheet| draw(sheet, input))?;
    let alt = alt(input);
    let svg = canvas.finish(&input.titles, &alt, height);
    Ok(Figure::new(&input.titles, alt, svg, table(input)))
}

/// Where the plot ends and the names of the lines begin.
const TO: f64 = 940.0;
const NAMES: f64 = 980.0;
/// The least height of a plot.
const PLOT: f64 = 230.0;
/// Between the names of two lines.
const APART: f64 = 8.0;

fn draw(sheet: &Sheet, input: &Lines) -> Result<f64, Error> {
    let mut y = 8.0;
    let widest = |panel: &Panel| Scale::up(&quantity(panel), panel.values(), PLOT, 0.0).widest();
    let left = input.panels.iter().map(widest).fold(0.0, f64::max) + 40.0;
    for panel in &input.panels {
        let quantity = quantity(panel);
        let heights: Vec<f64> =
            panel.lines.iter().map(|line| SMALL.height(&end_label(panel, line), WIDTH - NAMES)).collect();
        let names = heights.iter().map(|height| height + APART).sum::<f64>();
        let unit = if panel.unit == Unit::Number { "" } else { scale::unit(&quantity) };
        let title = if unit.is_empty() { panel.name.clone() } else { format!("{}, {unit}", panel.name) };
        let top = below(sheet, &title, (0.0, y), WIDTH, HEAD)? + 16.0;
        let bottom = top + PLOT.max(names);
        draw_panel(sheet, input, panel, (left, top, bottom), &heights)?;
        y = bottom + 72.0;
    }
    Ok(y)
}

impl Panel {
    fn values(&self) -> impl Iterator<Item = f64> {
        self.lines.iter().flat_map(|line| line.values.iter().copied())
    }
}

fn quantity(panel: &Panel) -> Quantity {
    Quantity { name: panel.name.clone(), unit: panel.unit, better: Better::Neither, is_difference: false }
}

/// What stands at a line's end.
fn end_label(panel: &Panel, line: &Line) -> String {
    match print::last_defined(&line.values) {
        Some((_, last)) => format!("{}: {}", line.option, number(panel, last)),
        None => format!("{}: {}", line.option, print::UNDEFINED),
    }
}

fn draw_panel(
    sheet: &Sheet,
    input: &Lines,
    panel: &Panel,
    (left, top, bottom): (f64, f64, f64),
    heights: &[f64],
) -> Result<(), Error> {
    let scale = Scale::up(&quantity(panel), panel.values(), bottom, top);
    scale.draw_up(sheet, left, TO, true)?;
    let xs = scale::steps(left + 16.0, TO - 16.0, input.times.len());
    scale::times(sheet, &input.times, &xs, (left - 10.0, TO + 10.0), bottom + 26.0)?;
    let ends: Vec<f64> = panel
        .lines
        .iter()
        .map(|line| print::last_defined(&line.values).map_or(bottom, |(_, last)| scale.at(last)))
        .collect();
    let places = spread(&ends, heights, (top, bottom));
    for (place, line) in panel.lines.iter().enumerate() {
        let look = Look::at(place);
        let spots: Vec<Spot> =
            xs.iter().copied().zip(line.values.iter().map(|&value| scale.at(value))).collect();
        for run in spots.split(|(_, y)| !y.is_finite()) {
            look.draw(sheet, run)?;
        }
        let middle = places[place];
        if let Some((last, _)) = print::last_defined(&line.values) {
            let from = spots[last];
            sheet.line(&[(from.0 + 14.0, from.1), (NAMES - 34.0, middle)], QUIET, 2)?;
        }
        look.mark(sheet, (NAMES - 20.0, middle))?;
        label(sheet, &end_label(panel, line), (NAMES, middle), WIDTH - NAMES, SMALL.ink())?;
    }
    Ok(())
}

/// Middles of labels beside the ends of lines: in the order of the ends, none over another.
fn spread(ends: &[f64], heights: &[f64], (top, bottom): (f64, f64)) -> Vec<f64> {
    let mut order: Vec<usize> = (0..ends.len()).collect();
    order.sort_by(|&a, &b| ends[a].total_cmp(&ends[b]));
    let mut places = vec![0.0; ends.len()];
    let mut left: f64 = order.iter().map(|&place| heights[place] + APART).sum();
    let mut y = top;
    for place in order {
        let height = heights[place] + APART;
        // As near as may be to the line's end, with room for those that follow.
        let start = (ends[place] - height / 2.0).min(bottom - left).max(y);
        places[place] = start + height / 2.0;
        y = start + height;
        left -= height;
    }
    places
}

/// What tells one line from another: colour, dashes and the mark at each year.
struct Look {
    colour: Colour,
    is_dashed: bool,
    shape: usize,
}

impl Look {
    /// The first line is the baseline's.
    fn at(place: usize) -> Look {
        let colour = if place == 0 { GREY } else { palette::at([0, 3, 2, 1, 5][(place - 1) % 5]).fill };
        Look { colour, is_dashed: place == 0, shape: place % 4 }
    }

    fn draw(&self, sheet: &Sheet, spots: &[Spot]) -> Result<(), Error> {
        if self.is_dashed {
            sheet.dashes(spots, self.colour, 4)?
        } else {
            sheet.line(spots, self.colour, 4)?
        }
        spots.iter().try_for_each(|&spot| self.mark(sheet, spot))
    }

    fn mark(&self, sheet: &Sheet, (x, y): Spot) -> Result<(), Error> {
        match self.shape {
            0 => sheet.disc((x, y), 9, self.colour),
            1 => sheet.block((x - 9.0, y - 9.0), (x + 9.0, y + 9.0), self.colour),
            2 => sheet.shape(&[(x, y - 12.0), (x + 12.0, y), (x, y + 12.0), (x - 12.0, y)], self.colour),
            _ => sheet.shape(&[(x, y - 12.0), (x + 11.0, y + 9.0), (x - 11.0, y + 9.0)], self.colour),
        }
    }
}

fn number(panel: &Panel, number: f64) -> String {
    print::plain(panel.unit, number)
}

fn alt(input: &Lines) -> String {
    let phrases: Vec<String> = input
        .panels
        .iter()
        .map(|panel| {
            let ends: Vec<String> = panel
                .lines
                .iter()
                .filter_map(|line| {
                    let first = line.values.iter().copied().find(|value| value.is_finite())?;
                    let (_, last) = print::last_defined(&line.values)?;
                    Some(format!("{} {} to {}", line.option, number(panel, first), number(panel, last)))
                })
                .collect();
            format!("{}: {}", panel.name, print::first_few(&ends))
        })
        .collect();
    format!("By year, from first to last. {}.", phrases.join(". "))
}

fn table(input: &Lines) -> Table {
    let mut head = print::heads(&["Measure", "Option"]);
    head.extend(input.times.iter().cloned());
    let mut rows = Vec::new();
    for panel in &input.panels {
        for line in &panel.lines {
            let mut cells = vec![panel.name.clone(), line.option.clone()];
            cells.extend(line.values.iter().map(|&value| number(panel, value)));
            rows.push(cells);
        }
    }
    Table { head, rows }
}
