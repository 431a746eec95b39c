//! The budget pipeline: what each stage of a case asks of a worker, and what follows it.
//!
//! assessment -> questionnaire -> uplift -> costing -> panel -> offer -> decision -> start; before
//! personal budgets: assessment -> plan -> panel -> start.

use super::{arrangement, award, costing};
use crate::basics::{Purpose, QUARTER, Week};
use crate::context::{CouncilEffect, ModelContext};
use crate::outcome::diary::Event;
use crate::parameters::levers::{CostingBy, OfferRule};
use crate::rules::costing::practised;
use crate::rules::offer::told_chance;
use crate::terms::{Arrangement, Stage};
use crate::week::speed::prefetch;
use crate::world::World;
use crate::world::case::{Case, Dates};
use crate::world::family::NONE;
use crate::world::ledger::LedgerAccount;

/// Puts a case into a stage, with the hours that it takes.
pub(in crate::week) fn enter(world: &mut World, context: &ModelContext<'_>, family: usize, stage: Stage) {
    let c = &context.assumptions.casework;
    let is_review = world.cases[family].is_review;
    // A first budget is the whole process; a review costs a fraction of it.
    let effort = if is_review && world.households[family].had_budget { c.review_effort } else { 1.0 };
    let hours = match stage {
        Stage::Settled | Stage::Panel | Stage::Deciding => 0.0,
        Stage::Assessment if is_review => c.hours_review,
        Stage::Assessment => c.hours_assessment,
        Stage::SimplePlan if is_review => c.hours_plan_simple * c.review_effort,
        Stage::SimplePlan => c.hours_plan_simple,
        Stage::Questionnaire => c.hours_questionnaire * effort,
        Stage::Uplift => c.hours_uplift * effort,
        Stage::Costing => {
            let (hours, elements) =
                costing::plan_hours(world, context, family, costing_proficiency(world, context, family));
            world.tally.costing_hours += hours * effort * costing_time(context);
            world.tally.elements_costed += f64::from(elements);
            hours * effort
        }
        Stage::PanelPaper => c.hours_panel_paper * effort,
        Stage::Offer => c.hours_offer * effort,
        Stage::Start if world.households[family].chosen.has_account() => c.hours_start_dp,
        Stage::Start => c.hours_start_council,
    };
    world.cases[family].stage = stage;
    let each = if stage == Stage::Costing { costing_time(context) } else { context.time_per_case() };
    world.attention[family].stage_hours = hours * each;
    world.note(family, || Event::Stage(stage));
}

/// Hours of costing over those of the assumptions: a broker costs a plan for any council alike, a worker gives
/// a case the time that the council has.
fn costing_time(context: &ModelContext<'_>) -> f64 {
    match context.levers.costing_by {
        CostingBy::Brokers => 1.0,
        CostingBy::SocialWorker => context.time_per_case(),
    }
}

/// Proficiency of whoever costs the family's plan.
fn costing_proficiency(world: &World, context: &ModelContext<'_>, family: usize) -> f64 {
    match context.levers.costing_by {
        CostingBy::Brokers => context.assumptions.casework.broker_speed,
        CostingBy::SocialWorker => {
            let worker = world.attention[family].worker;
            let initial = context.assumptions.casework.proficiency_initial;
            if worker == NONE { initial } else { world.workers[worker as usize].proficiency }
        }
    }
}

/// The part of a stage's work that is face to face.
pub(in crate::week) fn contact_share(world: &World, context: &ModelContext<'_>, family: usize) -> f64 {
    let w = &context.assumptions.workforce;
    match world.cases[family].stage {
        Stage::Assessment => context.assumptions.casework.assessment_contact_share,
        Stage::SimplePlan | Stage::Questionnaire => w.questionnaire_contact_share,
        Stage::Offer => w.offer_contact_share,
        _ => 0.0,
    }
}

/// What follows when a stage's work is done.
pub(in crate::week) fn finish_stage(
    world: &mut World,
    context: &ModelContext<'_>,
    family: usize,
    pressure: f64,
) {
    match world.cases[family].stage {
        Stage::Assessment if context.levers.personalised => {
            enter(world, context, family, Stage::Questionnaire)
        }
        Stage::Assessment => enter(world, context, family, Stage::SimplePlan),
        Stage::SimplePlan => {
            award::score_at_cost(world, context, family);
            to_panel(world, context, family);
        }
        Stage::Questionnaire => {
            award::score(world, context, family);
            if award::argues_for_more(world, context, family, pressure) {
                enter(world, context, family, Stage::Uplift);
            } else {
                enter(world, context, family, Stage::Costing);
            }
        }
        Stage::Uplift => {
            award::uplift(world, context, family);
            enter(world, context, family, Stage::Costing);
        }
        Stage::Costing => {
            practise(world, context, family);
            to_panel(world, context, family);
        }
        Stage::PanelPaper => enter(world, context, family, Stage::Panel),
        Stage::Offer => {
            inform(world, context, family);
            enter(world, context, family, Stage::Deciding);
        }
        Stage::Start => {
            let chosen = world.households[family].chosen;
            arrangement::begin(world, context, family, chosen);
            settle(world, context, family);
        }
        Stage::Settled | Stage::Panel | Stage::Deciding => {}
    }
}

/// A plan over the threshold goes to the panel with a paper; any other waits only for room.
fn to_panel(world: &mut World, context: &ModelContext<'_>, family: usize) {
    let needs_paper = is_over_threshold(world, context, family);
    enter(world, context, family, if needs_paper { Stage::PanelPaper } else { Stage::Panel });
}

fn is_over_threshold(world: &World, context: &ModelContext<'_>, family: usize) -> bool {
    award::planned(world, context, family).as_pounds() > context.levers.panel_threshold
}

fn practise(world: &mut World, context: &ModelContext<'_>, family: usize) {
    let worker = world.attention[family].worker;
    if context.levers.costing_by == CostingBy::SocialWorker && worker != NONE {
        let active = world.elements[world.cases[family].elements()].iter().filter(|e| e.active).count();
        let proficiency = &mut world.workers[worker as usize].proficiency;
        *proficiency = practised(*proficiency, active as u32, &context.assumptions.casework);
    }
}

/// A family hears of personal budgets at its first plan, or seldom at a review: whether its worker tells it is
/// settled once, so that asking again is no second chance.
pub(in crate::week) fn inform(world: &mut World, context: &ModelContext<'_>, family: usize) {
    if world.aware[family] {
        return;
    }
    let o = &context.assumptions.offer;
    let (key, is_review) = (world.families[family].key, world.cases[family].is_review);
    let (chance, round) = if context.levers.offer_rule == OfferRule::Everyone {
        (1.0, 0)
    } else if is_review {
        (o.aware_told_review, world.households[family].rounds.max(1))
    } else {
        (told_chance(o.aware_told, context.council_effect(CouncilEffect::Told)), 0)
    };
    world.aware[family] = context.draws.happens(chance, Purpose::LearnsOfBudgets, key, round);
}

/// How many plans ahead the data of one is prefetched.
const AHEAD: usize = 3;

/// The panel and the envelope: plans that wait, oldest request first.
pub(in crate::week) fn hear_panel(world: &mut World, context: &ModelContext<'_>, waiting: &mut [usize]) {
    let sits = world.week.0.is_multiple_of(context.levers.panel_interval);
    waiting.sort_by_key(|&i| (world.attention[i].requested, i));
    let frozen = is_frozen(world, context);
    for (index, &family) in waiting.iter().enumerate() {
        if let Some(&later) = waiting.get(index + 2 * AHEAD) {
            prefetch::stage(world, later);
        }
        if let Some(&later) = waiting.get(index + AHEAD) {
            prefetch::plan(world, later);
        }
        if frozen && !world.cases[family].has_plan() {
            continue;
        }
        if (sits || !is_over_threshold(world, context, family)) && award::approve(world, context, family) {
            after_approval(world, context, family);
        }
    }
}

/// Whether new plans are frozen: this year's spending, forecast from the weeks so far, is over the
/// envelope by more than the trigger. Nothing is forecast from less than a quarter.
fn is_frozen(world: &World, context: &ModelContext<'_>) -> bool {
    let trigger = context.levers.freeze_trigger;
    let weeks = world.week.of_year();
    if trigger <= 0.0 || weeks < QUARTER {
        return false;
    }
    let spent = (world.ledger.went(LedgerAccount::Fund) - world.authority.spent_before).as_pounds();
    let forecast = spent / f64::from(weeks) * 52.0;
    forecast > world.authority.envelope.as_pounds() * (1.0 + trigger)
}

fn after_approval(world: &mut World, context: &ModelContext<'_>, family: usize) {
    let week = world.week;
    let case = &world.cases[family];
    if !case.has_plan() && case.awaits_support {
        world.tally.weeks_to_budget += f64::from(week.since(world.attention[family].requested));
        world.tally.first_budgets += 1.0;
    }
    if context.levers.personalised {
        enter(world, context, family, Stage::Offer);
        world.households[family].had_budget = true;
    } else {
        enter(world, context, family, Stage::Deciding);
    }
}

/// The case leaves the pipeline until its next review.
pub(in crate::week) fn settle(world: &mut World, context: &ModelContext<'_>, family: usize) {
    let next = world.week.plus(context.assumptions.casework.review_interval);
    let case = &mut world.cases[family];
    case.stage = Stage::Settled;
    world.dates[family].next_review = next;
    world.cases[family].is_review = false;
    world.note(family, || Event::Stage(Stage::Settled));
}

/// Whether a settled family's review is due.
#[inline]
pub(in crate::week) fn is_review_due(case: &Case, dates: &Dates, week: Week) -> bool {
    // Without short circuits: each condition often holds, all of them together seldom.
    (case.stage == Stage::Settled) & (dates.next_review <= week) & case.arrangement.is_supported()
}

/// A family whose review is due enters the pipeline.
pub(in crate::week) fn start_review(world: &mut World, context: &ModelContext<'_>, family: usize) {
    world.cases[family].is_review = true;
    world.attention[family].requested = world.week;
    enter(world, context, family, Stage::Assessment);
}

/// A family that has no arrangement asks (again): the whole process, or from costing on.
pub(in crate::week) fn ask(world: &mut World, context: &ModelContext<'_>, family: usize, from: Stage) {
    world.cases[family].is_review = false;
    world.attention[family].requested = world.week;
    enter(world, context, family, from);
}

/// The arrangement that a plan made before personal budgets leads to.
pub(in crate::week) const BEFORE_PERSONAL_BUDGETS: Arrangement = Arrangement::Council;
