//! Pictures of a comparison, as SVG and as the same picture in PNG.
//!
//! Never knows of files. Colours are told apart by those who see few of them, and never say alone
//! what they say.

pub mod differences;
pub mod fans;
pub mod findings;

use plotters::style::RGBColor;

/// Text and the lines of axes.
const INK: RGBColor = RGBColor(34, 34, 34);
/// What matters less.
const GREY: RGBColor = RGBColor(110, 110, 110);
/// What matters least: grids and bands.
const PALE: RGBColor = RGBColor(238, 240, 243);
/// For the better (Okabe and Ito's blue).
const BLUE: RGBColor = RGBColor(0, 114, 178);
/// For the worse (their vermilion).
const VERMILION: RGBColor = RGBColor(213, 94, 0);

/// Width of a picture in pixels; large, since coordinates are rounded to whole ones.
const WIDTH: f64 = 1600.0;
/// Space round a picture.
const MARGIN: f64 = 40.0;
