//! The levers of shipped policies.

use crate::basics::Error;
use crate::parameters::environment::Environment;
use crate::parameters::levers::Levers;
use crate::replication::PolicySchedule;
use crate::study::files::Files;
use crate::study::scenario::find::{Finder, Reference};
use crate::study::scenario::parameter_override::Override;
use crate::study::scenario::schedule;
use std::path::Path;

/// No file is read: shipped policies are part of the program.
struct Shipped;

impl Files for Shipped {
    fn read(&self, _: &Path) -> Result<Option<String>, Error> {
        Ok(None)
    }
}

/// A shipped policy with its dates.
pub(super) fn shipped_policy(name: &str) -> PolicySchedule {
    let policy = schedule::policy(&mut Finder::new(&Shipped), &Reference::asked(name));
    let policy = policy.expect("shipped policies are read by a test");
    let mut levers = policy.table.clone();
    let mut changes = Vec::new();
    for date in &policy.changes {
        Override::apply_all(&date.overrides, &mut levers);
        changes.push((date.after, levers.clone()));
    }
    PolicySchedule { changes, ..PolicySchedule::new(policy.table, Environment::default()) }
}

/// The levers of a shipped policy.
pub(super) fn shipped_levers(name: &str) -> Levers {
    let policy = schedule::policy(&mut Finder::new(&Shipped), &Reference::asked(name));
    policy.expect("setups name policies that are shipped").table
}
