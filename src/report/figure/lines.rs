//! Measures of the market by year, a panel a measure and a line an option.

use super::{Figure, Table, Titles, canvas, print};
use crate::basics::Error;
use crate::outcome::Unit;

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
    canvas::listing(&input.titles, alt(input), table(input))
}

fn number(panel: &Panel, number: f64) -> String {
    if number.is_finite() { print::plain(panel.unit, number) } else { print::UNDEFINED.to_owned() }
}

fn alt(input: &Lines) -> String {
    let told: Vec<String> = input
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
            format!("{}: {}", panel.name, ends.join(", "))
        })
        .collect();
    format!("By year, from first to last. {}.", told.join("; "))
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
