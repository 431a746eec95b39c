//! The levers of shipped policies.

use crate::basics::Error;
use crate::parameters::levers::Levers;
use crate::study::files::Files;
use crate::study::scenario::find::{Finder, Reference};
use crate::study::scenario::schedule;
use std::path::Path;

/// No file is read: shipped policies are part of the program.
struct Shipped;

impl Files for Shipped {
    fn read(&self, _: &Path) -> Result<Option<String>, Error> {
        Ok(None)
    }
}

/// The levers of a shipped policy.
pub(super) fn shipped_levers(name: &str) -> Levers {
    let policy = schedule::policy(&mut Finder::new(&Shipped), &Reference::asked(name));
    policy.expect("setups name policies that are shipped").table
}
