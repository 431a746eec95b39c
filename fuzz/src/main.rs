//! The fuzzer: feeds the door that the variable `DOOR` names.

#![no_main]

#[path = "../doors.rs"]
mod doors;

use std::sync::LazyLock;

static DOOR: LazyLock<fn(&[u8])> = LazyLock::new(|| {
    let name = std::env::var("DOOR").expect("`DOOR` names the door to feed");
    doors::named(&name).unwrap_or_else(|| panic!("no door is called `{name}`"))
});

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| DOOR(bytes));
