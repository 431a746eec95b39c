//! The answer of a finished study: every number, label and text that its page prints, as plain data.
//!
//! A page is a function of an answer, so that it can be built again without running anything. Never
//! knows how a number is printed or where an answer is kept.

mod best;
mod known;
mod measured;
mod money;
mod people;
mod told;
mod undefined;
mod whole;

pub use best::{BestTold, CONFIDENCE};
pub use known::{DrawnTold, KnownTold, OverDrawsTold, SharesTold};
pub use measured::{Against, DOTS, Measured, Quantiles};
pub use money::{AccountsTold, DISCOUNT, INFLATION, Present, Rate, Sum, discount_factor, present_value};
pub use people::{GainTold, GroupTold, Hundred, WinnersTold};
pub use told::{Change, Described, Evidence, FigureTold, OutcomeTold, PlaceTold};

use super::compare::{Point, layout, quarterly, yearly};
use super::parts::Split;
use super::plan::Plan;
use super::request::{Input, Request};
use super::results::Results;
use super::run::Failure;
use crate::basics::Error;
use crate::outcome::OUTCOMES;
use serde::{Deserialize, Serialize};

/// The layout of an answer. Another number is another layout, which this program does not read.
pub const FORMAT: u32 = 1;

/// Of what and with what an answer was made.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Made {
    /// The program's version.
    pub version: String,
    /// The name of the program's source.
    pub source: String,
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
    /// Broken, and left out.
    pub failures: Vec<Failure>,
}

/// An outcome of an option in one span of time, over replications.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Moment {
    /// The option's place.
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

/// One option with all its outcomes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OptionTold {
    /// What it is.
    pub described: Described,
    /// One an outcome, in the order of the answer's outcomes.
    pub measured: Vec<Measured>,
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
    pub place: PlaceTold,
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
    pub outcomes: Vec<OutcomeTold>,
    /// The name of the outcome named before the run.
    pub headline: String,
    /// The options, in the plan's order.
    pub options: Vec<OptionTold>,
    /// Year by year.
    pub years: Vec<Moment>,
    /// Headline outcomes quarter by quarter.
    pub quarters: Vec<Moment>,
    /// The measures of gaining and losing.
    pub gains: Vec<GainTold>,
    /// Who gains and who loses; empty where nobody was matched.
    pub winners: Vec<WinnersTold>,
    /// Groups of families; empty where nobody was grouped.
    pub groups: Vec<GroupTold>,
    /// The family accounts of every option and policy year.
    pub accounts: Vec<AccountsTold>,
    /// Present values.
    pub present: Present,
    /// Every assumption with the value used.
    pub assumptions: Vec<Evidence>,
    /// How the assumptions were drawn, where more than chance varied.
    pub drawn: Option<DrawnTold>,
    /// How well the answer is known, in sentences.
    pub known: Vec<String>,
    /// Bundles taken apart, an outcome each.
    pub shares: Vec<SharesTold>,
    /// Which options could still be the best on an outcome.
    pub best: Vec<BestTold>,
}

/// What an answer is made of beside plan and results.
#[derive(Clone, Debug)]
pub struct Beside<'a> {
    /// Of what and with what it is made.
    pub made: Made,
    /// How well it is known, in sentences.
    pub known: Vec<String>,
    /// Options taken apart.
    pub splits: &'a [Split],
}

/// The answer of a finished study.
pub fn answer(plan: &Plan, results: &Results, beside: Beside<'_>) -> Answer {
    let Beside { made, known, splits } = beside;
    let over = results.done();
    let layout = layout(plan, results);
    let options = plan.options.iter().enumerate().map(|(place, option)| {
        let measure = |(outcome, row): (usize, &crate::outcome::Outcome)| {
            let baseline = (option.baseline != place).then(|| results.horizon(option.baseline, outcome));
            Measured::of(
                &results.horizon(place, outcome),
                baseline.as_deref(),
                layout.as_ref(),
                row.headline || row.name == plan.headline.name,
            )
        };
        let described = Described::of(plan, place, option);
        OptionTold { described, measured: OUTCOMES.iter().enumerate().map(measure).collect() }
    });
    let warm_up = plan.options.iter().find(|option| option.course == plan.warm_up);
    let told_by_year = |point: &Point| {
        point.outcome.headline || point.outcome.name == plan.headline.name || point.outcome.by_year
    };
    Answer {
        format: FORMAT,
        made,
        study: plan.name.clone(),
        title: plan.title.clone(),
        question: plan.question.clone(),
        place: PlaceTold::of(&plan.place),
        seed: plan.seed,
        replications: Replicated {
            // Where a precision was reached, those that it took.
            asked: if plan.precision.is_some() { over } else { plan.replications },
            completed: results.completed(),
            failures: results.failures.clone(),
        },
        policy_years: plan.horizon_years.saturating_sub(1),
        warm_up: warm_up.map_or_else(|| plan.warm_up_name.clone(), |option| option.label.clone()),
        settings: plan.settings.clone(),
        warnings: plan.warnings.clone(),
        outcomes: told::outcomes(),
        headline: plan.headline.name.to_owned(),
        options: options.collect(),
        years: moments(&yearly(results), told_by_year),
        quarters: moments(&quarterly(results), |_| true),
        gains: people::gains(),
        winners: people::winners_told(plan, results),
        groups: people::groups(plan, results),
        accounts: money::accounts(results),
        present: money::present(plan, results),
        assumptions: told::assumptions(&plan.assumptions),
        drawn: DrawnTold::of(plan, over),
        known,
        shares: known::shares(splits),
        best: best::best(plan, results),
    }
}

fn moments(points: &[Point], is_told: impl Fn(&Point) -> bool) -> Vec<Moment> {
    let told = points.iter().filter(|point| is_told(point)).map(|point| {
        let [p5, p25, p50, p75, p95] = point.quantiles;
        Moment {
            option: point.option,
            outcome: point.outcome.name.to_owned(),
            span: point.span,
            mean: point.mean,
            spread: Quantiles { p5, p25, p50, p75, p95 },
        }
    });
    told.collect()
}

impl Answer {
    /// As text.
    ///
    /// # Errors
    /// Where the library refuses.
    pub fn to_bytes(&self) -> Result<Vec<u8>, Error> {
        let mut bytes = serde_json::to_vec(self)
            .map_err(|error| Error::new(format!("cannot write the answer: {error}")))?;
        bytes.push(b'\n');
        Ok(bytes)
    }

    /// From text.
    ///
    /// # Errors
    /// Where the text is not an answer, or one of another layout.
    pub fn from_bytes(bytes: &[u8]) -> Result<Answer, Error> {
        /// The layout alone, which every layout has.
        #[derive(Deserialize)]
        struct Layout {
            format: u32,
        }
        let broken = |error: serde_json::Error| Error::of_json("an answer", &error);
        let Layout { format } = serde_json::from_slice(bytes).map_err(broken)?;
        if format != FORMAT {
            return Err(Error::new(format!(
                "this answer has layout {format}, and this program reads layout {FORMAT}"
            )));
        }
        let answer: Answer = serde_json::from_slice(bytes).map_err(broken)?;
        if let Some(what) = whole::misfit(&answer) {
            return Err(Error::new(format!("not an answer of this program: {what}")));
        }
        Ok(answer)
    }

    /// Options that are compared with another, with their places.
    pub fn alternatives(&self) -> impl Iterator<Item = (usize, &OptionTold)> {
        self.options.iter().enumerate().filter(|(place, option)| option.described.baseline != *place)
    }

    /// The place of an outcome.
    pub fn index(&self, outcome: &str) -> Option<usize> {
        self.outcomes.iter().position(|one| one.name == outcome)
    }

    /// An outcome of an option.
    pub fn measured(&self, option: usize, outcome: &str) -> Option<&Measured> {
        self.options.get(option)?.measured.get(self.index(outcome)?)
    }

    /// An outcome's row.
    pub fn outcome(&self, name: &str) -> Option<&OutcomeTold> {
        self.outcomes.iter().find(|one| one.name == name)
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::study::compare::tests::{plan, results};
    use crate::study::request::Origin;

    /// The answer of the synthetic study; other tests borrow it.
    pub(crate) fn synthetic(replications: u32) -> Answer {
        let beside = Beside { made: made(), known: vec!["Known well.".to_owned()], splits: &[] };
        answer(&plan(replications), &results(replications), beside)
    }

    /// What the synthetic study was made of.
    pub(crate) fn made() -> Made {
        Made {
            version: "0.1.0".to_owned(),
            source: "abc".to_owned(),
            fingerprint: "def".to_owned(),
            request: Request { study: Some("synthetic.toml".to_owned()), ..Request::default() },
            inputs: vec![Input {
                path: "synthetic.toml".to_owned(),
                origin: Origin::File,
                sha256: "0123".to_owned(),
            }],
        }
    }

    #[test]
    fn an_answer_comes_back_from_its_file_to_the_bit() {
        for replications in [1, 30] {
            let bytes = synthetic(replications).to_bytes().unwrap();
            assert_eq!(Answer::from_bytes(&bytes).unwrap().to_bytes().unwrap(), bytes);
        }
    }

    #[test]
    fn a_broken_answer_or_one_of_another_layout_is_named() {
        let bytes = synthetic(2).to_bytes().unwrap();
        let cut = Answer::from_bytes(&bytes[..bytes.len() / 2]).unwrap_err();
        assert!(cut.to_string().contains("not an answer"), "{cut}");
        let later = String::from_utf8(bytes).unwrap().replacen("\"format\":1", "\"format\":9", 1);
        let other = Answer::from_bytes(later.as_bytes()).unwrap_err();
        assert!(other.to_string().contains("layout 9") && other.to_string().contains("layout 1"), "{other}");
    }

    #[test]
    fn every_outcome_told_by_year_exists_and_an_idle_option_is_a_twin() {
        let answer = synthetic(3);
        for name in OUTCOMES.iter().filter(|outcome| outcome.by_year).map(|outcome| outcome.name) {
            assert!(answer.outcome(name).is_some(), "{name}");
            assert!(answer.years.iter().any(|moment| moment.outcome == name), "{name}");
        }
        assert!(answer.options[2].described.is_twin && !answer.options[1].described.is_twin);
        let changes = &answer.options[1].described.changes;
        assert_eq!(changes.len(), 1);
        assert_eq!((changes[0].from.as_str(), changes[0].to.as_str()), ("receipts", "card"));
    }
}
