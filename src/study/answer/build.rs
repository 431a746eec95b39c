//! Makes the answer of a finished study.

use super::best::best;
use super::data::{Answer, FORMAT, Made, Period, Replicated};
use super::description::{self, Described, Place};
use super::measured::{Measured, Quantiles};
use super::option;
use super::uncertainty::{Drawn, attributions as attributions_of};
use super::{money, people};
use crate::outcome::{OUTCOMES, Outcome};
use crate::study::attribution::Attribution;
use crate::study::compare::{Point, layout, quarterly, yearly};
use crate::study::gaps::gaps;
use crate::study::plan::Plan;
use crate::study::published::beside;
use crate::study::results::Results;

/// What an answer is made of, in addition to plan and results.
#[derive(Clone, Debug)]
pub struct AnswerInputs<'a> {
    /// Of what and with what it is made.
    pub made: Made,
    /// How well it is known, in sentences.
    pub known: Vec<String>,
    /// Options taken apart.
    pub attributions: &'a [Attribution],
}

/// The answer of a finished study.
pub fn answer(plan: &Plan, results: &Results, inputs: AnswerInputs<'_>) -> Answer {
    let AnswerInputs { made, known, attributions } = inputs;
    let done = results.done();
    let layout = layout(plan, results);
    let options = plan.options.iter().enumerate().map(|(index, option)| {
        let measure = |(outcome, row): (usize, &Outcome)| {
            let baseline = (option.baseline != index).then(|| results.horizon(option.baseline, outcome));
            Measured::of(
                &results.horizon(index, outcome),
                baseline.as_deref(),
                layout.as_ref(),
                row.headline || row.name == plan.headline.name,
            )
        };
        let described = Described::of(plan, index, option);
        option::Option { described, measured: OUTCOMES.iter().enumerate().map(measure).collect() }
    });
    let is_given_by_year = |point: &Point| {
        point.outcome.headline || point.outcome.name == plan.headline.name || point.outcome.by_year
    };
    Answer {
        format: FORMAT,
        made,
        study: plan.name.clone(),
        title: plan.title.clone(),
        question: plan.question.clone(),
        place: Place::of(&plan.place),
        seed: plan.seed,
        replications: Replicated {
            // Where a precision was reached, those that it took.
            asked: if plan.precision.is_some() { done } else { plan.replications },
            completed: results.completed(),
            failures: results.failures.clone(),
        },
        policy_years: plan.horizon_years.saturating_sub(1),
        warm_up: warm_up_in_print(plan),
        settings: plan.request.set.clone(),
        warnings: plan.warnings.clone(),
        outcomes: description::outcomes(),
        headline: plan.headline.name.to_owned(),
        options: options.collect(),
        years: periods(&yearly(results), is_given_by_year),
        quarters: periods(&quarterly(results), |_| true),
        gains: people::gains(),
        winners: people::winners(plan, results),
        groups: people::groups(plan, results),
        accounts: money::accounts(results),
        present: money::present(plan, results),
        assumptions: description::assumptions(&plan.assumptions),
        drawn: Drawn::of(plan, done),
        known,
        gaps: gaps(plan, results),
        published: beside(plan, results),
        trust: plan.trust_in_totals(),
        shares: attributions_of(attributions),
        best: best(plan, results),
    }
}

/// The name of the policy of the year before, as its option is called where it is one.
fn warm_up_in_print(plan: &Plan) -> String {
    let option = plan.options.iter().find(|option| option.schedule == plan.warm_up);
    option.map_or_else(|| plan.warm_up_name.clone(), |option| option.label.clone())
}

impl Answer {
    /// The same numbers in the words of this build: those of the plan, of rows and of `known`.
    #[must_use]
    pub fn in_words_of(mut self, plan: &Plan, version: &str, known: Vec<String>) -> Answer {
        self.made.version = version.to_owned();
        self.title.clone_from(&plan.title);
        self.question.clone_from(&plan.question);
        self.place = Place::of(&plan.place);
        self.warm_up = warm_up_in_print(plan);
        self.warnings.clone_from(&plan.warnings);
        self.outcomes = description::outcomes();
        self.gains = people::gains();
        self.assumptions = description::assumptions(&plan.assumptions);
        self.known = known;
        self.trust = plan.trust_in_totals();
        for (index, (option, planned)) in self.options.iter_mut().zip(&plan.options).enumerate() {
            option.described = Described::of(plan, index, planned);
        }
        self
    }
}

fn periods(points: &[Point], is_given: impl Fn(&Point) -> bool) -> Vec<Period> {
    let periods = points.iter().filter(|point| is_given(point)).map(|point| {
        let [p5, p25, p50, p75, p95] = point.quantiles;
        Period {
            option: point.option,
            outcome: point.outcome.name.to_owned(),
            span: point.span,
            mean: point.mean,
            spread: Quantiles { p5, p25, p50, p75, p95 },
        }
    });
    periods.collect()
}
