//! An outcome over time, a panel an option: the median future, and where five and nine of ten lie.

use super::{Figure, Quantity, Table, Titles, canvas, print};
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

/// Draws it.
///
/// # Errors
/// Where the picture library refuses.
pub fn fans(input: &Fans) -> Result<Figure, Error> {
    canvas::listing(&input.titles, alt(input), table(input))
}

fn alt(input: &Fans) -> String {
    let quantity = &input.quantity;
    let told: Vec<String> = input
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
    format!("{} over time, a panel an option. Middle future at the end: {}.", quantity.name, told.join("; "))
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
