//! A comparison in sentences, never saying more than its numbers do.
//!
//! An effect is called clear where its 95% interval leaves zero out; everything else is said to be
//! no clear difference.

use super::numbers::{self, Digit};
use crate::outcome::{Better, OUTCOMES, Outcome};
use crate::stats::{Paired, half_width};
use crate::study::compare::{Compared, Comparison, Measure, Verdict};

/// One option's effect on one outcome.
#[derive(Clone, Copy)]
struct Effect<'a> {
    comparison: &'a Comparison,
    option: &'a Compared,
    outcome: &'static Outcome,
    measure: &'a Measure,
    pair: Paired,
    verdict: Verdict,
}

impl<'a> Effect<'a> {
    /// Every option's effect on an outcome, in the plan's order.
    fn all(comparison: &'a Comparison, outcome: &'static Outcome) -> Vec<Effect<'a>> {
        let effect = |option: &'a Compared| {
            let measure = &option.measures[outcome.index];
            let (pair, verdict) = (measure.against?, measure.verdict()?);
            Some(Effect { comparison, option, outcome, measure, pair, verdict })
        };
        comparison.alternatives().filter_map(|(_, option)| effect(option)).collect()
    }

    fn digit(&self) -> Digit {
        Digit::of_difference(self.outcome.unit, self.pair.mean, self.pair.low, self.pair.high)
    }

    fn is_clear(&self) -> bool {
        matches!(self.verdict, Verdict::Higher | Verdict::Lower)
    }

    /// Whether a clear effect is for the better, or for the worse; `None` where it is neither.
    fn is_better(&self) -> Option<bool> {
        match (self.outcome.better, self.verdict) {
            (Better::Higher, Verdict::Higher) | (Better::Lower, Verdict::Lower) => Some(true),
            (Better::Higher, Verdict::Lower) | (Better::Lower, Verdict::Higher) => Some(false),
            _ => None,
        }
    }

    /// `+7.0 pp`.
    fn difference(&self) -> String {
        let text = numbers::difference(self.outcome.unit, self.pair.mean, self.digit());
        text + numbers::unit_in_words(self.outcome.unit)
    }

    /// `+6.7 to +7.3 pp`.
    fn interval(&self) -> String {
        numbers::interval(self.outcome.unit, self.pair.low, self.pair.high, self.digit())
    }

    /// `a rise of £90,000 a year in total cost`.
    fn move_of_outcome(&self) -> String {
        let direction = if self.pair.mean > 0.0 { "rise" } else { "fall" };
        let amount = numbers::amount(self.outcome.unit, self.pair.mean, self.digit());
        let unit = numbers::unit_in_words(self.outcome.unit);
        format!("a {direction} of {amount}{unit} in {}", within(self.outcome.label))
    }

    /// `97 of 100`: matched runs that moved the way the mean did.
    fn runs(&self) -> String {
        let moved = if self.pair.mean > 0.0 { self.pair.raised } else { self.pair.lowered };
        format!("{moved} of {}", self.pair.n)
    }

    fn baseline(&self) -> &'a Compared {
        &self.comparison.options[self.option.baseline]
    }

    /// `47% instead of 40%`.
    fn levels(&self) -> String {
        let unit = self.outcome.unit;
        let Measure { mean, sd, n, .. } = *self.measure;
        let digit = Digit::of_value(unit, mean, half_width(sd, n));
        let level = |number| numbers::value(unit, number, digit);
        format!("{} instead of {}", level(mean), level(self.pair.baseline))
    }
}

/// The largest of some effects, the first of equals.
fn largest<'a>(effects: impl Iterator<Item = Effect<'a>>) -> Option<Effect<'a>> {
    effects.reduce(|best, next| if next.pair.mean.abs() > best.pair.mean.abs() { next } else { best })
}

/// A label within a sentence.
pub fn within(label: &str) -> String {
    let mut letters = label.chars();
    match (letters.next(), label.chars().nth(1)) {
        (Some(first), second) if !second.is_some_and(char::is_uppercase) => {
            first.to_lowercase().chain(letters).collect()
        }
        _ => label.to_owned(),
    }
}

/// An option's label within a sentence.
fn quoted(option: &Compared) -> String {
    format!("“{}”", option.label)
}

/// `a`, `a and b`, `a, b and c`.
pub fn list(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

/// The effects that may be ranked: those under the first baseline's environment.
fn ranked<'a>(comparison: &'a Comparison, outcome: &'static Outcome) -> Vec<Effect<'a>> {
    let effects = Effect::all(comparison, outcome);
    let first = effects.iter().map(|effect| effect.option.baseline).min();
    effects.into_iter().filter(|effect| Some(effect.option.baseline) == first).collect()
}

/// The option whose clear effect on the headline outcome is spoken of: the largest improvement, or
/// the largest change where none improves it.
fn leading(comparison: &Comparison) -> Option<Effect<'_>> {
    let clear: Vec<Effect> =
        ranked(comparison, comparison.headline).into_iter().filter(Effect::is_clear).collect();
    largest(clear.iter().copied().filter(|effect| effect.is_better() == Some(true)))
        .or_else(|| largest(clear.into_iter()))
}

/// What the study says of its headline outcome, short enough for a title.
pub fn message(comparison: &Comparison) -> String {
    let label = within(comparison.headline.label);
    match leading(comparison) {
        Some(effect) => {
            let verb = if effect.pair.mean > 0.0 { "raises" } else { "lowers" };
            // An unclear effect may be larger still: then no option is said to do most.
            let others = ranked(comparison, comparison.headline);
            let is_most =
                largest(others.iter().copied().filter(|other| {
                    other.pair.mean.is_sign_positive() == effect.pair.mean.is_sign_positive()
                }))
                .is_some_and(|other| other.option.name == effect.option.name);
            let most =
                if others.len() > 1 && is_most && effect.is_better() != Some(false) { " most" } else { "" };
            format!(
                "{} {verb} {label}{most}: {}, in {} matched runs",
                effect.option.label,
                effect.difference(),
                effect.runs()
            )
        }
        None if too_few(&Effect::all(comparison, comparison.headline)) => {
            format!("Too few matched runs to say what moves {label}")
        }
        None => format!("No option moves {label} clearly"),
    }
}

/// Whether no effect has an interval, though some effect there is.
fn too_few(effects: &[Effect]) -> bool {
    effects.iter().any(|effect| effect.verdict == Verdict::Unknown)
        && effects.iter().all(|effect| matches!(effect.verdict, Verdict::Unknown | Verdict::Same))
}

/// Three sentences: what moves the headline outcome and how sure that is, what it costs, what does
/// nothing. One sentence where there is nothing to compare.
pub fn sentences(comparison: &Comparison) -> Vec<String> {
    let effects = Effect::all(comparison, comparison.headline);
    if effects.is_empty() {
        return vec![
            "The study has no option beside its baseline, so there is nothing to compare.".to_owned(),
        ];
    }
    if too_few(&effects) {
        return unsure(comparison, &effects);
    }
    vec![moves(comparison, &effects), price(comparison), nothing(comparison, &effects)]
}

fn moves(comparison: &Comparison, effects: &[Effect]) -> String {
    let label = within(comparison.headline.label);
    let Some(effect) = leading(comparison) else {
        return format!(
            "No option moved {label} clearly: the 95% interval of the difference contains zero for {}.",
            if effects.len() == 1 { "the one option".to_owned() } else { format!("all {}", effects.len()) }
        );
    };
    let verb = if effect.pair.mean > 0.0 { "raised" } else { "lowered" };
    let kind = match effect.is_better() {
        Some(true) => "the largest clear improvement",
        Some(false) => "the largest loss, and no option improves it clearly",
        None => "the largest change",
    };
    let compared = ranked(comparison, comparison.headline).len();
    let among = if compared > 1 { format!(", {kind} among {compared} options") } else { String::new() };
    let among = if effect.is_better() == Some(false) { format!(", {kind}") } else { among };
    let others = ranked(comparison, comparison.headline).into_iter();
    let harm = largest(others.filter(|other| other.is_better() == Some(false)))
        .filter(|_| effect.is_better() == Some(true))
        .map(|harm| {
            let (option, difference) = (quoted(harm.option), harm.difference());
            format!("; the largest loss is under {option}, {difference} (in {})", harm.runs())
        });
    format!(
        "In {} matched runs {} {verb} {label} against {}: {}, {} on average (95% interval {}){among}{}.",
        effect.runs(),
        quoted(effect.option),
        quoted(effect.baseline()),
        effect.levels(),
        effect.difference(),
        effect.interval(),
        harm.unwrap_or_default()
    )
}

/// The other headline outcomes, cost first.
fn others(comparison: &Comparison) -> Vec<&'static Outcome> {
    let mut others: Vec<&'static Outcome> = OUTCOMES
        .iter()
        .filter(|outcome| outcome.headline && outcome.name != comparison.headline.name)
        .collect();
    others.sort_by_key(|outcome| outcome.name != Outcome::COST_TOTAL.name);
    others
}

fn price(comparison: &Comparison) -> String {
    let Some(leading) = leading(comparison) else { return elsewhere(comparison) };
    let worse: Vec<String> = others(comparison)
        .into_iter()
        .flat_map(|outcome| Effect::all(comparison, outcome))
        .filter(|effect| effect.option.name == leading.option.name && effect.is_better() == Some(false))
        .map(|effect| format!("{} (in {})", effect.move_of_outcome(), effect.runs()))
        .collect();
    let option = quoted(leading.option);
    match worse.len() {
        0 => format!("Under {option} no other headline outcome was clearly worse."),
        1..=3 => format!("What it costs: under {option} {}.", list(&worse)),
        more => format!(
            "What it costs: under {option} {}, and {} more of the {} other headline outcomes clearly worse.",
            worse[..3].join(", "),
            more - 3,
            others(comparison).len()
        ),
    }
}

/// Where the headline outcome does not move: whether anything else does.
fn elsewhere(comparison: &Comparison) -> String {
    let clear: Vec<Effect> = others(comparison)
        .into_iter()
        .flat_map(|outcome| Effect::all(comparison, outcome))
        .filter(Effect::is_clear)
        .collect();
    let sureness = |effect: &Effect| effect.pair.mean.abs() / (effect.pair.high - effect.pair.low);
    let surest = clear.iter().reduce(|best, next| if sureness(next) > sureness(best) { next } else { best });
    match surest {
        None => "No other headline outcome differs clearly under any option.".to_owned(),
        Some(effect) => format!(
            "Other headline outcomes do differ: surest, {} under {} (in {} matched runs).",
            effect.move_of_outcome(),
            quoted(effect.option),
            effect.runs()
        ),
    }
}

fn nothing(comparison: &Comparison, effects: &[Effect]) -> String {
    let label = within(comparison.headline.label);
    let named = |verdict: Verdict| -> Vec<String> {
        let with = effects.iter().filter(|effect| effect.verdict == verdict);
        with.map(|effect| match verdict {
            Verdict::Unclear => format!("{} ({})", quoted(effect.option), effect.interval()),
            _ => quoted(effect.option),
        })
        .collect()
    };
    let (unclear, same) = (named(Verdict::Unclear), named(Verdict::Same));
    let smallest = effects
        .iter()
        .copied()
        .filter(Effect::is_clear)
        .reduce(|best, next| if next.pair.mean.abs() < best.pair.mean.abs() { next } else { best });
    match (unclear.is_empty(), same.is_empty(), smallest) {
        (false, true, _) => format!("There is no clear difference in {label} under {}.", list(&unclear)),
        (true, false, _) => {
            format!("{} left {label} exactly as the baseline has it, in every run.", list(&same))
        }
        (false, false, _) => format!(
            "There is no clear difference in {label} under {}, and none at all under {}.",
            list(&unclear),
            list(&same)
        ),
        (true, true, Some(smallest)) if effects.len() > 1 => format!(
            "No option leaves {label} as it is: the smallest change is under {}, {} (in {}).",
            quoted(smallest.option),
            smallest.difference(),
            smallest.runs()
        ),
        _ => "No other option was compared.".to_owned(),
    }
}

/// With one matched run there is no interval, so nothing is clear.
fn unsure(comparison: &Comparison, effects: &[Effect]) -> Vec<String> {
    let label = within(comparison.headline.label);
    let mut sentences = vec![format!(
        "There are too few matched runs to say how sure a difference in {label} is; ask for more with `--replications`."
    )];
    if let Some(effect) = largest(effects.iter().copied().filter(|effect| effect.pair.n > 0)) {
        sentences.push(format!(
            "In the one there is, the largest difference is under {}: {}.",
            quoted(effect.option),
            effect.difference()
        ));
    }
    sentences
}

#[cfg(test)]
mod tests;
