//! A place: one council's figures, each published (with source and year) or assumed.
//!
//! `population` turns a place into a world; nothing here knows how.

mod basis;
mod build;
mod change;
mod councils;
mod cover;
mod definition;
mod estimates;
mod geography;
mod history;
mod import;
mod money;
mod provenance;
mod published;

pub use basis::{Basis, FIRST_POLICY_YEAR, OWN_FIGURES, OwnFigure, PlaceDraw};
pub use councils::{data_text, find, named, names};
pub use definition::{Area, Class, EARLY_ADOPTER, Figures, MOST_AREAS, Place, Provenance, Status};
pub use history::{Past, STAFF_RATES, held_apart, past, spending_forecast, staff_forecast};
pub use published::{Counts, PublishedFigure};
