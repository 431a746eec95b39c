//! The levers of shipped policies. No file is read: they are part of the program.

use crate::parameters::environment::Environment;
use crate::parameters::levers::Levers;
use crate::replication::PolicySchedule;
use crate::study::files::MemoryFiles;
use crate::study::scenario::find::{Finder, Reference};
use crate::study::scenario::schedule;

/// A shipped policy with its dates.
pub(super) fn shipped_policy(name: &str) -> PolicySchedule {
    let policy = schedule::policy(&mut Finder::new(&MemoryFiles::default()), &Reference::asked(name));
    policy.expect("shipped policies are read by a test").under(&Environment::default())
}

/// The levers of a shipped policy.
pub(super) fn shipped_levers(name: &str) -> Levers {
    let policy = schedule::policy(&mut Finder::new(&MemoryFiles::default()), &Reference::asked(name));
    policy.expect("setups name policies that are shipped").table
}
