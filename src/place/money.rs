//! A council's money: from the published lines and its own figures to what a draw is made of, and the lines
//! of provenance that say so.
//!
//! Never opens a file.

use super::basis::{
    Basis, Drawn, FIRST_POLICY_YEAR, LogNormal, MOST_ACCOUNTS, OwnFigure, PlaceDraw, PublishedMoney, Rate,
    account_money, pounds_a_child,
};
use super::cover::cover;
use super::definition::{Figures, Place, Status};
use super::estimates::estimate;
use crate::basics::Error;
use std::collections::BTreeMap;

const SECTION_251: &str =
    "Department for Education, LA and school expenditure (section 251 outturn), disabled children";

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
    fn draw_into(&self, figures: &mut Figures, draw: &PlaceDraw, is_given: &dyn Fn(&str) -> bool) {
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

    fn say_published(&mut self, basis: &Basis) {
        let Some(spent) = basis.published.spent else { return };
        let year = year_words(spent.year);
        let published = || Status::Published { source: SECTION_251.to_owned(), year: year.clone() };
        let direct = match spent.direct {
            Some(direct) => format!("{} GBP", with_commas(direct)),
            None => "0 GBP: read as coded to another line, so as no figure".to_owned(),
        };
        self.line("direct_payments_published", direct, published());
        self.line("other_support_published", format!("{} GBP", with_commas(spent.other)), published());
    }

    fn say_drawn(&mut self, basis: &Basis, given: &[String]) {
        let mut all: Vec<Drawn> =
            (0..RANGE_DRAWS).map(|number| basis.drawn(&PlaceDraw::at(1, number))).collect();
        let median = basis.drawn(&PlaceDraw::MEDIAN);
        let mut range = |of: fn(&Drawn) -> f64| {
            all.sort_by(|a, b| of(a).total_cmp(&of(b)));
            (of(&all[RANGE_DRAWS as usize / 20]), of(&all[RANGE_DRAWS as usize * 19 / 20]))
        };
        let money_from = self.basis_words(basis);
        let pounds = |value: f64| format!("{} GBP", with_commas(rounded(value)));
        type Of = fn(&Drawn) -> f64;
        let rows: [(&str, Of, &dyn Fn(f64) -> String, String); 7] = [
            ("direct_payments", |d| d.direct_payments, &pounds, money_from.0),
            ("other_support", |d| d.other_spend, &pounds, money_from.1),
            (
                "families",
                |d| d.families,
                &|v| format!("{} families", with_commas(v)),
                "money behind plans over money a plan; children per family".to_owned(),
            ),
            (
                "account_share",
                |d| d.account_share,
                &|v| format!("{v:.2} of the children with a plan"),
                "direct payments over money an account, against money behind council-managed plans"
                    .to_owned(),
            ),
            (
                "money_per_account",
                |d| d.money_per_account,
                &|v| format!("{} GBP a year", with_commas(rounded(v))),
                "Wokingham and Devon; assumed to be alike elsewhere".to_owned(),
            ),
            (
                "outside_plans",
                |d| d.outside_plans,
                &pounds,
                "part of short breaks and other support, assumed; not simulated".to_owned(),
            ),
            (
                "supply_level",
                |d| d.supply_level,
                &|v| format!("{v:.2} of the reference authority\'s hours on offer to a family"),
                "square root of plan money a family; no council\'s agencies and clubs are published"
                    .to_owned(),
            ),
        ];
        for (name, of, show, from) in rows {
            if given.iter().any(|line| line == name) {
                continue;
            }
            let (low, high) = range(of);
            self.line(name, show(of(&median)), Status::Estimated { from, low: show(low), high: show(high) });
        }
        self.say_staff(basis, given);
    }

    fn say_staff(&mut self, basis: &Basis, given: &[String]) {
        let share = |v: f64| format!("{:.3} share", v / 100.0);
        let rows: [(&str, Option<Rate>, &dyn Fn(f64) -> String); 3] = [
            ("caseload", basis.caseload, &|v| format!("{v:.1} cases")),
            ("vacancy_rate", basis.vacancy, &share),
            ("turnover_rate", basis.turnover, &share),
        ];
        for (name, rate, show) in rows {
            let Some(rate) = rate else { continue };
            if given.iter().any(|line| line == name) {
                continue;
            }
            let was = self.provenance.iter().find(|line| line.name == name);
            let source = match was.map(|line| &line.status) {
                Some(Status::Published { source, year }) => format!("{source}, {year}"),
                Some(Status::Estimated { from, .. }) => from.clone(),
                Some(Status::Derived(how)) => how.trim_start_matches("as published: ").to_owned(),
                _ => String::new(),
            };
            let from = if source.starts_with("published") {
                source
            } else {
                format!(
                    "published as {} ({source}); a rate goes part of the way back to the median",
                    show(rate.published)
                )
            };
            if basis.staff_as_published {
                let how = format!("as published: {from}");
                self.line(name, show(rate.published), Status::Derived(how));
                continue;
            }
            let (low, high) = rate.range();
            let status = Status::Estimated { from, low: show(low), high: show(high) };
            self.line(name, show(rate.expected), status);
        }
        if !given.iter().any(|line| line == "agency_cover_rate") {
            self.say_cover(basis);
        }
    }

    /// Says how much of its vacancies agency workers cover, from the expected rates of both.
    fn say_cover(&mut self, basis: &Basis) {
        if basis.vacancy.is_none() || basis.agency.is_none() {
            return;
        }
        let nobody = |_: &str| false;
        let mut covers: Vec<f64> = (0..RANGE_DRAWS)
            .map(|number| {
                let mut figures = self.figures.clone();
                basis.draw_into(&mut figures, &PlaceDraw::at(1, number), &nobody);
                figures.agency_cover_rate
            })
            .collect();
        covers.sort_by(f64::total_cmp);
        let show = |cover: f64| format!("{cover} share");
        let (low, high) = (covers[RANGE_DRAWS as usize / 20], covers[RANGE_DRAWS as usize * 19 / 20]);
        let was = self.provenance.iter().find(|line| line.name == "agency_cover_rate");
        let published = match was.map(|line| &line.status) {
            Some(Status::Derived(how)) => how.clone(),
            Some(Status::Estimated { from, .. }) => from.clone(),
            _ => "agency and vacancy rates".to_owned(),
        };
        let from = if published.starts_with("from the rates expected") {
            published
        } else {
            format!("from the rates expected a year on; {published}")
        };
        let status = Status::Estimated { from, low: show(low), high: show(high) };
        self.line("agency_cover_rate", show(self.figures.agency_cover_rate), status);
    }

    /// From what direct payments and other support are estimated, in words.
    fn basis_words(&self, basis: &Basis) -> (String, String) {
        let prices = format!("in {}", year_words(FIRST_POLICY_YEAR));
        let from = |own: bool, published: bool, without: &str| match (own, published) {
            (true, _) => format!("{prices}, from the council\'s own figure"),
            (_, true) => format!("{prices}, from the published figure of {}", year_words(2022)),
            _ => format!("{prices}, no figure of the council\'s own at hand: {without}"),
        };
        let has = |name: &str| basis.own.contains_key(name);
        let spent = basis.published.spent;
        (
            from(
                has("dp_spend") || has("children_with_dp"),
                spent.is_some_and(|spent| spent.direct.is_some()),
                "the median of all councils, moved by family-support spending",
            ),
            from(
                has("short_break_spend") || has("other_spend"),
                spent.is_some(),
                "the median of all councils, moved by size",
            ),
        )
    }

    /// Notes where plans are few or many against disabled children in need: a check, not a figure.
    fn note_children_in_need(&mut self) {
        let Some(disabled) = self.basis.as_ref().map(|basis| basis.published.disabled) else { return };
        let each = self.basis.as_ref().map_or(1.0, |basis| basis.children_per_family);
        let plans = f64::from(self.figures.families) * each;
        let ratio = plans / disabled.max(1.0);
        let verdict =
            if (0.5..=5.0).contains(&ratio) { "as elsewhere" } else { "unusual: look at the figures" };
        let how = format!(
            "plans over disabled children in need ({disabled:.0}): {verdict}; eight councils in ten lie between 0.9 and 3.6"
        );
        self.line("plans_to_children_in_need", format!("{ratio:.1}"), Status::Derived(how));
    }

    /// Says of what is solved, and of overnight units, where it comes from.
    pub(super) fn say_solved(&mut self) {
        let units = self.figures.overnight_units;
        let how =
            "1.10 x square root of children over the mean of all councils: a third of councils have none";
        self.line("overnight_units", format!("{units} units"), Status::Derived(how.to_owned()));
        for (name, so_that) in [
            ("time_per_case", "so that workers\' mean pressure is 1.05"),
            ("council_effect", "so that as large a share of children have an account"),
            ("need_scale", "so that an account holds as much money"),
        ] {
            let how = format!("in the warm-up, {so_that}");
            self.line(name, "solved when a study runs".to_owned(), Status::Derived(how));
        }
    }

    /// How far totals at this place can be trusted, in a sentence or two; nothing for a synthetic place.
    pub fn trust_in_totals(&self) -> Option<String> {
        let basis = self.basis.as_ref()?;
        let drawn: Vec<Drawn> =
            (0..RANGE_DRAWS).map(|number| basis.drawn(&PlaceDraw::at(1, number))).collect();
        let factor = |of: fn(&Drawn) -> f64| {
            let mut numbers: Vec<f64> = drawn.iter().map(of).collect();
            numbers.sort_by(f64::total_cmp);
            libm::sqrt(numbers[RANGE_DRAWS as usize * 19 / 20] / numbers[RANGE_DRAWS as usize / 20])
        };
        let money = factor(|draw| draw.direct_payments);
        let families = if self.is_given("families") || basis.own_plans.is_some() {
            String::new()
        } else {
            format!(", families to within {:.1}", factor(|draw| draw.families))
        };
        let mut said = format!(
            "Direct payments of {} are known to within a factor of {money:.1}{families}, nine times in ten ({}). \
             Differences between options are known better than that.",
            self.name,
            self.basis_words(basis).0,
        );
        if money > 1.2 {
            said.push_str(
                " One question to the council's finance team gives a figure of its own: `[own] dp_spend` in a place file.",
            );
        }
        if basis.drawn(&PlaceDraw::MEDIAN).is_at_limit {
            said.push_str(&format!(
                " More children have accounts there than the model can bring about ({:.0} of 100 with a plan): \
                 an account holds more money instead.",
                100.0 * MOST_ACCOUNTS
            ));
        }
        Some(said)
    }
}

/// Years before or after the first policy year of which a count of children may be.
const OLDEST_COUNT: i32 = 4;
/// Draws from which a range is read.
const RANGE_DRAWS: u32 = 400;
/// Pounds a year and resident child above which a line of spending is a slip of the keyboard.
const MOST_A_CHILD: f64 = 2_000.0;

/// A financial year in print.
fn year_words(year: i32) -> String {
    format!("{year}-{:02}", (year + 1) % 100)
}

/// Three digits, since an estimate has no more.
fn rounded(value: f64) -> f64 {
    if value < 1.0 {
        return value;
    }
    let unit = libm::pow(10.0, libm::floor(libm::log10(value)) - 2.0).max(1.0);
    libm::round(value / unit) * unit
}

/// A whole number with commas between thousands.
fn with_commas(value: f64) -> String {
    let digits = format!("{:.0}", value.abs());
    let mut grouped = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    if value < 0.0 { format!("-{grouped}") } else { grouped }
}
