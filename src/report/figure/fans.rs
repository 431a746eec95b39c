//! An outcome over time, a panel an option: the median future, and where five and nine of ten lie.

pub mod grid;

use super::canvas::{Canvas, WIDTH};
use super::key::{self, Mark};
use super::label::{HEAD, SMALL, below};
use super::palette::{GREY, MIDDLE, NAVY, OUTER};
use super::scale::{self, Scale};
use super::sheet::{Sheet, Spot};
use super::{Figure, Quantity, Table, Titles, print};
use crate::basics::Error;

/// What the figure shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Fans {
    /// Its titles.
    pub titles: Titles,
    /// The outcome.
    pub quantity: Quantity,
    /// The names of the times, such as `Year 1` or `2026-27 Q1`.
    pub times: Vec<String>,
    /// What the grey line is called, such as `today's policy`.
    pub baseline_name: String,
    /// The baseline's median at each time.
    pub baseline: Vec<f64>,
    /// The options.
    pub panels: Vec<Fan>,
}

/// One option over time.
#[derive(Clone, Debug, PartialEq)]
pub struct Fan {
    /// Its label.
    pub option: String,
    /// The spread over futures at each time.
    pub bands: Vec<Band>,
}

/// The spread over futures at one time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Band {
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
}

impl Band {
    /// Whether every number is finite.
    fn is_defined(&self) -> bool {
        [self.p5, self.p25, self.p50, self.p75, self.p95].iter().all(|number| number.is_finite())
    }
}

/// Draws it.
///
/// # Errors
/// Where the picture library refuses.
pub fn fans(input: &Fans) -> Result<Figure, Error> {
    let mut canvas = Canvas::default();
    let height = canvas.draw(|sheet| draw(sheet, input))?;
    let alt = alt(input);
    let svg = canvas.finish(&input.titles, &alt, height);
    Ok(Figure::new(&input.titles, alt, svg, table(input)))
}

/// Between panels, and the height of a panel's plot.
const GAP: f64 = 40.0;
const PLOT: f64 = 250.0;
/// Room beside the first and last time.
const PAD: f64 = 16.0;

fn draw(sheet: &Sheet, input: &Fans) -> Result<f64, Error> {
    let baseline = format!("middle future of {}", input.baseline_name);
    let entries = [
        (Mark::Median, "middle future"),
        (Mark::Inner, "5 in 10 futures"),
        (Mark::Outer, "9 in 10 futures"),
        (Mark::Dashed, baseline.as_str()),
    ];
    let y = key::key(sheet, &entries, (0.0, 8.0), WIDTH)? + 16.0;
    let axis = format!(
        "{}, {}. Under each name: the middle future at the end and, in brackets, where 9 in 10 futures lie.",
        input.quantity.name,
        scale::unit(&input.quantity)
    );
    let mut y = below(sheet, &axis, (0.0, y), WIDTH, SMALL)? + 16.0;
    let values = || {
        let bands = input.panels.iter().flat_map(|panel| &panel.bands);
        bands.flat_map(|band| [band.p5, band.p95]).chain(input.baseline.iter().copied())
    };
    let room = Scale::up(&input.quantity, values(), PLOT, 0.0).widest() + 16.0;
    let abreast = input.panels.len().clamp(1, 3);
    let width = (WIDTH - room - GAP * abreast as f64) / abreast as f64;
    for panels in input.panels.chunks(abreast) {
        let head = |panel: &Fan| HEAD.height(&panel.option, width) + SMALL.height(&end(input, panel), width);
        let top = y + panels.iter().map(head).fold(0.0, f64::max) + 20.0;
        let scale = Scale::up(&input.quantity, values(), top + PLOT, top);
        for (place, panel) in panels.iter().enumerate() {
            let left = room + place as f64 * (width + GAP);
            let under = below(sheet, &panel.option, (left, y), width, HEAD)?;
            below(sheet, &end(input, panel), (left, under), width, SMALL.ink())?;
            scale.draw_up(sheet, left, left + width, place == 0)?;
            let xs = scale::steps(left + PAD, left + width - PAD, input.times.len());
            scale::times(sheet, &input.times, &xs, (left - 10.0, left + width + 10.0), top + PLOT + 24.0)?;
            draw_fan(sheet, &scale, &xs, &panel.bands, &input.baseline)?;
        }
        y = top + PLOT + 64.0;
    }
    Ok(y)
}

/// Where an option's futures end, in words.
fn end(input: &Fans, panel: &Fan) -> String {
    let Some((place, band)) = panel.bands.iter().enumerate().rev().find(|(_, band)| band.is_defined()) else {
        return print::UNDEFINED.to_owned();
    };
    let digit = print::digit_of_range(input.quantity.unit, band.p5, band.p95, 0.0);
    let (middle, range) = (
        print::number(&input.quantity, band.p50, digit),
        print::range(&input.quantity, band.p5, band.p95, digit),
    );
    let time = input.times.get(place).map_or("", String::as_str);
    format!("{time}: {middle} ({range})")
}

/// Draws an option's futures and the baseline's median across them.
fn draw_fan(sheet: &Sheet, scale: &Scale, xs: &[f64], bands: &[Band], baseline: &[f64]) -> Result<(), Error> {
    let spots: Vec<(f64, Band)> = xs.iter().copied().zip(bands.iter().copied()).collect();
    for run in spots.split(|(_, band)| !band.is_defined()).filter(|run| !run.is_empty()) {
        let line = |of: fn(&Band) -> f64| -> Vec<Spot> {
            run.iter().map(|(x, band)| (*x, scale.at(of(band)))).collect()
        };
        for (low, high, colour) in [
            (line(|band| band.p5), line(|band| band.p95), OUTER),
            (line(|band| band.p25), line(|band| band.p75), MIDDLE),
        ] {
            let round: Vec<Spot> = low.iter().chain(high.iter().rev()).copied().collect();
            sheet.shape(&round, colour)?;
            sheet.line(&low, NAVY, 2)?;
            sheet.line(&high, NAVY, 2)?;
            // A time by itself has no width: its range is a line up the page.
            if let ([low], [high]) = (low.as_slice(), high.as_slice()) {
                sheet.line(&[*low, *high], NAVY, 4)?;
            }
        }
        let middle = line(|band| band.p50);
        sheet.line(&middle, NAVY, 5)?;
        if let [(x, y)] = middle.as_slice() {
            sheet.disc((*x, *y), 8, NAVY)?;
        }
    }
    let spots: Vec<Spot> = xs.iter().copied().zip(baseline.iter().map(|&value| scale.at(value))).collect();
    for run in spots.split(|(_, y)| !y.is_finite()) {
        sheet.dashes(run, GREY, 4)?;
    }
    Ok(())
}

fn alt(input: &Fans) -> String {
    let quantity = &input.quantity;
    let phrases: Vec<String> = input
        .panels
        .iter()
        .filter_map(|panel| {
            let (place, band) =
                panel.bands.iter().enumerate().rev().find(|(_, band)| band.p50.is_finite())?;
            let digit = print::digit_of_range(quantity.unit, band.p5, band.p95, 0.0);
            Some(format!(
                "{} {} in {} ({} in 9 of 10 futures)",
                panel.option,
                print::number(quantity, band.p50, digit),
                input.times.get(place)?,
                print::range(quantity, band.p5, band.p95, digit)
            ))
        })
        .collect();
    format!(
        "{} over time, a panel an option. Middle future at the end: {}.",
        quantity.name,
        print::first_few(&phrases)
    )
}

fn table(input: &Fans) -> Table {
    let quantity = &input.quantity;
    let baseline = format!("Middle future, {}", input.baseline_name);
    let head = ["Option", "Time", "Middle future", "5 in 10 futures", "9 in 10 futures", &baseline];
    let mut rows = Vec::new();
    for panel in &input.panels {
        for (place, band) in panel.bands.iter().enumerate() {
            let digit = print::digit_of_range(quantity.unit, band.p5, band.p95, 0.0);
            rows.push(vec![
                panel.option.clone(),
                input.times.get(place).cloned().unwrap_or_default(),
                print::known(quantity, band.p50, digit),
                print::known_range(quantity, band.p25, band.p75, digit),
                print::known_range(quantity, band.p5, band.p95, digit),
                print::known(quantity, input.baseline.get(place).copied().unwrap_or(f64::NAN), digit),
            ]);
        }
    }
    Table { head: print::heads(&head), rows }
}
