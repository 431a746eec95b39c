//! Differences from today's policy, a panel an outcome and a row an option: where nine and five of
//! ten futures lie, and between ticks how far the simulation's own noise reaches.

use super::canvas::{Canvas, WIDTH};
use super::key::{self, Mark};
use super::label::{BODY, HEAD, SMALL, below, held, label};
use super::palette::{INK, NAVY, PALE};
use super::scale::{self, Scale};
use super::sheet::{Sheet, Spot, Stand};
use super::{Figure, Quantity, Table, Titles, print};
use crate::basics::Error;
use crate::outcome::{Better, Unit};
use crate::report::numbers::{self, Digit};

/// What the figure shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Differences {
    /// Its titles.
    pub titles: Titles,
    /// The outcomes, each with its own axis.
    pub panels: Vec<Panel>,
}

/// One outcome.
#[derive(Clone, Debug, PartialEq)]
pub struct Panel {
    /// Its label.
    pub outcome: String,
    /// Its unit; a share is handed over as such and shown in percentage points.
    pub unit: Unit,
    /// Which side is better.
    pub better: Better,
    /// The options, in the same order in every panel.
    pub rows: Vec<Row>,
}

/// One option's differences.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Its label.
    pub option: String,
    /// The spread of matched differences; `None` where the outcome is not defined.
    pub spread: Option<Spread>,
}

/// Matched differences over futures.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spread {
    /// A twentieth of the futures lie below.
    pub p5: f64,
    /// A quarter.
    pub p25: f64,
    /// Half.
    pub p50: f64,
    /// Three quarters.
    pub p75: f64,
    /// All but a twentieth.
    pub p95: f64,
    /// The low end of the 95% interval of the mean.
    pub low: f64,
    /// The high end of that interval.
    pub high: f64,
}

impl Spread {
    /// Whether every number is finite.
    fn is_defined(&self) -> bool {
        [self.p5, self.p25, self.p50, self.p75, self.p95].iter().all(|number| number.is_finite())
    }
}

/// Draws it.
///
/// # Errors
/// Where the picture library refuses.
pub fn differences(input: &Differences) -> Result<Figure, Error> {
    let mut canvas = Canvas::default();
    let height = canvas.draw(|sheet| draw(sheet, input))?;
    let alt = alt(input);
    let svg = canvas.finish(&input.titles, &alt, height);
    Ok(Figure::new(&input.titles, alt, svg, table(input)))
}

/// Width of the options' names beside the panels.
const NAMES: f64 = 360.0;
const GAP: f64 = 56.0;
/// The least height of a row.
const ROW: f64 = 88.0;
/// Below the rows, for the axis.
const BELOW: f64 = 72.0;

fn draw(sheet: &Sheet, input: &Differences) -> Result<f64, Error> {
    let entries = [
        (Mark::Thin, "9 in 10 futures"),
        (Mark::Thick, "5 in 10 futures"),
        (Mark::Ticks, "between the ticks: simulation noise (95% interval of the mean)"),
    ];
    let mut y = key::key(sheet, &entries, (0.0, 8.0), WIDTH)? + 24.0;
    let abreast = if input.panels.len() > 1 { 2 } else { 1 };
    let width = (WIDTH - NAMES) / abreast as f64 - GAP;
    for panels in input.panels.chunks(abreast) {
        let title = panels.iter().map(|panel| HEAD.height(&panel.outcome, width)).fold(0.0, f64::max);
        let top = y + title + 3.0 * SMALL.leading() + 16.0;
        let heights = heights(panels);
        let bottom = top + heights.iter().sum::<f64>();
        names(sheet, panels, &heights, top)?;
        for (place, panel) in panels.iter().enumerate() {
            let left = NAMES + GAP / 2.0 + place as f64 * (width + GAP);
            let frame = Frame { left, right: left + width, top, bottom };
            below(sheet, &panel.outcome, (left, y), width, HEAD)?;
            draw_panel(sheet, &frame, panel, &heights)?;
        }
        y = bottom + BELOW;
    }
    Ok(y)
}

/// Where a panel's rows lie.
struct Frame {
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
}

/// The heights of rows that hold their options' names.
fn heights(panels: &[Panel]) -> Vec<f64> {
    let rows = panels.iter().map(|panel| panel.rows.as_slice()).max_by_key(|rows| rows.len()).unwrap_or(&[]);
    rows.iter().map(|row| ROW.max(BODY.height(&row.option, NAMES) + 20.0)).collect()
}

fn names(sheet: &Sheet, panels: &[Panel], heights: &[f64], top: f64) -> Result<(), Error> {
    let rows = panels.iter().map(|panel| panel.rows.as_slice()).max_by_key(|rows| rows.len()).unwrap_or(&[]);
    let mut y = top;
    for (row, height) in rows.iter().zip(heights) {
        sheet.line(&[(0.0, y), (WIDTH, y)], PALE, 2)?;
        label(sheet, &row.option, (0.0, y + height / 2.0), NAMES, BODY)?;
        y += height;
    }
    Ok(())
}

fn draw_panel(sheet: &Sheet, frame: &Frame, panel: &Panel, heights: &[f64]) -> Result<(), Error> {
    let quantity = quantity(panel);
    let spreads = panel.rows.iter().filter_map(|row| row.spread.filter(Spread::is_defined));
    let ends = spreads.flat_map(|spread| [spread.p5, spread.p95, spread.low, spread.high]);
    let scale = Scale::across(&quantity, ends.chain([0.0]), frame.left, frame.right);
    let zero = scale.at(0.0);
    let line = SMALL.leading();
    let better = match panel.better {
        Better::Higher => Some((zero, frame.right)),
        Better::Lower => Some((frame.left, zero)),
        Better::Neither => None,
    };
    if let Some((from, to)) = better {
        sheet.block((from, frame.top - 12.0), (to, frame.bottom), PALE)?;
    }
    let head = frame.top - 14.0;
    sides(sheet, frame, panel.better, head - 1.5 * line)?;
    sheet.text(scale::unit(&quantity), (frame.left, head - 2.5 * line), SMALL)?;
    held(sheet, "today's policy", (zero, head - 0.5 * line), (frame.left, frame.right), SMALL.ink())?;
    scale.draw_across(sheet, frame.bottom, frame.bottom)?;
    let mut y = frame.top;
    for (row, height) in panel.rows.iter().zip(heights) {
        draw_row(sheet, frame, &scale, panel, (row, (y, y + height)))?;
        y += height;
    }
    Ok(())
}

/// Says at both ends of a panel which side is better.
fn sides(sheet: &Sheet, frame: &Frame, better: Better, y: f64) -> Result<(), Error> {
    let (low, high) = match better {
        Better::Higher => ("worse", "better"),
        Better::Lower => ("better", "worse"),
        Better::Neither => ("less", "more"),
    };
    let look = SMALL.ink().bold();
    arrow(sheet, (frame.left, y), 1.0)?;
    sheet.text(low, (frame.left + 24.0, y), look)?;
    arrow(sheet, (frame.right, y), -1.0)?;
    sheet.text(high, (frame.right - 24.0, y), look.stand(Stand::Right))
}

/// An arrow's head; fonts lack arrows too often for a letter.
fn arrow(sheet: &Sheet, (x, y): Spot, inwards: f64) -> Result<(), Error> {
    sheet.shape(&[(x, y), (x + inwards * 16.0, y - 9.0), (x + inwards * 16.0, y + 9.0)], INK)
}

fn draw_row(
    sheet: &Sheet,
    frame: &Frame,
    scale: &Scale,
    panel: &Panel,
    (row, (top, bottom)): (&Row, (f64, f64)),
) -> Result<(), Error> {
    let (middle, zero) = ((top + bottom) / 2.0, scale.at(0.0));
    let Some(spread) = row.spread.filter(Spread::is_defined) else {
        sheet.line(&[(zero, top), (zero, bottom)], INK, 3)?;
        let x = if zero < frame.left + 160.0 { zero + 12.0 } else { frame.left };
        return sheet.text(print::UNDEFINED, (x, middle), SMALL);
    };
    let text = print::range(&quantity(panel), spread.p5, spread.p95, digit(panel, &spread));
    let half = SMALL.width(&text) / 2.0;
    let about = (scale.at(spread.p5) + scale.at(spread.p95)) / 2.0;
    let about = about.min(frame.right - half).max(frame.left + half);
    // Numbers too long for the panel are left to the table.
    let is_printed = 2.0 * half <= frame.right - frame.left;
    // The zero line makes room for what would stand on it.
    let is_crossed = is_printed && (about - zero).abs() < half + 4.0;
    sheet.line(&[(zero, top), (zero, if is_crossed { middle + 8.0 } else { bottom })], INK, 3)?;
    let y = middle - 14.0;
    sheet.line(&[(scale.at(spread.p5), y), (scale.at(spread.p95), y)], NAVY, 4)?;
    sheet.line(&[(scale.at(spread.p25), y), (scale.at(spread.p75), y)], NAVY, 16)?;
    if spread.low.is_finite() && spread.high.is_finite() {
        key::ticks(sheet, (scale.at(spread.low), scale.at(spread.high)), y)?;
    }
    if is_printed {
        sheet.text(&text, (about, middle + 24.0), SMALL.ink().stand(Stand::Middle))?;
    }
    Ok(())
}

fn quantity(panel: &Panel) -> Quantity {
    Quantity { name: panel.outcome.clone(), unit: panel.unit, better: panel.better, is_difference: true }
}

fn alt(input: &Differences) -> String {
    let told: Vec<String> = input.panels.iter().filter_map(largest).collect();
    let panels = input.panels.len();
    let rows = input.panels.first().map_or(0, |panel| panel.rows.len());
    let lead = format!(
        "Differences from today's policy over futures, for {panels} outcome{} and {rows} option{}.",
        print::plural(panels),
        print::plural(rows)
    );
    format!("{lead} Largest, with where 9 in 10 futures lie: {}.", print::told(&told))
}

/// The option that moves an outcome most.
fn largest(panel: &Panel) -> Option<String> {
    let defined = panel.rows.iter().filter_map(|row| Some((row, row.spread.filter(Spread::is_defined)?)));
    let (row, spread) =
        defined.reduce(|best, next| if next.1.p50.abs() > best.1.p50.abs() { next } else { best })?;
    let range = print::range(&quantity(panel), spread.p5, spread.p95, digit(panel, &spread));
    let unit = numbers::unit_in_words(panel.unit);
    Some(format!("{}, {}: {range}{unit}", panel.outcome, row.option))
}

fn digit(panel: &Panel, spread: &Spread) -> Digit {
    print::digit_of_range(panel.unit, spread.p5, spread.p95, (spread.high - spread.low) / 2.0)
}

fn table(input: &Differences) -> Table {
    let head = print::heads(&[
        "Outcome",
        "Option",
        "Middle future",
        "5 in 10 futures",
        "9 in 10 futures",
        "Simulation noise (95% interval of the mean)",
    ]);
    let mut rows = Vec::new();
    for panel in &input.panels {
        let quantity = quantity(panel);
        for row in &panel.rows {
            let mut cells = vec![panel.outcome.clone(), row.option.clone()];
            match row.spread.filter(Spread::is_defined) {
                None => cells.extend((0..4).map(|_| print::UNDEFINED.to_owned())),
                Some(spread) => {
                    let digit = digit(panel, &spread);
                    let noise = Digit::of_difference(panel.unit, spread.p50, spread.low, spread.high);
                    cells.push(print::number(&quantity, spread.p50, digit));
                    cells.push(print::range(&quantity, spread.p25, spread.p75, digit));
                    cells.push(print::range(&quantity, spread.p5, spread.p95, digit));
                    cells.push(print::range(&quantity, spread.low, spread.high, noise));
                }
            }
            rows.push(cells);
        }
    }
    Table { head, rows }
}
