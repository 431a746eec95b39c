//! How precisely a study knows its differences, what more replications would give, and how much of
//! the spread is not knowing, in sentences.

use super::numbers::{self, Digit};
use super::words::{list, within};
use crate::outcome::{Better, OUTCOMES, Outcome, Unit};
use crate::stats::more_replications;
use crate::study::compare::{Compared, Comparison, Drawn};
use crate::study::limits::RANGES;
use crate::study::parameter_uncertainty::Uncertainty;

/// More replications are advised only where noise is at least this share of the spread of outcomes:
/// below, they would narrow what nobody would see.
const WORTH_MORE: f64 = 0.1;

/// Runs (draws where they are drawn) up to which a 95% interval of a strongly skewed outcome was seen to
/// hold the truth less often: of a study of a fixed number, and of one that stops by itself.
/// `tests/agreement/coverage.rs` has the measurements, 20 to 200 runs and some 450.
const SKEWED: usize = 200;
const SKEWED_STOPPED: usize = 450;

/// The option whose difference in an outcome is known least well, with half its interval.
struct Widest<'a> {
    option: &'a Compared,
    half: f64,
    sd: f64,
    n: usize,
    /// Half of what 90% of matched runs span.
    spread: f64,
}

fn widest<'a>(comparison: &'a Comparison, outcome: &Outcome) -> Option<Widest<'a>> {
    let known = comparison.alternatives().filter_map(|(_, option)| {
        let pair = option.measures[outcome.index].against?;
        let half = (pair.high - pair.low) / 2.0;
        let spread = (pair.p95 - pair.p5) / 2.0;
        (!half.is_nan()).then_some(Widest { option, half, sd: pair.sd, n: pair.n, spread })
    });
    known.reduce(|widest, next| if next.half > widest.half { next } else { widest })
}

/// `±0.5 pp`, to two digits, upwards: a precision is never said to be better than it is.
fn plus_or_minus(unit: Unit, half: f64) -> String {
    let scaled = numbers::scaled(unit, half);
    if scaled <= 0.0 {
        return "±0".to_owned();
    }
    let step = libm::exp10(libm::floor(libm::log10(scaled)) - 1.0);
    let rounded = libm::ceil(scaled / step - 1e-9) * step;
    let places = (-libm::floor(libm::log10(step) + 1e-9)).max(0.0) as usize;
    let number = numbers::thousands(&format!("{rounded:.places$}"));
    match unit {
        Unit::Share => format!("±{number} pp"),
        Unit::PoundsAYear | Unit::PoundsAnHour => format!("±£{number}"),
        _ => format!("±{number}"),
    }
}

/// The sentences on precision; none for a lone baseline.
pub fn sentences(comparison: &Comparison) -> Vec<String> {
    let mut sentences = Vec::new();
    if let Some(drawn) = &comparison.draws {
        sentences.push(draws(drawn));
        sentences.extend(parts(comparison));
    }
    let headline = comparison.headline;
    if let Some(widest) = widest(comparison, headline) {
        sentences.push(asked(comparison, &widest).unwrap_or_else(|| advice(comparison, headline, &widest)));
        let others = OUTCOMES.iter().filter(|other| other.headline && other.name != headline.name);
        let others: Vec<String> = others
            .filter_map(|other| {
                let half = self::widest(comparison, other)?.half;
                Some(format!("{} {}", within(other.label), plus_or_minus(other.unit, half)))
            })
            .collect();
        if !others.is_empty() {
            sentences
                .push(format!("Known of the others, for the option known least well: {}.", list(&others)));
        }
        sentences.extend(skewed(comparison));
    }
    sentences
}

/// That an interval of few runs says too much of an outcome with a long tail.
fn skewed(comparison: &Comparison) -> Option<String> {
    let (n, units) = match &comparison.draws {
        None => (comparison.replications as usize, "runs"),
        Some(drawn) => (drawn.draws, "draws"),
    };
    let most = if comparison.precision.is_some() { SKEWED_STOPPED } else { SKEWED };
    (2..=most).contains(&n).then(|| {
        format!(
            "With {n} {units}, a 95% interval of a strongly skewed outcome (a few very high among many low) holds the truth \
             less often than 95 times in 100: {} in 100 in studies made up to try it.",
            if n < 20 { "87 or fewer" } else { "87 to 93" }
        )
    })
}

/// Whether the precision asked for was reached, and with how many replications.
fn asked(comparison: &Comparison, widest: &Widest<'_>) -> Option<String> {
    let precision = comparison.precision.as_ref()?;
    let unit = precision.outcome.unit;
    let count = |number: u32| numbers::thousands(&number.to_string());
    let wanted = plus_or_minus(unit, precision.half_width);
    let label = within(precision.outcome.label);
    if comparison.replications < comparison.most || widest.half <= precision.half_width {
        return Some(format!(
            "Stopped by itself after {} replications: every option's difference in {label} is known to {wanted}, as \
             asked (the least well known, under “{}”, to {}).",
            count(comparison.replications),
            widest.option.label,
            plus_or_minus(unit, widest.half)
        ));
    }
    let more = more(comparison, widest, precision.half_width);
    let more = more.map_or_else(String::new, |more| {
        format!("; about {} more would do", numbers::thousands(&two_digits(more).to_string()))
    });
    Some(format!(
        "The cap of {} replications was reached before {label} was known to {wanted} for every option and stayed so: \
         under “{}” it is known to {}{more}.",
        count(comparison.most),
        widest.option.label,
        plus_or_minus(unit, widest.half)
    ))
}

/// What more replications would give.
fn advice(comparison: &Comparison, outcome: &Outcome, widest: &Widest<'_>) -> String {
    let known = format!(
        "Every option's difference in {} is known to {} or better",
        within(outcome.label),
        plus_or_minus(outcome.unit, widest.half)
    );
    if widest.half <= WORTH_MORE * widest.spread {
        return format!(
            "{known}; more replications would add little, since what they narrow is under a tenth of the spread of \
             outcomes."
        );
    }
    let half = widest.half / 2.0;
    match more(comparison, widest, half) {
        Some(more) => format!(
            "{known}; about {} more replications would halve that.",
            numbers::thousands(&two_digits(more).to_string())
        ),
        _ => format!("{known}."),
    }
}

/// How many more replications would give half an interval of `half`; nothing where none would.
fn more(comparison: &Comparison, widest: &Widest<'_>, half: f64) -> Option<usize> {
    let more = match &comparison.draws {
        None => more_replications(widest.sd, widest.n, half, 0.95),
        // Every draw has the same few random streams: more draws leave what these few don't show.
        Some(Drawn { uncertainty: Uncertainty::Assumptions, .. }) => None,
        // Runs in draws: the interval narrows with the root of the number of draws of this size.
        Some(_) => {
            let times = (widest.half / half) * (widest.half / half) - 1.0;
            Some((times.max(0.0) * widest.n as f64).ceil() as usize)
        }
    };
    more.filter(|&more| more > 0)
}

/// A count rounded up to two digits, since it is a forecast.
fn two_digits(count: usize) -> usize {
    let digits = count.checked_ilog10().unwrap_or(0);
    let step = 10_usize.pow(digits.saturating_sub(1));
    count.div_ceil(step) * step
}

/// Where the draws come from and how they are shared out.
fn draws(drawn: &Drawn) -> String {
    let Drawn { uncertainty, source, draws, each } = drawn;
    let from = if source == RANGES {
        "the plausible range of every assumption".to_owned()
    } else {
        format!("the accepted sets of “{source}”")
    };
    let streams = match uncertainty {
        Uncertainty::Assumptions => "with the same few lucks for every draw",
        Uncertainty::Chance | Uncertainty::Both => "each with luck of its own",
    };
    let runs = if *each == 1 { "once".to_owned() } else { format!("{each} times") };
    format!(
        "What nobody knows was drawn {draws} times from {from}, and each draw was run {runs}, {streams}; the 95% intervals \
         say how well the mean over draws is known, with draws as their unit: what the draws themselves span stands below."
    )
}

/// What the draws say of each option's difference in the headline outcome: its range over draws, in how
/// many it is better, and how much of the spread between runs is between draws.
fn parts(comparison: &Comparison) -> Vec<String> {
    let outcome = comparison.headline;
    let said = comparison.alternatives().filter_map(|(_, option)| {
        let draws = option.measures[outcome.index].draws?;
        let digit = Digit::of_difference(outcome.unit, draws.over.p95, draws.over.p5, draws.over.p95);
        let range = numbers::interval(outcome.unit, draws.over.p5, draws.over.p95, digit);
        let (better, word) = match outcome.better {
            Better::Lower => (draws.over.lowered, "lower"),
            Better::Higher | Better::Neither => (draws.over.raised, "higher"),
        };
        let share = draws.not_knowing;
        let spread = if share.is_nan() {
            String::new()
        } else if share == 0.0 {
            "; no not knowing can be told from chance".to_owned()
        } else {
            format!("; {:.0}% of the variance between runs is not knowing, the rest chance", 100.0 * share)
        };
        let n = draws.over.n;
        Some(format!(
            "“{}”: {range} in 90% of the draws' means, {word} than the baseline in {better} of {n} different draws{spread}",
            option.label
        ))
    });
    let said: Vec<String> = said.collect();
    if said.is_empty() {
        return said;
    }
    let said = said.into_iter().map(|one| format!("Difference in {} under {one}.", within(outcome.label)));
    said.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::study::compare::compare;
    use crate::study::compare::tests::{plan, results};
    use crate::study::parameter_uncertainty::ParameterUncertainty;
    use crate::study::plan::Plan;
    use crate::study::precision::Precision;

    #[test]
    fn a_precision_is_never_said_to_be_better_than_it_is() {
        for (unit, half, says) in [
            (Unit::Share, 0.005, "±0.50 pp"),
            (Unit::Share, 0.00501, "±0.51 pp"),
            (Unit::Share, 0.12, "±12 pp"),
            (Unit::PoundsAYear, 12_345.0, "±£13,000"),
            (Unit::Number, 0.0321, "±0.033"),
            (Unit::Share, 0.0, "±0"),
        ] {
            assert_eq!(plus_or_minus(unit, half), says);
        }
        assert_eq!([7, 71, 712, 7120].map(two_digits), [7, 71, 720, 7200]);
    }

    #[test]
    fn a_study_says_what_it_knows_and_what_more_would_give() {
        let text = sentences(&compare(&plan(20), &results(20))).join("\n");
        assert!(text.contains("known to ±") && text.contains("more replications would halve that"), "{text}");
        let text = sentences(&compare(&plan(2000), &results(2000))).join("\n");
        assert!(text.contains("more replications would add little"), "{text}");
        let mut alone = plan(20);
        alone.options.truncate(1);
        assert!(sentences(&compare(&alone, &results(20))).is_empty());
    }

    #[test]
    fn where_runs_are_few_skewed_outcomes_are_said_to_be_known_less_well() {
        let says = |plan: &Plan, runs: u32| {
            let said = sentences(&compare(plan, &results(runs)));
            let skewed: Vec<&String> = said.iter().filter(|one| one.contains("strongly skewed")).collect();
            skewed.first().map(|one| (*one).clone())
        };
        let fixed = plan(400);
        assert!(says(&fixed, 20).unwrap().starts_with("With 20 runs, a 95% interval"));
        assert!(says(&fixed, 20).unwrap().contains("87 to 93 in 100"));
        assert!(says(&fixed, 4).unwrap().contains("87 or fewer in 100"));
        assert!(says(&fixed, 200).is_some());
        assert_eq!((says(&fixed, 201), says(&fixed, 1)), (None, None));
        // A study that stops by itself stops sooner where a tail has not shown yet.
        let mut stopping = plan(400);
        stopping.precision = Precision::parse("take_up:2pp").ok();
        assert!(says(&stopping, 201).is_some());
        stopping.precision = Precision::parse("take_up:0.001pp").ok();
        assert_eq!(says(&stopping, 451), None);
        let mut alone = plan(20);
        alone.options.truncate(1);
        assert_eq!(says(&alone, 20), None);
    }

    #[test]
    fn a_precision_asked_for_is_answered_whether_reached_or_not() {
        let mut asked = plan(400);
        asked.precision = Precision::parse("take_up:2pp").ok();
        let reached = sentences(&compare(&asked, &results(35)))[0].clone();
        assert!(reached.starts_with("Stopped by itself after 35 replications: every option's"), "{reached}");
        asked.precision = Precision::parse("take_up:0.01pp").ok();
        let missed = sentences(&compare(&asked, &results(400)))[0].clone();
        assert!(missed.starts_with("The cap of 400 replications was reached before"), "{missed}");
        assert!(missed.contains("more would do"), "{missed}");
    }

    #[test]
    fn draws_are_said_with_the_part_that_is_not_knowing() {
        let mut drawn = plan(40);
        let mut sets = vec![drawn.assumptions.clone(); 10];
        for (place, set) in sets.iter_mut().enumerate() {
            set.family.capacity_median += place as f64 / 10.0;
        }
        let source = RANGES.to_owned();
        drawn.parameter_uncertainty = ParameterUncertainty {
            uncertainty: Uncertainty::Both,
            source,
            runs_a_draw: 4,
            draws: sets,
            places: Vec::new(),
            in_turn: false,
        };
        let text = sentences(&compare(&drawn, &results(40))).join("\n");
        assert!(text.starts_with("What nobody knows was drawn 10 times from the plausible range"), "{text}");
        assert!(text.contains("in 90% of the draws' means, higher than the baseline in"), "{text}");
    }
}
