//! Weeks, quarters, financial years and school holidays.
//!
//! A year is 52 weeks and a quarter 13; week 0 is the first of a financial year (April).
//! Never knows what happens in a week.

use serde::{Deserialize, Serialize};

/// Weeks in a year.
pub const YEAR: u32 = 52;
/// Weeks in a quarter.
pub const QUARTER: u32 = 13;
/// Minutes that anything may have in a slot in a week: those of a thousand people round the clock, so
/// that a year of all slots is still a whole number of 32 bits.
pub const MOST_MINUTES: u32 = 168 * 60 * 1000;
/// School-holiday weeks of a year: Easter, May, summer, October, Christmas, February.
pub const HOLIDAYS: [u32; 13] = [0, 1, 8, 16, 17, 18, 19, 20, 21, 29, 37, 38, 45];

/// A week since the start of the simulation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Week(pub u32);

impl Week {
    /// The financial year, counted from 0.
    pub fn year(self) -> u32 {
        self.0 / YEAR
    }

    /// The quarter, counted from 0 at the start of the simulation.
    pub fn quarter(self) -> u32 {
        self.0 / QUARTER
    }

    /// The week within its financial year, 0 to 51.
    pub fn of_year(self) -> u32 {
        self.0 % YEAR
    }

    /// Whether schools are closed.
    ///
    /// ```
    /// use allotment::basics::Week;
    /// assert!(Week(52 + 16).is_holiday());
    /// assert!(!Week(5).is_holiday());
    /// ```
    pub fn is_holiday(self) -> bool {
        const MASK: u64 = {
            let (mut mask, mut i) = (0u64, 0);
            while i < HOLIDAYS.len() {
                mask |= 1 << HOLIDAYS[i];
                i += 1;
            }
            mask
        };
        MASK >> self.of_year() & 1 == 1
    }

    /// Whether this is the last week of a financial year.
    pub fn ends_year(self) -> bool {
        self.of_year() == YEAR - 1
    }

    /// Whether this is the last week of a quarter.
    pub fn ends_quarter(self) -> bool {
        self.0 % QUARTER == QUARTER - 1
    }

    /// The week `weeks` later.
    pub fn plus(self, weeks: u32) -> Week {
        Week(self.0.saturating_add(weeks))
    }

    /// Weeks since an earlier week; nothing for a later one.
    pub fn since(self, earlier: Week) -> u32 {
        self.0.saturating_sub(earlier.0)
    }
}

/// When in the week an element of support happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Slot {
    /// Daytime on a school day.
    SchoolDay,
    /// After school.
    AfterSchool,
    /// Weekday evening.
    Evening,
    /// Weekend day.
    Weekend,
    /// Day in the school holidays.
    Holiday,
    /// Night.
    Night,
}

impl Slot {
    /// Every slot, in order.
    pub const ALL: [Slot; 6] =
        [Slot::SchoolDay, Slot::AfterSchool, Slot::Evening, Slot::Weekend, Slot::Holiday, Slot::Night];

    /// Weeks of a year in which the slot exists.
    pub fn active_weeks(self) -> u32 {
        match self {
            Slot::SchoolDay | Slot::AfterSchool => YEAR - HOLIDAYS.len() as u32,
            Slot::Holiday => HOLIDAYS.len() as u32,
            Slot::Evening | Slot::Weekend | Slot::Night => YEAR,
        }
    }

    /// Whether the slot exists in a week that is, or is not, a school holiday.
    pub fn is_active(self, holiday: bool) -> bool {
        match self {
            Slot::SchoolDay | Slot::AfterSchool => !holiday,
            Slot::Holiday => holiday,
            Slot::Evening | Slot::Weekend | Slot::Night => true,
        }
    }

    /// In words.
    pub fn words(self) -> &'static str {
        match self {
            Slot::SchoolDay => "school-day daytime",
            Slot::AfterSchool => "after school",
            Slot::Evening => "weekday evening",
            Slot::Weekend => "weekend day",
            Slot::Holiday => "school-holiday day",
            Slot::Night => "night",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn active_weeks_agree_with_the_calendar() {
        for slot in Slot::ALL {
            let counted = (0..YEAR).filter(|&w| slot.is_active(Week(w).is_holiday())).count();
            assert_eq!(counted as u32, slot.active_weeks(), "{slot:?}");
        }
    }
}
