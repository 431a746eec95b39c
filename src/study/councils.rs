//! The councils that ship with the program, as planning sees them: by name, with the data behind them.
//!
//! Never knows how a council's figures were worked out; `place` does.

use super::scenario::setting::Setting;
use crate::place::{Place, Status};

/// The shipped council of that name.
pub fn find(name: &str) -> Option<Place> {
    Some(Place::early_adopter()).filter(|place| place.id == name)
}

/// The names of all shipped councils.
pub fn names() -> Vec<String> {
    vec![Place::early_adopter().id]
}

/// The embedded file that a council was made of, as path and text; nothing for a synthetic one.
pub fn data_of(_place: &Place) -> Option<(&'static str, &'static str)> {
    None
}

/// Sets one figure and says so in the place's provenance.
pub fn set_figure(place: &mut Place, setting: &Setting) {
    Setting::apply_all(std::slice::from_ref(setting), &mut place.figures);
    let value = format!("{} {}", setting.row.show(setting.number), setting.row.unit);
    let status = Status::Assumed(format!("set at {}", setting.source));
    match place.provenance.iter_mut().find(|line| line.name == setting.row.name) {
        Some(line) => (line.value, line.status) = (value, status),
        None => place.provenance.push(crate::place::Provenance {
            name: setting.row.name.to_owned(),
            value,
            status,
        }),
    }
}
