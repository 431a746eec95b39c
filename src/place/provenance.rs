//! What is said of a council's figures: a line each with where it comes from and its range, and how far totals
//! can be trusted.
//!
//! Never knows where the lines are printed.

use super::basis::{Basis, Drawn, FIRST_POLICY_YEAR, MOST_ACCOUNTS, PlaceDraw, Rate};
use super::build::OVERNIGHT_UNITS;
use super::definition::{Place, Status};

/// Plans over disabled children in need: what eight councils in ten lie between.
const USUAL_PLANS: [f64; 2] = [0.9, 3.6];
const SECTION_251: &str =
    "Department for Education, LA and school expenditure (section 251 outturn), disabled children";

/// How a number is shown beside its name.
type Show<'a> = &'a dyn Fn(f64) -> String;

impl Place {
    pub(super) fn say_published(&mut self, basis: &Basis) {
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

    pub(super) fn say_drawn(&mut self, basis: &Basis, given: &[String]) {
        let mut all: Vec<Drawn> =
            (0..RANGE_DRAWS).map(|number| basis.drawn(&PlaceDraw::at(1, number))).collect();
        let median = basis.drawn(&PlaceDraw::MEDIAN);
        let mut range = |of: fn(&Drawn) -> f64| {
            all.sort_by(|a, b| of(a).total_cmp(&of(b)));
            (of(&all[RANGE_DRAWS as usize / 20]), of(&all[RANGE_DRAWS as usize * 19 / 20]))
        };
        let money_from = self.basis_words(basis);
        let pounds = |value: f64| format!("{} GBP", with_commas(rounded(value)));
        type Row<'r> = (&'static str, fn(&Drawn) -> f64, Show<'r>, String);
        let rows: [Row; 7] = [
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
        type Row<'r> = (&'static str, Option<Rate>, Show<'r>);
        let rows: [Row; 3] = [
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
    pub(super) fn note_children_in_need(&mut self) {
        let Some(disabled) = self.basis.as_ref().map(|basis| basis.published.disabled) else { return };
        let each = self.basis.as_ref().map_or(1.0, |basis| basis.children_per_family);
        let plans = f64::from(self.figures.families) * each;
        let ratio = plans / disabled.max(1.0);
        let [low, high] = USUAL_PLANS;
        let verdict = match ratio {
            ratio if ratio < low => "fewer than eight councils in ten have: look at the figures",
            ratio if ratio > high => "more than eight councils in ten have: look at the figures",
            _ => "as elsewhere",
        };
        let how = format!(
            "plans over disabled children in need ({disabled:.0}): {verdict}; eight in ten lie between {low} and {high}"
        );
        self.line("plans_to_children_in_need", format!("{ratio:.1}"), Status::Derived(how));
    }

    /// Says of what is solved, and of overnight units, where it comes from.
    pub(super) fn say_solved(&mut self) {
        let units = self.figures.overnight_units;
        let how = format!(
            "the mean of the number drawn, {OVERNIGHT_UNITS} x square root of children over the mean of the \
             councils fitted: over all councils a third have none"
        );
        self.line("overnight_units", format!("{units:.1} units"), Status::Derived(how));
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

/// Draws from which a range is read.
const RANGE_DRAWS: u32 = 400;

/// A financial year in print.
pub(super) fn year_words(year: i32) -> String {
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
pub(super) fn with_commas(value: f64) -> String {
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
