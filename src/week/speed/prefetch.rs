//! Prefetches what a phase reads next: in a large authority what a week reads out of order is not in the
//! cache, and fetching it takes as long as the work on several families.
//!
//! Changes no result, only the time taken.

use crate::world::World;
use prefetch_index::prefetch_index;

/// A family's case, which says where its elements are.
#[inline]
pub(in crate::week) fn case(world: &World, family: usize) {
    prefetch_index(&world.cases, family);
}

/// What a search for a family's elements reads, once its case is in the cache.
#[inline]
pub(in crate::week) fn search(world: &World, family: usize) {
    prefetch_index(&world.households, family);
    second_line(world, family);
    prefetch_index(&world.attention, family);
    elements(world, family);
}

/// What a stage of a family's case reads first.
#[inline]
pub(in crate::week) fn stage(world: &World, family: usize) {
    prefetch_index(&world.cases, family);
    prefetch_index(&world.households, family);
    prefetch_index(&world.families, family);
}

/// The children and elements of a family: best once its case and household are in the cache.
#[inline]
pub(in crate::week) fn plan(world: &World, family: usize) {
    let first_child = world.households[family].first_child as usize;
    prefetch_index(&world.children, first_child);
    prefetch_index(&world.children, first_child + 1);
    elements(world, family);
}

#[inline]
fn elements(world: &World, family: usize) {
    // As many as most families have; a loop over as many as this family has would cost more.
    let first = world.cases[family].first_element as usize;
    prefetch_index(&world.elements, first);
    prefetch_index(&world.elements, first + 1);
    prefetch_index(&world.elements, first + 2);
}

/// What an account whose return is due reads of its family.
#[inline]
pub(in crate::week) fn account(world: &World, account: usize) {
    let family = world.accounts[account].family as usize;
    second_line(world, family);
    prefetch_index(&world.attention, family);
}

/// What a decision reads of its own family, without the children.
#[inline]
pub(in crate::week) fn decision(world: &World, family: usize) {
    prefetch_index(&world.households, family);
    prefetch_index(&world.families, family);
    second_line(world, family);
    prefetch_index(&world.attention, family);
    prefetch_index(world.followed(family), 0);
    elements(world, family);
}

/// What a decision reads of the families that a family follows, once it is known which they are.
#[inline]
pub(in crate::week) fn neighbours(world: &World, family: usize) {
    for &other in world.followed(family) {
        // `NONE` where the family follows fewer than it has room for.
        if (other as usize) < world.families.len() {
            second_line(world, other as usize);
            prefetch_index(&world.cases, other as usize);
        }
    }
}

/// A family's second line, in which capacity, strain, fear and load are.
#[inline]
fn second_line(world: &World, family: usize) {
    prefetch_index(std::slice::from_ref(&world.families[family].capacity), 0);
}
