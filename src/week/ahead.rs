//! Asks the memory for what comes next, before it is needed: in a large authority what a week reads out
//! of order is far away, and its way here is as long as the work on several families.
//!
//! Changes nothing but time.

use crate::world::World;
use prefetch_index::prefetch_index;

/// A family's case, which knows its elements.
#[inline]
pub(super) fn case(world: &World, family: usize) {
    prefetch_index(&world.cases, family);
}

/// What a search for a family's elements reads, once its case is here.
#[inline]
pub(super) fn search(world: &World, family: usize) {
    prefetch_index(&world.households, family);
    // Its second line, in which capacity, strain and load are.
    prefetch_index(std::slice::from_ref(&world.families[family].capacity), 0);
    prefetch_index(&world.attention, family);
    elements(world, family);
}

/// What a stage of a family's case reads first.
#[inline]
pub(super) fn stage(world: &World, family: usize) {
    prefetch_index(&world.cases, family);
    prefetch_index(&world.households, family);
    prefetch_index(&world.families, family);
}

/// The children and elements of a family: best once its case and household are here.
#[inline]
pub(super) fn plan(world: &World, family: usize) {
    let first_child = world.households[family].first_child as usize;
    prefetch_index(&world.children, first_child);
    prefetch_index(&world.children, first_child + 1);
    elements(world, family);
}

#[inline]
fn elements(world: &World, family: usize) {
    // As many as most families have: a loop over just as many as this one has would cost more.
    let first = world.cases[family].first_element as usize;
    prefetch_index(&world.elements, first);
    prefetch_index(&world.elements, first + 1);
    prefetch_index(&world.elements, first + 2);
}
