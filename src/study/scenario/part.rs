//! `[[part]]` in policy files: which levers of a bundle belong together, so that its effect can be
//! attributed to its parts.
//!
//! Never knows what a lever does.

use super::document::{Entry, Value};
use crate::basics::Error;
use crate::basics::parameter::Row;
use crate::study::rows::{Owner, did_you_mean};

/// Keys that a `[[part]]` may have.
pub const KEYS: &[&str] = &["title", "levers"];

/// Levers of a bundle that belong together.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// Its name in print.
    pub title: String,
    /// Its levers.
    pub levers: Vec<&'static Row>,
}

/// The parts of a policy file, in their order.
///
/// # Errors
/// Anything but tables with a title and levers, each lever in one part alone.
pub fn read(entry: &Entry) -> Result<Vec<Part>, Error> {
    const HINT: &str =
        "write `[[part]]`, and below it `title = \"Light checks\"` and `levers = [\"returns_per_year\"]`";
    let Value::List(items) = &entry.value else {
        return Err(entry.must_be("a list of tables").with_hint(HINT));
    };
    let mut parts: Vec<Part> = Vec::new();
    for (at, item) in items {
        let Value::Table(entries) = item else {
            return Err(at.error(format!("`part` holds {item} but must hold tables")).with_hint(HINT));
        };
        if let Some(unknown) = entries.iter().find(|entry| !KEYS.contains(&entry.key.as_str())) {
            let hint = did_you_mean(&unknown.key, KEYS.iter().copied());
            let error = unknown.key_at.error(format!("there is no `{}` under `[[part]]`", unknown.key));
            return Err(error.with_hint(hint.unwrap_or_else(|| format!("its keys are {}", KEYS.join(", ")))));
        }
        let entry = |key: &str| entries.iter().find(|entry| entry.key == key);
        let (Some(title), Some(levers)) = (entry("title"), entry("levers")) else {
            return Err(at.error("a `[[part]]` needs `title` and `levers`").with_hint(HINT));
        };
        let title_text = title.title()?;
        if parts.iter().any(|part| part.title == title_text) {
            let problem = format!("two parts are called `{title_text}`");
            return Err(title.at.error(problem).with_hint("give one of them another `title`"));
        }
        let mut rows = Vec::new();
        for (at, name) in levers.names()? {
            let all = Owner::Lever.rows();
            let Some(row) = all.iter().find(|row| row.name == name) else {
                let hint = did_you_mean(&name, all.iter().map(|row| row.name));
                let error = at.error(format!("there is no lever `{name}`"));
                return Err(error
                    .with_hint(hint.unwrap_or_else(|| "`allotment list levers` names them all".to_owned())));
            };
            if let Some(other) = parts.iter().find(|part| part.levers.contains(row)) {
                let problem = format!("`{name}` is in the part `{}` already", other.title);
                return Err(at.error(problem).with_hint("a lever belongs to one part"));
            }
            rows.push(*row);
        }
        parts.push(Part { title: title_text, levers: rows });
    }
    Ok(parts)
}
