//! The decision document: one page for those who decide, complete without network or script.
//!
//! A pure function of an answer. A section a file; every text is escaped by the templates.

mod accounts;
mod assurance;
mod caveats;
mod cells;
mod certainty;
mod context;
mod differences;
pub mod disclosure;
mod evidence;
mod figures;
mod first_page;
mod frame;
mod glossary;
mod levels;
mod market;
pub mod methods;
mod money;
mod no_effect;
mod options;
mod over_time;
mod people;
mod reproduce;
mod tradeoff;
mod twenty_futures;
mod workers;

pub use context::PageOptions;

use crate::basics::Error;
use crate::report::figure::Figure;
use crate::study::answer::Answer;
use context::ReportContext;
use figures::Figures;

/// The page of an answer, as HTML.
///
/// # Errors
/// Where the study has nothing to compare, the answer lacks what the page needs, or the picture
/// library refuses.
pub fn decision_document(answer: &Answer, page_options: &PageOptions) -> Result<String, Error> {
    document_and_figures(answer, page_options).map(|(page, _)| page)
}

/// The page with its figures, in their order.
///
/// # Errors
/// As [`decision_document`].
pub fn document_and_figures(
    answer: &Answer,
    page_options: &PageOptions,
) -> Result<(String, Vec<Figure>), Error> {
    let figures = Figures::default();
    if answer.alternatives().next().is_none() {
        return Err(Error::new(
            "the study compares nothing: it has one option an environment, so there is no decision to report",
        )
        .with_hint("name a baseline and at least one other policy in the study’s `policies`"));
    }
    let page = frame::page(ReportContext { answer, page_options, figures: &figures })?.into_string();
    Ok((page, figures.into_list()))
}

#[cfg(test)]
mod tests;
