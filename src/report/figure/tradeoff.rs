//! Options between two outcomes, with the ranges of nine in ten futures and the frontier: options that
//! no other betters on both.

use super::area::{Area, Full};
use super::canvas::{Canvas, WIDTH};
use super::key::{self, Mark};
use super::label::{SMALL, below, label};
use super::letters::wrapped;
use super::marks;
use super::palette::{NAVY, PALE, QUIET};
use super::scale::{self, Scale};
use super::sheet::{Sheet, Spot};
use super::{Figure, Quantity, Table, Titles, print};
use crate::basics::Error;
use crate::outcome::Better;
use crate::report::words;

/// What the figure shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Tradeoff {
    /// Its titles.
    pub titles: Titles,
    /// The outcome along the page.
    pub across: Quantity,
    /// The outcome up the page.
    pub up: Quantity,
    /// The options.
    pub options: Vec<Place>,
}

/// Where one option stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// Its label.
    pub option: String,
    /// Along the page.
    pub across: Range,
    /// Up the page.
    pub up: Range,
}

/// An outcome over futures.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Range {
    /// A twentieth of the futures lie below.
    pub p5: f64,
    /// Half.
    pub p50: f64,
    /// All but a twentieth.
    pub p95: f64,
}

/// Draws it.
///
/// # Errors
/// Where the picture library refuses.
pub fn tradeoff(input: &Tradeoff) -> Result<Figure, Error> {
    let mut canvas = Canvas::default();
    let height = canvas.draw(|sheet| draw(sheet, input))?;
    let alt = alt(input);
    let svg = canvas.finish(&input.titles, &alt, height);
    Ok(Figure::new(&input.titles, alt, svg, table(input)))
}

/// The plot's edges across the page, and its height.
const TO: f64 = 1420.0;
const PLOT: f64 = 800.0;
/// How many options are named beside their marks; more than these are numbered.
const NAMED: usize = 6;
/// Widest that a label may be.
const LABEL: f64 = 330.0;

/// The plot: its scales, its edges, and what is drawn in it so far.
struct Plot<'a, 's> {
    sheet: &'a Sheet<'s>,
    input: &'a Tradeoff,
    across: Scale,
    up: Scale,
    frame: Area,
    full: Full,
}

fn draw(sheet: &Sheet, input: &Tradeoff) -> Result<f64, Error> {
    let entries = [
        (Mark::Lozenge, "no other option betters it on both"),
        (Mark::Disc, "another option betters it"),
        (Mark::Thin, "9 in 10 futures, each way"),
    ];
    let y = key::key(sheet, &entries, (0.0, 8.0), WIDTH)? + 16.0;
    let top = below(sheet, &axis_name(&input.up, "up"), (0.0, y), WIDTH, SMALL.ink())? + 16.0;
    let mut plot = Plot::new(sheet, input, top);
    plot.draw_axes()?;
    plot.draw_marks()?;
    corner(sheet, input, &mut plot.full, &plot.frame)?;
    if plot.has_today() {
        plot.name_today()?;
    }
    let is_numbered = input.options.len() > NAMED;
    plot.name_options(is_numbered)?;
    let (left, bottom) = (plot.frame.left, plot.frame.bottom);
    let name = axis_name(&input.across, "to the right");
    let y = below(sheet, &name, (left, bottom + 44.0), WIDTH - left, SMALL.ink())?;
    let y = if is_numbered { list(sheet, input, y + 16.0)? } else { y };
    let missing: Vec<&str> =
        input.options.iter().filter(|one| !one.is_defined()).map(|one| one.option.as_str()).collect();
    if missing.is_empty() {
        return Ok(y);
    }
    below(sheet, &format!("Not defined: {}.", missing.join("; ")), (0.0, y + 8.0), WIDTH, SMALL.ink())
}

impl<'a, 's> Plot<'a, 's> {
    fn new(sheet: &'a Sheet<'s>, input: &'a Tradeoff, top: f64) -> Plot<'a, 's> {
        let bottom = top + PLOT;
        let ends = |of: fn(&Place) -> Range| {
            let defined = input.options.iter().filter(|one| one.is_defined());
            defined.map(of).flat_map(|range| [range.p5, range.p95]).collect::<Vec<f64>>()
        };
        let zero = |quantity: &Quantity| quantity.is_difference.then_some(0.0);
        let up = Scale::up(&input.up, ends(|one| one.up).into_iter().chain(zero(&input.up)), bottom, top);
        let left = up.widest() + 16.0;
        let xs = ends(|one| one.across).into_iter().chain(zero(&input.across));
        let across = Scale::across(&input.across, xs, left, TO);
        let frame = Area::between((left, top), (TO, bottom));
        Plot { sheet, input, across, up, frame, full: Full::default() }
    }

    /// Whether today's policy has a point: where both quantities are differences from it.
    fn has_today(&self) -> bool {
        self.input.across.is_difference && self.input.up.is_difference
    }

    /// The axes, with a line through zero where a quantity is a difference.
    fn draw_axes(&mut self) -> Result<(), Error> {
        let Area { left, top, bottom, .. } = self.frame;
        self.up.draw_up(self.sheet, left, TO, true)?;
        self.across.draw_across(self.sheet, bottom, top)?;
        let (x, y) = (self.across.at(0.0), self.up.at(0.0));
        if self.input.across.is_difference {
            self.sheet.line(&[(x, top), (x, bottom)], QUIET, 3)?;
        }
        if self.input.up.is_difference {
            self.sheet.line(&[(left, y), (TO, y)], QUIET, 3)?;
        }
        if self.has_today() {
            self.full.marks.push(Area::about((x, y), 34.0, 34.0));
            self.full.lines.push(Area::between((left, y - 3.0), (TO, y + 3.0)));
            self.full.lines.push(Area::between((x - 3.0, top), (x + 3.0, bottom)));
        }
        Ok(())
    }

    fn at(&self, one: &Place) -> Spot {
        (self.across.at(one.across.p50), self.up.at(one.up.p50))
    }

    /// Each option's two ranges, and over all of them its mark.
    fn draw_marks(&mut self) -> Result<(), Error> {
        let input = self.input;
        for one in input.options.iter().filter(|one| one.is_defined()) {
            let at = self.at(one);
            let (west, east) = (self.across.at(one.across.p5), self.across.at(one.across.p95));
            let (south, north) = (self.up.at(one.up.p5), self.up.at(one.up.p95));
            self.sheet.line(&[(west, at.1), (east, at.1)], NAVY, 3)?;
            self.sheet.line(&[(at.0, south), (at.0, north)], NAVY, 3)?;
            self.full.marks.push(Area::about(at, 44.0, 44.0));
            self.full.lines.push(Area::between((west, at.1 - 10.0), (east, at.1 + 10.0)));
            self.full.lines.push(Area::between((at.0 - 10.0, north), (at.0 + 10.0, south)));
        }
        for (one, is_on) in input.options.iter().zip(frontier(input)).filter(|(one, _)| one.is_defined()) {
            let at = self.at(one);
            if is_on { marks::lozenge(self.sheet, at)? } else { marks::disc(self.sheet, at)? }
        }
        Ok(())
    }

    fn name_today(&mut self) -> Result<(), Error> {
        let at = (self.across.at(0.0), self.up.at(0.0));
        marks::ring(self.sheet, at)?;
        let (name, look) = ("today's policy", SMALL);
        let area = self.full.place(at, (look.width(name) + 8.0, look.leading() + 4.0), &self.frame);
        label(self.sheet, name, (area.left + 4.0, (area.top + area.bottom) / 2.0), LABEL, look)?;
        Ok(())
    }

    /// The options' names, or their numbers, beside their marks.
    fn name_options(&mut self, is_numbered: bool) -> Result<(), Error> {
        let input = self.input;
        for ((number, one), is_on) in (1..).zip(&input.options).zip(frontier(input)) {
            if !one.is_defined() {
                continue;
            }
            let at = self.at(one);
            let name = if is_numbered { number.to_string() } else { one.option.clone() };
            let look = if is_on || is_numbered { SMALL.ink().bold() } else { SMALL.ink() };
            let lines = wrapped(&name, LABEL, look.size, look.bold);
            let width = lines.iter().map(|line| look.width(line)).fold(0.0, f64::max);
            let size = (width + 8.0, look.leading() * lines.len() as f64 + 4.0);
            let area = self.full.place(at, size, &self.frame);
            let near = (at.0.clamp(area.left, area.right), at.1.clamp(area.top, area.bottom));
            if (near.0 - at.0).abs().max((near.1 - at.1).abs()) > 40.0 {
                self.sheet.line(&[at, near], QUIET, 2)?;
            }
            let middle = (area.left + 4.0, (area.top + area.bottom) / 2.0);
            label(self.sheet, &name, middle, LABEL, look)?;
        }
        Ok(())
    }
}

/// The options' names by their numbers, in two columns; returns where they end.
fn list(sheet: &Sheet, input: &Tradeoff, top: f64) -> Result<f64, Error> {
    let width = WIDTH / 2.0;
    let half = input.options.len().div_ceil(2);
    let mut bottom = top;
    for (column, options) in input.options.chunks(half).enumerate() {
        let left = column as f64 * width;
        let mut y = top;
        for (place, one) in options.iter().enumerate() {
            let number = column * half + place + 1;
            below(sheet, &number.to_string(), (left, y), 50.0, SMALL.ink().bold())?;
            y = below(sheet, &one.option, (left + 50.0, y), width - 70.0, SMALL.ink())?;
        }
        bottom = bottom.max(y);
    }
    Ok(bottom)
}

/// Names the corner where options are better on both outcomes.
fn corner(sheet: &Sheet, input: &Tradeoff, full: &mut Full, frame: &Area) -> Result<(), Error> {
    let (x, y) = match (input.across.better, input.up.better) {
        (Better::Neither, _) | (_, Better::Neither) => return Ok(()),
        (Better::Lower, Better::Higher) => (frame.left, frame.top),
        (Better::Lower, Better::Lower) => (frame.left, frame.bottom),
        (Better::Higher, Better::Higher) => (frame.right, frame.top),
        (Better::Higher, Better::Lower) => (frame.right, frame.bottom),
    };
    let (name, look) = ("better on both", SMALL.ink().bold());
    let area = full.place((x, y), (look.width(name) + 16.0, look.leading() + 8.0), frame);
    sheet.block((area.left, area.top), (area.right, area.bottom), PALE)?;
    sheet.text(name, (area.left + 8.0, (area.top + area.bottom) / 2.0), look)
}

/// An axis' name, its unit and which way is better.
fn axis_name(quantity: &Quantity, forwards: &str) -> String {
    let back = if forwards == "up" { "down" } else { "to the left" };
    let way = match quantity.better {
        Better::Higher => format!("; better {forwards}"),
        Better::Lower => format!("; better {back}"),
        Better::Neither => String::new(),
    };
    let against = if quantity.is_difference { ", against today's policy" } else { "" };
    format!("{}, {}{against}{way}", quantity.name, scale::unit(quantity))
}

impl Place {
    /// Whether every number is finite.
    fn is_defined(&self) -> bool {
        [self.across, self.up]
            .iter()
            .all(|range| [range.p5, range.p50, range.p95].iter().all(|number| number.is_finite()))
    }
}

/// For each option, whether no other is at least as good on both outcomes and better on one, by their
/// middle futures. An option with an undefined number is on no frontier and betters none; where
/// neither side of an outcome is better, higher is taken for better.
pub fn frontier(input: &Tradeoff) -> Vec<bool> {
    let good = |quantity: &Quantity, number: f64| {
        if quantity.better == Better::Lower { -number } else { number }
    };
    let spots: Vec<(f64, f64)> = input
        .options
        .iter()
        .map(|one| (good(&input.across, one.across.p50), good(&input.up, one.up.p50)))
        .collect();
    spots
        .iter()
        .map(|&(x, y)| {
            x.is_finite()
                && y.is_finite()
                && !spots.iter().any(|&(a, b)| a >= x && b >= y && (a > x || b > y))
        })
        .collect()
}

fn alt(input: &Tradeoff) -> String {
    let on: Vec<String> = input
        .options
        .iter()
        .zip(frontier(input))
        .filter(|(_, is_on)| *is_on)
        .map(|(one, _)| {
            let middle = |quantity: &Quantity, range: Range| {
                let digit = print::digit_of_range(quantity.unit, range.p5, range.p95, 0.0);
                print::known(quantity, range.p50, digit)
            };
            format!("{} ({}; {})", one.option, middle(&input.across, one.across), middle(&input.up, one.up))
        })
        .collect();
    format!(
        "{} option{} between {} and {}. No other option betters these on both: {}.",
        input.options.len(),
        print::plural(input.options.len()),
        words::within(&input.across.name),
        words::within(&input.up.name),
        print::first_few(&on)
    )
}

fn table(input: &Tradeoff) -> Table {
    let mut head = vec!["Option".to_owned()];
    for quantity in [&input.across, &input.up] {
        head.push(format!("{}, middle future", quantity.name));
        head.push(format!("{}, 9 in 10 futures", quantity.name));
    }
    head.push("On the frontier".to_owned());
    let rows = input.options.iter().zip(frontier(input)).map(|(one, is_on)| {
        let mut cells = vec![one.option.clone()];
        for (quantity, range) in [(&input.across, one.across), (&input.up, one.up)] {
            let digit = print::digit_of_range(quantity.unit, range.p5, range.p95, 0.0);
            cells.push(print::known(quantity, range.p50, digit));
            cells.push(print::known_range(quantity, range.p5, range.p95, digit));
        }
        cells.push(if is_on { "yes" } else { "no" }.to_owned());
        cells
    });
    Table { head, rows: rows.collect() }
}
