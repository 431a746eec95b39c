//! What an answer holds.

use super::best::Best;
use super::description::{Evidence, Outcome, Place};
use super::measured::{Measured, Quantiles};
use super::money::{Accounts, Present};
use super::option;
use super::people::{Gain, Group, Winners};
use super::uncertainty::{Attribution, Drawn};
use crate::study::gaps::Gap;
use crate::study::published::Beside;
use crate::study::request::{Input, Request};
use crate::study::results::Failure;
use crate::study::undefined;
use serde::{Deserialize, Serialize};

/// The layout of an answer. Another number is another layout, which this program does not read.
pub const FORMAT: u32 = 1;

/// Of what and with what an answer was made.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Made {
    /// The program's version.
    pub version: String,
    /// The name of the engine ([`crate::study::engine::ENGINE`]).
    #[serde(rename = "source")]
    pub engine: String,
    /// Checksum of everything that the result depends on.
    pub fingerprint: String,
    /// What was asked for.
    pub request: Request,
    /// Every input with its checksum.
    pub inputs: Vec<Input>,
}

/// How many replications were asked for and how they ended.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Replicated {
    /// Asked for.
    pub asked: u32,
    /// Completed.
    pub completed: u32,
    /// Failed, and left out.
    pub failures: Vec<Failure>,
}

/// An outcome of an option in one span of time, over replications.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Period {
    /// The option's index.
    pub option: usize,
    /// The outcome's name.
    pub outcome: String,
    /// The policy year or quarter, from 1.
    pub span: u32,
    /// Mean; NaN where it is never defined.
    #[serde(with = "undefined")]
    pub mean: f64,
    /// The spread over replications.
    pub spread: Quantiles,
}

/// The answer of a study.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Answer {
    /// The layout, [`FORMAT`].
    pub format: u32,
    /// Of what and with what it was made.
    pub made: Made,
    /// The study's name in files.
    pub study: String,
    /// Its title.
    pub title: String,
    /// Its question.
    pub question: String,
    /// The council.
    pub place: Place,
    /// Seed.
    pub seed: u64,
    /// Replications.
    pub replications: Replicated,
    /// Years from the fork to the horizon; each is a financial year, April to March.
    pub policy_years: u32,
    /// The policy of the year before, in print.
    pub warm_up: String,
    /// Overrides as typed.
    pub settings: Vec<String>,
    /// Values outside their plausible range and the like, in sentences.
    pub warnings: Vec<String>,
    /// Every outcome.
    pub outcomes: Vec<Outcome>,
    /// The name of the outcome named before the run.
    pub headline: String,
    /// The options, in the plan's order.
    pub options: Vec<option::Option>,
    /// Year by year.
    pub years: Vec<Period>,
    /// Headline outcomes quarter by quarter.
    pub quarters: Vec<Period>,
    /// The measures of gaining and losing.
    pub gains: Vec<Gain>,
    /// Who gains and who loses; empty where nobody was matched.
    pub winners: Vec<Winners>,
    /// Groups of families; empty where nobody was grouped.
    pub groups: Vec<Group>,
    /// The family accounts of every option and policy year.
    pub accounts: Vec<Accounts>,
    /// Present values.
    pub present: Present,
    /// Every assumption with the value used.
    pub assumptions: Vec<Evidence>,
    /// How the assumptions were drawn, where more than chance varied.
    pub drawn: Option<Drawn>,
    /// How well the answer is known, in sentences.
    pub known: Vec<String>,
    /// Where outcomes have nothing to divide by.
    #[serde(default)]
    pub gaps: Vec<Gap>,
    /// What is published of the place beside what the first option came to.
    #[serde(default)]
    pub published: Vec<Beside>,
    /// How far totals at the place can be trusted.
    #[serde(default)]
    pub trust: Option<String>,
    /// The effects of bundles by part, an outcome each.
    pub shares: Vec<Attribution>,
    /// Which options could still be the best on an outcome.
    pub best: Vec<Best>,
}

impl Answer {
    /// Options that are compared with another, with their indices.
    pub fn alternatives(&self) -> impl Iterator<Item = (usize, &option::Option)> {
        self.options.iter().enumerate().filter(|(index, option)| option.described.baseline != *index)
    }

    /// The index of an outcome.
    pub fn index(&self, outcome: &str) -> Option<usize> {
        self.outcomes.iter().position(|one| one.name == outcome)
    }

    /// An outcome of an option.
    pub fn measured(&self, option: usize, outcome: &str) -> Option<&Measured> {
        self.options.get(option)?.measured.get(self.index(outcome)?)
    }

    /// An outcome's row.
    pub fn outcome(&self, name: &str) -> Option<&Outcome> {
        self.outcomes.iter().find(|one| one.name == name)
    }
}
