//! Differences from today's policy, a panel an outcome and a row an option: where nine and five of
//! ten futures lie, and between ticks how far the simulation's own noise reaches.

use super::canvas::{Canvas, WIDTH};
use super::key::{self, Mark};
use super::label::SMALL;
use super::palette::NAVY;
use super::panels::{self, Lane};
use super::sheet::Sheet;
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

fn draw(sheet: &Sheet, input: &Differences) -> Result<f64, Error> {
    let entries = [
        (Mark::Thin, "9 in 10 futures"),
        (Mark::Thick, "5 in 10 futures"),
        (Mark::Ticks, "between the ticks: simulation noise (95% interval of the mean)"),
    ];
    let top = key::key(sheet, &entries, (0.0, 8.0), WIDTH)? + 24.0;
    let drawn: Vec<panels::Panel> = input.panels.iter().map(Panel::outline).collect();
    panels::panels(sheet, top, "today's policy", &drawn, |panel, row, lane| {
        let panel = &input.panels[panel];
        match panel.rows[row].spread.filter(Spread::is_defined) {
            None => lane.undefined(sheet),
            Some(spread) => draw_row(sheet, lane, panel, &spread),
        }
    })
}

impl Panel {
    fn outline(&self) -> panels::Panel<'_> {
        let spreads = self.rows.iter().filter_map(|row| row.spread.filter(Spread::is_defined));
        panels::Panel {
            quantity: quantity(self),
            options: self.rows.iter().map(|row| row.option.as_str()).collect(),
            values: spreads.flat_map(|spread| [spread.p5, spread.p95, spread.low, spread.high]).collect(),
        }
    }
}

fn draw_row(sheet: &Sheet, lane: &Lane, panel: &Panel, spread: &Spread) -> Result<(), Error> {
    let text = print::range(&quantity(panel), spread.p5, spread.p95, digit(panel, spread));
    let (scale, y) = (lane.scale, lane.y());
    let about = (scale.at(spread.p5) + scale.at(spread.p95)) / 2.0;
    lane.marked(sheet, (&text, about, SMALL.ink()), |sheet| {
        sheet.line(&[(scale.at(spread.p5), y), (scale.at(spread.p95), y)], NAVY, 4)?;
        sheet.line(&[(scale.at(spread.p25), y), (scale.at(spread.p75), y)], NAVY, 16)?;
        if spread.low.is_finite() && spread.high.is_finite() {
            key::ticks(sheet, (scale.at(spread.low), scale.at(spread.high)), y)?;
        }
        Ok(())
    })
}

fn quantity(panel: &Panel) -> Quantity {
    Quantity { name: panel.outcome.clone(), unit: panel.unit, better: panel.better, is_difference: true }
}

fn alt(input: &Differences) -> String {
    let phrases: Vec<String> = input.panels.iter().filter_map(largest).collect();
    let panels = input.panels.len();
    let rows = input.panels.first().map_or(0, |panel| panel.rows.len());
    let lead = format!(
        "Differences from today's policy over futures, for {panels} outcome{} and {rows} option{}.",
        print::plural(panels),
        print::plural(rows)
    );
    format!("{lead} Largest, with where 9 in 10 futures lie: {}.", print::first_few(&phrases))
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
