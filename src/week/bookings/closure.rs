//! Providers close, and the families that had booked with them are back to searching.

use crate::world::World;
use crate::world::provider::Kind;

/// Providers close, given in ascending order: their families are back to searching.
pub(in crate::week) fn close(world: &mut World, closing: &[u32]) {
    if closing.is_empty() {
        return;
    }
    let clients = closing.iter().flat_map(|&number| &world.providers[number as usize].clients);
    let mut bereft: Vec<u32> = clients.copied().collect();
    bereft.sort_unstable();
    for element in bereft {
        world.lose(element as usize, "the provider closed");
    }
    for &number in closing {
        let provider = &mut world.providers[number as usize];
        provider.open = false;
        provider.staffed = [0; 6];
        world.tally.closures += 1.0;
        world.tally.club_closures += f64::from(u8::from(provider.kind == Kind::Club));
    }
    for list in world.markets.iter_mut().flat_map(|market| &mut market.candidates) {
        list.retain(|candidate| closing.binary_search(&candidate.provider).is_err());
    }
}
