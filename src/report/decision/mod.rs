//! The decision document: one page for those who decide, complete without network or script.
//!
//! A pure function of an answer. A section a file; every text is escaped by the templates.

mod accounts;
mod assurance;
mod caveats;
mod cells;
mod differences;
pub mod disclosure;
mod futures;
mod glossary;
mod idle;
mod ledger;
mod levels;
mod market;
pub mod methods;
mod money;
mod one;
mod options;
mod page;
mod parts;
mod people;
mod pictures;
mod reproduce;
mod time;
mod told;
mod tradeoff;
mod workers;

use crate::basics::Error;
use crate::report::figure::Figure;
use crate::study::answer::Answer;
use pictures::Album;
use told::Told;

/// How the page is wanted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// Whether counts of families from 1 to 4 are kept back, with what would give them away.
    pub disclosure: bool,
    /// The calendar year in which the first policy year begins; years are numbered where nobody says.
    pub first_year: Option<u32>,
}

/// The page of an answer, as HTML.
///
/// # Errors
/// Where the study has nothing to compare, the answer lacks what the page needs, or the picture
/// library refuses.
pub fn decision(answer: &Answer, look: &Look) -> Result<String, Error> {
    illustrated(answer, look).map(|(page, _)| page)
}

/// The page with its pictures, in their order.
///
/// # Errors
/// As [`decision`].
pub fn illustrated(answer: &Answer, look: &Look) -> Result<(String, Vec<Figure>), Error> {
    let album = Album::default();
    if answer.alternatives().next().is_none() {
        return Err(Error::new(
            "the study compares nothing: it has one option an environment, so there is no decision to report",
        )
        .with_hint("name a baseline and at least one other policy in the study’s `policies`"));
    }
    let page = page::page(Told { answer, look, album: &album })?.into_string();
    Ok((page, album.into_figures()))
}

#[cfg(test)]
mod tests;
