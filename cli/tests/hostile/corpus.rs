//! The corpus of the fuzzer, through the entry points it is for: every input that was ever found to matter, and
//! others near them.
//!
//! `fuzz/run` looks further, led by what the program does with each input.

use crate::entry_points::{ENTRY_POINTS, named};
use mutatis::{Session, mutators};
use rayon::prelude::*;
use std::path::{Path, PathBuf};

fn inputs(entry_point: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fuzz/corpus").join(entry_point);
    let mut inputs: Vec<PathBuf> =
        std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    inputs.sort();
    inputs
}

#[test]
fn no_door_panics_at_any_input_of_the_corpus() {
    let all: Vec<(&str, PathBuf)> = ENTRY_POINTS
        .iter()
        .flat_map(|(entry_point, _)| inputs(entry_point).into_iter().map(|path| (*entry_point, path)))
        .collect();
    for (entry_point, _) in ENTRY_POINTS {
        assert!(all.iter().any(|(its, _)| *its == entry_point), "the corpus has nothing for `{entry_point}`");
    }
    let broken: Vec<String> = all
        .par_iter()
        .filter_map(|(entry_point, path)| {
            let bytes = std::fs::read(path).unwrap();
            let fed = std::panic::catch_unwind(|| named(entry_point).unwrap()(&bytes));
            fed.is_err().then(|| path.display().to_string())
        })
        .collect();
    assert!(broken.is_empty(), "these make their entry point panic: {}", broken.join(", "));
}

/// How many inputs near the corpus each entry point is fed: as many as it takes in a second or two.
fn tries(entry_point: &str) -> u64 {
    match entry_point {
        "page" => 60,
        "study" | "typed" => 600,
        _ => 4000,
    }
}

#[test]
fn no_door_panics_at_inputs_near_the_corpus() {
    let one = |entry_point: &str, try_: u64| {
        let inputs = inputs(entry_point);
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
        let fed = std::panic::catch_unwind(|| named(entry_point).unwrap()(&bytes));
        fed.is_err().then(|| format!("`{entry_point}`, try {try_}: {:?}", String::from_utf8_lossy(&bytes)))
    };
    let broken: Vec<String> = ENTRY_POINTS
        .par_iter()
        .flat_map(|(entry_point, _)| {
            (0..tries(entry_point)).into_par_iter().filter_map(|try_| one(entry_point, try_))
        })
        .collect();
    assert!(broken.is_empty(), "an entry point panics: {}", broken[..broken.len().min(5)].join("\n"));
}
