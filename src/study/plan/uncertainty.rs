//! Settles which draws of the assumptions a plan takes, and how many runs it makes of each.
//!
//! Never knows how a run is simulated.

use crate::basics::Error;
use crate::parameters::assumptions::Assumptions;
use crate::place::PlaceDraw;
use crate::study::library;
use crate::study::limits::{DEFAULT_RUNS_A_DRAW, DEFAULT_SETS, RANGES, RUNS_A_DRAW};
use crate::study::overrides::Overrides;
use crate::study::parameter_draws;
use crate::study::parameter_uncertainty::{ParameterUncertainty, Uncertainty, from_ranges};
use crate::study::request::Request;
use crate::study::rows::Owner;
use crate::study::scenario::find::{Finder, Reference};
use crate::study::scenario::parameter_override::Override;
use crate::study::scenario::study::StudyFile;

/// The parts of a plan that are settled before its draws are.
#[derive(Clone, Copy)]
pub(super) struct Draft<'a> {
    /// The study.
    pub(super) study: &'a StudyFile,
    /// The overrides of `--set`.
    pub(super) overrides: &'a Overrides,
    /// Seed.
    pub(super) seed: u64,
    /// Replications.
    pub(super) replications: u32,
    /// Whether that number is only a cap, which too few draws lower.
    pub(super) is_cap: bool,
}

impl Draft<'_> {
    /// Assumptions with what the study and the command line set by hand.
    pub(super) fn set_by_hand(&self, mut assumptions: Assumptions) -> Assumptions {
        Override::apply_all(&self.study.overrides, &mut assumptions);
        self.overrides.apply(Owner::Assumption, &mut assumptions);
        assumptions
    }

    fn is_set_by_hand(&self, group: &str, name: &str) -> bool {
        let overrides = self.study.overrides.iter().chain(self.overrides.of(Owner::Assumption));
        overrides.into_iter().any(|setting| setting.row.group == group && setting.row.name == name)
    }
}

/// The draws of a study.
///
/// # Errors
/// A word that is no kind of uncertainty, a table that is none, a number of runs that the draws do not
/// divide.
pub(super) fn settle(
    finder: &mut Finder<'_>,
    request: &Request,
    draft: Draft<'_>,
) -> Result<ParameterUncertainty, Error> {
    let asked = request.assumption_sets.as_ref().map(Reference::asked);
    let sets = asked.or_else(|| draft.study.assumption_sets.clone());
    let uncertainty = match (&request.uncertainty, draft.study.uncertainty, &sets) {
        (Some(word), _, _) => typed(word)?,
        (None, Some(written), _) => written,
        (None, None, Some(_)) => Uncertainty::Both,
        (None, None, None) => Uncertainty::Chance,
    };
    let runs_a_draw = runs_a_draw(request, draft.study)?;
    if uncertainty == Uncertainty::Chance {
        return chance_alone(request, sets.as_ref());
    }
    // A number of runs a draw, typed, is meant; else the study's draws, taken in turn.
    let in_turn = draft.study.draws.filter(|_| request.runs_a_draw.is_none());
    if in_turn.is_none() {
        shares_out(draft.replications, runs_a_draw)?;
    }
    let draws = in_turn.unwrap_or(draft.replications / runs_a_draw);
    let runs_a_draw = if in_turn.is_some() { draft.replications.div_ceil(draws) } else { runs_a_draw };
    let named = sets.unwrap_or_else(|| Reference::asked(DEFAULT_SETS));
    let (source, drawn) = if named.text == RANGES {
        let from = draft.set_by_hand(Assumptions::default());
        let pinned = |group: &'static str, name: &'static str| draft.is_set_by_hand(group, name);
        (RANGES.to_owned(), from_ranges(&from, draft.seed, draws, &pinned))
    } else {
        (named.text.clone(), from_table(finder, &draft, &named, (draws, in_turn.is_some()))?)
    };
    let places = (0..).take(drawn.len()).map(|number| PlaceDraw::at(draft.seed, number)).collect();
    let in_turn = in_turn.is_some();
    Ok(ParameterUncertainty { uncertainty, source, runs_a_draw, in_turn, draws: drawn, places })
}

/// No draws, since chance alone varies.
///
/// # Errors
/// A flag or key that asks for draws all the same.
fn chance_alone(request: &Request, sets: Option<&Reference>) -> Result<ParameterUncertainty, Error> {
    if request.runs_a_draw.is_some() {
        let error = Error::new("`--runs-a-draw` shares replications out over draws, but nothing is drawn");
        return Err(error.with_hint("say `--uncertainty both`, or leave it out"));
    }
    match sets {
        // What a study extends may have draws; what says `chance` last means it.
        Some(sets) if request.assumption_sets.is_some() => Err(sets
            .error("`assumption_sets` names draws, but `uncertainty` is `chance`, which takes none")
            .with_hint("say `both` or `assumptions`, or leave the draws out")),
        _ => Ok(ParameterUncertainty::default()),
    }
}

/// Refuses replications that are not shared out evenly over at least two draws.
fn shares_out(runs: u32, runs_a_draw: u32) -> Result<(), Error> {
    if !runs.is_multiple_of(runs_a_draw) {
        let (below, above) = (runs / runs_a_draw * runs_a_draw, (runs / runs_a_draw + 1) * runs_a_draw);
        let nearest = if below > 0 { format!("{below} or {above}") } else { above.to_string() };
        let problem =
            format!("{runs} replications can't be shared out over draws of {runs_a_draw} runs each");
        return Err(Error::new(problem)
            .with_hint(format!("take {nearest} replications, or other runs a draw with `--runs-a-draw`")));
    }
    if runs < 2 * runs_a_draw {
        let problem = format!(
            "{runs} replications of {runs_a_draw} runs a draw are one draw, which says nothing of another"
        );
        return Err(Error::new(problem).with_hint(format!("take at least {} replications", 2 * runs_a_draw)));
    }
    Ok(())
}

/// Draws from a table of accepted sets, as many as the replications need.
///
/// # Errors
/// No such table, a table that is none, one with too few sets.
fn from_table(
    finder: &mut Finder<'_>,
    draft: &Draft<'_>,
    named: &Reference,
    (wanted, in_turn): (u32, bool),
) -> Result<Vec<Assumptions>, Error> {
    let runs = draft.replications;
    let runs_a_draw = if in_turn { 1 } else { runs / wanted.max(1) };
    let (path, text) = finder.find_text("calibration", "-accepted.csv", named, library::ACCEPTED_SETS)?;
    let drawn = parameter_draws::read(&path, &text)?;
    parameter_draws::unusual(&path, &drawn).for_each(|warning| finder.warn(warning));
    let set = |values| draft.set_by_hand(parameter_draws::applied(values, &Assumptions::default()));
    let draws = u32::try_from(drawn.len()).unwrap_or(u32::MAX);
    if in_turn && wanted > draws {
        let problem = format!("`draws` is {wanted}, but `{}` has {draws}", named.text);
        return Err(named.error(problem).with_hint("ask for fewer draws, or for `ranges`"));
    }
    if wanted > draws && !draft.is_cap {
        let problem = format!(
            "{runs} replications of {runs_a_draw} runs a draw need {} draws, but `{}` has {draws}",
            runs / runs_a_draw,
            named.text
        );
        let hint = format!(
            "take at most {} replications, more runs a draw with `--runs-a-draw {}`, or `ranges`",
            draws * runs_a_draw,
            runs.div_ceil(draws)
        );
        return Err(named.error(problem).with_hint(hint));
    }
    Ok(drawn.iter().take(wanted as usize).map(set).collect())
}

fn typed(word: &str) -> Result<Uncertainty, Error> {
    Uncertainty::named(word).ok_or_else(|| {
        Error::new(format!("`--uncertainty` is `{word}`, which is no kind of uncertainty"))
            .with_hint("write `chance`, `assumptions` or `both`")
    })
}

fn runs_a_draw(request: &Request, study: &StudyFile) -> Result<u32, Error> {
    match request.runs_a_draw {
        Some(number) if !RUNS_A_DRAW.contains(&u64::from(number)) => {
            let (least, most) = (RUNS_A_DRAW.start(), RUNS_A_DRAW.end());
            let problem =
                format!("`--runs-a-draw` is {number} but must be a whole number from {least} to {most}");
            Err(Error::new(problem).with_hint(format!("leave it out for {DEFAULT_RUNS_A_DRAW}")))
        }
        Some(number) => Ok(number),
        None => Ok(study.runs_a_draw.unwrap_or(DEFAULT_RUNS_A_DRAW)),
    }
}
