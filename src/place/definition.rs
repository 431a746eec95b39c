//! What a place is: a council as the model sees it, each figure with where it comes from.
//!
//! Never knows how a place is found or made of published figures.

use super::basis::Basis;
use crate::basics::parameter::{Table, parameters};

/// The id of the synthetic reference authority.
pub const EARLY_ADOPTER: &str = "early-adopter";
/// Areas that a place may have: the draws of a week have room for so many.
pub const MOST_AREAS: usize = 64;
pub(super) const EARLY_ADOPTER_NAME: &str = "Early adopter (synthetic)";

parameters! {
    /// A council's figures. The defaults are England's of September 2023, the last day for which the
    /// councils' own are held, so that a gap is filled with a figure of the same day.
    Figures in "place" {
        /// Families with an open case in the disabled children's team.
        families: u32 = 500, plausible [20, 6000], accepts [1, 100000],
            "families", Derived, "children in need x disabled share / children per family";
        /// Cases per full-time social worker in post, agency workers included.
        caseload: f64 = 16.0, plausible [10, 24], accepts [0.5, 1000],
            "cases", Published, "DfE Children's social work workforce, 30 September 2023: England 16.0";
        /// Posts without a permanent worker.
        vacancy_rate: f64 = 0.189, plausible [0, 0.45], accepts [0, 0.95],
            "share", Published, "DfE Children's social work workforce, 30 September 2023: England 18.9%";
        /// Share of vacant posts that an agency worker covers.
        agency_cover_rate: f64 = 0.74, plausible [0.2, 1], accepts [0, 1],
            "share", Published, "DfE Children's social work workforce, 30 September 2023: England, 5,744 of 7,723 vacant posts";
        /// Permanent workers who leave in a year.
        turnover_rate: f64 = 0.159, plausible [0.05, 0.35], accepts [0, 5],
            "share a year", Published, "DfE Children's social work workforce, year to 30 September 2023: England 15.9%";
        /// Working days lost to sickness.
        sickness_rate: f64 = 0.033, plausible [0, 0.08], accepts [0, 0.9],
            "share", Published, "DfE Children's social work workforce, year to 30 September 2023: England 3.3%";
        /// Hours that work on a case takes here, over those of the assumptions (1: as they stand).
        time_per_case: f64 = 1.0, plausible [0.5, 1.7], accepts [0.01, 100],
            "ratio", Derived, "solved in the warm-up so that workers' mean pressure is 1.05; a council of high caseloads gives each case less time";
        /// Share of the children with a plan who have an account.
        account_share: f64 = 0.38, plausible [0.05, 0.77], accepts [0, 1],
            "share", Derived, "money paid as direct payments over money an account, against money behind council-managed plans";
        /// Money a year of a child with an account.
        money_per_account: f64 = 4100.0, plausible [2700, 6200], accepts [1, 1000000],
            "GBP/yr", Assumed, "Wokingham 4,238; Devon 3,200 to 3,600";
        /// Spending on disabled children that no plan stands behind: universal breaks, grants, contact. Not simulated.
        outside_plans: f64 = 0.0, plausible [0, 10000000], accepts [0, 1000000000],
            "GBP/yr", Derived, "part of short breaks and other support, assumed";
        /// Hours on offer to a family, over the reference authority's.
        supply_level: f64 = 1.0, plausible [0.5, 2], accepts [0, 100],
            "ratio", Assumed, "square root of plan money a family over the reference authority's: half the money, half the norm";
        /// Overnight units that the council has on average of such councils (Poisson).
        overnight_units: f64 = 1.1, plausible [0.1, 3], accepts [0, 1000],
            "units", Derived, "1.10 x square root of children over the councils' mean: then 35% have none, as published (34 and 42%)";
        /// How much more readily direct payments are offered and chosen than in the reference authority.
        council_effect: f64 = 0.0, plausible [-3, 3], accepts [-20, 20],
            "log-odds", Derived, "solved in the warm-up so that direct payments come to what the council pays";
        /// Hours of support that children are assessed to need, over those of the assumptions.
        need_scale: f64 = 1.0, plausible [0.5, 2], accepts [0.01, 100],
            "ratio", Derived, "solved in the warm-up so that an account holds the money that the council's do";
    }
}

/// The class of an authority, from which geography is assumed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// A London borough.
    London,
    /// A metropolitan district.
    Metropolitan,
    /// A unitary authority.
    Unitary,
    /// A county.
    County,
    /// Not a real place.
    Synthetic,
}

impl Class {
    /// In words.
    pub fn words(self) -> &'static str {
        match self {
            Class::London => "London borough",
            Class::Metropolitan => "metropolitan district",
            Class::Unitary => "unitary authority",
            Class::County => "county",
            Class::Synthetic => "not a real place",
        }
    }
}

/// One part of a council with its own homes, providers and personal assistants.
#[derive(Clone, Debug, PartialEq)]
pub struct Area {
    /// Centre, kilometres east of the council's middle.
    pub x: f64,
    /// Centre, kilometres north.
    pub y: f64,
    /// Standard deviation of homes round the centre, kilometres.
    pub spread: f64,
    /// Share of the council's families (the shares of all areas sum to one).
    pub family_share: f64,
    /// Share of the council's personal assistants.
    pub pa_share: f64,
    /// Whether supply is thin: smaller providers, fewer assistants joining.
    pub thin: bool,
}

/// Where a figure of a place comes from.
#[derive(Clone, Debug, PartialEq)]
pub enum Status {
    /// Published: by whom, and for which year.
    Published {
        /// The publication.
        source: String,
        /// The year it speaks of.
        year: String,
    },
    /// Worked out from published figures: how.
    Derived(String),
    /// Estimated with a range that holds nine times in ten: from what, and the range in print.
    Estimated {
        /// From what.
        from: String,
        /// The low end.
        low: String,
        /// The high end.
        high: String,
    },
    /// Assumed: why so.
    Assumed(String),
    /// Given by whoever asked: where.
    Given(String),
}

/// One figure of a place as a reader sees it.
#[derive(Clone, Debug, PartialEq)]
pub struct Provenance {
    /// What the figure is.
    pub name: String,
    /// Its value with unit, as text.
    pub value: String,
    /// Where it comes from.
    pub status: Status,
}

/// A council as the model sees it.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// The name in files and on the command line, such as `devon`.
    pub id: String,
    /// The name in print.
    pub name: String,
    /// Its class.
    pub class: Class,
    /// Its figures.
    pub figures: Figures,
    /// Its areas, at least one.
    pub areas: Vec<Area>,
    /// What its figures are drawn from, where they are uncertain; nothing for a synthetic place.
    pub basis: Option<Basis>,
    /// A line for every figure, in the order of reading.
    pub provenance: Vec<Provenance>,
}

impl Place {
    /// The synthetic reference authority of 500 families and five areas, two of them thin: an early
    /// adopter of personal budgets as in the study behind the model.
    pub fn early_adopter() -> Place {
        let area =
            |x, y, spread, family_share, pa_share, thin| Area { x, y, spread, family_share, pa_share, thin };
        // Solved as any council's would be, once: its workers' mean pressure is then 1.05.
        let figures = Figures { time_per_case: 0.75, ..Figures::default() };
        let provenance = figures
            .rows()
            .iter()
            .map(|row| Provenance {
                name: row.name.to_owned(),
                value: format!(
                    "{} {}",
                    row.show(figures.get(row.group, row.name).unwrap_or(row.default)),
                    row.unit
                ),
                status: Status::Assumed(format!("synthetic reference authority; {}", row.source)),
            })
            .collect();
        let mut place = Place {
            id: EARLY_ADOPTER.to_owned(),
            name: EARLY_ADOPTER_NAME.to_owned(),
            class: Class::Synthetic,
            figures,
            areas: Vec::new(),
            basis: None,
            provenance,
        };
        place.set_areas(
            vec![
                area(0.0, 0.0, 1.5, 0.28, 0.30, false),
                area(4.0, 2.0, 1.5, 0.24, 0.25, false),
                area(-4.0, 5.0, 2.5, 0.22, 0.23, false),
                area(14.0, -8.0, 2.0, 0.16, 0.13, true),
                area(-12.0, -14.0, 6.0, 0.10, 0.09, true),
            ],
            Status::Assumed("synthetic reference authority: a town, two suburbs, two thin areas".to_owned()),
        );
        place
    }
}
