//! Assurance: who answers for the analysis, until when it holds, what it must not be used for.
//!
//! It has blanks for people to fill, and never claims that a duty is met.

use super::caveats;
use super::cells::{Table, text};
use super::context::ReportContext;
use crate::basics::Error;
use maud::{Markup, html};

/// The roles of HM Treasury's Aqua Book.
const ROLES: [(&str, &str); 4] = [
    ("Commissioner", "asks the question, says what the answer is for and how sure it must be"),
    ("Analyst", "ran this study, chose place, options and settings"),
    ("Assurer", "independent of the analyst: checked inputs, settings and reading"),
    ("Approver", "accepts that the analysis is fit for this decision"),
];

/// The legal duties on which the author reports.
const DUTIES: [&str; 4] = [
    "Children Act 1989, section 17 and schedule 2, paragraph 6 (short breaks)",
    "Children and Families Act 2014, sections 48 and 49 (personal budgets)",
    "Equality Act 2010, section 149 (public sector equality duty)",
    "Consultation with families, and the date on which decision-makers read this",
];

/// What the answer must not be used for.
const LIMITS: [&str; 6] = [
    "To forecast levels for a named council: only differences between options under the same luck are what it is for.",
    "To decide about one child or family: its families are drawn, not real.",
    "To show that a duty is met: the page says nothing about law.",
    "To judge quality of support, school, health, siblings, adults or other services: none is simulated.",
    "To say that an option causes a change in the world: it does so in the model, under these assumptions.",
    "After the sunset date, or after rates, law or the place’s figures have changed.",
];

/// Renders the annex on assurance.
pub(super) fn section(context: ReportContext<'_>) -> Result<Markup, Error> {
    let blank = || html! { span class="blank" { "to fill in" } };
    let roles = ROLES.iter().map(|(role, what)| vec![text(role), text(what), blank(), blank()]);
    let duties = DUTIES.iter().map(|duty| vec![text(duty), blank()]);
    Ok(html! {
        (Table::of_words("Roles", &["Role", "Does", "Name", "Signed, date"], roles.collect()))
        p { "Sunset date (the answer is not to be used after it): " span class="blank" { "to fill in" } }
        h3 { "Caveats of this run" }
        ul { @for caveat in caveats::every(context) { li { (caveat) } } }
        h3 { "Limits of use" }
        ul { @for limit in LIMITS { li { (limit) } } }
        h3 { "Duties engaged" }
        p {
            "For the author to complete: how regard was had to each. The tool does not know the council’s duties and "
            "claims no compliance."
        }
        (Table::of_words("Duties engaged", &["Duty", "How regard was had to it"], duties.collect()))
    })
}
