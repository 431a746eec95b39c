//! Draws personal assistants, for the first market and for later weeks.

use crate::basics::Purpose;
use crate::context::ModelContext;
use crate::world::World;
use crate::world::assistant::{Assistant, Post};

/// Adds an assistant to an area's pool.
pub(crate) fn add_assistant(world: &mut World, context: &ModelContext<'_>, area: usize, key: u64) {
    let p = &context.assumptions.pa;
    let mut keyed = context.draws.at(Purpose::Assistant, key, 1);
    let hours = p.pa_hours_mean * (0.5 + keyed.uniform());
    let chances = [
        p.pa_slot_school_day,
        p.pa_slot_after_school,
        p.pa_slot_evening,
        p.pa_slot_weekend,
        p.pa_slot_holiday,
    ];
    let mut slots = 0u8;
    for (i, chance) in chances.iter().enumerate() {
        if keyed.uniform() < *chance {
            slots |= 1 << i;
        }
    }
    let reservation = p.pa_reservation_mean * libm::exp(p.pa_reservation_sd * keyed.normal());
    world.add_assistant(Assistant {
        key,
        area: area as u16,
        post: Post::Pool,
        minutes: (hours * 60.0).round_ties_even() as u32,
        taken: 0,
        slots,
        reservation,
    });
}
