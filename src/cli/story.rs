//! `allotment story`: one family's life under two policies.

use super::args::{Shipped, Story};
use super::{error, say};
use crate::basics::Error;
use crate::place::Place;
use crate::replication::{find_family, live_story};
use crate::report::story::{Subject, tell};
use crate::store::files::WorkingFolder;
use crate::study::plan::{Plan, plan_pair};
use crate::study::request::Request;
use crate::world::diary::Portrait;
use crate::world::family::Arrangement;
use std::process::ExitCode;

/// Tells the story.
pub(crate) fn run(args: &Story) -> Result<ExitCode, Error> {
    let request = Request {
        study: args.study.clone(),
        place: args.place.clone().or_else(|| args.shipped.map(|_| STORY_PLACE.to_owned())),
        replications: None,
        seed: args.seed,
        set: args.set.clone(),
    };
    let (first, second) = policies(args);
    let (plan, _) = plan_pair(&request, &first, &second, &WorkingFolder)?;
    error::warn(&plan.warnings);
    let experiment = plan.experiment();
    let family = match (args.shipped, args.family) {
        (Some(shipped), _) => {
            find_family(&experiment, args.replication, |portrait| fits(shipped, &plan.place, portrait))
                .ok_or_else(|| {
                    Error::new(format!(
                        "{} has no such family in replication {}",
                        plan.place.name, args.replication
                    ))
                    .hint("take another replication with `--replication`, or another place with `--place`")
                })?
        }
        (None, family) => checked(family.unwrap_or_default(), &plan)?,
    };
    let lives = live_story(&experiment, args.replication, family);
    let subject = Subject {
        place: &plan.place,
        family,
        replication: args.replication,
        labels: [&plan.options[0].label, &plan.options[1].label],
    };
    say(&tell(&subject, &lives))
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

/// Whether a family is one of the shipped story's kind.
fn fits(shipped: Shipped, place: &Place, portrait: &Portrait) -> bool {
    // Young enough to stay for the whole story.
    let stays = portrait.children.iter().all(|(age, ..)| *age < 11);
    let thin = place.areas.get(usize::from(portrait.area)).is_some_and(|area| area.thin);
    let direct = portrait.arrangement == Arrangement::Direct;
    stays
        && match shipped {
            Shipped::Capacity => direct && portrait.quintile == 4 && portrait.employer && !thin,
            Shipped::Siblings => direct && portrait.children.len() == 2 && portrait.quintile < 3,
            Shipped::ThinMarket => direct && thin && portrait.children.len() == 1,
        }
}

fn checked(family: u32, plan: &Plan) -> Result<u32, Error> {
    let families = plan.place.figures.families;
    if family < families {
        return Ok(family);
    }
    Err(Error::new(format!(
        "`--family` is {family} but {} has families 0 to {}",
        plan.place.name,
        families - 1
    ))
    .hint("take a smaller number, or another place with `--place`"))
}
