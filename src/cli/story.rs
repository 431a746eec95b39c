//! `allotment story`: one family's life under two policies.

use super::args::Story;
use super::{error, say};
use crate::basics::Error;
use crate::replication::live_story;
use crate::report::story::{Subject, tell};
use crate::store::files::WorkingFolder;
use crate::study::plan::plan_pair;
use crate::study::request::Request;
use std::process::ExitCode;

/// Tells the story.
pub(crate) fn run(args: &Story) -> Result<ExitCode, Error> {
    let request = Request {
        study: args.study.clone(),
        place: args.place.clone(),
        replications: None,
        seed: args.seed,
        set: args.set.clone(),
    };
    let (plan, _) = plan_pair(&request, &args.policy, &args.against, &WorkingFolder)?;
    error::warn(&plan.warnings);
    let families = plan.place.figures.families;
    if args.family >= families {
        return Err(Error::new(format!(
            "`--family` is {} but {} has families 0 to {}",
            args.family,
            plan.place.name,
            families - 1
        ))
        .hint("take a smaller number, or another place with `--place`"));
    }
    let lives = live_story(&plan.experiment(), args.replication, args.family);
    let subject = Subject {
        place: &plan.place,
        family: args.family,
        replication: args.replication,
        labels: [&plan.options[0].label, &plan.options[1].label],
    };
    say(&tell(&subject, &lives))
}
