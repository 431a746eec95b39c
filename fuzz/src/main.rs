//! The fuzzer: feeds the entry point that the variable `ENTRY_POINT` names.

#![no_main]

#[path = "../entry_points.rs"]
mod entry_points;

use std::sync::LazyLock;

static ENTRY_POINT: LazyLock<fn(&[u8])> = LazyLock::new(|| {
    let name = std::env::var("ENTRY_POINT").expect("`ENTRY_POINT` names the entry point to feed");
    entry_points::named(&name).unwrap_or_else(|| panic!("no entry point is called `{name}`"))
});

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| ENTRY_POINT(bytes));
