//! What a study came to, as a face of the program shows it: answer and page.

use super::fingerprint::fingerprint;
use crate::basics::Error;
use crate::report::page::{PageOptions, decision_document};
use crate::report::precision;
use crate::study::answer::{Answer, AnswerInputs, Made, answer};
use crate::study::attribution::Attribution;
use crate::study::compare::Comparison;
use crate::study::engine;
use crate::study::plan::Plan;
use crate::study::results::Results;

/// What a study came to: every replication, every option beside its baseline.
#[derive(Debug)]
pub struct StudyResult<'a> {
    /// The study.
    pub plan: &'a Plan,
    /// Every replication.
    pub results: Results,
    /// The options taken apart, where that was asked for.
    pub attributions: Vec<Attribution>,
    /// Every option beside its baseline.
    pub comparison: Comparison,
}

impl StudyResult<'_> {
    /// All that the decision document prints, as data.
    pub fn answer(&self) -> Answer {
        let made = Made {
            version: engine::VERSION.to_owned(),
            engine: engine::ENGINE.to_owned(),
            fingerprint: fingerprint(self.plan),
            request: self.plan.request.clone(),
            inputs: self.plan.inputs.clone(),
        };
        let known = precision::sentences(&self.comparison);
        answer(self.plan, &self.results, AnswerInputs { made, known, attributions: &self.attributions })
    }

    /// The decision document; nothing where there is nothing to compare.
    ///
    /// # Errors
    /// Where a picture cannot be drawn.
    pub fn page(&self) -> Result<Option<String>, Error> {
        StudyResult::page_of(&self.answer())
    }

    /// The page of an answer; nothing where there is nothing to compare.
    pub(super) fn page_of(answer: &Answer) -> Result<Option<String>, Error> {
        if answer.alternatives().next().is_none() {
            return Ok(None);
        }
        decision_document(answer, &PageOptions::default()).map(Some)
    }
}
