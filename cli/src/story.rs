//! `allotment story`: one family's life under two policies.

use super::args::{Shipped, Story};
use super::{error, say};
use allotment::basics::Error;
use allotment::outcome::diary::Portrait;
use allotment::replication::{Experiment, find_family, run_story};
use allotment::report::story::{Detail, Hero, Subject, tell};
use allotment::store::files::WorkingFolder;
use allotment::study::plan::plan_pair;
use allotment::study::request::Request;
use std::process::ExitCode;

/// Tells the story.
pub(crate) fn run(args: &Story) -> Result<ExitCode, Error> {
    let request = Request {
        study: args.study.clone(),
        place: args.place.clone().or_else(|| args.shipped.map(|_| STORY_PLACE.to_owned())),
        replications: None,
        seed: args.seed,
        set: args.set.clone(),
        ..Request::default()
    };
    let (first, second) = policies(args);
    let plan = plan_pair(&request, &first, &second, &WorkingFolder)?;
    error::warn(&plan.warnings);
    // A study that draws what nobody knows gives the replication its own draw.
    let experiment = plan.experiment_for(args.replication);
    let (replication, family) = match args.shipped {
        None => (args.replication, args.family.unwrap_or_default()),
        Some(shipped) => {
            first_life(&experiment, args.replication, |portrait| hero(shipped).is(&plan.place, portrait))
                .ok_or_else(|| {
                    Error::new(format!("{} has no such family", plan.place.name))
                        .with_hint("take another place with `--place`, or a family by number with `--family`")
                })?
        }
    };
    let lives = run_story(&experiment, replication, family).ok_or_else(|| {
        Error::new(format!("`--family` is {family}, but {} has fewer families than that", plan.place.name))
            .with_hint("take a smaller number, or another place with `--place`")
    })?;
    let subject = Subject {
        place: &plan.place,
        family,
        replication,
        labels: [&plan.options[0].label, &plan.options[1].label],
    };
    let detail = if args.weeks { Detail::Weeks } else { Detail::Years };
    say(&tell(&subject, &lives, detail))
}

/// Replications looked through for a shipped story's family.
const LOOKED_THROUGH: u32 = 100;

/// The first replication from `first` on that has a family that fits, and that family.
fn first_life(experiment: &Experiment, first: u32, fits: impl Fn(&Portrait) -> bool) -> Option<(u32, u32)> {
    (first..first.saturating_add(LOOKED_THROUGH)).find_map(|replication| {
        find_family(experiment, replication, &fits).map(|family| (replication, family))
    })
}

/// The place of the shipped stories: it has areas where much and where little is on offer.
const STORY_PLACE: &str = "early-adopter";

/// The two policies: as asked for, or those of the shipped story.
fn policies(args: &Story) -> (String, String) {
    let against = match args.shipped {
        Some(Shipped::Siblings) => "pooled-accounts",
        Some(Shipped::ThinMarket) => "market-first",
        Some(Shipped::Capacity) | None => "card",
    };
    let or = |given: &Option<String>, usual: &str| given.clone().unwrap_or_else(|| usual.to_owned());
    (or(&args.policy, "baseline"), or(&args.against, against))
}

/// Whom the shipped story is about.
fn hero(shipped: Shipped) -> Hero {
    match shipped {
        Shipped::Capacity => Hero::Able,
        Shipped::Siblings => Hero::Siblings,
        Shipped::ThinMarket => Hero::ThinMarket,
    }
}
