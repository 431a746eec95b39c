//! Providers of support: agencies, clubs, overnight units.

use super::child::Service;
use crate::basics::{Pence, Slot};
use crate::terms::PricingUnit;

/// A kind of provider.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum Kind {
    /// A home-care agency: one-to-one support at home or out.
    Agency,
    /// A club or holiday scheme.
    Club,
    /// An overnight unit.
    Overnight,
    /// A community collective: families pool unpaid hours.
    Collective,
}

impl Kind {
    /// The kinds that trade, in order: a collective is founded by families and never enters.
    pub const TRADING: [Kind; 3] = [Kind::Agency, Kind::Club, Kind::Overnight];

    /// What it provides.
    pub fn service(self) -> Service {
        match self {
            Kind::Agency => Service::OneToOne,
            Kind::Club | Kind::Collective => Service::Group,
            Kind::Overnight => Service::Overnight,
        }
    }

    /// In words.
    pub fn words(self) -> &'static str {
        match self {
            Kind::Agency => "agency",
            Kind::Club => "club",
            Kind::Overnight => "overnight unit",
            Kind::Collective => "collective",
        }
    }
}

/// A provider.
#[derive(Clone, Debug)]
pub struct Provider {
    /// The key of its draws.
    pub key: u64,
    /// What it is.
    pub kind: Kind,
    /// The area it stands in.
    pub area: u16,
    /// Where, kilometres east.
    pub x: f64,
    /// Where, kilometres north.
    pub y: f64,
    /// Whether it still trades.
    pub open: bool,
    /// Staffed minutes a week in season, by slot.
    pub staffed: [u32; 6],
    /// Booked minutes a week in season, by slot.
    pub booked: [u32; 6],
    /// Minutes delivered this week.
    pub delivered: u32,
    /// What it was paid this week for families' hours, by the authority or by families.
    pub paid: Pence,
    /// Price an hour.
    pub price: Pence,
    /// How it charges.
    pub unit: PricingUnit,
    /// All-in staff cost an hour.
    pub wage: Pence,
    /// Its wage over its wage at the start.
    pub wage_index: f64,
    /// Fixed cost a week.
    pub fixed: Pence,
    /// Grant a week (clubs).
    pub grant: Pence,
    /// Chance of failing a booked week.
    pub failure: f64,
    /// Reputation, 0 to 1: moves to reliability.
    pub reputation: f64,
    /// What it holds in a normal year: the reserve it started with.
    pub normal_reserve: Pence,
    /// Weeks in a row below zero.
    pub weeks_below: u32,
    /// Booked over staffed, summed over the weeks of the year.
    pub use_sum: f64,
    /// The weeks of that sum.
    pub use_weeks: u32,
    /// The elements booked with it, in no order.
    pub clients: Vec<u32>,
}

impl Provider {
    /// Free minutes a week in a slot.
    #[inline]
    pub fn free(&self, slot: Slot) -> u32 {
        self.staffed[slot as usize].saturating_sub(self.booked[slot as usize])
    }

    /// Staffed minutes in a week that is, or is not, a school holiday.
    pub fn staffed_in(&self, holiday: bool) -> u32 {
        in_season(&self.staffed, holiday)
    }

    /// Booked minutes in such a week.
    pub fn booked_in(&self, holiday: bool) -> u32 {
        in_season(&self.booked, holiday)
    }

    /// Mean staffed minutes a week over a year.
    pub fn mean_staffed(&self) -> f64 {
        let yearly: u32 =
            Slot::ALL.iter().map(|&slot| self.staffed[slot as usize] * slot.active_weeks()).sum();
        f64::from(yearly) / 52.0
    }
}

fn in_season(minutes: &[u32; 6], holiday: bool) -> u32 {
    Slot::ALL.iter().filter(|slot| slot.is_active(holiday)).map(|&slot| minutes[slot as usize]).sum()
}
