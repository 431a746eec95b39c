//! Assumptions: every row that nobody knows for certain, with grade, source and range.
//!
//! One file a group; the group is the first half of the key in files (`strain.strain_relief`).

use crate::basics::parameter::{Row, Table};

mod administration;
mod authority;
mod budget;
mod casework;
mod choice;
mod collective;
mod crisis;
mod delivery;
mod elements;
mod family;
mod limit_test;
mod market;
mod offer;
mod pa;
mod population;
mod prices;
mod returns;
mod search;
mod start;
mod strain;
mod workforce;

pub use administration::Administration;
pub use authority::AuthorityCosts;
pub use budget::Budgets;
pub use casework::Casework;
pub use choice::Choices;
pub use collective::Collectives;
pub use crisis::Crises;
pub use delivery::Delivery;
pub use elements::ElementMix;
pub use family::FamilyTraits;
pub use limit_test::LimitTests;
pub use market::Market;
pub use offer::Offers;
pub use pa::Assistants;
pub use population::Population;
pub use prices::Prices;
pub use returns::Returns;
pub use search::Searching;
pub use start::Start;
pub use strain::StrainAndTrust;
pub use workforce::Workforce;

/// Declares [`Assumptions`] as its groups.
macro_rules! groups {
    ($( $(#[doc = $doc:literal])+ $field:ident: $Group:ident, )+) => {
        /// What nobody knows for certain about families, workers, providers and the authority.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct Assumptions { $( $(#[doc = $doc])+ pub $field: $Group, )+ }

        impl Table for Assumptions {
            fn rows(&self) -> Vec<&'static Row> {
                let mut rows = Vec::new();
                $( rows.extend($Group::list()); )+
                rows
            }
            fn get(&self, group: &str, name: &str) -> Option<f64> {
                None $( .or_else(|| self.$field.get(group, name)) )+
            }
            fn set(&mut self, group: &str, name: &str, number: f64) -> bool {
                false $( || self.$field.set(group, name, number) )+
            }
        }
    };
}

groups! {
    /// Who the families are.
    population: Population,
    /// What families bring.
    family: FamilyTraits,
    /// Hours that holding money asks of a family.
    administration: Administration,
    /// How strain, trust and fear move.
    strain: StrainAndTrust,
    /// When support breaks down.
    crisis: Crises,
    /// What support costs, and what budgets assume that it costs.
    prices: Prices,
    /// How the questionnaire errs and workers mend it.
    budget: Budgets,
    /// Hours of a worker for each step of a case.
    casework: Casework,
    /// Social workers, their time, morale and leaving; finance officers and brokers.
    workforce: Workforce,
    /// Who hears of a direct payment and who is offered one.
    offer: Offers,
    /// How a family chooses its arrangement.
    choice: Choices,
    /// How families and workers find support.
    search: Searching,
    /// How booked support happens.
    delivery: Delivery,
    /// Returns, sanctions, drop-out and reclaim.
    returns: Returns,
    /// Agencies, clubs and overnight units.
    market: Market,
    /// Personal assistants.
    pa: Assistants,
    /// Community collectives: families pool unpaid hours.
    collective: Collectives,
    /// The envelope and what the authority pays beside care.
    authority: AuthorityCosts,
    /// Which elements of support children need.
    elements: ElementMix,
    /// How the first world is laid out.
    start: Start,
    /// Switches that test the limits of the model; off in every study.
    limit_test: LimitTests,
}
