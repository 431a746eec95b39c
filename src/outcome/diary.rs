//! What happened to one family, week by week, for a story.

use crate::basics::{Pence, Week};
use crate::terms::{Arrangement, Stage};

/// Something that happened.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs, reason = "the names and fields say what happened")]
pub enum Event {
    Stage(Stage),
    Assessed { budget: Pence, cost: Pence },
    Offered { direct: bool, managed: bool },
    Chose(Arrangement),
    Began(Arrangement),
    Booked { element: String, with: String, minutes: u32 },
    Lost { element: String, why: &'static str },
    NothingToBuy,
    Paid(Pence),
    ReturnDue,
    ReturnArrived { late: u32 },
    Reminded,
    Suspended,
    Reinstated,
    Reclaimed(Pence),
    ReturnedAtClosure(Pence),
    Restricted { element: String },
    FlexiblySpent(Pence),
    DroppedOut(Arrangement),
    Crisis,
    Shock,
    NeedChanged { rose: bool },
    TurnedEighteen,
    WorkerLeft,
    NewWorker,
    Left,
}

/// One family's diary.
#[derive(Clone, Debug, Default)]
pub struct Diary {
    /// The family's index in the world's list.
    pub family: u32,
    /// What happened, in order.
    pub entries: Vec<(Week, Event)>,
    /// Strain, load and balance at the end of each week.
    pub weeks: Vec<DiaryWeek>,
}

impl Diary {
    /// The same with its weeks counted from a later one.
    pub fn counted_from(mut self, first: u32) -> Diary {
        let moved = |week: Week| Week(week.0.saturating_sub(first));
        self.entries.iter_mut().for_each(|(week, _)| *week = moved(*week));
        self.weeks.iter_mut().for_each(|entry| entry.week = moved(entry.week));
        self
    }
}

/// How the family stood at the end of a week.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DiaryWeek {
    /// The week.
    pub week: Week,
    /// The arrangement.
    pub arrangement: Arrangement,
    /// Strain.
    pub strain: f64,
    /// Load.
    pub load: f64,
    /// Hours of administration.
    pub admin_hours: f64,
    /// Minutes assessed.
    pub assessed: u32,
    /// Minutes delivered.
    pub delivered: u32,
    /// Money in its accounts.
    pub balance: Pence,
}

/// Who a family is, before a story of it begins.
#[derive(Clone, Debug, PartialEq)]
pub struct Portrait {
    /// Age in years, need band in words and elements in words, a child each.
    pub children: Vec<(u32, &'static str, Vec<String>)>,
    /// Hours a week that a carer can give to administration.
    pub capacity: f64,
    /// Fifth by capacity, 0 least to 4 most.
    pub quintile: u8,
    /// Whether it has a car.
    pub car: bool,
    /// Whether it would employ an assistant.
    pub employer: bool,
    /// Its area, from 0.
    pub area: u16,
    /// Strain, 0 to 1.
    pub strain: f64,
    /// The arrangement in which it starts.
    pub arrangement: Arrangement,
}

/// What one family went through under every option: who it is, the last year of the warm-up that all options share, and a
/// diary an option.
#[derive(Clone, Debug)]
pub struct Lives {
    /// Who the family is, in the first week of that year.
    pub portrait: Portrait,
    /// The last year of the warm-up.
    pub shared: Diary,
    /// The policy years, one diary an option.
    pub options: Vec<Diary>,
}
