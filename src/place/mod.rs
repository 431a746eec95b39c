//! A place: one council's figures, each published (with source and year) or assumed.
//!
//! `population` turns a place into a world; nothing here knows how.

mod build;
mod change;
mod councils;
mod definition;
mod geography;
mod import;

pub use councils::{data_text, find, named, names};
pub use definition::{Area, Class, EARLY_ADOPTER, Figures, MOST_AREAS, Place, Provenance, Status};
