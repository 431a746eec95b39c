//! Makes what somebody asked for about not knowing definite: which draws, and so many runs of each.
//!
//! Never knows how a run is simulated.

use super::library;
use super::overrides::Overrides;
use super::request::Request;
use super::rows::Owner;
use super::scenario::find::{Finder, Reference};
use super::scenario::setting::Setting;
use super::scenario::study::{DEFAULT_RUNS_A_DRAW, RUNS_A_DRAW, Study};
use super::sets;
use super::unknowns::{Uncertainty, Unknowns, from_ranges};
use crate::assumptions::Assumptions;
use crate::basics::Error;

/// The draws' source where they come from the plausible ranges instead of a calibration.
pub const RANGES: &str = "ranges";
/// The calibration whose accepted sets are taken where nobody names one.
pub const DEFAULT_SETS: &str = "england";

/// What of a plan is settled when its draws are made.
#[derive(Clone, Copy)]
pub struct Draft<'a> {
    /// The study.
    pub study: &'a Study,
    /// What was typed for every option.
    pub overrides: &'a Overrides,
    /// Seed.
    pub seed: u64,
    /// Runs.
    pub replications: u32,
}

impl Draft<'_> {
    /// Assumptions with what the study and the command line set by hand.
    pub fn set_by_hand(&self, mut assumptions: Assumptions) -> Assumptions {
        Setting::apply_all(&self.study.settings, &mut assumptions);
        self.overrides.apply(Owner::Assumption, &mut assumptions);
        assumptions
    }

    fn is_set_by_hand(&self, group: &str, name: &str) -> bool {
        let settings = self.study.settings.iter().chain(self.overrides.of(Owner::Assumption));
        settings.into_iter().any(|setting| setting.row.group == group && setting.row.name == name)
    }
}

/// The draws of a study.
///
/// # Errors
/// A word that is no kind of uncertainty, a table that is none, a number of runs that the draws do not
/// divide.
pub fn unknowns(finder: &mut Finder<'_>, request: &Request, draft: Draft<'_>) -> Result<Unknowns, Error> {
    let asked = request.assumption_sets.as_ref().map(Reference::asked);
    let sets = asked.or_else(|| draft.study.assumption_sets.clone());
    let uncertainty = match (&request.uncertainty, draft.study.uncertainty, &sets) {
        (Some(word), _, _) => typed(word)?,
        (None, Some(written), _) => written,
        (None, None, Some(_)) => Uncertainty::Both,
        (None, None, None) => Uncertainty::Chance,
    };
    let each = runs_a_draw(request, draft.study)?;
    if uncertainty == Uncertainty::Chance {
        return match &sets {
            Some(sets) if request.uncertainty.is_none() || request.assumption_sets.is_some() => Err(sets
                .error("`assumption_sets` names draws, but `uncertainty` is `chance`, which takes none")
                .hint("say `both` or `assumptions`, or leave the draws out")),
            _ => Ok(Unknowns::default()),
        };
    }
    let runs = draft.replications;
    if !runs.is_multiple_of(each) {
        let (below, above) = (runs / each * each, (runs / each + 1) * each);
        let nearest = if below > 0 { format!("{below} or {above}") } else { above.to_string() };
        let problem = format!("{runs} replications can't be shared out over draws of {each} runs each");
        return Err(Error::new(problem)
            .hint(format!("take {nearest} replications, or other runs a draw with `--runs-a-draw`")));
    }
    let named = sets.unwrap_or_else(|| Reference::asked(DEFAULT_SETS));
    let (source, drawn) = if named.text == RANGES {
        let from = draft.set_by_hand(Assumptions::default());
        let pinned = |group: &'static str, name: &'static str| draft.is_set_by_hand(group, name);
        (RANGES.to_owned(), from_ranges(&from, draft.seed, runs / each, &pinned))
    } else {
        let (path, text) =
            finder.find_text("calibration", "-accepted.csv", &named, library::ACCEPTED_SETS)?;
        let drawn = sets::read(&path, &text)?;
        let set = |values| draft.set_by_hand(sets::applied(values, &Assumptions::default()));
        (named.name()?, drawn.iter().take((runs / each) as usize).map(set).collect())
    };
    Ok(Unknowns { uncertainty, source, each, sets: drawn })
}

fn typed(word: &str) -> Result<Uncertainty, Error> {
    Uncertainty::named(word).ok_or_else(|| {
        Error::new(format!("`--uncertainty` is `{word}`, which is no kind of uncertainty"))
            .hint("write `chance`, `assumptions` or `both`")
    })
}

fn runs_a_draw(request: &Request, study: &Study) -> Result<u32, Error> {
    match request.runs_a_draw {
        Some(number) if !RUNS_A_DRAW.contains(&u64::from(number)) => {
            let (least, most) = (RUNS_A_DRAW.start(), RUNS_A_DRAW.end());
            let problem =
                format!("`--runs-a-draw` is {number} but must be a whole number from {least} to {most}");
            Err(Error::new(problem).hint(format!("leave it out for {DEFAULT_RUNS_A_DRAW}")))
        }
        Some(number) => Ok(number),
        None => Ok(study.runs_a_draw.unwrap_or(DEFAULT_RUNS_A_DRAW)),
    }
}
