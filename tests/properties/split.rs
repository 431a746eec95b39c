//! Years cut up: a shorter study is the beginning of a longer one, a date at which nothing changes is
//! no date, and years lived one after the other are the years lived at once.

use crate::case::Case;
use crate::generate::cases;
use crate::runner::over;
use allotment::basics::{Draws, Week, YEAR};
use allotment::replication::{
    Experiment, PolicySchedule, Run, context, replicate, run_option, warm_up_context, warm_up_world,
};
use allotment::study::run::catch;
use allotment::week;
use proptest::prelude::*;

fn experiment(case: &Case) -> Result<Experiment, String> {
    let whole = case.plan().map_err(|refused| refused.to_string())?.experiment();
    Ok(Experiment { warm_up_years: 1, ..whole })
}

fn bits(values: &[Vec<f64>]) -> Vec<u64> {
    values.iter().flatten().map(|number| number.to_bits()).collect()
}

#[test]
fn a_shorter_study_is_the_beginning_of_a_longer_one() {
    over("cut short", 40, &cases(), |case| {
        let longer = experiment(case)?;
        let years = longer.horizon_years;
        let mut shorter = Experiment { horizon_years: 2, ..longer.clone() };
        shorter.options.iter_mut().for_each(|schedule| schedule.changes.retain(|(after, _)| *after < YEAR));
        let long = catch(|| replicate(&longer, 0))?;
        let short = catch(|| replicate(&shorter, 0))?;
        for (long, short) in long.iter().zip(&short) {
            let alike = bits(&long.quarters[..4]) == bits(&short.quarters)
                && bits(&long.years[..1]) == bits(&short.years)
                && long.accounts[..1] == short.accounts[..];
            if !alike {
                return Err(format!("the first of {years} years differs from a study of one"));
            }
        }
        Ok(())
    });
}

#[test]
fn a_date_at_which_nothing_changes_is_no_date() {
    let dated = (cases(), 1..2 * YEAR).boxed();
    over("idle date", 40, &dated, |(case, after)| {
        let mut experiment = experiment(case)?;
        let PolicySchedule { levers, environment, .. } = experiment.options[1].clone();
        let plain = PolicySchedule::new(levers.clone(), environment);
        let after = (*after).min((experiment.horizon_years - 1) * YEAR - 1);
        experiment.options = vec![plain.clone(), PolicySchedule { changes: vec![(after, levers)], ..plain }];
        let runs = catch(|| replicate(&experiment, 0))?;
        let differs =
            |(a, b): (&Vec<f64>, &Vec<f64>)| bits(std::slice::from_ref(a)) != bits(std::slice::from_ref(b));
        match runs[0].quarters.iter().zip(&runs[1].quarters).position(differs) {
            Some(quarter) => Err(format!("a date in week {after} is felt in quarter {quarter}")),
            None if runs[0].accounts != runs[1].accounts => Err("the accounts differ".to_owned()),
            // Quarters have headline outcomes alone; years have all of them.
            None if bits(&runs[0].years) != bits(&runs[1].years) => Err("the years differ".to_owned()),
            None => Ok(()),
        }
    });
}

/// Week by week from the warmed-up world, without a horizon that anybody knows of.
#[test]
fn years_one_after_the_other_are_the_years_at_once() {
    over("continued", 30, &cases(), |case| {
        let mut experiment = experiment(case)?;
        experiment.options[1].changes.clear();
        let schedule = &experiment.options[1];
        let mut different = None;
        let lived = catch(|| {
            let draws = Draws::new(experiment.seed, 0);
            let warm_up = warm_up_context(&experiment, draws);
            let warmed = warm_up_world(&experiment, &warm_up);
            let mut at_once = warmed.clone();
            run_option(&mut at_once, &warm_up, &experiment, schedule);
            let mut by_week = warmed;
            let now = context(&experiment, draws, schedule, Week(YEAR));
            week::take_over(&mut by_week, &warm_up, &now);
            while by_week.week.0 < experiment.horizon_years * YEAR {
                week::step(&mut by_week, &now, &mut |_| ());
                if by_week.week.0.is_multiple_of(allotment::basics::QUARTER) {
                    by_week.tally = Default::default();
                }
                if by_week.week.of_year() == 0 {
                    by_week.close_year();
                }
                // A copy goes on as its original would.
                by_week = by_week.clone();
            }
            let (at_once, by_week) = (format!("{at_once:?}"), format!("{by_week:?}"));
            different = at_once.bytes().zip(by_week.bytes()).position(|(a, b)| a != b).map(|place| {
                let around = place.saturating_sub(60)..(place + 60).min(at_once.len());
                at_once.get(around).unwrap_or_default().to_owned()
            });
            Vec::<Run>::new()
        });
        lived?;
        different.map_or(Ok(()), |around| Err(format!("the worlds differ at `{around}`")))
    });
}

/// A fork into what is decided already is no fork: a council that goes on as it was lives the years it
/// would have lived. (What strikes at the start of a policy is not there: no cut, no shock, no posts for
/// the cases that came in the warm-up.)
#[test]
fn a_fork_that_changes_nothing_is_no_fork() {
    over("no fork", 30, &cases(), |case| {
        let mut experiment = experiment(case)?;
        let calm = &mut experiment.warm_up.environment;
        (calm.env_grant_cut, calm.env_shock) = (0.0, 0.0);
        experiment.options = vec![experiment.warm_up.clone()];
        let mut different = false;
        catch(|| {
            let draws = Draws::new(experiment.seed, 0);
            let warm_up = warm_up_context(&experiment, draws);
            let mut forked = warm_up_world(&experiment, &warm_up);
            // Posts are counted anew at the fork, from the cases there are by then: here from those of week 0.
            forked.authority.cases = experiment.place.figures.families;
            let mut whole = forked.clone();
            let on = context(&experiment, draws, &experiment.options[0], experiment.fork());
            run_option(&mut forked, &warm_up, &experiment, &experiment.options[0]);
            while whole.week.0 < experiment.horizon_years * YEAR {
                week::step(&mut whole, &on, &mut |_| ());
                if whole.week.0.is_multiple_of(allotment::basics::QUARTER) {
                    whole.tally = Default::default();
                }
                if whole.week.of_year() == 0 {
                    whole.close_year();
                }
            }
            different = format!("{forked:?}") != format!("{whole:?}");
            Vec::<u8>::new()
        })?;
        if different { Err("the fork is felt".to_owned()) } else { Ok(()) }
    });
}
