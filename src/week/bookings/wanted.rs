//! What an element looks for: minutes, the least worth having, and the money for them.

use crate::basics::Pence;
use crate::context::ModelContext;
use crate::terms::Arrangement;
use crate::week::accounts::budgets;
use crate::world::World;
use crate::world::child::{Element, Service, Supplier};

/// The wage an hour that a family offers an assistant for an element; `rate` is the authority's.
#[inline]
pub(in crate::week) fn wage(context: &ModelContext<'_>, rate: Pence, e: &Element) -> Pence {
    let hours = f64::from(e.minutes * e.slot.active_weeks()) / 60.0;
    context.wage_in_plan(rate, budgets::of_element(context, e), context.assumptions.prices.min_fill * hours)
}

/// The cost of an assistant's hour to an account: the wage with on-costs.
#[inline]
pub(in crate::week) fn cost_of(context: &ModelContext<'_>, wage: Pence) -> Pence {
    wage + wage.times(context.assumptions.prices.pa_oncost)
}

/// How many times the element's share the payer stretches to: once for money in an account; more
/// for the authority, which pays agencies above the direct-payment rate.
#[inline]
fn stretch(world: &World, context: &ModelContext<'_>, element: usize) -> f64 {
    let e = &world.elements[element];
    if world.cases[e.family as usize].arrangement != Arrangement::Council && !e.by_council {
        1.0
    } else if e.service == Service::OneToOne {
        context.assumptions.prices.commissioned_rate_factor
    } else {
        context.assumptions.prices.overspend_tolerance
    }
}

/// Minutes a week that the element's money buys of its present supplier.
pub(in crate::week) fn affordable_minutes(world: &World, context: &ModelContext<'_>, element: usize) -> u32 {
    let e = &world.elements[element];
    let price = match e.supplier {
        Supplier::Nobody => return 0,
        Supplier::Provider(i) => world.providers[i as usize].price,
        Supplier::Assistant(_) => {
            cost_of(context, wage(context, context.assistant_rate(&world.authority), e))
        }
    };
    Wanted::by(world, context, element).affordable(price)
}

/// What an element looks for: the same of every supplier that it compares.
pub(in crate::week) struct Wanted {
    /// Minutes a week in season.
    minutes: u32,
    /// The least minutes worth having.
    least: f64,
    /// Pence a year that the payer stretches to, times 60.
    money: f64,
    /// Weeks of the year in which the slot exists.
    active_weeks: f64,
}

impl Wanted {
    /// What an element looks for.
    #[inline]
    pub(in crate::week) fn by(world: &World, context: &ModelContext<'_>, element: usize) -> Wanted {
        let e = &world.elements[element];
        Wanted {
            minutes: e.minutes,
            least: context.assumptions.prices.min_fill * f64::from(e.minutes),
            money: budgets::of_element(context, e).0 as f64 * stretch(world, context, element) * 60.0,
            active_weeks: f64::from(e.slot.active_weeks()),
        }
    }

    /// Minutes a week in season that the money buys at a price an hour.
    #[inline]
    fn affordable(&self, price: Pence) -> u32 {
        if price <= Pence::ZERO {
            return u32::MAX;
        }
        (self.money / (self.active_weeks * price.0 as f64)).max(0.0) as u32
    }

    /// Whether free minutes would do, money apart.
    #[inline]
    pub(in crate::week) fn is_enough(&self, free: u32) -> bool {
        let most = self.minutes.min(free);
        most > 0 && f64::from(most) >= self.least
    }

    /// Minutes that it would book at a price and of free minutes, or nothing where that is less than
    /// the least worth having.
    #[inline]
    pub(in crate::week) fn worthwhile(&self, price: Pence, free: u32) -> Option<u32> {
        let most = self.minutes.min(free);
        if most == 0 || f64::from(most) < self.least {
            return None;
        }
        let minutes = most.min(self.affordable(price));
        (minutes > 0 && f64::from(minutes) >= self.least).then_some(minutes)
    }
}
