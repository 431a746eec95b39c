//! The plain loop of `benches/plain/`, with the keyed draws of the library: what the others are
//! compared with.

#[path = "../../../../plain/mod.rs"]
#[allow(dead_code, reason = "the loop's own tests read more of it")]
mod plain;

use allotment::basics::Draws;
use host::{Outcomes, Size};

fn replicate(size: Size, seed: u32) -> Outcomes {
    let size = plain::Size { families: size.families, providers: size.providers, weeks: size.weeks };
    let plain::Outcomes { need_met, reclaimed, suspended, closed, strain } =
        plain::replicate(size, &Draws::new(1, seed));
    Outcomes { need_met, reclaimed, suspended, closed, strain }
}

fn main() {
    host::serve(replicate);
}
