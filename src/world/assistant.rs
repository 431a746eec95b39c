//! A personal assistant: one person whom a family can employ.

use crate::basics::Slot;

/// Whether an assistant is in work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Post {
    /// In the area's pool, looking for work.
    Pool,
    /// Employed by a family, by its index in the world's list.
    With(u32),
    /// Gone to other work.
    Gone,
}

/// A personal assistant.
#[derive(Clone, Debug)]
pub struct Assistant {
    /// The key of its draws.
    pub key: u64,
    /// The area.
    pub area: u16,
    /// Whether it is in work.
    pub post: Post,
    /// Minutes a week it offers.
    pub minutes: u32,
    /// Minutes a week taken.
    pub taken: u32,
    /// The slots it works in, a bit each.
    pub slots: u8,
    /// Reservation wage over the market wage.
    pub reservation: f64,
}

impl Assistant {
    /// Whether it works in a slot.
    pub fn works(&self, slot: Slot) -> bool {
        self.slots >> slot as u8 & 1 == 1
    }

    /// Minutes a week still free.
    pub fn free(&self) -> u32 {
        self.minutes.saturating_sub(self.taken)
    }
}
