//! Before the first week: cases find workers, most families have a plan, the envelope is set, and
//! some rounds of search let bookings stand.

use super::accounts::open as opening_accounts;
use super::bookings::round;
use super::case::{arrangement, award, pipeline};
use crate::basics::{Pence, Purpose, Week};
use crate::context::{CouncilEffect, ModelContext};
use crate::population::first_world;
use crate::rules::logistic;
use crate::terms::{Arrangement, Stage};
use crate::world::World;
use crate::world::case::FAR;
use crate::world::caseloads::Caseloads;
use crate::world::child::Supplier;
use crate::world::ledger::{LedgerAccount, Reason};

/// An authority ready for its first week.
pub fn open(context: &ModelContext<'_>) -> World {
    let mut world = first_world(context);
    share_out_cases(&mut world);
    for family in 0..world.families.len() {
        start_family(&mut world, context, family);
    }
    let committed = match world.authority.committed {
        // Where no family starts with a plan the envelope is set by what their need costs.
        Pence::ZERO => (0..world.children.len()).map(|child| award::true_cost(&world, context, child)).sum(),
        committed => committed,
    };
    let margin = context.assumptions.authority.envelope_margin * context.levers.envelope_factor;
    world.authority.envelope = committed.times(margin);
    for pass in 0..context.assumptions.start.initial_search_passes {
        round::before_the_first_week(&mut world, context, PASSES + pass);
    }
    stagger_tenure(&mut world, context);
    world.tally = Default::default();
    world
}

/// The draws of searches before week 0 lie where no simulated week does.
const PASSES: u32 = 60_000;

/// Gives the first cases to the workers in post, one each in turn.
fn share_out_cases(world: &mut World) {
    let in_post: Vec<usize> = (0..world.workers.len()).filter(|&i| world.workers[i].is_in_post()).collect();
    for family in 0..world.families.len() {
        match in_post.get(family % in_post.len().max(1)) {
            Some(&worker) => {
                world.workers[worker].cases.push(family as u32);
                world.attention[family].worker = worker as u32;
            }
            None => world.unassigned.push(family as u32),
        }
    }
    world.caseloads = Caseloads::of(&world.workers);
}

/// Gives most families a plan and an arrangement, with dates staggered over the year.
pub(super) fn start_family(world: &mut World, context: &ModelContext<'_>, family: usize) {
    let a = context.assumptions;
    let key = world.families[family].key;
    let mut stagger = context.draws.at(Purpose::Stagger, key, 0);
    let visit = (stagger.uniform() * f64::from(a.workforce.visit_interval)) as u32;
    let review = 1 + (stagger.uniform() * f64::from(a.casework.review_interval)) as u32;
    let (pay_draw, return_draw, experience_draw) = (stagger.uniform(), stagger.uniform(), stagger.uniform());
    world.dates[family].next_visit = Week(visit);
    world.attention[family].contact = a.workforce.contact_target * context.time_per_case();

    let mut keyed = context.draws.at(Purpose::InitialArrangement, key, 0);
    if keyed.uniform() >= a.start.initial_plan_share {
        pipeline::enter(world, context, family, Stage::Assessment);
        return;
    }
    let arrangement = first_arrangement(world, context, family, keyed.uniform());
    if context.levers.personalised {
        award::score(world, context, family);
        if award::argues_for_more(world, context, family, 1.0) {
            award::uplift(world, context, family);
        }
    } else {
        award::score_at_cost(world, context, family);
    }
    world.authority.envelope = Pence(i64::MAX / 4);
    let case = &mut world.cases[family];
    case.stage = Stage::Settled;
    world.dates[family].next_review = Week(review);
    case.awaits_support = false;
    case.arrangement = Arrangement::Council;
    if context.levers.personalised {
        pipeline::inform(world, context, family);
    }
    let household = &mut world.households[family];
    household.rounds = 1;
    household.had_budget = context.levers.personalised;
    award::approve(world, context, family);
    if arrangement == Arrangement::Council {
        return;
    }
    arrangement::begin(world, context, family, arrangement);
    world.aware[family] = true;
    let f = &mut world.families[family];
    f.experience = (experience_draw * f64::from(a.start.initial_experience)) as u32;
    let interval = context.levers.payment_interval;
    let open: Vec<u32> = world.accounts_of(family).collect();
    for number in open {
        let account = &mut world.accounts[number as usize];
        // The first payment fills the weeks until the account's own payment day.
        let weeks = 1 + (pay_draw * f64::from(interval)) as u32;
        account.paid_until = Week(weeks);
        account.starts_by = Week(0);
        if let Some(between) = opening_accounts::return_interval(context) {
            account.return_due = Week(1 + (return_draw * f64::from(between)) as u32);
        } else {
            account.return_due = FAR;
        }
        let amount = Pence(crate::basics::share_half_even(account.budget.0, i64::from(weeks), 52));
        world.post(LedgerAccount::Fund, LedgerAccount::Account(number), amount, Reason::Payment);
    }
}

/// The arrangement of a family that has a plan at week 0.
fn first_arrangement(world: &World, context: &ModelContext<'_>, family: usize, uniform: f64) -> Arrangement {
    let (s, levers) = (&context.assumptions.start, context.levers);
    let f = &world.families[family];
    let direct = logistic(
        s.initial_dp_intercept
            + context.council_effect(CouncilEffect::FirstArrangement)
            + s.initial_dp_capacity * libm::log(f.capacity.max(1e-6))
            + s.initial_dp_strain * (f.strain - 0.4),
    );
    let managed = s.initial_managed_share;
    if levers.personalised && levers.available_managed && uniform < managed {
        Arrangement::Managed
    } else if levers.personalised && levers.available_dp && uniform < managed + (1.0 - managed) * direct {
        Arrangement::Direct
    } else {
        Arrangement::Council
    }
}

/// Bookings that stand at week 0 have stood for a while.
fn stagger_tenure(world: &mut World, context: &ModelContext<'_>) {
    let longest = f64::from(context.assumptions.start.initial_tenure);
    for element in &mut world.elements {
        if element.supplier != Supplier::Nobody {
            element.tenure = (context.draws.uniform(Purpose::Stagger, element.key, 1) * longest) as u32;
        }
        element.searching = 0;
    }
}
