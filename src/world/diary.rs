//! What happened to one family, week by week, for a story.

use super::family::{Arrangement, Stage};
use crate::basics::{Pence, Week};

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
    NothingFeasible { element: String },
    Paid(Pence),
    ReturnDue,
    ReturnArrived { late: u32 },
    Reminded,
    Suspended,
    Reinstated,
    Reclaimed(Pence),
    ReturnedAtClosure(Pence),
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
    /// The family's place in the world's list.
    pub family: u32,
    /// What happened, in order.
    pub entries: Vec<(Week, Event)>,
    /// Strain, load and balance at the end of each week.
    pub weeks: Vec<DiaryWeek>,
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
    /// Minutes assessed.
    pub assessed: u32,
    /// Minutes delivered.
    pub delivered: u32,
    /// Money in its accounts.
    pub balance: Pence,
}
