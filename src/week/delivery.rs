//! Delivery and payment: accounts are paid in advance, booked hours happen or fail, bills are paid.

use super::{accounts, blocks, flexible};
use crate::basics::{Pence, Purpose, divide_half_even};
use crate::setting::Setting;
use crate::terms::PricingUnit;
use crate::world::World;
use crate::world::child::Supplier;
use crate::world::diary::Event;
use crate::world::family::NONE;
use crate::world::ledger::{Book, Reason};

pub(super) fn run(world: &mut World, setting: &Setting<'_>) {
    accounts::pay_due(world, setting);
    for provider in &mut world.providers {
        provider.delivered = 0;
        provider.council_paid = Pence::ZERO;
    }
    let wage = setting.assistant_wage(&world.authority);
    let terms = Terms {
        holiday: world.week.is_holiday(),
        wage,
        on_cost: wage.times(setting.assumptions.prices.pa_oncost),
        absence: setting.assumptions.delivery.family_absence,
        assistant_failure: setting.assumptions.delivery.pa_failure,
    };
    for family in 0..world.families.len() {
        if world.families[family].is_open() {
            deliver_to(world, setting, family, &terms);
        }
    }
    pay_grants(world);
    blocks::pay(world, setting);
}

/// What the week's deliveries have in common.
struct Terms {
    holiday: bool,
    wage: Pence,
    on_cost: Pence,
    absence: f64,
    assistant_failure: f64,
}

fn deliver_to(world: &mut World, setting: &Setting<'_>, family: usize, terms: &Terms) {
    let (mut assessed, mut delivered, mut familiar) = (0, 0, 0.0);
    let holds = world.families[family].arrangement.has_account();
    for element in world.families[family].elements() {
        let e = &world.elements[element];
        if !e.active || !e.slot.is_active(terms.holiday) {
            continue;
        }
        assessed += e.minutes;
        let needed = e.minutes;
        let (came, familiarity) = match e.supplier {
            Supplier::Nobody => (0, 0.0),
            Supplier::Provider(i) => from_provider(world, setting, element, i as usize, terms),
            Supplier::Assistant(_) => from_assistant(world, setting, element, terms),
        };
        if holds {
            let e = &mut world.elements[element];
            e.funded_minutes += needed;
            e.used_minutes += came;
        }
        delivered += came;
        familiar += familiarity * f64::from(came);
    }
    let f = &mut world.families[family];
    f.assessed = assessed;
    f.delivered = delivered;
    f.familiar = familiar;
    if holds {
        flexible::spend(world, setting, family);
    }
}

/// One booked week with a provider: minutes delivered and how familiar who came is.
fn from_provider(
    world: &mut World,
    setting: &Setting<'_>,
    element: usize,
    number: usize,
    terms: &Terms,
) -> (u32, f64) {
    let d = &setting.assumptions.delivery;
    let e = &world.elements[element];
    let provider = &world.providers[number];
    let (absent, fails) = setting.draws.at(Purpose::Delivery, e.key, world.week.0).uniform_pair();
    let (absent, fails) = (absent < terms.absence, fails < provider.failure);
    let happened = !absent && !fails;
    let due = match provider.unit {
        PricingUnit::Hour => happened,
        PricingUnit::Session | PricingUnit::Night => !fails,
        PricingUnit::Quarter => true,
    };
    let (booked, price, tenure) = (e.booked, provider.price, e.tenure);
    let account = world.children[e.child as usize].account;
    let mut minutes = booked;
    if due {
        let cost = price.for_minutes(booked);
        let paid;
        (minutes, paid) = pay(world, account, Book::Provider(number as u32), booked, cost, Reason::Care);
        world.tally.cost_care += paid.as_pounds();
        if account == NONE {
            world.providers[number].council_paid += paid;
        }
    }
    let provider = &mut world.providers[number];
    provider.reputation += d.reputation_ema * (f64::from(u8::from(!fails)) - provider.reputation);
    let came = if happened { minutes } else { 0 };
    provider.delivered += came;
    let e = &mut world.elements[element];
    e.tenure += u32::from(came > 0);
    lapse_if_suspended(world, setting, element, account, minutes, booked);
    (came, setting.assumptions.market.familiarity_provider * setting.familiarity(tenure))
}

/// One booked week with an assistant: paid when used, wage and on-costs apart.
fn from_assistant(world: &mut World, setting: &Setting<'_>, element: usize, terms: &Terms) -> (u32, f64) {
    let e = &world.elements[element];
    let (absent, fails) = setting.draws.at(Purpose::Delivery, e.key, world.week.0).uniform_pair();
    if absent < terms.absence || fails < terms.assistant_failure {
        return (0, 0.0);
    }
    let (booked, tenure) = (e.booked, e.tenure);
    let account = world.children[e.child as usize].account;
    let cost = (terms.wage + terms.on_cost).for_minutes(booked);
    let (minutes, paid) = pay(world, account, Book::AssistantWages, booked, cost, Reason::Wage);
    // The payment is split after the fact, so that wage and on-costs add up to it to the penny.
    let on_cost = Pence(divide_half_even(paid.0 * terms.on_cost.0, (terms.wage + terms.on_cost).0.max(1)));
    world.ledger.transfer(Book::AssistantWages, Book::OnCosts, on_cost, Reason::OnCost);
    world.tally.cost_care += paid.as_pounds();
    world.elements[element].tenure += u32::from(minutes > 0);
    lapse_if_suspended(world, setting, element, account, minutes, booked);
    (minutes, setting.familiarity(tenure))
}

/// Pays a bill: from the account, as far as its balance goes, or from the fund. Gives the minutes
/// that were paid for and the sum.
fn pay(world: &mut World, account: u32, to: Book, booked: u32, cost: Pence, reason: Reason) -> (u32, Pence) {
    if account == NONE {
        let short = world.ledger.pay_from_fund(to, cost, reason);
        world.tally.overspend += short.as_pounds();
        return (booked, cost);
    }
    let balance = world.ledger.balance(Book::Account(account));
    let (minutes, sum) = if balance >= cost {
        (booked, cost)
    } else {
        // Where the balance is short the week's hours shrink to it.
        let minutes = (i64::from(booked) * balance.0 / cost.0.max(1)) as u32;
        (minutes, Pence(cost.0 * i64::from(minutes) / i64::from(booked.max(1))))
    };
    world.ledger.transfer(Book::Account(account), to, sum, reason);
    world.tally.spent += sum.as_pounds();
    world.yearly.of(&world.accounts[account as usize]).spent += sum;
    let family = world.accounts[account as usize].family as usize;
    world.record(family, |record| record.spent += sum.as_pounds());
    (minutes, sum)
}

/// A booking lapses when a suspended account can pay next to nothing of it.
fn lapse_if_suspended(
    world: &mut World,
    setting: &Setting<'_>,
    element: usize,
    account: u32,
    minutes: u32,
    booked: u32,
) {
    if account == NONE || minutes == booked {
        return;
    }
    let share = setting.assumptions.delivery.lapse_share;
    let suspended = world.accounts[account as usize].suspended_since.is_some();
    if suspended && f64::from(minutes) < share * f64::from(booked) {
        let words = world.element_words(element);
        let family = world.elements[element].family as usize;
        world.note(family, || Event::Lost { element: words, why: "the account is suspended and empty" });
        world.release(element);
    }
}

fn pay_grants(world: &mut World) {
    for number in 0..world.providers.len() {
        let provider = &world.providers[number];
        if provider.open && provider.grant > Pence::ZERO {
            let grant = provider.grant;
            world.ledger.transfer(Book::Grants, Book::Provider(number as u32), grant, Reason::ClubGrant);
        }
    }
}
