//! Two processes and one folder: one has it, and the system takes it from a process that is gone.

use crate::study::{REPLICATIONS, begun, command, ends_well, files, folder, kept, kill, refused, said, same};
use std::process::Command;

/// Sends a process a signal.
fn send(signal: &str, process: u32) {
    assert!(Command::new("kill").args([signal, &process.to_string()]).status().unwrap().success());
}

#[test]
fn a_second_process_is_refused_by_the_number_of_the_first_and_takes_nothing() {
    let folder = folder();
    let at = folder.path();
    let first = begun(at, 2);
    send("-STOP", first.id());
    let before: Vec<Vec<u8>> = kept(at).iter().map(|path| bytes(path)).collect();
    let number = format!("process {} is running a study into this folder", first.id());
    for more in [&[][..], &["--replace"], &["--replace", "--seed", "5"], &["--seed", "5"]] {
        refused(at, more, &["out: ", &number, "hint: wait until it is over", "--out"]);
    }
    assert!(kept(at).iter().map(|path| bytes(path)).eq(before), "what the first keeps is as it was");
    send("-CONT", first.id());
    let output = first.wait_with_output().unwrap();
    assert!(output.status.success(), "{}", said(&output));
    same(at);
    assert!(!at.join("out.partial").exists());
}

#[test]
fn nobody_has_the_folder_of_a_process_that_was_killed() {
    let folder = folder();
    let at = folder.path();
    let mut first = begun(at, 3);
    send("-STOP", first.id());
    kill(&mut first);
    let number = first.id().to_string();
    assert_eq!(bytes(&at.join("out.partial/lock")), number.as_bytes(), "its lock is still there");
    let said = ends_well(at, &[]);
    let over = said.split(' ').next().unwrap().parse::<u32>().unwrap();
    assert!((8..REPLICATIONS).contains(&over) && said.contains("kept of an interrupted run"), "{said}");
}

#[test]
fn two_that_start_at_once_end_with_one_result() {
    for _ in 0..3 {
        let folder = folder();
        let at = folder.path();
        let both = [command(at, &[]), command(at, &["--replace"])].map(|mut one| one.spawn().unwrap());
        let codes = both.map(|one| {
            let output = one.wait_with_output().unwrap();
            let said = said(&output);
            let code = output.status.code();
            assert!(code == Some(0) || code == Some(2) && said.contains("is running a study"), "{said}");
            code
        });
        assert!(codes.contains(&Some(0)), "{codes:?}");
        same(at);
        assert!(!at.join("out.partial").exists());
    }
}

#[test]
fn a_result_cannot_be_replaced_while_another_process_is_at_it() {
    let folder = folder();
    let at = folder.path();
    let old = ["--replications", "2", "--seed", "99", "--replace"];
    assert!(crate::study::run(at, &old).status.success());
    let before = files(&at.join("out"));
    let mut first = command(at, &["--replace"]).spawn().unwrap();
    crate::study::wait_until("chunks are kept", || kept(at).len() >= 2);
    send("-STOP", first.id());
    refused(at, &["--replace", "--seed", "5"], &["is running a study into this folder"]);
    // What is there already may be looked at.
    assert!(crate::study::run(at, &old[..4]).status.success());
    assert_eq!(files(&at.join("out")), before);
    assert!(kept(at).len() >= 2, "what the first keeps is not taken for what a killed run left");
    send("-CONT", first.id());
    assert!(first.wait().unwrap().success());
    same(at);
}

#[expect(clippy::disallowed_methods, reason = "a test looks at what is kept")]
fn bytes(path: &std::path::Path) -> Vec<u8> {
    std::fs::read(path).unwrap()
}
