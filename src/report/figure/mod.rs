//! The charts of documents, result folders and validations: plain numbers in; a picture, its words and its
//! table out.
//!
//! Never knows of studies, files or pages. Whoever calls hands over numbers, units, labels and the
//! two titles; a figure is drawn the same whatever page it will stand on.

mod area;
mod axis;
mod canvas;
pub mod differences;
pub mod dots;
mod drawn_figure;
pub mod effects;
pub mod fans;
pub mod findings;
pub mod gains;
pub mod hours;
mod judgement;
mod key;
mod label;
mod letters;
pub mod lines;
mod marks;
pub mod money;
mod palette;
mod panels;
#[cfg(feature = "png")]
mod png;
mod print;
mod scale;
pub mod shares;
mod sheet;
mod stack;
mod titles;
pub mod tradeoff;

pub use drawn_figure::{Figure, Quantity, Table};
pub use judgement::Judgement;
#[cfg(feature = "png")]
pub use png::png;
pub use titles::Titles;

#[cfg(test)]
mod examples;
#[cfg(test)]
mod tests;
