//! What is known of a council's money, families and staff, how well, and what one draw of it comes to.
//!
//! Money paid as direct payments and money spent on other support are known up to a factor that grows with
//! the age of the figure; what an account holds, and how much of the other money stands behind plans, nobody
//! publishes. A draw settles all of them at once, and families, accounts and money follow.

use super::estimates::estimate;
use crate::basics::{Draws, Purpose};
use std::collections::BTreeMap;

/// The financial year, by the year in which it begins, that the first policy year stands for: the prices of
/// the assumptions are near enough those of that year, the one after the last published spending.
pub const FIRST_POLICY_YEAR: i32 = 2023;

/// The largest share of children with a plan who have an account that the model can bring about.
pub(super) const MOST_ACCOUNTS: f64 = 0.77;
/// The fewest families that a draw comes to.
const FEWEST_FAMILIES: f64 = 10.0;
/// Normal quantile of a range that holds nine times in ten.
const NINE_IN_TEN: f64 = 1.644_853_626_951_472_2;

/// A council's own figures that a place file may give, each with its year.
pub const OWN_FIGURES: [(&str, &str); 6] = [
    (
        "dp_spend",
        "Direct payments for disabled children, pounds a year (section 251 outturn, or the budget).",
    ),
    ("children_with_dp", "Children whose family has a direct payment or a managed account."),
    ("children_with_plan", "Children with a plan, direct payments included."),
    ("short_break_spend", "Short breaks, pounds a year, direct payments not included."),
    ("other_spend", "Other support for disabled children, pounds a year."),
    ("dp_repaid", "Direct payments taken back or paid back in a year, pounds: compared, not fitted."),
];

/// A figure of the council's own.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OwnFigure {
    /// The figure.
    pub value: f64,
    /// The year in which its financial year begins.
    pub year: i32,
}

/// What is not known of a place, as standard normal numbers (0 is the median) and, for a figure that was
/// coded to another line since, chances.
#[derive(Clone, Copy, Debug, PartialEq)]
#[allow(missing_docs, reason = "named as the figures are")]
pub struct PlaceDraw {
    pub direct: f64,
    pub other: f64,
    pub outside: f64,
    pub account_money: f64,
    pub managed_cost: f64,
    pub supply: f64,
    pub caseload: f64,
    pub vacancy: f64,
    pub agency: f64,
    pub turnover: f64,
    /// Uniform numbers that say whether the direct payments, or the other money, were recoded since.
    pub recoded: [f64; 2],
}

impl PlaceDraw {
    /// Everything at its median.
    pub const MEDIAN: PlaceDraw = PlaceDraw {
        direct: 0.0,
        other: 0.0,
        outside: 0.0,
        account_money: 0.0,
        managed_cost: 0.0,
        supply: 0.0,
        caseload: 0.0,
        vacancy: 0.0,
        agency: 0.0,
        turnover: 0.0,
        recoded: [1.0; 2],
    };

    /// The draw of a number under a seed.
    pub fn at(seed: u64, number: u32) -> PlaceDraw {
        let mut keyed = Draws::new(seed, number).at(Purpose::Place, 0, 0);
        let mut next = || keyed.normal();
        let (direct, other, outside, account_money, managed_cost) = (next(), next(), next(), next(), next());
        let (supply, caseload, vacancy, agency, turnover) = (next(), next(), next(), next(), next());
        let recoded = [keyed.uniform(), keyed.uniform()];
        PlaceDraw {
            direct,
            other,
            outside,
            account_money,
            managed_cost,
            supply,
            caseload,
            vacancy,
            agency,
            turnover,
            recoded,
        }
    }
}

/// The logarithm of a figure: normal, with a chance that it was recoded since and says nothing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct LogNormal {
    pub(super) mean: f64,
    pub(super) sd: f64,
    /// Chance, mean and spread of a recoded figure.
    pub(super) recoded: (f64, f64, f64),
}

impl LogNormal {
    /// Without a chance of recoding.
    pub(super) fn plain(median: f64, sd: f64) -> LogNormal {
        LogNormal { mean: libm::log(median), sd, recoded: (0.0, 0.0, 0.0) }
    }

    pub(super) fn draw(&self, normal: f64, uniform: f64) -> f64 {
        let (chance, mean, sd) = self.recoded;
        libm::exp(if uniform < chance { mean + sd * normal } else { self.mean + self.sd * normal })
    }
}

/// What is published of a council's money.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct PublishedMoney {
    /// Residents aged 0 to 17, the latest count.
    pub(super) children: f64,
    /// Disabled children in need: a check, not a figure.
    pub(super) disabled: f64,
    /// Year, direct payments, short breaks and other support, residents aged 0 to 17 then.
    pub(super) spent: Option<PublishedSpending>,
    /// Family-support spend, pounds a child, with its year; for a council without a figure of its own.
    pub(super) family_support: Option<(f64, i32)>,
}

/// One published year of spending.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct PublishedSpending {
    pub(super) year: i32,
    pub(super) direct: Option<f64>,
    pub(super) other: f64,
    pub(super) children: f64,
}

/// A rate of the council's staff: what to expect of it in the first policy year.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Rate {
    pub(super) published: f64,
    pub(super) expected: f64,
    pub(super) sd: f64,
    pub(super) least: f64,
    pub(super) most: f64,
}

impl Rate {
    /// From a rate `years` before the first policy year, in the unit of the table: most of it lasts, the rest
    /// goes back to the median of all councils.
    pub(super) fn of(label: &str, published: f64, years: i32, least: f64, most: f64) -> Rate {
        let median = estimate(&format!("{label}_median_2023"));
        // A rate of September says something of the year after it, never all.
        let slope = libm::pow(estimate(&format!("{label}_slope_2023")), f64::from(years.max(1)));
        let variance = estimate(&format!("{label}_S_2023")) * (1.0 - slope * slope).max(0.0);
        let expected = median + slope * (published - median);
        Rate { published, expected, sd: libm::sqrt(variance), least, most }
    }

    pub(super) fn draw(&self, normal: f64) -> f64 {
        (self.expected + self.sd * normal).clamp(self.least, self.most)
    }

    /// The range that holds nine times in ten.
    pub(super) fn range(&self) -> (f64, f64) {
        (self.draw(-NINE_IN_TEN), self.draw(NINE_IN_TEN))
    }
}

/// What a council's figures are drawn from; made of what is published by `money`, and of its own figures.
#[derive(Clone, Debug, PartialEq)]
pub struct Basis {
    /// What is published, from which the rest follows.
    pub(super) published: PublishedMoney,
    /// The council's own figures, by name.
    pub(super) own: BTreeMap<&'static str, OwnFigure>,
    /// Residents aged 0 to 17.
    pub(super) children: f64,
    /// Direct payments, pounds a child aged 0 to 17.
    pub(super) direct: LogNormal,
    /// Short breaks and other support, likewise.
    pub(super) other: LogNormal,
    /// Children per family.
    pub(super) children_per_family: f64,
    /// Children with an account, where the council says.
    pub(super) own_accounts: Option<f64>,
    /// Children with a plan, where the council says.
    pub(super) own_plans: Option<f64>,
    /// Rates of staff: caseload; vacancy, agency and turnover in per cent.
    pub(super) caseload: Option<Rate>,
    pub(super) vacancy: Option<Rate>,
    pub(super) agency: Option<Rate>,
    pub(super) turnover: Option<Rate>,
    /// Whether staff rates are taken as published rather than as expected.
    pub(super) staff_as_published: bool,
    /// Plan money a family of the reference authority.
    pub(super) reference_money: f64,
}

/// What one draw of a basis comes to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Drawn {
    pub(super) families: f64,
    pub(super) account_share: f64,
    pub(super) money_per_account: f64,
    pub(super) outside_plans: f64,
    pub(super) direct_payments: f64,
    pub(super) other_spend: f64,
    pub(super) supply_level: f64,
    /// Whether more children would have an account than the model can bring about.
    pub(super) is_at_limit: bool,
}

impl Basis {
    /// Money, families and accounts of a draw.
    pub(super) fn drawn(&self, draw: &PlaceDraw) -> Drawn {
        let direct = self.children * self.direct.draw(draw.direct, draw.recoded[0]);
        let other = self.children * self.other.draw(draw.other, draw.recoded[1]);
        let outside = outside_share(draw.outside);
        let behind_plans = (1.0 - outside) * other;
        let each = match self.own_accounts {
            Some(accounts) => direct / accounts.max(1.0),
            None => account_money().draw(draw.account_money, 1.0),
        };
        let managed_cost = managed_cost().draw(draw.managed_cost, 1.0) * each;
        let accounts = direct / each;
        let managed = match self.own_plans {
            Some(plans) => (plans - accounts).max(0.0),
            None => behind_plans / managed_cost,
        };
        let plans = self.own_plans.unwrap_or(accounts + managed).max(1.0);
        let share = accounts / plans;
        let account_share = share.min(MOST_ACCOUNTS);
        let families = (plans / self.children_per_family).max(FEWEST_FAMILIES);
        let plan_money = (direct + behind_plans) / families;
        let norm = libm::sqrt(plan_money / self.reference_money);
        Drawn {
            families,
            account_share,
            money_per_account: direct / (account_share * families * self.children_per_family),
            outside_plans: outside * other,
            direct_payments: direct,
            other_spend: other,
            supply_level: norm * libm::exp(SUPPLY_LOG_SD * draw.supply),
            is_at_limit: share > MOST_ACCOUNTS || plans < FEWEST_FAMILIES * self.children_per_family,
        }
    }
}

/// Spread of the logarithm of hours on offer at a norm.
const SUPPLY_LOG_SD: f64 = 0.25;

/// Part of short breaks and other support that no plan stands behind, by a standard normal number.
pub(super) fn outside_share(normal: f64) -> f64 {
    let logit = |share: f64| libm::log(share / (1.0 - share));
    let (median, low, high) =
        (logit(estimate("r_median")), logit(estimate("r_low")), logit(estimate("r_high")));
    let sd = (high - low) / (2.0 * NINE_IN_TEN);
    1.0 / (1.0 + libm::exp(-(median + sd * normal)))
}

/// Money a year of a child with an account.
pub(super) fn account_money() -> LogNormal {
    LogNormal::plain(estimate("p_median"), estimate("p_log_sd"))
}

/// Cost of a child whose support the council buys, over the money of an account.
pub(super) fn managed_cost() -> LogNormal {
    LogNormal::plain(estimate("kappa_median"), estimate("kappa_log_sd"))
}

/// Pounds a child in the first policy year, from a figure of a year; see [`pounds_a_child_in`].
pub(super) fn pounds_a_child(line: &str, figure: Option<(f64, i32)>, shift: f64) -> LogNormal {
    pounds_a_child_in(line, figure, shift, FIRST_POLICY_YEAR)
}

/// Pounds a child in a year, from a figure of an earlier one: near it where it is recent, near the median of
/// all councils where it is old. `line` is `d` or `q`; `shift` moves the median of a council without a figure.
pub(super) fn pounds_a_child_in(
    line: &str,
    figure: Option<(f64, i32)>,
    shift: f64,
    target: i32,
) -> LogNormal {
    let of = |name: &str| estimate(&format!("{name}_{line}"));
    let growth = of("g");
    // The median that was known when the figure was: of the last published year up to then.
    let known =
        figure.map_or(2022, |(_, year)| MEDIANS.into_iter().rev().find(|m| *m <= year).unwrap_or(2012));
    let published = estimate(&format!("m_{line}_{known}_{:02}", (known + 1) % 100));
    let median = |year: i32| published + growth * f64::from(year - known);
    let now = median(target);
    let recoded = (of("jump_chance"), now, of("jump_sd"));
    match figure {
        None => LogNormal { mean: now + shift, sd: libm::sqrt(of("S")), recoded: (0.0, 0.0, 0.0) },
        Some((pounds, year)) if year >= target => LogNormal {
            mean: libm::log(pounds) + growth * f64::from(target - year),
            sd: estimate("own_figure_log_sd"),
            recoded: (0.0, 0.0, 0.0),
        },
        Some((pounds, year)) => {
            let years = f64::from(target - year);
            let rho = estimate(&format!("rho_{line}_1"))
                * libm::pow(estimate(&format!("rho_{line}_decay")), years - 1.0);
            let at = median(year);
            LogNormal {
                mean: at + growth * years + rho * (libm::log(pounds) - at),
                sd: libm::sqrt(of("S") * (1.0 - rho * rho)),
                recoded,
            }
        }
    }
}

/// Years of which the median of all councils is estimated.
const MEDIANS: [i32; 3] = [2012, 2013, 2022];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_says_less_the_older_it_is() {
        let sd = |year| pounds_a_child("d", Some((20.0, year)), 0.0).sd;
        assert!(sd(2023) < sd(2022) && sd(2022) < sd(2021) && sd(2021) < sd(2013));
        let none = pounds_a_child("d", None, 0.0);
        assert!(sd(2013) < none.sd && none.sd > 0.5, "{} {}", sd(2013), none.sd);
        let mean = |year| pounds_a_child("d", Some((40.0, year)), 0.0).mean;
        assert!((mean(FIRST_POLICY_YEAR) - libm::log(40.0)).abs() < 1e-12);
        assert!((mean(2013) - none.mean).abs() < (mean(2022) - none.mean).abs());
    }

    #[test]
    fn families_and_accounts_follow_from_money() {
        let basis = Basis {
            published: PublishedMoney {
                children: 100_000.0,
                disabled: 500.0,
                spent: None,
                family_support: None,
            },
            own: BTreeMap::new(),
            children: 100_000.0,
            direct: LogNormal::plain(12.3, 0.3),
            other: LogNormal::plain(28.7, 0.3),
            children_per_family: 1.17,
            own_accounts: None,
            own_plans: None,
            caseload: None,
            vacancy: None,
            agency: None,
            turnover: None,
            staff_as_published: false,
            reference_money: 5_000.0,
        };
        let drawn = basis.drawn(&PlaceDraw::MEDIAN);
        // £1.23m at £4,100 an account are 300 children; 70% of £2.87m are 490 more.
        assert!((drawn.families * 1.17 - 790.0).abs() < 1e-6, "{drawn:?}");
        assert!((drawn.account_share - 300.0 / 790.0).abs() < 1e-9, "{drawn:?}");
        assert!((drawn.outside_plans - 861_000.0).abs() < 1e-3, "{drawn:?}");
        // A council that says how many children have a plan and an account needs no guess.
        let own = Basis { own_accounts: Some(246.0), own_plans: Some(500.0), ..basis };
        let drawn = own.drawn(&PlaceDraw { account_money: 2.0, managed_cost: -1.0, ..PlaceDraw::MEDIAN });
        assert!(
            (drawn.money_per_account - 5_000.0).abs() < 1e-6 && (drawn.account_share - 0.492).abs() < 1e-9
        );
    }

    #[test]
    fn draws_of_a_number_don_t_depend_on_how_many_there_are() {
        assert_eq!(PlaceDraw::at(5, 3), PlaceDraw::at(5, 3));
        assert_ne!(PlaceDraw::at(5, 3), PlaceDraw::at(5, 4));
    }
}
