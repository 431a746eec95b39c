//! A small-world network of families within an area: each follows some of the first families.
//!
//! Ring neighbours, some rewired inside the area (the form of Watts & Strogatz 1998). Newcomers
//! follow and are not followed, so that an arrival changes nobody else's network.

use crate::basics::Purpose;
use crate::context::ModelContext;
use crate::world::World;
use crate::world::family::NONE;

/// Ties the families that have a case, a ring an area: in the first world, and each April of the warm-up, so
/// that nobody follows only families that left long ago.
pub(crate) fn tie(world: &mut World, context: &ModelContext<'_>) {
    let mut rings = vec![Vec::new(); context.place.areas.len()];
    for (family, household) in world.households.iter().enumerate() {
        if world.cases[family].is_open() {
            rings[household.area as usize].push(family as u32);
        }
    }
    let mut tied = vec![0; context.place.areas.len()];
    for family in 0..world.families.len() {
        if !world.cases[family].is_open() {
            continue;
        }
        let area = world.households[family].area as usize;
        follow(world, context, family, &rings[area], tied[area]);
        tied[area] += 1;
    }
    world.rings = rings;
}

/// Lets a newcomer follow first families of its area, at an index of the ring drawn for it.
pub(crate) fn join(world: &mut World, context: &ModelContext<'_>, family: usize) {
    // The ring is lent out while the network grows.
    let area = world.households[family].area as usize;
    let ring = std::mem::take(&mut world.rings[area]);
    let uniform = context.draws.uniform(Purpose::Network, world.families[family].key, 1);
    let index = (uniform * ring.len() as f64) as usize;
    follow(world, context, family, &ring, index);
    world.rings[area] = ring;
}

/// Fills in the families that one family follows: the next of the ring on both sides in turn.
fn follow(world: &mut World, context: &ModelContext<'_>, family: usize, ring: &[u32], index: usize) {
    let f = &context.assumptions.family;
    let mut keyed = context.draws.at(Purpose::Network, world.families[family].key, 0);
    let degree = f.network_degree as usize;
    for number in 0..degree {
        let (rewired, anywhere) = (keyed.uniform() < f.network_rewire, keyed.uniform());
        let step = number / 2 + 1;
        let count = ring.len();
        let other = if count < 2 {
            None
        } else if rewired {
            ring.get((anywhere * count as f64) as usize)
        } else if number % 2 == 0 {
            ring.get((index + step) % count)
        } else {
            ring.get((index + count - step % count) % count)
        };
        let other = other.copied().filter(|&other| other as usize != family);
        world.network[family * degree + number] = other.unwrap_or(NONE);
    }
}
