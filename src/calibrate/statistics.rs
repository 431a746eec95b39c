//! Figures that others publish in another form than an outcome has, worked out here.
//!
//! Each is one row: name, what it is, and how it follows from a replication.

use super::simulated::SimulatedRun;
use crate::outcome::Outcome;
use crate::outcome::family_record::FamilyRecord;
use crate::rules::price::fee_floor;
use crate::stats::summary;

/// A figure worked out of a replication.
#[derive(Clone, Copy, Debug)]
pub struct Statistic {
    /// Its name in targets files.
    pub name: &'static str,
    /// What it is, in words.
    pub meaning: &'static str,
    /// Whether it needs every family's record.
    pub needs_families: bool,
    /// Its value; nothing where it is not defined.
    pub of: fn(&SimulatedRun<'_>) -> Option<f64>,
}

const fn whole(
    name: &'static str,
    meaning: &'static str,
    of: fn(&SimulatedRun<'_>) -> Option<f64>,
) -> Statistic {
    Statistic { name, meaning, needs_families: false, of }
}

const fn families(
    name: &'static str,
    meaning: &'static str,
    of: fn(&SimulatedRun<'_>) -> Option<f64>,
) -> Statistic {
    Statistic { name, meaning, needs_families: true, of }
}

/// Every statistic.
pub static STATISTICS: &[Statistic] = &[
    whole("posts_without_permanent", "post-weeks without a permanent worker / post-weeks", |seen| {
        Some(seen.outcome(Outcome::POSTS_UNCOVERED)? + seen.outcome(Outcome::POSTS_AGENCY)?)
    }),
    whole("staff_share_of_cost", "cost of workers, officers and brokers / total cost", |seen| {
        ratio(seen.outcome(Outcome::COST_ADMIN)?, seen.outcome(Outcome::COST_TOTAL)?)
    }),
    whole("managed_share_of_accounts", "managed accounts / managed accounts and direct payments", |seen| {
        let managed = seen.outcome(Outcome::MANAGED_SHARE)?;
        ratio(managed, managed + seen.outcome(Outcome::TAKE_UP)?)
    }),
    whole("agency_closures", "closures of agencies and overnight units / years", |seen| {
        Some(seen.outcome(Outcome::CLOSURES)? - seen.outcome(Outcome::CLUB_CLOSURES)?)
    }),
    whole("clawback_lowest_year", "clawback of the policy year with the least", |seen| {
        seen.yearly(Outcome::CLAWBACK).into_iter().reduce(f64::min)
    }),
    whole("clawback_highest_year", "clawback of the policy year with the most", |seen| {
        seen.yearly(Outcome::CLAWBACK).into_iter().reduce(f64::max)
    }),
    whole("clawback_unevenness", "spread of yearly clawback / its mean", |seen| {
        let years = summary(&seen.yearly(Outcome::CLAWBACK));
        ratio(years.sd, years.mean)
    }),
    whole("children", "families x children a family, at the start", |seen| {
        let people = &seen.experiment.assumptions.population;
        let more = people.share_two_children + 2.0 * people.share_three_children;
        Some(f64::from(seen.experiment.place.figures.families) * (1.0 + more))
    }),
    whole("agency_to_pa_price", "mean agency price / reference rate for one-to-one", |seen| {
        let prices = &seen.experiment.assumptions.prices;
        ratio(prices.agency_price_mean, prices.ref_rate_one_to_one)
    }),
    whole(
        "fee_to_sustainable_price",
        "agency price / the price at which its cost and a margin are covered, at the start",
        |seen| {
            let market = &seen.experiment.assumptions.market;
            ratio(1.0, fee_floor(market.agency_wage_share, market.fixed_share, 0.0, market))
        },
    ),
    whole("pa_turnover_at_par", "a year's leavers an assistant at the market wage", |seen| {
        Some(52.0 * seen.experiment.assumptions.pa.pa_quit)
    }),
    families("families_with_two", "families with two or more children / families", |seen| {
        share(seen.families, |_| true, |family| family.n_children >= 2)
    }),
    families("employs_assistant", "account-weeks of families with an assistant / account-weeks", |seen| {
        let sum = |of: fn(&FamilyRecord) -> f64| seen.families.iter().map(of).sum::<f64>();
        ratio(sum(|it| it.employing_weeks), sum(|it| it.dp_weeks + it.managed_weeks))
    }),
    families("take_up_ratio", "take-up of the third with most capacity / that with least", |seen| {
        let mut planned: Vec<&FamilyRecord> = seen.families.iter().filter(|it| it.plan_weeks > 0.0).collect();
        planned.sort_by(|left, right| left.capacity.total_cmp(&right.capacity));
        let third = planned.len() / 3;
        let take_up = |some: &[&FamilyRecord]| {
            let sum = |of: fn(&FamilyRecord) -> f64| some.iter().map(|it| of(it)).sum::<f64>();
            ratio(sum(|it| it.dp_weeks), sum(|it| it.plan_weeks))
        };
        ratio(take_up(&planned[planned.len() - third..])?, take_up(&planned[..third])?)
    }),
    families(
        "accounts_with_surplus",
        "families paid more than they spent, by a week's payment or more / families with an account for a year",
        |seen| {
            share(seen.families, had_account, |it| {
                it.paid - it.spent >= it.paid / (it.dp_weeks + it.managed_weeks)
            })
        },
    ),
    families(
        "accounts_never_used",
        "families that spent nothing / families with an account for a year",
        |seen| share(seen.families, had_account, |it| it.spent <= 0.0),
    ),
];

/// Whether a family held an account for a year and was paid into it.
fn had_account(family: &FamilyRecord) -> bool {
    family.dp_weeks + family.managed_weeks >= 52.0 && family.paid > 0.0
}

fn share(
    families: &[FamilyRecord],
    of: fn(&FamilyRecord) -> bool,
    which: fn(&FamilyRecord) -> bool,
) -> Option<f64> {
    let base = families.iter().filter(|family| of(family));
    let n = base.clone().count();
    ratio(base.filter(|family| which(family)).count() as f64, n as f64)
}

fn ratio(part: f64, whole: f64) -> Option<f64> {
    (whole > 0.0).then(|| part / whole)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parameters::assumptions::Assumptions;
    use crate::parameters::environment::Environment;
    use crate::parameters::levers::Levers;
    use crate::place::Place;
    use crate::replication::{Experiment, PolicySchedule, replicate_with_families};

    #[test]
    fn every_statistic_is_defined_and_agrees_with_the_outcomes_that_it_is_kin_to() {
        let baseline = || PolicySchedule::new(Levers::default(), Environment::default());
        let mut place = Place::early_adopter();
        place.figures.families = 200;
        let experiment = Experiment {
            place,
            assumptions: Assumptions::default(),
            warm_up: baseline(),
            options: vec![baseline()],
            warm_up_years: 1,
            horizon_years: 3,
            seed: 3,
        };
        let (run, records) = replicate_with_families(&experiment, 0).remove(0);
        let seen = SimulatedRun { experiment: &experiment, run: &run, families: &records };
        let of = |name: &str| {
            let statistic = STATISTICS.iter().find(|statistic| statistic.name == name);
            (statistic.unwrap().of)(&seen).unwrap()
        };
        for statistic in STATISTICS {
            let number = of(statistic.name);
            assert!(number.is_finite() && number >= 0.0, "{}: {number}", statistic.name);
            assert!(crate::outcome::Outcome::named(statistic.name).is_none(), "{}", statistic.name);
        }
        assert!(of("clawback_lowest_year") <= seen.outcome(Outcome::CLAWBACK).unwrap());
        assert!(of("clawback_highest_year") >= seen.outcome(Outcome::CLAWBACK).unwrap());
        assert!(of("take_up_ratio") > 1.0, "those with more capacity take up more");
        assert!((of("agency_to_pa_price") - 23.3 / 16.3).abs() < 1e-12);
        assert_eq!(of("children"), 200.0 * 1.17);
    }
}
