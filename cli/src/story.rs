//! `allotment story`: one family's life under two policies.

use super::args::{Shipped, Story};
use super::{error, say};
use allotment::basics::Error;
use allotment::outcome::diary::Portrait;
use allotment::replication::{find_family, run_story};
use allotment::report::story::{Detail, Hero, Subject, tell};
use allotment::store::files::WorkingFolder;
use allotment::study::plan::{Plan, plan_pair};
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
    let (replication, family) = match args.shipped {
        None => (args.replication, args.family.unwrap_or_default()),
        Some(shipped) => {
            first_life(&plan, args.replication, |portrait| hero(shipped).is(&plan.place, portrait))
                .ok_or_else(|| {
                    Error::new(format!("{} has no such family", plan.place.name))
                        .with_hint("take another place with `--place`, or a family by number with `--family`")
                })?
        }
    };
    // A study that draws what nobody knows gives the replication its own draw and luck.
    let (experiment, luck) = (plan.experiment_for(replication), random_stream(&plan, replication));
    let lives = run_story(&experiment, luck, family).ok_or_else(|| {
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
fn first_life(plan: &Plan, first: u32, fits: impl Fn(&Portrait) -> bool) -> Option<(u32, u32)> {
    (first..first.saturating_add(LOOKED_THROUGH)).find_map(|replication| {
        let (experiment, luck) = (plan.experiment_for(replication), random_stream(plan, replication));
        find_family(&experiment, luck, &fits).map(|family| (replication, family))
    })
}

/// The random stream of a replication of the study.
fn random_stream(plan: &Plan, replication: u32) -> u32 {
    plan.parameter_uncertainty.random_stream_of(replication)
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
