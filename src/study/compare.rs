//! Compares every option of a finished study with its baseline: plain numbers for tables, words, charts.
//!
//! Never knows how a number is printed or stored.

use super::gaps::{Gap, gaps};
use super::parameter_uncertainty::Uncertainty;
use super::plan::Plan;
use super::precision::Precision;
use super::published::{Beside, beside};
use super::results::{Failure, Results};
use crate::outcome::{Better, OUTCOMES, Outcome};
use crate::stats::{Layered, Layout, Paired, Sorted, layered, paired, summary};

/// One outcome of one option over all replications and policy years.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Measure {
    /// Replications of which it is: those in which it is defined, under the baseline too where they share any.
    pub n: usize,
    /// Mean; NaN where it is never defined.
    pub mean: f64,
    /// Standard deviation between replications; NaN for fewer than two.
    pub sd: f64,
    /// What 5% of replications stay below.
    pub p5: f64,
    /// What 95% of replications stay below.
    pub p95: f64,
    /// The option less its baseline in matched runs; `None` for a baseline.
    pub against: Option<Paired>,
    /// What draws of the assumptions say of the differences (for a baseline, of the outcome itself);
    /// `None` where chance alone varied.
    pub draws: Option<Layered>,
}

/// How an option's outcome differs from its baseline's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The 95% interval of the mean difference lies above zero.
    Higher,
    /// It lies below zero.
    Lower,
    /// It contains zero.
    Unclear,
    /// Every matched pair is equal.
    Same,
    /// Too few pairs for an interval.
    Unknown,
}

impl Measure {
    /// The measure of an option's numbers, one a replication, beside its baseline's where it has one.
    /// Where replications share draws of the assumptions, `layout` has the draw of each.
    pub fn of(own: &[f64], baseline: Option<&[f64]>, layout: Option<&Layout>) -> Measure {
        let draws = layout.map(|layout| match baseline {
            None => layered(own, layout),
            Some(baseline) => {
                let differences: Vec<f64> = own.iter().zip(baseline).map(|(own, base)| own - base).collect();
                layered(&differences, layout)
            }
        });
        let against = |baseline: &[f64]| {
            let pair = paired(own, baseline);
            // Further runs of one draw say little about another, so draws give the interval.
            draws.map_or(pair, |draws| Paired {
                low: pair.mean - draws.half,
                high: pair.mean + draws.half,
                ..pair
            })
        };
        let level = level(own, baseline);
        let (whole, sorted) = (summary(&level), Sorted::new(&level));
        Measure {
            n: whole.n,
            mean: whole.mean,
            sd: whole.sd,
            p5: sorted.quantile(0.05),
            p95: sorted.quantile(0.95),
            against: baseline.map(against),
            draws,
        }
    }

    /// How the outcome differs from the baseline's; `None` for a baseline.
    pub fn verdict(&self) -> Option<Verdict> {
        let p = self.against?;
        Some(if p.n > 0 && p.raised == 0 && p.lowered == 0 {
            Verdict::Same
        } else if p.low.is_nan() || p.high.is_nan() {
            Verdict::Unknown
        } else if p.low > 0.0 {
            Verdict::Higher
        } else if p.high < 0.0 {
            Verdict::Lower
        } else {
            Verdict::Unclear
        })
    }

    /// In how many matched runs the option was better; `None` for a baseline and for an outcome
    /// that is neither better nor worse.
    pub fn better_in(&self, outcome: &Outcome) -> Option<usize> {
        match outcome.better {
            Better::Higher => Some(self.against?.raised),
            Better::Lower => Some(self.against?.lowered),
            Better::Neither => None,
        }
    }
}

/// The numbers of which an option's level is taken: those of the runs in which its baseline has one too, so
/// that level and difference are of the same runs; all where there are no such runs.
pub fn level(own: &[f64], baseline: Option<&[f64]>) -> Vec<f64> {
    let Some(baseline) = baseline else { return own.to_vec() };
    let is_pair = |(own, baseline): (&f64, &f64)| !own.is_nan() && !baseline.is_nan();
    if !own.iter().zip(baseline).any(is_pair) {
        return own.to_vec();
    }
    own.iter().zip(baseline).map(|(own, baseline)| if baseline.is_nan() { f64::NAN } else { *own }).collect()
}

/// One option with all its outcomes.
#[derive(Clone, Debug, PartialEq)]
pub struct Compared {
    /// The name in files.
    pub name: String,
    /// The name in print.
    pub label: String,
    /// One sentence on what it is.
    pub about: String,
    /// The option it is compared with, by its index; its own for a baseline.
    pub baseline: usize,
    /// One measure an outcome, in the order of [`OUTCOMES`].
    pub measures: Vec<Measure>,
}

/// How the assumptions were drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawn {
    /// What varied.
    pub uncertainty: Uncertainty,
    /// A calibration's name, or `ranges`.
    pub source: String,
    /// Draws.
    pub draws: usize,
    /// Replications under each.
    pub each: u32,
}

impl Drawn {
    /// Those that the first `done` replications took.
    fn of(plan: &Plan, done: u32) -> Option<Drawn> {
        let drawn = &plan.parameter_uncertainty;
        (!drawn.draws.is_empty()).then(|| Drawn {
            uncertainty: drawn.uncertainty,
            source: drawn.source.clone(),
            draws: drawn.taken(done),
            each: drawn.runs_a_draw,
        })
    }
}

/// A finished study in numbers.
#[derive(Clone, Debug)]
pub struct Comparison {
    /// The study's name in files.
    pub study: String,
    /// Its title.
    pub title: String,
    /// The question it answers.
    pub question: String,
    /// The place's name in print.
    pub place: String,
    /// Years from the fork to the horizon.
    pub policy_years: u32,
    /// Seed.
    pub seed: u64,
    /// Replications that are done: those asked for, or fewer where a precision was reached.
    pub replications: u32,
    /// Replications at most.
    pub most: u32,
    /// The precision at which to stop, where one was asked for.
    pub precision: Option<Precision>,
    /// The draws of the assumptions, where more than chance varied.
    pub draws: Option<Drawn>,
    /// Replications that failed and are left out.
    pub failures: Vec<Failure>,
    /// The outcome named before the run.
    pub headline: &'static Outcome,
    /// The options, in the plan's order.
    pub options: Vec<Compared>,
    /// Where outcomes have nothing to divide by.
    pub gaps: Vec<Gap>,
    /// What is published of the place beside what the first option came to.
    pub published: Vec<Beside>,
    /// How far totals at the place can be trusted, in a sentence; nothing for a synthetic place.
    pub trust: Option<String>,
}

impl Comparison {
    /// Options that are compared with another, with their indices.
    pub fn alternatives(&self) -> impl Iterator<Item = (usize, &Compared)> {
        self.options.iter().enumerate().filter(|(index, option)| option.baseline != *index)
    }

    /// The comparison of a plan whose measures are known, one list an option, after `done` replications.
    pub fn of_measures(
        plan: &Plan,
        done: u32,
        failures: Vec<Failure>,
        measures: Vec<Vec<Measure>>,
    ) -> Comparison {
        assert_eq!(measures.len(), plan.options.len(), "one list of measures an option");
        let options = plan.options.iter().zip(measures).map(|(option, measures)| Compared {
            name: option.name.clone(),
            label: option.label.clone(),
            about: option.about.clone(),
            baseline: option.baseline,
            measures,
        });
        Comparison {
            study: plan.name.clone(),
            title: plan.title.clone(),
            question: plan.question.clone(),
            place: plan.place.name.clone(),
            policy_years: plan.horizon_years.saturating_sub(1),
            seed: plan.seed,
            replications: done,
            precision: plan.precision.clone(),
            most: plan.replications,
            draws: Drawn::of(plan, done),
            failures,
            headline: plan.headline,
            options: options.collect(),
            gaps: Vec::new(),
            published: Vec::new(),
            trust: plan.trust_in_totals(),
        }
    }
}

/// Which draw and which random stream each replication took, where more than chance varied.
pub fn layout(plan: &Plan, results: &Results) -> Option<Layout> {
    plan.parameter_uncertainty.layout(results.numbers().iter().copied())
}

/// Compares every option with its baseline.
pub fn compare(plan: &Plan, results: &Results) -> Comparison {
    let layout = layout(plan, results);
    let measures = plan.options.iter().enumerate().map(|(index, option)| {
        let measure = |outcome: usize| {
            let baseline = (option.baseline != index).then(|| results.horizon(option.baseline, outcome));
            Measure::of(&results.horizon(index, outcome), baseline.as_deref(), layout.as_ref())
        };
        (0..OUTCOMES.len()).map(measure).collect()
    });
    let whole = Comparison::of_measures(plan, results.done(), results.failures.clone(), measures.collect());
    Comparison { gaps: gaps(plan, results), published: beside(plan, results), ..whole }
}

/// One outcome of one option in one span of time, over all replications.
#[derive(Clone, Copy, Debug)]
pub struct Point {
    /// The option's index in the plan.
    pub option: usize,
    /// The outcome.
    pub outcome: &'static Outcome,
    /// The policy year or quarter, from 1.
    pub span: u32,
    /// Replications in which it is defined.
    pub n: usize,
    /// Mean.
    pub mean: f64,
    /// What 5, 25, 50, 75 and 95% of replications stay below.
    pub quantiles: [f64; 5],
}

/// The shares of [`Point::quantiles`].
pub const SHARES: [f64; 5] = [0.05, 0.25, 0.5, 0.75, 0.95];

/// Every outcome, policy year by policy year.
pub fn yearly(results: &Results) -> Vec<Point> {
    let outcomes: Vec<&Outcome> = OUTCOMES.iter().collect();
    series(results, &outcomes, results.shape().years, Results::year)
}

/// Every headline outcome, policy quarter by policy quarter.
pub fn quarterly(results: &Results) -> Vec<Point> {
    let outcomes: Vec<&Outcome> = OUTCOMES.iter().filter(|outcome| outcome.headline).collect();
    series(results, &outcomes, results.shape().quarters, Results::quarter)
}

fn series(
    results: &Results,
    outcomes: &[&'static Outcome],
    spans: usize,
    column: fn(&Results, usize, usize, usize) -> Vec<f64>,
) -> Vec<Point> {
    let mut points = Vec::new();
    for option in 0..results.shape().options {
        for (index, &outcome) in outcomes.iter().enumerate() {
            for span in 0..spans {
                let column = column(results, option, span, index);
                let (whole, sorted) = (summary(&column), Sorted::new(&column));
                points.push(Point {
                    option,
                    outcome,
                    span: span as u32 + 1,
                    n: whole.n,
                    mean: whole.mean,
                    quantiles: SHARES.map(|share| sorted.quantile(share)),
                });
            }
        }
    }
    points
}

#[cfg(test)]
pub(crate) mod tests;
