//! Place files: a council with other figures, or laid out otherwise.
//!
//! Never knows how a place becomes a world.

use super::Kind;
use super::document::{Entry, Value};
use super::find::{Chain, Finder, Reference};
use super::own;
use super::parameter_override::{Override, only_keys};
use crate::basics::Error;
use crate::basics::parameter::{Row, Table, parameters};
use crate::place::{self, Area, Class, MOST_AREAS, Place, Status};
use crate::study::request::Origin;
use crate::study::rows::Owner;

/// Keys that place files may have.
pub const KEYS: &[&str] = &["base", "name", "staff", "own", "place", "area"];
/// What `staff` may be: rates as they are expected in the first policy year, or as published.
pub const STAFF: [&str; 2] = ["expected", "as-published"];

parameters! {
    /// One `[[area]]` of a place file.
    AreaRows in "area" {
        /// Centre, east of the council's middle.
        x: f64 = 0.0, plausible [-80, 80], accepts [-500, 500],
            "km", Assumed, "assumed";
        /// Centre, north of the council's middle.
        y: f64 = 0.0, plausible [-80, 80], accepts [-500, 500],
            "km", Assumed, "assumed";
        /// Standard deviation of homes round the centre.
        spread: f64 = 2.0, plausible [0.3, 20], accepts [0.01, 200],
            "km", Assumed, "assumed";
        /// Share of the council's families; the shares of all areas sum to one.
        family_share: f64 = 1.0, plausible [0, 1], accepts [0, 1],
            "share", Assumed, "assumed";
        /// Share of the council's personal assistants; the shares of all areas sum to one.
        pa_share: f64 = 1.0, plausible [0, 1], accepts [0, 1],
            "share", Assumed, "assumed";
        /// Whether supply is thin: smaller providers, fewer assistants joining.
        thin: bool = false, plausible [0, 1], accepts [0, 9],
            "flag", Assumed, "assumed";
    }
}

/// How far the shares of all areas may be from one.
const SHARE_TOLERANCE: f64 = 1e-6;

/// Finds a place by the name of a shipped council or by its file.
///
/// # Errors
/// No such place, or whatever is wrong with its file or the place under it.
pub fn place(finder: &mut Finder<'_>, reference: &Reference) -> Result<Place, Error> {
    resolve(finder, reference, Chain::default())
}

fn resolve(finder: &mut Finder<'_>, reference: &Reference, mut chain: Chain) -> Result<Place, Error> {
    // A council may be asked for as it is printed, which no file could be called.
    let is_printed = reference.name().is_err() && place::find(&reference.text).is_some();
    let found = if is_printed { None } else { finder.find_file(Kind::Place, reference)? };
    let Some(found) = found else { return shipped(finder, reference) };
    chain.add(reference, &found)?;
    let document = &found.document;
    only_keys(document, Kind::Place, KEYS)?;
    let Some(base) = document.entry("base") else {
        let lacks = document.error("a place file needs a `base`: the council that it differs from");
        return Err(
            lacks.with_hint("write `base = \"early-adopter\"`; `allotment list places` names all councils")
        );
    };
    let mut place = resolve(finder, &Reference::written(base.at.clone(), base.text()?), chain)?;
    place.name.clone_from(&found.name);
    place.id = found.name;
    for entry in &document.entries {
        match entry.key.as_str() {
            "name" => place.name = entry.title()?,
            "staff" => match entry.text()?.as_str() {
                "as-published" => place.take_staff(true),
                "expected" => place.take_staff(false),
                _ => {
                    let hint = "write `expected`, or `as-published` for last year's rates as they were";
                    return Err(entry.must_be("`expected` or `as-published`").with_hint(hint));
                }
            },
            "own" => {
                let own = own::figures(entry)?;
                place.set_own_figures(&own).map_err(|problem| entry.at.locate(problem))?;
            }
            "place" => {
                let overrides = Override::read_group(&Owner::Place.rows(), "place", entry.table()?)?;
                overrides.iter().filter_map(Override::warning).for_each(|warning| finder.warn(warning));
                overrides.iter().try_for_each(|setting| set_figure(&mut place, setting))?;
            }
            "area" => place.set_areas(areas(entry)?, Status::Given(format!("set at {}", entry.at))),
            _ => {}
        }
    }
    Ok(place)
}

/// A council that ships with the program; the published figures count as an input.
fn shipped(finder: &mut Finder<'_>, reference: &Reference) -> Result<Place, Error> {
    let place = place::named(&reference.text).map_err(|problem| reference.locate(problem))?;
    if place.class != Class::Synthetic {
        finder.note_input("data/councils.csv", Origin::Shipped, place::data_text());
    }
    Ok(place)
}

/// Sets one figure and says where.
///
/// # Errors
/// The place does not accept it.
pub fn set_figure(place: &mut Place, setting: &Override) -> Result<(), Error> {
    place.set_figure(setting.row.name, setting.number, Status::Given(format!("set at {}", setting.source)))
}

fn areas(entry: &Entry) -> Result<Vec<Area>, Error> {
    let Value::List(items) = &entry.value else {
        return Err(entry.must_be("a list of areas: write `[[area]]` above each"));
    };
    if items.len() > MOST_AREAS {
        return Err(entry
            .at
            .error(format!("{} areas, but a place may have {MOST_AREAS} at most", items.len())));
    }
    if items.is_empty() {
        let problem = entry.at.error("`area` is empty, but families must live somewhere");
        return Err(
            problem.with_hint("leave `area` out for the council's own, or write `[[area]]` above each")
        );
    }
    let mut areas = Vec::new();
    for (at, item) in items {
        let Value::Table(entries) = item else {
            return Err(
                at.error(format!("`area` holds {item} but must hold areas: write `[[area]]` above each"))
            );
        };
        let written = |row: &Row| entries.iter().any(|entry| entry.key == row.name);
        // Only `thin` has a default worth having; the rest say where people live.
        if let Some(row) = AreaRows::list().iter().find(|row| row.name != "thin" && !written(row)) {
            return Err(at
                .error(format!("this area lacks `{}` ({})", row.name, row.unit))
                .with_hint(row.meaning));
        }
        areas.push(area(entries)?);
    }
    let family_shares: f64 = areas.iter().map(|area: &Area| area.family_share).sum();
    let pa_shares: f64 = areas.iter().map(|area| area.pa_share).sum();
    for (name, sum) in [("family_share", family_shares), ("pa_share", pa_shares)] {
        if (sum - 1.0).abs() > SHARE_TOLERANCE {
            let problem = format!("`{name}` sums to {sum:.4} over all areas but must sum to 1");
            return Err(entry
                .at
                .error(problem)
                .with_hint("give each area its part of the whole, such as 0.6 and 0.4"));
        }
    }
    Ok(areas)
}

fn area(entries: &[Entry]) -> Result<Area, Error> {
    let mut rows = AreaRows::default();
    let overrides = Override::read_group(&rows.rows(), "[area]", entries)?;
    Override::apply_all(&overrides, &mut rows);
    let AreaRows { x, y, spread, family_share, pa_share, thin } = rows;
    Ok(Area { x, y, spread, family_share, pa_share, thin })
}
