//! Choices that a processor cannot predict, looked up or counted instead of branched on.
//!
//! Written as `if`, the compiler would make branches of them again. The tests hold each to its plain
//! version.

use crate::terms::Arrangement;
use crate::terms::PricingUnit;

/// One for the arrangement that the council manages, else nothing.
#[inline(always)]
pub(in crate::week) fn one_if_council(arrangement: Arrangement) -> u8 {
    static ONE: [u8; 6] = {
        let mut one = [0; 6];
        one[Arrangement::Council as usize] = 1;
        one
    };
    ONE[arrangement as usize]
}

/// One for an arrangement in which the family has an account, else nothing.
#[inline(always)]
pub(in crate::week) fn one_if_account(arrangement: Arrangement) -> u32 {
    static ONE: [u32; 6] = {
        let mut one = [0; 6];
        one[Arrangement::Managed as usize] = 1;
        one[Arrangement::Direct as usize] = 1;
        one
    };
    ONE[arrangement as usize]
}

/// Whether a booking has to be paid for, by how the provider sells, whether the family is absent and
/// whether the provider fails.
#[inline(always)]
pub(in crate::week) fn is_due(unit: PricingUnit, absent: bool, fails: bool) -> bool {
    // Hour, session, night, quarter.
    [!absent && !fails, !fails, !fails, true][unit as usize]
}

/// The indices that are wanted out of a list, in its order.
pub(in crate::week) struct Selection {
    indices: Vec<u32>,
    count: usize,
}

impl Selection {
    /// An empty selection from a list of at most so many.
    pub(in crate::week) fn of(most: usize) -> Selection {
        Selection { indices: vec![0; most + 1], count: 0 }
    }

    /// Takes the next of the list: it is always written, and overwritten by the one after it where it is not
    /// wanted. There is always room for one more.
    #[inline(always)]
    pub(in crate::week) fn offer(&mut self, index: u32, is_wanted: bool) {
        self.indices[self.count] = index;
        self.count += usize::from(is_wanted);
    }

    /// All that are wanted.
    pub(in crate::week) fn all(mut self) -> Vec<u32> {
        self.indices.truncate(self.count);
        self.indices
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn those_wanted_are_selected_in_order() {
        for pattern in 0..64u32 {
            let is_wanted = |&index: &u32| pattern >> index & 1 == 1;
            let mut wanted = Selection::of(6);
            (0..6).for_each(|index| wanted.offer(index, is_wanted(&index)));
            assert_eq!(wanted.all(), (0..6).filter(is_wanted).collect::<Vec<u32>>(), "{pattern:b}");
        }
    }

    #[test]
    fn looked_up_arrangements_are_those_of_the_plain_test() {
        use Arrangement::{Closed, Council, Direct, Managed, Nothing, Waiting};
        for arrangement in [Waiting, Council, Managed, Direct, Nothing, Closed] {
            assert_eq!(one_if_council(arrangement), u8::from(arrangement == Council), "{arrangement:?}");
            assert_eq!(one_if_account(arrangement), u32::from(arrangement.has_account()), "{arrangement:?}");
        }
    }

    #[test]
    fn a_booking_is_due_by_how_it_is_sold() {
        let plain = |unit, absent: bool, fails: bool| match unit {
            PricingUnit::Hour => !absent && !fails,
            PricingUnit::Session | PricingUnit::Night => !fails,
            PricingUnit::Quarter => true,
        };
        for unit in [PricingUnit::Hour, PricingUnit::Session, PricingUnit::Night, PricingUnit::Quarter] {
            for (absent, fails) in [(false, false), (false, true), (true, false), (true, true)] {
                let found = is_due(unit, absent, fails);
                assert_eq!(found, plain(unit, absent, fails), "{unit:?}, absent {absent}, fails {fails}");
            }
        }
    }
}
