//! What a new booking takes: what is needed, no more than the money buys, no more than is free.

use allotment::context::ModelContext;
use allotment::terms::Arrangement;
use allotment::world::child::{Service, Supplier};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::Shadow;
use crate::amount::{count, penny, written};
use crate::seen::Seen;

impl Shadow {
    /// Every element that was booked since `before` (or at all): the minutes needed or affordable,
    /// unless the supplier has none left.
    pub(super) fn bookings(&mut self, context: &ModelContext<'_>, before: Option<&Seen>, after: &Seen) {
        for (number, e) in after.elements.iter().enumerate() {
            let was = before.map_or(Supplier::Nobody, |before| before.elements[number].supplier);
            if was != Supplier::Nobody || e.supplier == Supplier::Nobody {
                continue;
            }
            let (price, left) = match e.supplier {
                Supplier::Provider(i) => {
                    let provider = &after.providers[i as usize];
                    let left = provider.staffed[e.slot as usize] - provider.booked[e.slot as usize];
                    (self.traders[i as usize].price, left)
                }
                _ => {
                    let (wage, on_cost) = self.wage(context);
                    let Supplier::Assistant(i) = e.supplier else { continue };
                    (wage + on_cost, after.assistants[i as usize])
                }
            };
            let wanted = e.minutes.min(self.affordable(context, after, number, price));
            let fits = e.booked == wanted || e.booked < wanted && left == 0;
            assert!(fits, "week {}: element {number} books {} of {wanted} minutes", after.week, e.booked);
            let least = written(context.assumptions.prices.min_fill) * count(e.minutes);
            assert!(count(e.booked) >= least, "week {}: element {number} books too little", after.week);
            self.booked += 1;
        }
    }

    /// Whole minutes a week in season that an element's money buys at a price an hour.
    fn affordable(&self, context: &ModelContext<'_>, seen: &Seen, element: usize, price: Decimal) -> u32 {
        let (e, own) = (&seen.elements[element], &self.elements[element]);
        let mut money = own.share;
        if own.restricted {
            money -= penny(own.share * written(context.assumptions.returns.restrict_cut));
        }
        let p = &context.assumptions.prices;
        let family = seen.children[e.child].family;
        if seen.families[family].arrangement == Arrangement::Council {
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
