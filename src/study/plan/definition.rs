//! What a plan is: options, horizon, replications and seed, all checked.
//!
//! Never knows how a plan is made of files or how it is run.

use crate::basics::YEAR;
use crate::basics::parameter::Table;
use crate::outcome::Outcome;
use crate::parameters::assumptions::Assumptions;
use crate::place::{Place, PlaceDraw};
use crate::replication::{Experiment, PolicySchedule, Run, WARM_UP_YEARS, WeekObserver, replicate_observed};
use crate::solve::Solver;
use crate::study::parameter_uncertainty::ParameterUncertainty;
use crate::study::plan::solved::SolvedPlaces;
use crate::study::precision::Precision;
use crate::study::request::{Input, Request};
use crate::study::scenario::part::Part;

/// One option of a study: a policy under an environment.
#[derive(Clone, Debug, PartialEq)]
pub struct PolicyOption {
    /// The name in files: the policy's, with `+environment` where the study has several.
    pub name: String,
    /// The name in print.
    pub label: String,
    /// One sentence on what it is.
    pub about: String,
    /// What is decided and what happens to the council, from the fork on.
    pub schedule: PolicySchedule,
    /// Its parts, where its file names them.
    pub parts: Vec<Part>,
    /// The option it is compared with: the baseline policy under the same environment (a baseline
    /// points at itself).
    pub baseline: usize,
}

impl PolicyOption {
    /// The parts of the option that differ from its baseline: those that its file names, then every
    /// other lever by itself.
    pub fn parts_beside(&self, baseline: &PolicyOption) -> Vec<Part> {
        let (own, before) = (&self.schedule.levers, &baseline.schedule.levers);
        let differs = |name: &str, group: &str| own.get(group, name) != before.get(group, name);
        let mut parts: Vec<Part> = Vec::new();
        for part in &self.parts {
            let mut part = part.clone();
            part.levers.retain(|row| differs(row.name, row.group));
            if !part.levers.is_empty() {
                parts.push(part);
            }
        }
        let named: Vec<&str> = parts.iter().flat_map(|part| &part.levers).map(|row| row.name).collect();
        let others =
            own.rows().into_iter().filter(|row| differs(row.name, row.group) && !named.contains(&row.name));
        let others: Vec<Part> =
            others.map(|row| Part { title: row.name.to_owned(), levers: vec![row] }).collect();
        parts.extend(others);
        parts
    }
}

/// A study ready to run: checked, and unable to fail.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The name in files, such as `first-look`.
    pub name: String,
    /// The title in print.
    pub title: String,
    /// The question it answers.
    pub question: String,
    /// The council.
    pub place: Place,
    /// The assumptions, where chance alone varies.
    pub assumptions: Assumptions,
    /// Draws of the assumptions, where more than chance varies; they replace `assumptions`.
    pub parameter_uncertainty: ParameterUncertainty,
    /// The place as solved for each draw, worked out when a run first asks for it.
    pub solved: SolvedPlaces,
    /// The policy until the fork, by name.
    pub warm_up_name: String,
    /// The schedule until the fork.
    pub warm_up: PolicySchedule,
    /// What is compared, baselines first.
    pub options: Vec<PolicyOption>,
    /// Simulated years, the warm-up year included.
    pub horizon_years: u32,
    /// Replications.
    pub replications: u32,
    /// Seed.
    pub seed: u64,
    /// The one outcome named before the run.
    pub headline: &'static Outcome,
    /// Options whose effect is attributed to their parts, by index.
    pub attributed: Vec<usize>,
    /// The precision at which to stop before all replications are run.
    pub precision: Option<Precision>,
    /// Values outside their plausible range and the like, in sentences.
    pub warnings: Vec<String>,
    /// What was asked for, so that the same can be asked for again.
    pub request: Request,
    /// Every input that it was made of, in the order of first reading.
    pub inputs: Vec<Input>,
}

/// Family-weeks of a chunk of replications: a minute or two of a core.
const FAMILY_WEEKS: u64 = 300_000_000;

impl Plan {
    /// The index of each option's baseline among the options.
    pub fn baselines(&self) -> Vec<usize> {
        self.options.iter().map(|option| option.baseline).collect()
    }

    /// What a replication needs of the plan.
    pub fn experiment(&self) -> Experiment {
        Experiment {
            place: self.place.clone(),
            assumptions: self.assumptions.clone(),
            warm_up: self.warm_up.clone(),
            options: self.options.iter().map(|option| option.schedule.clone()).collect(),
            warm_up_years: WARM_UP_YEARS,
            horizon_years: self.horizon_years,
            seed: self.seed,
        }
    }

    /// What one run needs of the plan: its own draw of place and assumptions, where there are draws, and the
    /// place solved under them.
    ///
    /// # Panics
    /// Where a law of the model breaks in a warm-up on which the place is solved.
    pub fn experiment_for(&self, run: u32) -> Experiment {
        let drawn = self.parameter_uncertainty.draw_of(run);
        let (assumptions, place) = match drawn {
            None => (&self.assumptions, PlaceDraw::MEDIAN),
            Some(draw) => {
                let known = &self.parameter_uncertainty;
                (&known.draws[draw], known.places.get(draw).copied().unwrap_or(PlaceDraw::MEDIAN))
            }
        };
        let draws = self.parameter_uncertainty.draws.len();
        let solver = || Solver::new(&self.place, &self.assumptions, &self.warm_up);
        let place = self.solved.place(drawn, draws, solver, &place, assumptions);
        Experiment { place, assumptions: assumptions.clone(), ..self.experiment() }
    }

    /// How far totals of money at the place can be trusted, in sentences; nothing for a synthetic place. Draws
    /// that lie beyond what the model can bring about are kept, at the limit, and counted.
    pub fn trust_in_totals(&self) -> Option<String> {
        let said = self.place.trust_in_totals()?;
        let solver = || Solver::new(&self.place, &self.assumptions, &self.warm_up);
        let solved = self.solved.median(solver, &self.assumptions).figures;
        let said = format!(
            "{said} Solved for it: a case takes {:.2} of the usual time, the council's effect on offers and choices \
             is {:+.1}, hours of need are {:.2} of the usual.",
            solved.time_per_case, solved.council_effect, solved.need_scale
        );
        let draws = &self.parameter_uncertainty.places;
        let beyond = draws.iter().filter(|draw| self.place.is_at_limit(draw)).count();
        if beyond == 0 {
            return Some(said);
        }
        Some(format!(
            "{said} In {beyond} of {} draws more children have accounts than the model can bring about; these draws \
             are taken at its limit.",
            draws.len()
        ))
    }

    /// The place at its median, solved under other assumptions than the plan's.
    ///
    /// # Panics
    /// As [`Plan::experiment_for`].
    pub fn place_under(&self, assumptions: &Assumptions) -> Place {
        let solver = || Solver::new(&self.place, &self.assumptions, &self.warm_up);
        self.solved.under(solver, assumptions)
    }

    /// Replications in a chunk at most: as many as a core simulates in a minute or two, so that little is
    /// lost where a run is killed.
    pub fn chunk(&self) -> u32 {
        u32::try_from(FAMILY_WEEKS / self.family_weeks()).unwrap_or(u32::MAX).max(1)
    }

    /// Minutes that replications take a core, roughly: machines differ by a factor of two. Places are solved and
    /// files written in it; what `attributed` takes apart is not.
    pub fn core_minutes(&self, replications: u32) -> f64 {
        /// Seconds of a core a family-week, as docs/performance.md has them.
        const SECONDS: f64 = 375e-9;
        f64::from(replications) * self.family_weeks() as f64 * SECONDS / 60.0
    }

    /// Family-weeks of a replication, every option's.
    fn family_weeks(&self) -> u64 {
        let years = u64::from(WARM_UP_YEARS)
            + u64::from(self.horizon_years.saturating_sub(1)) * self.options.len() as u64;
        (u64::from(self.place.figures.families) * u64::from(YEAR) * years).max(1)
    }

    /// One run of the study: every option under the run's own random stream and draw of the assumptions.
    ///
    /// # Panics
    /// Where a law of the model breaks, as [`replicate_observed`].
    pub fn replicate(&self, run: u32) -> Vec<Run> {
        self.replicate_observed(run, &mut ())
    }

    /// As [`Plan::replicate`], with an observer.
    ///
    /// # Panics
    /// As [`Plan::replicate`].
    pub fn replicate_observed(&self, run: u32, observer: &mut dyn WeekObserver) -> Vec<Run> {
        replicate_observed(
            &self.experiment_for(run),
            &self.baselines(),
            self.parameter_uncertainty.random_stream_of(run),
            observer,
        )
    }
}
