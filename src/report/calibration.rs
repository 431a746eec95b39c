//! A calibration as a page: every target beside what is simulated, misses first among equals.
//!
//! Never decides what fits: `calibrate` does.

use crate::calibrate::distance::{implausibility, miss};
use crate::calibrate::population_monte_carlo::{PopulationMonteCarlo, Set};
use crate::calibrate::screen::{Effect, is_shown};
use crate::calibrate::state::State;
use crate::calibrate::targets::{Role, Target, Targets};
use crate::stats::abc::{effective_size, weighted_quantile};
use std::fmt::Write;

/// Parameters that a screening's table shows.
const SHOWN: usize = 40;

/// A number as short as three or four figures allow.
fn short(number: f64) -> String {
    match number.abs() {
        size if size >= 100.0 => format!("{number:.0}"),
        size if size >= 10.0 => format!("{number:.1}"),
        size if size >= 1.0 => format!("{number:.2}"),
        size if size >= 0.01 || size == 0.0 => format!("{number:.3}"),
        _ => format!("{number:.2e}"),
    }
}

/// The middle and the 5% and 95% quantiles of weighted numbers.
struct Spread {
    low: f64,
    middle: f64,
    high: f64,
}

impl Spread {
    fn of(numbers: &[f64], sets: &[&Set]) -> Option<Spread> {
        let weights: Vec<f64> = sets.iter().map(|set| set.weight).collect();
        let at = |share: f64| weighted_quantile(numbers, &weights, share);
        let spread = Spread { low: at(0.05), middle: at(0.5), high: at(0.95) };
        (!spread.middle.is_nan()).then_some(spread)
    }

    fn words(&self) -> String {
        format!("{} ({} to {})", short(self.middle), short(self.low), short(self.high))
    }
}

/// What accepted sets simulate for a target.
fn simulated(index: usize, sets: &[&Set]) -> Option<Spread> {
    let numbers: Vec<f64> = sets.iter().map(|set| set.simulated[index].unwrap_or(f64::NAN)).collect();
    Spread::of(&numbers, sets)
}

fn verdict(target: &Target, simulated: Option<f64>) -> String {
    match simulated {
        None => "not defined".to_owned(),
        some if target.is_hit(some) => "hit".to_owned(),
        some => format!("**miss** by {} half-widths", short(miss(target, some))),
    }
}

/// Which hard targets keep every set out, and how near each came.
fn blocking(targets: &Targets, sets: &[Set], nearest: Option<&Set>) -> String {
    let hard = targets.targets.iter().enumerate().filter(|(_, target)| target.role == Role::Hard);
    let mut text = String::new();
    let mut alone = false;
    for (index, target) in hard {
        let values: Vec<f64> = sets.iter().filter_map(|set| set.simulated[index]).collect();
        let least = sets.iter().map(|set| miss(target, set.simulated[index])).fold(f64::INFINITY, f64::min);
        if least > targets.accept_within {
            alone = true;
            let (low, high) =
                values.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(l, h), v| (l.min(*v), h.max(*v)));
            let came = if values.is_empty() {
                "is defined in none of them".to_owned()
            } else {
                format!("comes to {} to {} in them", short(low), short(high))
            };
            text += &format!(
                "“{}” blocks by itself: it {came}, and its band is {} to {}.\n",
                target.name,
                short(target.low),
                short(target.high)
            );
        }
    }
    let Some(set) = nearest.filter(|_| !alone) else { return text };
    let far = |index: usize| miss(&targets.targets[index], set.simulated[index]);
    let mut missed: Vec<usize> = (0..targets.targets.len())
        .filter(|index| targets.targets[*index].role == Role::Hard && far(*index) > targets.accept_within)
        .collect();
    missed.sort_by(|left, right| far(*right).total_cmp(&far(*left)));
    let names: Vec<String> = missed
        .into_iter()
        .map(|index| {
            let came = set.simulated[index].map_or("not defined".to_owned(), short);
            let target = &targets.targets[index];
            format!("“{}” ({came}; its band is {} to {})", target.name, short(target.low), short(target.high))
        })
        .collect();
    text + &format!(
        "No target blocks by itself: each is near enough in some set, but not all in one. The nearest set misses {}.\n",
        names.join(" and ")
    )
}

/// What came of a calibration, in a few sentences.
pub fn sentences(targets: &Targets, state: &State, accepted: &[&Set]) -> String {
    let nearest_sets = state.population.sets.len();
    let within = short(targets.accept_within);
    let mut text = String::new();
    if accepted.is_empty() {
        let far = |set: &Set| implausibility(&targets.targets, &set.simulated);
        let sets = &state.population.sets;
        let nearest_set = sets.iter().min_by(|left, right| far(left).total_cmp(&far(right)));
        let nearest = nearest_set.map_or(f64::INFINITY, far);
        text += &format!(
            "Nothing fits: none of the {nearest_sets} nearest sets brings every hard target to within {within} half-widths of \
             its band; the nearest misses one by {}. Either the ranges leave out what is true, or a target or the model \
             is wrong. Studies cannot take draws from this.\n",
            short(nearest)
        );
        text += &blocking(targets, sets, nearest_set);
    } else {
        let weights: Vec<f64> = accepted.iter().map(|set| set.weight).collect();
        text += &format!(
            "{} of the {nearest_sets} nearest sets are accepted (every hard target within {within} half-widths of its band); by \
             their weights they are worth {:.0} sets.\n",
            accepted.len(),
            effective_size(&weights)
        );
    }
    let value = |index: usize| simulated(index, accepted).map(|spread| spread.middle);
    for (who, of) in [
        ("The defaults", &(|index: usize| state.defaults[index]) as &dyn Fn(usize) -> Option<f64>),
        ("The accepted sets", &value),
    ] {
        if who != "The defaults" && accepted.is_empty() {
            continue;
        }
        let missed = |role: Role| -> Vec<&str> {
            let rows = targets.targets.iter().enumerate().filter(|(_, target)| target.role == role);
            rows.filter(|(index, target)| !target.is_hit(of(*index)))
                .map(|(_, it)| it.name.as_str())
                .collect()
        };
        let lists: Vec<String> = Role::ALL
            .into_iter()
            .map(|role| (role, missed(role)))
            .filter(|(_, names)| !names.is_empty())
            .map(|(role, names)| format!("{}: {}", role.word(), names.join("; ")))
            .collect();
        text += &match lists.is_empty() {
            true => format!("{who} miss no target.\n"),
            false => format!("{who} miss {}.\n", lists.join(". And ")),
        };
    }
    if state.population.failed > 0 {
        let first = state.population.first_failed.as_deref().unwrap_or_default();
        text += &format!(
            "Under {} of {} sets the model broke one of its own laws, and they were left out; the first: {first}.\n",
            state.population.failed, state.population.simulated
        );
    }
    text
}

/// Text of a targets file, which may mark code and stress but opens no cell, link or tag.
fn words(text: &str) -> String {
    text.replace('|', "\\|").replace('[', "\\[").replace('<', "\\<")
}

/// The page.
pub fn fit(targets: &Targets, state: &State, accepted: &[&Set]) -> String {
    let Targets { plan, parameters, particles, .. } = targets;
    let mut page = format!("# {}\n\n{}\n\n", words(&plan.title), words(&plan.question));
    page += &words(&sentences(targets, state, accepted)).replace('\n', "\n\n");
    page += &format!(
        "{}, policy {}, {} years (the last of the warm-up and the policy years), {} replications a set, the same luck for every set, seed \
         {}. {} parameters, populations of {particles} sets, {} generations, {} sets simulated.\n\n",
        places(targets),
        plan.options[0].name,
        plan.horizon_years,
        plan.replications,
        plan.seed,
        parameters.len(),
        state.population.steps.len(),
        state.population.simulated,
    );
    fitted_targets(&mut page, &targets.targets, state, accepted);
    fitted_parameters(&mut page, targets, accepted);
    sources(&mut page, targets);
    generations(&mut page, state);
    page
}

/// Where sets are simulated.
fn places(targets: &Targets) -> String {
    let names: Vec<String> = targets.plans().map(|plan| words(&plan.place.name)).collect();
    match names.as_slice() {
        [one] => format!("Place {one}"),
        several => format!(
            "A panel of {} places, each solved under every set, which count alike: {}",
            several.len(),
            several.join(", ")
        ),
    }
}

/// How a calibration gets on, after a generation.
pub fn progress(targets: &Targets, sampler: &PopulationMonteCarlo, state: &State) -> String {
    let population = &state.population;
    let near = |set: &&Set| implausibility(&targets.targets, &set.simulated) <= targets.accept_within;
    format!(
        "generation {} of at most {}: {} sets simulated of at most {}; of the {} kept, {} bring every hard target near \
         enough",
        population.steps.len(),
        sampler.generations,
        population.simulated,
        sampler.simulations(),
        population.sets.len(),
        population.sets.iter().filter(near).count()
    )
}

/// Every target beside what the defaults and the accepted sets simulate for it.
fn fitted_targets(page: &mut String, targets: &[Target], state: &State, accepted: &[&Set]) {
    *page += "## Targets\n\nSimulated values of accepted sets are the weighted median, with the 5% and 95% quantiles.\n\n\
              | target | kind | weight | value | band | defaults | | accepted sets | |\n\
              | --- | --- | --- | --- | --- | --- | --- | --- | --- |\n";
    for role in Role::ALL {
        for (index, target) in targets.iter().enumerate().filter(|(_, target)| target.role == role) {
            let spread = simulated(index, accepted);
            let by_default = state.defaults[index];
            // Writing to a text can't fail.
            let _ = writeln!(
                page,
                "| {} | {} | {} | {} | {} to {} | {} | {} | {} | {} |",
                words(&target.name),
                role.word(),
                target.weight,
                short(target.value),
                short(target.low),
                short(target.high),
                by_default.map_or("-".to_owned(), short),
                verdict(target, by_default),
                spread.as_ref().map_or("-".to_owned(), Spread::words),
                match &spread {
                    Some(spread) => verdict(target, Some(spread.middle)),
                    None => "-".to_owned(),
                },
            );
        }
    }
}

/// Every fitted parameter with its range and what accepted sets have.
fn fitted_parameters(page: &mut String, targets: &Targets, accepted: &[&Set]) {
    *page += "\n## Parameters\n\n| parameter | range | default | accepted sets | unit |\n| --- | --- | --- | --- | --- |\n";
    for (index, fitted) in targets.parameters.iter().enumerate() {
        let numbers: Vec<f64> = accepted.iter().map(|set| fitted.at(set.at[index])).collect();
        let _ = writeln!(
            page,
            "| `{}` | {} to {} | {} | {} | {} |",
            fitted.row.key(),
            fitted.low,
            fitted.high,
            fitted.row.default,
            Spread::of(&numbers, accepted).map_or("-".to_owned(), |spread| spread.words()),
            fitted.row.unit,
        );
    }
}

/// Where each target comes from, and the published figures that the model has no counterpart of.
fn sources(page: &mut String, targets: &Targets) {
    *page += "\n## Where the targets come from\n\n| target | simulated as | source |\n| --- | --- | --- |\n";
    for target in &targets.targets {
        let Target { name, measure, source, .. } = target;
        let _ = writeln!(
            page,
            "| {} | `{}`: {} | {} |",
            words(name),
            measure.name(),
            measure.meaning(),
            words(source)
        );
    }
    if !targets.unmapped.is_empty() {
        *page += "\n## Figures without a counterpart in the model\n\n| figure | why |\n| --- | --- |\n";
        for unmapped in &targets.unmapped {
            let _ = writeln!(page, "| {} | {} |", words(&unmapped.name), words(&unmapped.why));
        }
    }
}

/// How the tolerance fell from generation to generation.
fn generations(page: &mut String, state: &State) {
    *page += "\n## Generations\n\n| generation | tolerance | new sets within the tolerance before |\n| --- | --- | --- |\n";
    for (index, step) in state.population.steps.iter().enumerate() {
        let _ = writeln!(page, "| {} | {} | {:.0}% |", index + 1, short(step.tolerance), step.within * 100.0);
    }
}

/// A screening as a table: what each assumption moves, in half-widths of the targets' bands.
pub fn screening(targets: &[Target], effects: &[Effect]) -> String {
    let shown: Vec<usize> = (0..targets.len()).filter(|&index| is_shown(&targets[index])).collect();
    let names: Vec<&str> = shown.iter().map(|&index| targets[index].name.as_str()).collect();
    let mut page = format!(
        "| assumption | range | strength | {} |\n| --- | --- | --- |{}\n",
        names.join(" | "),
        " --- |".repeat(names.len())
    );
    for effect in effects.iter().take(SHOWN) {
        let moves = shown.iter().map(|&index| match effect.moves[index] {
            None => "?".to_owned(),
            Some(by) if by.abs() < 0.05 => String::new(),
            Some(by) => format!("{by:+.1}"),
        });
        let moves: Vec<String> = moves.collect();
        let (row, strength) = (effect.row, effect.strength);
        let _ = writeln!(
            page,
            "| `{}` | {} to {} | {strength:.2} | {} |",
            row.key(),
            row.low,
            row.high,
            moves.join(" | ")
        );
    }
    page
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_of_a_targets_file_opens_no_cell_link_or_tag() {
        assert_eq!(words("a | `b` [c](javascript:d) <e>"), "a \\| `b` \\[c](javascript:d) \\<e>");
    }
}
