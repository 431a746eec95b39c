//! A council's own figures in a place file: `[own]`, a figure a line, each with its year.
//!
//! Never knows what a figure does to a place.

use super::document::{Entry, Value};
use crate::basics::Error;
use crate::place::{OWN_FIGURES, OwnFigure};
use crate::study::rows::did_you_mean;

/// Years that a figure may be of.
pub const YEARS: std::ops::RangeInclusive<i32> = 2000..=2100;

/// The figures of `[own]`, in the order of the file.
///
/// # Errors
/// A figure that there is not, one without a value or a year, or a year that is none.
pub(super) fn figures(entry: &Entry) -> Result<Vec<(&'static str, OwnFigure)>, Error> {
    entry.table()?.iter().map(figure).collect()
}

fn figure(entry: &Entry) -> Result<(&'static str, OwnFigure), Error> {
    let Some((name, meaning)) = OWN_FIGURES.iter().find(|(name, _)| *name == entry.key) else {
        let error = entry.key_at.error(format!("`own` has no figure `{}`", entry.key));
        let names = OWN_FIGURES.iter().map(|(name, _)| *name);
        let all = || format!("it may have {}", OWN_FIGURES.map(|(name, _)| format!("`{name}`")).join(", "));
        return Err(error.with_hint(did_you_mean(&entry.key, names).unwrap_or_else(all)));
    };
    let written = format!("write `{name} = {{ value = 1250000, year = \"2024-25\" }}`: {meaning}");
    let Value::Table(parts) = &entry.value else {
        let problem = format!("`{name}` is {} but needs a value and the year that it is of", entry.value);
        return Err(entry.at.error(problem).with_hint(written));
    };
    let (mut value, mut year) = (None, None);
    for part in parts {
        match (part.key.as_str(), &part.value) {
            ("value", Value::Whole(number)) => value = Some(*number as f64),
            ("value", Value::Number(number)) => value = Some(*number),
            ("value", _) => return Err(part.must_be("a number").with_hint(written)),
            ("year", Value::Whole(number)) => year = Some(i32::try_from(*number).unwrap_or(i32::MAX)),
            ("year", Value::Text(text)) => match financial_year(text) {
                Some(first) => year = Some(first),
                None => return Err(part.must_be("a financial year, such as \"2024-25\"").with_hint(written)),
            },
            ("year", _) => {
                return Err(part.must_be("a financial year, such as \"2024-25\"").with_hint(written));
            }
            _ => {
                let error = part.key_at.error(format!("`{name}` has no key `{}`", part.key));
                return Err(error.with_hint(written));
            }
        }
    }
    let (Some(value), Some(year)) = (value, year) else {
        let lacks = if value.is_none() { "value" } else { "year" };
        return Err(entry.at.error(format!("`{name}` lacks its `{lacks}`")).with_hint(written));
    };
    if !YEARS.contains(&year) {
        let problem = format!("`{name}` is of {year} but must be of {} to {}", YEARS.start(), YEARS.end());
        return Err(entry.at.error(problem).with_hint("a financial year by the year in which it begins"));
    }
    Ok((name, OwnFigure { value, year }))
}

/// The year in which a financial year such as `2024-25` begins; the second part must follow the first.
fn financial_year(text: &str) -> Option<i32> {
    let (first, second) = text.split_once('-').unwrap_or((text, ""));
    let year: i32 = first.trim().parse().ok()?;
    let follows = second.is_empty() || second.trim().parse::<i32>().ok()? == (year + 1) % 100;
    follows.then_some(year)
}
