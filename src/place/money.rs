//! A council's money: from the published lines and its own figures to what a draw is made of, and the lines
//! of provenance that say so.
//!
//! Never opens a file.

use super::basis::{
    Basis, FIRST_POLICY_YEAR, LogNormal, OwnFigure, PlaceDraw, PublishedMoney, Rate, account_money,
    pounds_a_child,
};
use super::cover::cover;
use super::definition::{Figures, Place, Status};
use super::estimates::estimate;
use super::provenance::{with_commas, year_words};
use crate::basics::Error;
use std::collections::BTreeMap;

/// The rates of a council's staff.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Rates {
    pub(super) caseload: Option<Rate>,
    pub(super) vacancy: Option<Rate>,
    pub(super) agency: Option<Rate>,
    pub(super) turnover: Option<Rate>,
}

impl Basis {
    /// From what is published.
    pub(super) fn of(published: PublishedMoney, rates: Rates, children_per_family: f64) -> Basis {
        let mut basis = Basis {
            children: published.children,
            direct: LogNormal::plain(1.0, 0.0),
            other: LogNormal::plain(1.0, 0.0),
            published,
            own: BTreeMap::new(),
            children_per_family,
            own_accounts: None,
            own_plans: None,
            caseload: rates.caseload,
            vacancy: rates.vacancy,
            agency: rates.agency,
            turnover: rates.turnover,
            staff_as_published: false,
            reference_money: estimate("children_a_family") * estimate("p_median"),
        };
        basis.settle();
        basis
    }

    /// Sets the figures of a draw that nobody has set by hand.
    pub(super) fn draw_into(&self, figures: &mut Figures, draw: &PlaceDraw, is_given: &dyn Fn(&str) -> bool) {
        let drawn = self.drawn(draw);
        let set = |name: &str, figure: &mut f64, value: f64| {
            if !is_given(name) {
                *figure = value;
            }
        };
        set("account_share", &mut figures.account_share, drawn.account_share);
        set("money_per_account", &mut figures.money_per_account, drawn.money_per_account);
        set("outside_plans", &mut figures.outside_plans, drawn.outside_plans);
        set("supply_level", &mut figures.supply_level, drawn.supply_level);
        let of =
            |rate: &Rate, normal| if self.staff_as_published { rate.published } else { rate.draw(normal) };
        if let Some(rate) = &self.caseload {
            set("caseload", &mut figures.caseload, of(rate, draw.caseload));
        }
        if let Some(rate) = &self.turnover {
            set("turnover_rate", &mut figures.turnover_rate, of(rate, draw.turnover) / 100.0);
        }
        if let Some(vacancy) = &self.vacancy {
            set("vacancy_rate", &mut figures.vacancy_rate, of(vacancy, draw.vacancy) / 100.0);
            // Cover follows from the vacancy there is, drawn or set by hand.
            let vacant = 100.0 * figures.vacancy_rate;
            if let Some(agency) = &self.agency
                && let Some(cover) = cover(of(agency, draw.agency), vacant)
            {
                set("agency_cover_rate", &mut figures.agency_cover_rate, cover);
            }
        }
        if !is_given("families") {
            figures.families = drawn.families.round_ties_even() as u32;
        }
        if (is_given("families") || is_given("account_share")) && !is_given("money_per_account") {
            // The council's direct payments stay what they are, over the accounts that there are.
            let accounts = figures.account_share * f64::from(figures.families) * self.children_per_family;
            figures.money_per_account = drawn.direct_payments / accounts.max(1.0);
        }
    }

    /// Works out again what a draw is made of, own figures in the place of published ones.
    fn settle(&mut self) {
        let published = &self.published;
        let a_child = |value: f64, children: f64| value / children;
        let of_year = published.spent.map(|spent| (spent.year, spent.children));
        let children_in = |year: i32| match of_year {
            Some((published_year, children)) if published_year == year => children,
            _ => published.children,
        };
        let own = |name: &str| self.own.get(name).copied();
        let own_a_child = |figure: OwnFigure| (a_child(figure.value, children_in(figure.year)), figure.year);
        let direct = match own("dp_spend") {
            Some(figure) => Some(own_a_child(figure)),
            None => published
                .spent
                .and_then(|spent| spent.direct.map(|direct| (a_child(direct, spent.children), spent.year))),
        };
        let other = match (own("short_break_spend"), own("other_spend")) {
            (None, None) => published.spent.map(|spent| (a_child(spent.other, spent.children), spent.year)),
            (short, other) => {
                let year = short.iter().chain(&other).map(|figure| figure.year).min();
                let sum: f64 = short.iter().chain(&other).map(|figure| own_a_child(*figure).0).sum();
                year.map(|year| (sum, year))
            }
        };
        let support = published.family_support.map_or(0.0, |(pounds, year)| {
            let mean = estimate(&format!("family_support_log_mean_{}_{:02}", year, (year + 1) % 100));
            estimate("d_family_support_slope") * (libm::log(pounds.max(1.0)) - mean)
        });
        let size = estimate("q_children_slope")
            * (libm::log(published.children.max(1.0)) - estimate("children_log_mean"));
        self.own_accounts = own("children_with_dp").map(|figure| figure.value);
        self.own_plans = own("children_with_plan").map(|figure| figure.value);
        self.direct = match (direct, self.own_accounts) {
            (None, Some(accounts)) => {
                // Children are known and money is not: each has what an account usually holds.
                let each = account_money();
                LogNormal { mean: each.mean + libm::log(accounts.max(1.0) / self.children), ..each }
            }
            _ => pounds_a_child("d", direct, support),
        };
        self.other = pounds_a_child("q", other, size);
    }
}

impl Place {
    /// The place as one draw of what is not known of it has it: the same for the median as the place itself.
    pub fn drawn(&self, draw: &PlaceDraw) -> Place {
        let mut place = self.clone();
        if let Some(basis) = &self.basis {
            basis.draw_into(&mut place.figures, draw, &|name| self.is_given(name));
        }
        place
    }

    /// Whether a draw is at the limit of what the model can bring about.
    pub fn is_at_limit(&self, draw: &PlaceDraw) -> bool {
        self.basis.as_ref().is_some_and(|basis| basis.drawn(draw).is_at_limit)
    }

    /// Whether a figure was given by whoever asked.
    pub fn is_given(&self, name: &str) -> bool {
        self.provenance.iter().any(|line| line.name == name && matches!(line.status, Status::Given(_)))
    }

    /// Direct payments that the council makes in the first policy year, pounds, at the place's figures.
    pub fn direct_payments(&self) -> f64 {
        let figures = &self.figures;
        figures.account_share
            * f64::from(figures.families)
            * self.children_per_family()
            * figures.money_per_account
    }

    /// Residents aged 0 to 17; nothing known of a synthetic place.
    pub fn children(&self) -> f64 {
        self.basis.as_ref().map_or(f64::NAN, |basis| basis.children)
    }

    /// Children with a plan in a family that has any.
    pub fn children_per_family(&self) -> f64 {
        self.basis.as_ref().map_or(estimate("children_a_family"), |basis| basis.children_per_family)
    }

    /// Replaces published figures by the council's own.
    ///
    /// # Errors
    /// A synthetic place, a figure outside what is possible, or more accounts than plans.
    pub fn set_own_figures(&mut self, own: &[(&'static str, OwnFigure)]) -> Result<(), Error> {
        let Some(basis) = &mut self.basis else {
            let error =
                Error::new(format!("place `{}` is no council, so it has no figures of its own", self.id));
            return Err(error.with_hint("take a council as `base`, such as `base = \"devon\"`"));
        };
        for (name, figure) in own {
            if !figure.value.is_finite() || figure.value < 0.0 {
                return Err(Error::new(format!("`{name}` is {} but must be 0 or more", figure.value)));
            }
            let children = name.starts_with("children_");
            let most = if children { basis.children } else { basis.children * MOST_A_CHILD };
            if figure.value > most {
                let what = if children { "children aged 0 to 17" } else { "pounds that would be possible" };
                let error =
                    Error::new(format!("`{name}` is {} but there are {most:.0} {what}", figure.value));
                return Err(error.with_hint("give the figure of the whole council for one year"));
            }
            if children && (figure.year - FIRST_POLICY_YEAR).abs() > OLDEST_COUNT {
                let problem = format!(
                    "`{name}` is of {}, too long ago to be the council\'s count now",
                    year_words(figure.year)
                );
                return Err(Error::new(problem).with_hint("give a count of the last years, or leave it out"));
            }
            let needs_some = matches!(*name, "dp_spend" | "children_with_dp" | "children_with_plan");
            if needs_some && figure.value < 1.0 {
                let error = Error::new(format!("`{name}` is {} but must be more than nothing", figure.value));
                return Err(error.with_hint("leave it out where it is not known"));
            }
            basis.own.insert(name, *figure);
        }
        let of = |name: &str| basis.own.get(name).map(|figure| figure.value);
        if let (Some(accounts), Some(plans)) = (of("children_with_dp"), of("children_with_plan"))
            && accounts > plans
        {
            let error =
                Error::new(format!("`children_with_dp` is {accounts}, more than `children_with_plan`"));
            return Err(error.with_hint("children with a direct payment are among those with a plan"));
        }
        if of("short_break_spend").is_some() != of("other_spend").is_some() {
            let error = Error::new("`short_break_spend` and `other_spend` go together");
            return Err(error.with_hint("give both lines of the same year; 0 where a line is nothing"));
        }
        let year = |name: &str| basis.own.get(name).map(|figure| figure.year);
        if year("short_break_spend") != year("other_spend") {
            let error = Error::new("`short_break_spend` and `other_spend` are of different years");
            return Err(error.with_hint("give both lines of the same year"));
        }
        basis.settle();
        self.settle_figures();
        Ok(())
    }

    /// Takes staff rates as published instead of as expected a year later.
    pub fn take_staff_as_published(&mut self) {
        self.take_staff(true);
    }

    /// Takes staff rates as published, or as expected a year later.
    pub fn take_staff(&mut self, as_published: bool) {
        if let Some(basis) = &mut self.basis {
            basis.staff_as_published = as_published;
        }
        self.settle_figures();
    }

    /// Sets the figures to their medians and says where they come from, own figures and ranges included.
    pub(super) fn settle_figures(&mut self) {
        let Some(basis) = self.basis.clone() else { return };
        let given: Vec<String> = self
            .provenance
            .iter()
            .filter(|line| matches!(line.status, Status::Given(_)))
            .map(|line| line.name.clone())
            .collect();
        basis.draw_into(&mut self.figures, &PlaceDraw::MEDIAN, &|name| given.iter().any(|line| line == name));
        for (name, figure) in &basis.own {
            let unit = if name.starts_with("children_") { "children" } else { "GBP" };
            let status = Status::Given(format!("the council\'s own figure of {}", year_words(figure.year)));
            self.line(name, format!("{} {unit}", with_commas(figure.value)), status);
        }
        self.say_published(&basis);
        self.say_drawn(&basis, &given);
        self.note_children_in_need();
    }
}

/// Years before or after the first policy year of which a count of children may be.
const OLDEST_COUNT: i32 = 4;
/// Pounds a year and resident child above which a line of spending is a slip of the keyboard.
const MOST_A_CHILD: f64 = 2_000.0;
