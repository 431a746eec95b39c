//! When a study has reached the precision that it asks for.
//!
//! Never knows how a replication is run.

use super::plan::Plan;
use super::results::Results;
use crate::stats::{Rule, Stopping, summary};

/// How many of the finished replications make the result: as many as it takes until every option's
/// difference is known as precisely as asked for and stays so for the look-ahead. `None` where they do
/// not suffice yet. Replications count in their order; those after a missing one do not count.
///
/// Replications that share a draw of the assumptions are one observation: their mean.
pub fn enough(plan: &Plan, results: &Results) -> Option<u32> {
    let precision = plan.precision.as_ref()?;
    let index = precision.outcome.index;
    let each = if plan.parameter_uncertainty.draws.is_empty() {
        1
    } else {
        plan.parameter_uncertainty.runs_a_draw.max(1)
    };
    let numbers = results.numbers();
    let mut draws: Vec<&[u32]> = numbers.chunk_by(|one, next| one / each == next / each).collect();
    // The last draw may have replications under way.
    draws.pop_if(|draw| draw.last().is_none_or(|last| last % each != each - 1));
    let rule = Rule::absolute(precision.half_width);
    let alternatives = plan.options.iter().enumerate().filter(|(index, option)| option.baseline != *index);
    let mut most = 0;
    for (option, its) in alternatives {
        let mut stopping = Stopping::new(rule);
        let (own, baseline) = (results.horizon(option, index), results.horizon(its.baseline, index));
        let differences: Vec<f64> = own.iter().zip(&baseline).map(|(own, base)| own - base).collect();
        let mut before = 0;
        let stops = |draw: &&&[u32]| {
            let of_draw = &differences[before..before + draw.len()];
            before += draw.len();
            stopping.push(summary(of_draw).mean).is_some()
        };
        let last = draws.iter().find(stops)?.last()?;
        most = most.max((last / each + 1) * each);
    }
    Some(most).filter(|&most| most > 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::study::compare::tests::{plan, records, results};
    use crate::study::precision::Precision;

    #[test]
    fn a_coarser_precision_needs_fewer_runs_and_more_runs_change_nothing() {
        let needed = |asked: &str, runs: u32| {
            let mut plan = plan(runs);
            plan.precision = Some(Precision::parse(asked).unwrap());
            enough(&plan, &results(runs))
        };
        let (fine, coarse) = (needed("take_up:0.2pp", 400), needed("take_up:2pp", 400));
        assert_eq!(coarse, Some(35), "as few as the rule allows: 30, and 5 to see that it holds");
        assert!(fine > coarse, "{fine:?}");
        assert_eq!(fine, needed("take_up:0.2pp", 399));
        assert_eq!(needed("take_up:2pp", 34), None);
        assert_eq!(needed("take_up:0.001pp", 400), None);
    }

    #[test]
    fn replications_of_one_draw_are_one_observation() {
        let mut plan = plan(400);
        plan.precision = Some(Precision::parse("take_up:2pp").unwrap());
        plan.parameter_uncertainty.draws = vec![plan.assumptions.clone(); 100];
        plan.parameter_uncertainty.runs_a_draw = 4;
        assert_eq!(enough(&plan, &results(400)), Some(35 * 4));
        // What is judged is a draw's mean: here every draw's runs cancel, so that means never vary.
        plan.precision = Some(Precision::parse("take_up:0.0001pp").unwrap());
        let mut records = records(400);
        for record in &mut records {
            let sign = if record.replication % 2 == 0 { 0.3 } else { -0.3 };
            let baseline = record.runs[0].horizon[0];
            record.runs[1].horizon[0] = baseline + 0.07 + sign;
            record.runs[2].horizon[0] = baseline;
        }
        assert!(enough(&plan, &Results::of(&records, Vec::new())).is_some_and(|runs| runs < 400));
    }
}
