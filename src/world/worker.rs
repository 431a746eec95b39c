//! Social workers, and the pools of finance officers and brokers.

use crate::basics::Week;

/// Who holds a post.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holder {
    /// A permanent worker.
    Permanent,
    /// An agency worker who covers the post: dearer, new to costing, gone sooner.
    Agency,
    /// Nobody: a vacancy in the model is a post without anyone.
    Nobody,
}

/// A social worker's post and who holds it.
#[derive(Clone, Debug)]
pub struct Worker {
    /// The key of its draws: the post.
    pub key: u64,
    /// Who holds it.
    pub holder: Holder,
    /// When a permanent worker starts, while there is none.
    pub starts: Week,
    /// When agency cover begins (for a vacant post) or ends (for a covered one).
    pub agency_turn: Week,
    /// Whether an agency worker comes at that date (else the agency is asked again).
    pub cover_comes: bool,
    /// Budgeting proficiency; grows with plans costed.
    pub proficiency: f64,
    /// Morale, 0 to 1.
    pub morale: f64,
    /// Mean hours a week that the post's work asks for.
    pub asked: f64,
    /// Mean hours a week that its holder is there, weeks away counted.
    pub available: f64,
    /// The first over the second.
    pub pressure: f64,
    /// Mean share of time on administration.
    pub admin_share: f64,
    /// Mean share of time face to face.
    pub contact_share: f64,
    /// Hours of checking, chasing and suspension work that wait.
    pub desk_hours: f64,
    /// The families whose cases are held.
    pub cases: Vec<u32>,
}

impl Worker {
    /// Whether somebody holds the post.
    pub fn is_in_post(&self) -> bool {
        self.holder != Holder::Nobody
    }
}

/// A pool of officers: hours a week and a queue.
#[derive(Clone, Debug, Default)]
pub struct Pool {
    /// Officers, in full-time posts.
    pub fte: f64,
    /// Hours of work that wait.
    pub queue_hours: f64,
}

impl Pool {
    /// Works off the queue with a week's hours; gives the hours used.
    pub fn work(&mut self, hours_each: f64) -> f64 {
        let used = self.queue_hours.min(self.fte * hours_each);
        self.queue_hours -= used;
        used
    }
}
