//! An axis of a figure with the names of its ticks, as many as fit.

use super::Quantity;
use super::axis::Axis;
use super::label::{SMALL, held};
use super::palette::{PALE, QUIET};
use super::sheet::{Sheet, Stand};
use crate::basics::Error;
use crate::outcome::{Better, Unit};
use crate::report::numbers;

/// Numbers along a line, in a quantity's unit.
pub(super) struct Scale {
    axis: Axis,
    unit: Unit,
    /// Pixels and names.
    ticks: Vec<(f64, String)>,
}

/// How far the name of a tick may reach over the end of its axis.
const OVER: f64 = 16.0;
/// Between the names of two ticks.
const APART: f64 = 22.0;

impl Scale {
    /// Along the page.
    pub(super) fn across(
        quantity: &Quantity,
        values: impl Iterator<Item = f64>,
        from: f64,
        to: f64,
    ) -> Scale {
        let Some(axis) = grounded(quantity, values, from, to) else {
            return Scale::empty(quantity, from, to);
        };
        let fits = |ticks: &[(f64, String)]| {
            ticks.windows(2).all(|pair| {
                pair[0].0 + (SMALL.width(&pair[0].1) + SMALL.width(&pair[1].1)) / 2.0 + APART <= pair[1].0
            })
        };
        let mut ticks = named(quantity, &axis, 9);
        for count in (1..9).rev() {
            if fits(&ticks) {
                break;
            }
            ticks = named(quantity, &axis, count);
        }
        ticks.retain(|(at, name)| {
            let half = SMALL.width(name) / 2.0;
            at - half >= from - OVER && at + half <= to + OVER
        });
        if !fits(&ticks) {
            ticks.truncate(1);
        }
        Scale { axis, unit: quantity.unit, ticks }
    }

    /// Up the page, from the pixel of the lowest to that of the highest.
    pub(super) fn up(quantity: &Quantity, values: impl Iterator<Item = f64>, bottom: f64, top: f64) -> Scale {
        let Some(axis) = grounded(quantity, values, bottom, top) else {
            return Scale::empty(quantity, bottom, top);
        };
        let count = ((bottom - top) / 60.0).clamp(3.0, 7.0) as usize;
        let ticks =
            (count..count + 4).map(|count| named(quantity, &axis, count)).find(|ticks| ticks.len() > 1);
        Scale { axis, unit: quantity.unit, ticks: ticks.unwrap_or_default() }
    }

    /// Where there is no value: nothing is named, since any number would be made up.
    fn empty(quantity: &Quantity, from: f64, to: f64) -> Scale {
        let axis = Axis { low: 0.0, high: 1.0, from, to };
        Scale { axis, unit: quantity.unit, ticks: Vec::new() }
    }

    /// The pixel of a number.
    pub(super) fn at(&self, number: f64) -> f64 {
        self.axis.at(numbers::scaled(self.unit, number))
    }

    /// The numbers at both ends, in the unit of what is handed in.
    pub(super) fn ends(&self) -> (f64, f64) {
        let scale = numbers::scaled(self.unit, 1.0);
        (self.axis.low / scale, self.axis.high / scale)
    }

    /// The widest name of a tick.
    pub(super) fn widest(&self) -> f64 {
        self.ticks.iter().map(|(_, name)| SMALL.width(name)).fold(0.0, f64::max)
    }

    /// The axis below marks, its grid up to `top`.
    pub(super) fn draw_across(&self, sheet: &Sheet, bottom: f64, top: f64) -> Result<(), Error> {
        for (at, name) in &self.ticks {
            sheet.line(&[(*at, top), (*at, bottom)], PALE, 2)?;
            sheet.line(&[(*at, bottom), (*at, bottom + 8.0)], QUIET, 2)?;
            sheet.text(name, (*at, bottom + 24.0), SMALL.stand(Stand::Middle))?;
        }
        sheet.line(&[(self.axis.from, bottom), (self.axis.to, bottom)], QUIET, 2)
    }

    /// The axis to the left of marks, its grid from `left` to `right`; the names end at `left`.
    pub(super) fn draw_up(&self, sheet: &Sheet, left: f64, right: f64, named: bool) -> Result<(), Error> {
        for (at, name) in &self.ticks {
            sheet.line(&[(left, *at), (right, *at)], PALE, 2)?;
            if named {
                sheet.text(name, (left - 8.0, *at), SMALL.stand(Stand::Right))?;
            }
        }
        Ok(())
    }
}

/// An axis that holds the values; one of amounts that begin at zero begins there. `None` where no
/// value is defined.
fn grounded(quantity: &Quantity, values: impl Iterator<Item = f64>, from: f64, to: f64) -> Option<Axis> {
    let values: Vec<f64> = values.map(|value| numbers::scaled(quantity.unit, value)).collect();
    let mut axis = Axis::holding(values.iter().copied(), from, to);
    let lowest = values.iter().copied().filter(|value| value.is_finite()).fold(f64::INFINITY, f64::min);
    if lowest == 0.0 && !quantity.is_difference && axis.high > 0.0 {
        axis.low = 0.0;
    }
    lowest.is_finite().then_some(axis)
}

fn named(quantity: &Quantity, axis: &Axis, count: usize) -> Vec<(f64, String)> {
    let (ticks, decimals) = axis.ticks(count);
    ticks.into_iter().map(|tick| (axis.at(tick), name(quantity, tick, decimals))).collect()
}

/// A tick's name, such as `+£50k`, `40%`, `−2.5`.
fn name(quantity: &Quantity, tick: f64, decimals: usize) -> String {
    let size = tick.abs();
    let short = |size: f64| numbers::thousands(&format!("{}", (size * 1000.0).round() / 1000.0));
    let digits = match size {
        size if size >= 1e9 => format!("{}bn", short(size / 1e9)),
        size if size >= 1e6 => format!("{}m", short(size / 1e6)),
        size if size >= 1e4 => format!("{}k", short(size / 1e3)),
        size => numbers::thousands(&format!("{size:.decimals$}")),
    };
    let sign = match tick {
        tick if tick < 0.0 => "−",
        tick if tick > 0.0 && quantity.is_difference => "+",
        _ => "",
    };
    let (before, after) = match quantity.unit {
        Unit::Share if quantity.is_difference => ("", ""),
        Unit::Share => ("", "%"),
        Unit::PoundsAYear | Unit::PoundsAnHour => ("£", ""),
        _ => ("", ""),
    };
    format!("{sign}{before}{digits}{after}")
}

/// Pounds in as few letters as three digits need, such as `£1.23m`.
pub(super) fn short_pounds(amount: f64) -> String {
    let quantity = Quantity {
        name: String::new(),
        unit: Unit::PoundsAYear,
        better: Better::Neither,
        is_difference: false,
    };
    if !amount.is_finite() || amount == 0.0 {
        return name(&quantity, 0.0, 0);
    }
    let step = libm::exp10(libm::floor(libm::log10(amount.abs())) - 2.0);
    name(&quantity, (amount / step).round() * step, 0)
}

/// Points of so many times between two ends.
pub(super) fn steps(from: f64, to: f64, count: usize) -> Vec<f64> {
    match count {
        1 => vec![(from + to) / 2.0],
        _ => (0..count).map(|step| from + (to - from) * step as f64 / (count - 1) as f64).collect(),
    }
}

/// Names under an axis, every one or as many as fit between two ends.
pub(super) fn times(
    sheet: &Sheet,
    names: &[String],
    xs: &[f64],
    (from, to): (f64, f64),
    y: f64,
) -> Result<(), Error> {
    let last = names.len().min(xs.len()).saturating_sub(1);
    // Where a name lies once it is moved inside the ends.
    let middle = |place: usize| {
        let half = SMALL.width(&names[place]) / 2.0;
        xs[place].min(to - half).max(from + half)
    };
    let fits = |every: usize| {
        (every..=last).step_by(every).all(|place| {
            let half = (SMALL.width(&names[place]) + SMALL.width(&names[place - every])) / 2.0;
            middle(place) - middle(place - every) >= half + 8.0
        })
    };
    // The first and the last are named, and as many between them as lie evenly and fit.
    let every = (1..=last).find(|&every| last.is_multiple_of(every) && fits(every));
    let named: Vec<usize> = match every {
        Some(every) => (0..=last).step_by(every).collect(),
        None => vec![last],
    };
    for place in named.into_iter().filter(|&place| place < names.len()) {
        held(sheet, &names[place], (xs[place], y), (from, to), SMALL)?;
    }
    Ok(())
}

/// The unit of an axis in words.
pub(super) fn unit(quantity: &Quantity) -> &'static str {
    match (quantity.unit, quantity.is_difference) {
        (Unit::Share, true) => "percentage points",
        (Unit::Share, false) => "per cent",
        (unit, _) => numbers::unit_of_axis(unit),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_named_in_their_unit() {
        for (unit, is_difference, tick, decimals, expected) in [
            (Unit::Share, true, 5.0, 0, "+5"),
            (Unit::Share, false, 40.0, 0, "40%"),
            (Unit::PoundsAYear, true, -50_000.0, 0, "−£50k"),
            (Unit::PoundsAYear, false, 1_250_000.0, 0, "£1.25m"),
            (Unit::PoundsAYear, false, 1e15, 0, "£1,000,000bn"),
            (Unit::Weeks, true, 0.0, 1, "0.0"),
            (Unit::AYear, false, 2500.0, 0, "2,500"),
        ] {
            let quantity = Quantity { name: String::new(), unit, better: Better::Neither, is_difference };
            assert_eq!(name(&quantity, tick, decimals), expected);
        }
    }

    #[test]
    fn names_of_ticks_keep_apart() {
        let quantity =
            Quantity { name: String::new(), unit: Unit::AYear, better: Better::Neither, is_difference: true };
        for (low, high, to) in [(0.0, 1.0, 100.0), (-9e14, 1e15, 300.0), (0.0, 7e5, 900.0)] {
            let scale = Scale::across(&quantity, [low, high].into_iter(), 0.0, to);
            assert!(!scale.ticks.is_empty(), "{low} to {high}");
            for pair in scale.ticks.windows(2) {
                let half = (SMALL.width(&pair[0].1) + SMALL.width(&pair[1].1)) / 2.0;
                assert!(pair[1].0 - pair[0].0 > half, "{:?}", scale.ticks);
            }
        }
    }
}
