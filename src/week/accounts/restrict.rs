//! Restriction: an element hardly used in a year may lose part of its money for the next.

use super::budgets;
use crate::basics::Purpose;
use crate::context::ModelContext;
use crate::outcome::diary::Event;
use crate::world::World;

/// At the year end last year's restrictions lapse, and elements used below the threshold may be
/// restricted for the next year. What the council arranges is no money of a family's.
pub(in crate::week) fn year_end(world: &mut World, context: &ModelContext<'_>) {
    if !world.week.ends_year() {
        return;
    }
    for family in 0..world.families.len() {
        let holds = world.cases[family].arrangement.has_account();
        let mut restricted = 0;
        for element in world.cases[family].elements() {
            let e = &world.elements[element];
            let now = holds && e.active && !e.by_council && is_restricted(world, context, element);
            let e = &mut world.elements[element];
            (e.funded_minutes, e.used_minutes) = (0, 0);
            e.restricted = now;
            if now {
                restricted += 1;
                let words = world.element_words(element);
                world.note(family, || Event::Restricted { element: words });
            }
        }
        if holds {
            budgets::follow(world, context, family);
            let s = &context.assumptions.strain;
            let count = f64::from(restricted);
            let f = &mut world.families[family];
            f.trust = (f.trust - s.trust_loss_restriction * count).max(0.0);
            f.fear += s.fear_gain_restriction * count;
            world.tally.restrictions += count;
        }
    }
}

fn is_restricted(world: &World, context: &ModelContext<'_>, element: usize) -> bool {
    let r = &context.assumptions.returns;
    let e = &world.elements[element];
    let (funded, used) = (f64::from(e.funded_minutes), f64::from(e.used_minutes));
    funded > 60.0 * r.restrict_min_hours
        && used < r.restrict_threshold * funded
        && context.draws.happens(context.levers.restrict_chance, Purpose::Restriction, e.key, world.week.0)
}
