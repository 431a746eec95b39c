//! Which places there are, and how they are found by name.
//!
//! Never knows what a figure means.

use super::definition::{EARLY_ADOPTER, EARLY_ADOPTER_NAME, Place};
use super::import::{Council, read};
use crate::basics::Error;
use std::sync::LazyLock;

/// The table of councils, embedded so that the program works from any folder.
pub fn data_text() -> &'static str {
    include_str!("../../data/councils.csv")
}

static COUNCILS: LazyLock<Vec<Council>> = LazyLock::new(|| {
    read(data_text()).expect("data/councils.csv is embedded, and a test reads every row of it")
});

/// Other names that people use.
const ALIASES: &[(&str, &str)] = &[
    ("barking", "barking-and-dagenham"),
    ("bath", "bath-and-north-east-somerset"),
    ("bath-north-east-somerset", "bath-and-north-east-somerset"),
    ("bcp", "bournemouth-christchurch-and-poole"),
    ("blackburn", "blackburn-with-darwen"),
    ("brighton", "brighton-and-hove"),
    ("bristol-city-of", "bristol"),
    ("cheshire-west", "cheshire-west-and-chester"),
    ("city-of-bristol", "bristol"),
    ("county-durham", "durham"),
    ("dagenham", "barking-and-dagenham"),
    ("east-riding", "east-riding-of-yorkshire"),
    ("hammersmith", "hammersmith-and-fulham"),
    ("hull", "kingston-upon-hull"),
    ("kensington", "kensington-and-chelsea"),
    ("kingston", "kingston-upon-thames"),
    ("newcastle", "newcastle-upon-tyne"),
    ("redcar", "redcar-and-cleveland"),
    ("reference", EARLY_ADOPTER),
    ("richmond", "richmond-upon-thames"),
    ("southend", "southend-on-sea"),
    ("stockton", "stockton-on-tees"),
    ("stoke", "stoke-on-trent"),
    ("telford", "telford-and-wrekin"),
    ("westmorland", "westmorland-and-furness"),
    ("windsor", "windsor-and-maidenhead"),
    ("synthetic", EARLY_ADOPTER),
];

/// Names that somebody may look for in vain, and why there is no such place.
const ABSENT: &[(&str, &str)] = &[
    ("bedfordshire", "abolished in 2009: try bedford or central-bedfordshire"),
    ("bournemouth", "abolished in 2019: try bournemouth-christchurch-and-poole"),
    ("city-of-london", "fewer than ten disabled children in need: too few for a team and a market"),
    ("cumbria", "abolished in 2023: try cumberland or westmorland-and-furness"),
    ("isles-of-scilly", "about two disabled children in need: too few for a team and a market"),
    ("northamptonshire", "abolished in 2021: try north-northamptonshire or west-northamptonshire"),
    ("poole", "abolished in 2019: try bournemouth-christchurch-and-poole"),
];

/// Every place's id and name in print, sorted by id, the synthetic early adopter among them.
pub fn names() -> Vec<(&'static str, &'static str)> {
    let mut names: Vec<_> = COUNCILS.iter().map(|c| (c.id.as_str(), c.name.as_str())).collect();
    names.push((EARLY_ADOPTER, EARLY_ADOPTER_NAME));
    names.sort_unstable();
    names
}

/// The place of an id, of a name as it is printed, or of a common alias such as `hull`.
pub fn find(name: &str) -> Option<Place> {
    let id = kebab(name);
    let id = ALIASES.iter().find(|(alias, _)| *alias == id).map_or(id.as_str(), |(_, id)| id);
    if id == EARLY_ADOPTER {
        return Some(Place::early_adopter());
    }
    COUNCILS.iter().find(|council| council.id == id).map(Council::place)
}

/// The place, as [`find`].
///
/// # Errors
/// There is none: says why where that is known, and otherwise names the nearest.
pub fn named(name: &str) -> Result<Place, Error> {
    find(name).ok_or_else(|| {
        let error = Error::new(format!("there is no place `{name}`"));
        let id = kebab(name);
        if let Some((_, why)) = ABSENT.iter().find(|(absent, _)| *absent == id) {
            return error.with_hint(*why);
        }
        let known = names().into_iter().map(|(id, _)| id).chain(ALIASES.iter().map(|(alias, _)| *alias));
        let near = known
            .map(|known| (strsim::jaro_winkler(&id, known), known))
            .filter(|(likeness, _)| *likeness > 0.8)
            .max_by(|a, b| a.0.total_cmp(&b.0));
        match near {
            Some((_, near)) => error.with_hint(format!("did you mean `{near}`?")),
            None => error.with_hint("`allotment list places` names them all"),
        }
    })
}

/// A name as an id: lower case, words joined by hyphens, `&` read as `and`.
fn kebab(name: &str) -> String {
    let name = name.to_lowercase().replace('&', " and ");
    let words = name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_alias_and_advice_leads_somewhere() {
        for &(alias, id) in ALIASES {
            assert_eq!(find(alias).map(|place| place.id).as_deref(), Some(id), "{alias}");
            assert!(!names().iter().any(|(known, _)| *known == alias), "{alias} is a place itself");
        }
        for (absent, why) in ABSENT {
            assert!(find(absent).is_none(), "{absent}");
            if let Some((_, tries)) = why.split_once(": try ") {
                for id in tries.split(" or ") {
                    assert!(find(id).is_some(), "{absent} points at {id}");
                }
            }
        }
    }
}
