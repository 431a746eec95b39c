//! The corpus of the fuzzer, through the doors it is for: every input that was ever found to matter, and
//! others near them.
//!
//! `fuzz/run` looks further, led by what the program does with each input.

use crate::doors::{DOORS, named};
use mutatis::{Session, mutators};
use rayon::prelude::*;
use std::path::{Path, PathBuf};

fn inputs(door: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fuzz/corpus").join(door);
    let mut inputs: Vec<PathBuf> =
        std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    inputs.sort();
    inputs
}

#[test]
fn no_door_panics_at_any_input_of_the_corpus() {
    let all: Vec<(&str, PathBuf)> =
        DOORS.iter().flat_map(|(door, _)| inputs(door).into_iter().map(|path| (*door, path))).collect();
    for (door, _) in DOORS {
        assert!(all.iter().any(|(its, _)| *its == door), "the corpus has nothing for `{door}`");
    }
    let broken: Vec<String> = all
        .par_iter()
        .filter_map(|(door, path)| {
            let bytes = std::fs::read(path).unwrap();
            let fed = std::panic::catch_unwind(|| named(door).unwrap()(&bytes));
            fed.is_err().then(|| path.display().to_string())
        })
        .collect();
    assert!(broken.is_empty(), "these make their door panic: {}", broken.join(", "));
}

/// How many inputs near the corpus each door is fed: as many as it takes in a second or two.
fn tries(door: &str) -> u64 {
    match door {
        "page" => 60,
        "study" | "typed" => 600,
        _ => 4000,
    }
}

#[test]
fn no_door_panics_at_inputs_near_the_corpus() {
    let one = |door: &str, try_: u64| {
        let inputs = inputs(door);
        let at = |place: u64| std::fs::read(&inputs[(place % inputs.len() as u64) as usize]).unwrap();
        let mut bytes = at(try_);
        // Every third is one input up to somewhere and another from there on.
        if try_.is_multiple_of(3) {
            let other = at(try_.wrapping_mul(0x9E37_79B9) >> 7);
            bytes.truncate(bytes.len() * (try_ % 7) as usize / 7);
            bytes.extend_from_slice(&other[other.len() * (try_ % 5) as usize / 5..]);
        }
        let mut session = Session::new().seed(try_);
        for _ in 0..=try_ % 6 {
            // A mutator that has nothing left to change leaves the input as it is.
            let _ = session.mutate_with(&mut mutators::default::<Vec<u8>>(), &mut bytes);
        }
        let fed = std::panic::catch_unwind(|| named(door).unwrap()(&bytes));
        fed.is_err().then(|| format!("`{door}`, try {try_}: {:?}", String::from_utf8_lossy(&bytes)))
    };
    let broken: Vec<String> = DOORS
        .par_iter()
        .flat_map(|(door, _)| (0..tries(door)).into_par_iter().filter_map(|try_| one(door, try_)))
        .collect();
    assert!(broken.is_empty(), "a door panics: {}", broken[..broken.len().min(5)].join("\n"));
}
