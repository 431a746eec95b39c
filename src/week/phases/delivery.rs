//! Delivery and payment: accounts are paid in advance, booked hours happen or fail, bills are paid.

use crate::basics::{Pence, Purpose, Slot, Week, share_down, share_half_even};
use crate::context::ModelContext;
use crate::outcome::Tally;
use crate::terms::{Arrangement, Stage, Unmet};
use crate::week::accounts::{flexible, pay};
use crate::week::bookings::{blocks, wanted};
use crate::week::speed::branchless::{is_due, one_if_account};
use crate::world::World;
use crate::world::child::{Element, Service, Supplier};
use crate::world::family::NONE;
use crate::world::ledger::{LedgerAccount, Reason};
use crate::world::posting::Books;
use crate::world::provider::Provider;

pub(super) fn run(world: &mut World, context: &ModelContext<'_>) {
    pay::all_due(world, context);
    for provider in &mut world.providers {
        provider.delivered = 0;
        provider.paid = Pence::ZERO;
    }
    let terms = Terms {
        in_season: Slot::ALL.map(|slot| u32::from(slot.is_active(world.week.is_holiday()))),
        assistant_rate: context.assistant_rate(&world.authority),
        absence: context.assumptions.delivery.family_absence,
        assistant_failure: context.assumptions.delivery.pa_failure,
        rates: Service::ALL.map(|s| context.reference_rate(&world.authority, s).as_pounds() / 60.0),
    };
    let buys_other_things = context.levers.flexible_share > 0.0;
    let mut lapsing = Vec::new();
    let mut unmet = UnmetMinutes::default();
    for family in 0..world.families.len() {
        if world.cases[family].is_open() {
            let mut own = [0; Unmet::ALL.len()];
            deliver_to(world, context, family, &terms, &mut own, &mut lapsing);
            if !lapsing.is_empty() {
                let lapsed = lapsing.drain(..);
                lapsed.for_each(|element| world.lose(element, "the account is suspended and empty"));
            }
            if buys_other_things && world.cases[family].arrangement.has_account() {
                let before = world.families[family].delivered;
                flexible::spend(world, context, family);
                take_off(&mut own, world.families[family].delivered - before);
            }
            unmet.add(&own, world.cases[family].stage == Stage::Panel);
        }
    }
    unmet.count(&mut world.tally);
    pay_grants(world);
    blocks::pay(world, context);
}

/// Minutes that did not come this week, by reason.
#[derive(Default)]
struct UnmetMinutes {
    by_reason: [u64; Unmet::ALL.len()],
    /// Of those that wait, those of plans at the panel.
    at_panel: u64,
}

impl UnmetMinutes {
    #[inline]
    fn add(&mut self, own: &[u32; Unmet::ALL.len()], at_panel: bool) {
        for (sum, minutes) in self.by_reason.iter_mut().zip(own) {
            *sum += u64::from(*minutes);
        }
        self.at_panel += u64::from(own[Unmet::Waiting as usize]) * u64::from(at_panel);
    }

    fn count(&self, tally: &mut Tally) {
        let hours = |minutes: u64| minutes as f64 / 60.0;
        let of = |reason: Unmet| hours(self.by_reason[reason as usize]);
        tally.unmet_waiting += of(Unmet::Waiting);
        tally.unmet_at_panel += hours(self.at_panel);
        tally.unmet_refused += of(Unmet::Refused);
        tally.unmet_suspended += of(Unmet::Suspended);
        tally.unmet_money += of(Unmet::TooLittleMoney);
        tally.unmet_nothing += of(Unmet::NothingToBuy);
        tally.unmet_not_found += of(Unmet::NotYetFound);
        tally.unmet_absence += of(Unmet::Absence);
        tally.unmet_failure += of(Unmet::Failure);
    }
}

/// What idle money bought in other ways is no longer unmet, the last reason first.
fn take_off(own: &mut [u32; Unmet::ALL.len()], mut minutes: u32) {
    for row in own.iter_mut().rev() {
        let less = minutes.min(*row);
        *row -= less;
        minutes -= less;
    }
}

/// What the week's deliveries have in common.
struct Terms {
    /// One where there is such a slot this week, else nothing.
    in_season: [u32; Slot::ALL.len()],
    /// The wage that the authority allows.
    assistant_rate: Pence,
    absence: f64,
    assistant_failure: f64,
    /// Reference rates, pounds a minute, by service.
    rates: [f64; 3],
}

/// What one booking came to this week.
struct Delivered {
    /// Minutes delivered.
    minutes: u32,
    /// How familiar the child is with whoever delivered, 0 to 1.
    familiarity: f64,
    /// Minutes that were paid for, or would have been.
    paid: u32,
    /// Why it did not happen, where it did not.
    missed_by: Option<Unmet>,
}

/// A family's week of support; bookings that lapse are added to `lapsing`.
fn deliver_to(
    world: &mut World,
    context: &ModelContext<'_>,
    family: usize,
    terms: &Terms,
    unmet: &mut [u32; Unmet::ALL.len()],
    lapsing: &mut Vec<usize>,
) {
    let week = world.week.0;
    let (mut assessed, mut value, mut delivered, mut familiar) = (0, 0.0, 0, 0.0);
    let case = &world.cases[family];
    let without = match case.arrangement {
        Arrangement::Waiting => Some(Unmet::Waiting),
        Arrangement::Nothing => Some(Unmet::Refused),
        _ => None,
    };
    let is_suspended =
        |account: u32| account != NONE && world.accounts[account as usize].suspended_since.is_some();
    let holds = one_if_account(case.arrangement);
    let first = case.first_element as usize;
    let providers = world.providers.as_mut_slice();
    let assistants = world.assistants.as_slice();
    let mut books = Books {
        week: world.week,
        ledger: &mut world.ledger,
        tally: &mut world.tally,
        yearly: &mut world.yearly,
        accounts: &world.accounts,
        households: &mut world.households,
        records: world.records.as_deref_mut(),
        diary: world.diary.as_deref_mut(),
    };
    for (number, e) in world.elements[case.elements()].iter_mut().enumerate() {
        // Adds zero where nothing is due, since a branch on it could not be predicted.
        let in_season = u32::from(e.active) * terms.in_season[e.slot as usize];
        let minutes = e.minutes * in_season;
        assessed += minutes;
        value += f64::from(minutes) * terms.rates[e.service as usize];
        let holds = holds * u32::from(!e.by_council);
        e.funded_minutes += minutes * holds;
        if (in_season == 0) | (e.supplier == Supplier::Nobody) {
            if minutes > 0 {
                let stopped = || if is_suspended(e.account) { Unmet::Suspended } else { e.short_of };
                unmet[without.unwrap_or_else(stopped) as usize] += minutes;
            }
            continue;
        }
        let uniforms = context.draws.at(Purpose::Delivery, e.key, week).uniform_pair();
        let booking = match e.supplier {
            Supplier::Provider(i) => {
                from_provider(e, i, &mut providers[i as usize], uniforms, &mut books, context, terms)
            }
            Supplier::Assistant(i) => {
                from_assistant(e, uniforms, assistants[i as usize].free(), &mut books, context, terms)
            }
            Supplier::Nobody => continue,
        };
        e.used_minutes += booking.minutes * holds;
        delivered += booking.minutes;
        familiar += booking.familiarity * f64::from(booking.minutes);
        unmet[e.short_of as usize] += minutes - e.booked;
        let reason = match booking.missed_by {
            Some(reason) => reason,
            None if is_suspended(e.account) => Unmet::Suspended,
            None => Unmet::TooLittleMoney,
        };
        unmet[reason as usize] += e.booked - booking.minutes;
        if booking.paid != e.booked && e.account != NONE {
            // A booking lapses when a suspended account can pay next to nothing of it.
            let share = context.assumptions.delivery.lapse_share;
            let suspended = world.accounts[e.account as usize].suspended_since.is_some();
            if suspended && f64::from(booking.paid) < share * f64::from(e.booked) {
                lapsing.push(first + number);
            }
        }
    }
    let f = &mut world.families[family];
    f.assessed = assessed;
    f.assessed_value = value;
    f.delivered = delivered;
    f.familiar = familiar;
}

/// Whether a week that was missed is made up soon: both have the time, and they do.
#[inline]
fn is_made_up(context: &ModelContext<'_>, e: &Element, free: u32, week: Week) -> bool {
    free >= e.booked
        && context.draws.happens(context.assumptions.delivery.made_up, Purpose::MadeUp, e.key, week.0)
}

/// One booked week with a provider.
#[inline]
fn from_provider(
    e: &mut Element,
    number: u32,
    provider: &mut Provider,
    uniforms: (f64, f64),
    books: &mut Books<'_>,
    context: &ModelContext<'_>,
    terms: &Terms,
) -> Delivered {
    let (absent, fails) = (uniforms.0 < terms.absence, uniforms.1 < provider.failure);
    let missed = (absent | fails) && !is_made_up(context, e, provider.free(e.slot), books.week);
    let (absent, fails) = (absent & missed, fails & missed);
    let happened = !absent && !fails;
    let mut paid = e.booked;
    if is_due(provider.unit, absent, fails) {
        let cost = provider.price.for_minutes(e.booked);
        let sum;
        (paid, sum) = pay_bill(books, e, LedgerAccount::Provider(number), cost, Reason::Care);
        provider.paid += sum;
    }
    let ema = context.assumptions.delivery.reputation_ema;
    provider.reputation += ema * (f64::from(u8::from(!fails)) - provider.reputation);
    let minutes = if happened { paid } else { 0 };
    provider.delivered += minutes;
    let familiarity = context.assumptions.market.familiarity_provider * context.familiarity(e.tenure);
    e.tenure += u32::from(minutes > 0);
    let missed_by = if absent { Some(Unmet::Absence) } else { fails.then_some(Unmet::Failure) };
    Delivered { minutes, familiarity, paid, missed_by }
}

/// One booked week with an assistant: paid when used, wage and on-costs apart.
#[inline]
fn from_assistant(
    e: &mut Element,
    uniforms: (f64, f64),
    free: u32,
    books: &mut Books<'_>,
    context: &ModelContext<'_>,
    terms: &Terms,
) -> Delivered {
    let absent = uniforms.0 < terms.absence;
    let misses = absent || uniforms.1 < terms.assistant_failure;
    if misses && !is_made_up(context, e, free, books.week) {
        let missed_by = Some(if absent { Unmet::Absence } else { Unmet::Failure });
        return Delivered { minutes: 0, familiarity: 0.0, paid: e.booked, missed_by };
    }
    let wage = wanted::wage(context, terms.assistant_rate, e);
    books.tally.wages += 1.0;
    books.tally.wages_held_by_plan += f64::from(u8::from(wage < terms.assistant_rate));
    let hour = wanted::cost_of(context, wage);
    let cost = hour.for_minutes(e.booked);
    let (minutes, sum) = pay_bill(books, e, LedgerAccount::AssistantWages, cost, Reason::Wage);
    // The payment is split after the fact, so that wage and on-costs add up to it to the penny.
    let on_cost = Pence(share_half_even(sum.0, (hour - wage).0, hour.0.max(1)));
    books.post(LedgerAccount::AssistantWages, LedgerAccount::OnCosts, on_cost, Reason::OnCost);
    let familiarity = context.familiarity(e.tenure);
    e.tenure += u32::from(minutes > 0);
    Delivered { minutes, familiarity, paid: minutes, missed_by: None }
}

/// Pays a bill for an element's week: from its account, as far as the balance goes, or from the fund
/// where it has none. Gives the minutes that were paid for and the sum.
#[inline(always)]
fn pay_bill(
    books: &mut Books<'_>,
    e: &Element,
    to: LedgerAccount,
    cost: Pence,
    reason: Reason,
) -> (u32, Pence) {
    if e.account == NONE {
        books.post(LedgerAccount::Fund, to, cost, reason);
        return (e.booked, cost);
    }
    let from = LedgerAccount::Account(e.account);
    let balance = books.ledger.balance(from);
    let (minutes, sum) = if balance >= cost {
        (e.booked, cost)
    } else {
        // Where the balance is short the week's hours shrink to it.
        let minutes = share_down(balance.0, i64::from(e.booked), cost.0) as u32;
        (minutes, Pence(share_down(cost.0, i64::from(minutes), i64::from(e.booked))))
    };
    books.post(from, to, sum, reason);
    (minutes, sum)
}

fn pay_grants(world: &mut World) {
    for number in 0..world.providers.len() {
        let provider = &world.providers[number];
        if provider.open && provider.grant > Pence::ZERO {
            let grant = provider.grant;
            world.post(
                LedgerAccount::Grants,
                LedgerAccount::Provider(number as u32),
                grant,
                Reason::ClubGrant,
            );
        }
    }
}
