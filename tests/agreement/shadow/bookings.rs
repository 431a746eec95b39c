//! What a new booking takes: what is needed, no more than the money buys, no more than is free; and where
//! the council steps in.

use allotment::context::ModelContext;
use allotment::terms::Arrangement;
use allotment::world::child::{Service, Supplier};
use allotment::world::provider::Kind;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::{Rule, Shadow};
use crate::amount::{count, written};
use crate::seen::Seen;

impl Shadow {
    /// The council takes over what an account's money has found nobody for in too long; its money leaves the
    /// account's budget whole.
    pub(super) fn steps_in(&mut self, context: &ModelContext<'_>, before: &Seen) {
        let after = context.levers.step_in_weeks;
        for (number, e) in before.elements.iter().enumerate() {
            let looks = e.active && e.supplier == Supplier::Nobody && e.searching >= after;
            let pays = self.elements[number].share > Decimal::ZERO && self.payer(before, number).is_some();
            if after > 0 && looks && pays {
                self.meet(Rule::StepsIn, true);
                self.elements[number].by_council = true;
                self.elements[number].restricted = false;
            }
        }
    }

    /// Every element that was booked, or booked with somebody else, since `before` (or at all): the minutes
    /// needed or affordable, unless the supplier has none left.
    pub(super) fn bookings(&mut self, context: &ModelContext<'_>, before: Option<&Seen>, after: &Seen) {
        // A family that finds an assistant in the place of an agency leaves the agency minutes that it did not
        // have when others booked. Nobody saw those of the rounds before the first week.
        let mut freed = vec![[0; 6]; after.providers.len()];
        for (was, is) in before.iter().flat_map(|before| before.elements.iter().zip(&after.elements)) {
            if let Supplier::Provider(number) = was.supplier
                && is.supplier != was.supplier
            {
                freed[number as usize][was.slot as usize] += was.booked;
            }
        }
        for (number, e) in after.elements.iter().enumerate() {
            let was = before.map_or(Supplier::Nobody, |before| before.elements[number].supplier);
            if was == e.supplier {
                continue;
            }
            let family = &after.families[after.children[e.child].family];
            let by_council = family.arrangement == Arrangement::Council || self.elements[number].by_council;
            let (price, left, freed) = match e.supplier {
                Supplier::Nobody => {
                    panic!("week {}: a search ends a booking of element {number}", after.week)
                }
                Supplier::Provider(i) => {
                    let (provider, slot) = (&after.providers[i as usize], e.slot as usize);
                    let unseen = before.is_none() && provider.kind == Kind::Agency;
                    let freed = if unseen { u32::MAX } else { freed[i as usize][slot] };
                    (self.traders[i as usize].price, provider.staffed[slot] - provider.booked[slot], freed)
                }
                Supplier::Assistant(i) => {
                    assert!(!by_council, "week {}: the council employs for element {number}", after.week);
                    let (wage, on_cost) = self.wage(context, after, number);
                    (wage + on_cost, after.assistants[i as usize], 0)
                }
            };
            let wanted = e.minutes.min(self.affordable(context, after, number, by_council, price));
            let fits = e.booked == wanted || e.booked < wanted && left <= freed;
            assert!(fits, "week {}: element {number} books {} of {wanted} minutes", after.week, e.booked);
            let least = written(context.assumptions.prices.min_fill) * count(e.minutes);
            assert!(count(e.booked) >= least, "week {}: element {number} books too little", after.week);
            self.meet(Rule::LookedOn, was != Supplier::Nobody);
            self.booked += 1;
        }
    }

    /// Whole minutes a week in season that an element's money buys at a price an hour.
    fn affordable(
        &self,
        context: &ModelContext<'_>,
        seen: &Seen,
        element: usize,
        by_council: bool,
        price: Decimal,
    ) -> u32 {
        let e = &seen.elements[element];
        let mut money = self.money_of(context, element);
        if by_council {
            let p = &context.assumptions.prices;
            money *= written(match e.service {
                Service::OneToOne => p.commissioned_rate_factor,
                _ => p.overspend_tolerance,
            });
        }
        if price.is_zero() {
            return u32::MAX;
        }
        (count(60) * money / (count(e.slot.active_weeks()) * price)).floor().to_u32().unwrap_or(u32::MAX)
    }
}
