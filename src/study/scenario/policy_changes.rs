//! `[[later]]` in policy files: levers that change at a date after the fork.
//!
//! Never knows how long a study is; `plan` refuses dates that it doesn't reach.

use super::document::{Entry, Value};
use super::parameter_override::Override;
use super::position::Position;
use crate::basics::{Error, YEAR};
use crate::study::rows::{Owner, did_you_mean};
use std::ops::RangeInclusive;

/// Keys that a `[[later]]` may have.
pub const KEYS: &[&str] = &["from_year", "from_week", "lever"];

/// Policy years in which levers may change; the first is the policy's own beginning.
pub const FROM_YEAR: RangeInclusive<u64> = 2..=30;
/// Policy weeks in which they may.
pub const FROM_WEEK: RangeInclusive<u64> = 2..=30 * YEAR as u64;

/// Levers that change at a date.
#[derive(Clone, Debug, PartialEq)]
pub struct PolicyChange {
    /// Weeks after the fork.
    pub after: u32,
    /// The date as written, such as `from_year = 3`.
    pub written: String,
    /// Where the date stands.
    pub at: Position,
    /// What changes; what is not named stays as it was.
    pub overrides: Vec<Override>,
}

/// The dates of a policy file, in their order.
///
/// # Errors
/// Anything but tables with one date each, ascending, and the levers that change then.
pub fn read(entry: &Entry) -> Result<Vec<PolicyChange>, Error> {
    const HINT: &str = "write `[[later]]` and `from_year = 3` below, then `[later.lever]` and the levers";
    let Value::List(items) = &entry.value else {
        return Err(entry.must_be("a list of tables").with_hint(HINT));
    };
    let mut dates: Vec<PolicyChange> = Vec::new();
    for (at, item) in items {
        let Value::Table(entries) = item else {
            return Err(at.error(format!("`later` holds {item} but must hold tables")).with_hint(HINT));
        };
        let changes = date(at, entries)?;
        if let Some(last) = dates.last().filter(|last| last.after >= changes.after) {
            let problem = format!("`{}` comes after `{}`", changes.written, last.written);
            return Err(changes.at.error(problem).with_hint("dates are written in their order, each once"));
        }
        dates.push(changes);
    }
    Ok(dates)
}

fn date(at: &Position, entries: &[Entry]) -> Result<PolicyChange, Error> {
    if let Some(unknown) = entries.iter().find(|entry| !KEYS.contains(&entry.key.as_str())) {
        let hint = did_you_mean(&unknown.key, KEYS.iter().copied());
        let lever = || {
            let is_lever = Owner::Lever.rows().iter().any(|row| row.name == unknown.key);
            is_lever.then(|| format!("`{}` is a lever: set it under `[later.lever]`", unknown.key))
        };
        return Err(unknown
            .key_at
            .error(format!("there is no `{}` under `[[later]]`", unknown.key))
            .with_hint(lever().or(hint).unwrap_or_else(|| format!("its keys are {}", KEYS.join(", ")))));
    }
    let entry = |key: &str| entries.iter().find(|entry| entry.key == key);
    let (dated, limits, weeks) = match (entry("from_year"), entry("from_week")) {
        (Some(year), None) => (year, FROM_YEAR, YEAR),
        (None, Some(week)) => (week, FROM_WEEK, 1),
        (None, None) => {
            return Err(at
                .error("a `[[later]]` has no date")
                .with_hint("write `from_year = 3` or `from_week = 27`"));
        }
        (Some(_), Some(week)) => {
            return Err(week.key_at.error("a `[[later]]` has two dates").with_hint("keep one of them"));
        }
    };
    let number = match dated.value {
        Value::Whole(number) => u32::try_from(number).ok().filter(|&number| limits.contains(&number.into())),
        _ => None,
    };
    let Some(number) = number else {
        let wanted = format!("a whole number from {} to {}", limits.start(), limits.end());
        return Err(dated
            .must_be(&wanted)
            .with_hint("what holds from the first policy week stands under `[lever]`"));
    };
    let overrides = match entry("lever") {
        Some(levers) => Override::read_group(&Owner::Lever.rows(), levers.key.as_str(), levers.table()?)?,
        None => Vec::new(),
    };
    if overrides.is_empty() {
        let problem = format!("nothing changes at `{} = {number}`", dated.key);
        return Err(at
            .error(problem)
            .with_hint("write `[later.lever]` and below it the levers that change then"));
    }
    Ok(PolicyChange {
        after: (number - 1) * weeks,
        written: format!("{} = {number}", dated.key),
        at: dated.at.clone(),
        overrides,
    })
}
