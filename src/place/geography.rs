//! How a council's areas are laid out, from its class, its children and its land.
//!
//! Nobody publishes areas as the model needs them, so all of this is assumed, fixed and without chance:
//! the same council always has the same areas. Never knows which council it is.

use super::definition::{Area, Class};
use std::f64::consts::PI;

/// Above this land area, in square kilometres, a unitary authority is laid out as a county is.
pub(super) const WIDE_KM2: f64 = 900.0;

/// Share of the radius of the council's land within which the centres of areas lie.
const REACH: f64 = 0.8;
/// Children to a square kilometre of built-up land: sets how close together a town's homes stand.
const TOWN_DENSITY: f64 = 500.0;
/// The turn from one area to the next: the golden angle, which spreads points evenly over a disc.
const TURN: f64 = 2.399_963_229_728_653;
/// Families in an area, against those in the central one.
const OTHER_TOWN: f64 = 0.85;
const THIN_AREA: f64 = 0.5;
/// Personal assistants to a family in a thin area, against elsewhere (as in the reference authority).
const THIN_ASSISTANTS: f64 = 0.82;

/// Which share of the areas is thin, by children to a square kilometre: the first row that the
/// council's density lies below. At 400 and above none is.
const THIN_BELOW: [(f64, f64); 4] = [(30.0, 0.6), (60.0, 0.5), (150.0, 0.35), (400.0, 0.25)];

/// What the layout starts from.
#[derive(Clone, Copy, Debug)]
pub(super) struct Land {
    pub(super) class: Class,
    /// Residents aged 0 to 17.
    pub(super) children: f64,
    /// Land area, square kilometres.
    pub(super) km2: f64,
}

impl Land {
    /// Children to a square kilometre.
    pub(super) fn density(self) -> f64 {
        self.children / self.km2
    }

    /// Whether it is laid out as a county: several towns and villages tens of kilometres apart.
    pub(super) fn is_wide(self) -> bool {
        self.class == Class::County || (self.class == Class::Unitary && self.km2 > WIDE_KM2)
    }

    fn areas(self) -> usize {
        if self.is_wide() {
            return ((4.0 + self.children / 40_000.0).round() as usize).clamp(5, 12);
        }
        match self.class {
            Class::London => 3 + usize::from(self.children >= 60_000.0),
            Class::Metropolitan => 4 + usize::from(self.children >= 80_000.0),
            _ => 3 + usize::from(self.children >= 30_000.0) + usize::from(self.children >= 60_000.0),
        }
    }

    fn thin_areas(self, areas: usize) -> usize {
        let share = THIN_BELOW.iter().find(|(below, _)| self.density() < *below).map_or(0.0, |row| row.1);
        let thin = (share * areas as f64).round() as usize;
        if self.is_wide() { thin.max(areas.div_ceil(3)) } else { thin }
    }

    /// The areas, the central one first and the thin ones, the outermost, last.
    pub(super) fn lay_out(self) -> Vec<Area> {
        let count = self.areas();
        let first_thin = count - self.thin_areas(count);
        let weight = |i: usize| match i {
            _ if i >= first_thin => THIN_AREA,
            0 => 1.0,
            _ => OTHER_TOWN,
        };
        let assistants = |i: usize| weight(i) * if i >= first_thin { THIN_ASSISTANTS } else { 1.0 };
        let family_shares = shares(count, weight);
        let pa_shares = shares(count, assistants);
        let radius = libm::sqrt(self.km2 / PI);
        // The standard deviation, along one axis, of points spread evenly over a disc is half its radius.
        let whole_area = radius / libm::sqrt(count as f64) / 2.0;
        let place = |i: usize| {
            let distance = REACH * radius * libm::sqrt(i as f64 / (count - 1) as f64);
            let angle = TURN * i as f64;
            let town = libm::sqrt(self.children * family_shares[i] / (PI * TOWN_DENSITY)) / 2.0;
            let thin = i >= first_thin;
            Area {
                x: hundredths(distance * libm::cos(angle)),
                y: hundredths(distance * libm::sin(angle)),
                spread: hundredths(if thin { whole_area } else { town.min(whole_area) }),
                family_share: family_shares[i],
                pa_share: pa_shares[i],
                thin,
            }
        };
        (0..count).map(place).collect()
    }
}

/// Weights as shares to three decimals; the first takes what rounding leaves, so that they sum to one.
fn shares(count: usize, weight: impl Fn(usize) -> f64) -> Vec<f64> {
    let total: f64 = (0..count).map(&weight).sum();
    let rest: Vec<f64> = (1..count).map(|i| (weight(i) / total * 1000.0).round() / 1000.0).collect();
    let first = ((1.0 - rest.iter().sum::<f64>()) * 1000.0).round() / 1000.0;
    std::iter::once(first).chain(rest).collect()
}

fn hundredths(km: f64) -> f64 {
    (km * 100.0).round() / 100.0
}

/// The mean distance between the centres of two areas, kilometres; zero for a single area.
pub(super) fn mean_distance(areas: &[Area]) -> f64 {
    let (mut sum, mut pairs) = (0.0, 0.0);
    for (i, a) in areas.iter().enumerate() {
        for b in &areas[i + 1..] {
            sum += libm::hypot(a.x - b.x, a.y - b.y);
            pairs += 1.0;
        }
    }
    if pairs > 0.0 { sum / pairs } else { 0.0 }
}
