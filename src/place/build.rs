//! From a council's published row to a [`Place`]: the mapping, and a line of provenance for each step.
//!
//! Never opens a file and never draws: the same row always gives the same place.

use super::basis::{Basis, FIRST_POLICY_YEAR, PublishedMoney, PublishedSpending, Rate};
use super::cover::{COVER_MAX, cover};
use super::definition::{Class, Figures, Place, Provenance, Status};
use super::estimates::estimate;
use super::geography::{Land, WIDE_KM2};
use super::import::{Council, Dated};
use super::money::Rates;
use crate::basics::parameter::Table;
use crate::parameters::assumptions::Population;

/// Children in need with a disability recorded, share of all children in need: England, 31 March 2022.
const DISABLED_SHARE: f64 = 0.123;
/// Overnight units of a council of mean size: then a third of councils have none, as published.
pub(super) const OVERNIGHT_UNITS: f64 = 1.25;
const IN_NEED: &str = "Department for Education, Children in need: children in need at 31 March";
const POPULATION: &str = "Office for National Statistics, Population estimates: residents aged 0 to 17";
const WORKFORCE: &str = "Department for Education, Children's social work workforce";

/// A place being filled, figure by figure.
struct Draft {
    figures: Figures,
    provenance: Vec<Provenance>,
}

impl Draft {
    fn line(&mut self, name: &str, value: String, status: Status) {
        self.provenance.push(Provenance { name: name.to_owned(), value, status });
    }

    /// Sets a figure; `None` leaves England's and says so.
    fn figure(&mut self, name: &str, known: Option<(f64, Status)>) {
        let row = Figures::list().iter().find(|row| row.name == name).expect("named from the same table");
        let (number, status) = known.unwrap_or_else(|| {
            (row.default, Status::Assumed(format!("not published for this council; {}", row.source)))
        });
        self.figures.set(row.group, row.name, number);
        self.line(name, format!("{} {}", row.show(number), row.unit), status);
    }
}

fn published(source: impl Into<String>, year: impl Into<String>) -> Status {
    Status::Published { source: source.into(), year: year.into() }
}

impl Council {
    /// The council as the model sees it.
    pub(super) fn place(&self) -> Place {
        let mut draft = Draft { figures: Figures::default(), provenance: Vec::new() };
        self.families(&mut draft);
        self.staff(&mut draft);
        let land = Land { class: self.class, children: self.population.value, km2: self.area_km2 };
        draft.line(
            "class",
            self.class.words().to_owned(),
            published("Local government structure of England since April 2023", "2023"),
        );
        draft.line(
            "land_area",
            format!("{} km2", self.area_km2),
            Status::Assumed(
                "rounded, from general knowledge; no published table stands behind it".to_owned(),
            ),
        );
        let mut place = Place {
            id: self.id.clone(),
            name: self.name.clone(),
            class: self.class,
            figures: draft.figures,
            areas: Vec::new(),
            basis: Some(self.basis()),
            provenance: draft.provenance,
        };
        place.figures.overnight_units =
            OVERNIGHT_UNITS * libm::sqrt(self.population.value / estimate("children_mean"));
        place.say_solved();
        place.settle_figures();
        let as_county = if land.is_wide() && self.class == Class::Unitary {
            format!("; over {WIDE_KM2} km2, so as a county is")
        } else {
            String::new()
        };
        let density = land.density();
        let why = format!(
            "laid out from class, children and land area ({density:.0} children to a km2{as_county})"
        );
        place.set_areas(land.lay_out(), Status::Assumed(why));
        place
    }

    /// What is drawn of the council's money and staff.
    fn basis(&self) -> Basis {
        let population = Population::default();
        let each = 1.0 + population.share_two_children + 2.0 * population.share_three_children;
        let year = |text: &str| text.get(..4).and_then(|year| year.parse().ok()).unwrap_or(FIRST_POLICY_YEAR);
        let spent = self.spending.as_ref().map(|spent| PublishedSpending {
            year: year(&spent.year),
            direct: spent.direct_payments,
            other: spent.short_breaks + spent.other_support,
            children: spent.children,
        });
        let family_support = self.family_support.as_ref().map(|d| (d.value, year(&d.year)));
        let disabled = self.children_in_need.value * DISABLED_SHARE;
        let published = PublishedMoney { children: self.population.value, disabled, spent, family_support };
        let rate = |label: &str, dated: &Option<Dated>, least, most| {
            dated.as_ref().map(|d| Rate::of(label, d.value, FIRST_POLICY_YEAR - year(&d.year), least, most))
        };
        let rates = Rates {
            caseload: rate("caseload", &self.caseload, 5.0, 40.0),
            vacancy: rate("vacancy", &self.vacancy, 0.0, 90.0),
            agency: rate("agency", &self.agency, 0.0, 90.0),
            turnover: rate("turnover", &self.turnover, 1.0, 90.0),
        };
        Basis::of(published, rates, each)
    }

    fn families(&self, draft: &mut Draft) {
        let Dated { value: in_need, year } = &self.children_in_need;
        draft.line(
            "children_in_need",
            format!("{in_need} children"),
            published(IN_NEED, format!("31 March {year}")),
        );
        draft.line(
            "population_0_17",
            format!("{} children", self.population.value),
            published(POPULATION, format!("mid-{}", self.population.year)),
        );
        draft.line(
            "disabled_share",
            format!("{DISABLED_SHARE} of children in need"),
            Status::Assumed(
                "England's, for want of the council's own; Department for Education, Characteristics of \
                 children in need, 31 March 2022"
                    .to_owned(),
            ),
        );
    }

    fn staff(&self, draft: &mut Draft) {
        let whose = self.workforce_of.as_ref().map_or_else(String::new, |joint| format!(" (joint: {joint})"));
        let source = |what: &str| format!("{WORKFORCE}: {what}{whose}");
        let day = |year: &str| format!("30 September {year}");
        let rate = |dated: &Option<Dated>, source: String, when: &str| {
            let share = |d: &Dated| (d.value * 100.0).round() / 10_000.0;
            dated.as_ref().map(|d| (share(d), published(source, format!("{when}{}", day(&d.year)))))
        };
        let caseload = self.caseload.as_ref();
        draft.figure(
            "caseload",
            caseload.map(|d| (d.value, published(source("cases per full-time case holder"), day(&d.year)))),
        );
        draft.figure("vacancy_rate", rate(&self.vacancy, source("vacancy rate"), ""));
        draft.figure("agency_cover_rate", self.cover(&whose));
        let turnover = match &self.turnover_of {
            None => source("turnover rate"),
            Some(before) => format!("{WORKFORCE}: turnover rate of {before}, the council's predecessor"),
        };
        draft.figure("turnover_rate", rate(&self.turnover, turnover, "year to "));
        draft.figure("sickness_rate", rate(&self.absence, source("sickness absence rate"), "year to "));
    }

    /// The agency cover and how it came about; `None` where a rate is missing or nothing is vacant.
    fn cover(&self, whose: &str) -> Option<(f64, Status)> {
        let (agency, vacancy) = (self.agency.as_ref()?, self.vacancy_beside_agency?);
        let how = format!(
            "{WORKFORCE}{whose}, 30 September {}: agency rate {}% against vacancy rate {vacancy}%, with \
             England's share of agency workers who cover a vacancy; at most {COVER_MAX}",
            agency.year, agency.value
        );
        Some((cover(agency.value, vacancy)?, Status::Derived(how)))
    }
}
