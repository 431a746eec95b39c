//! SIGKILL at moments spread over the whole run, while the files are written and while an old result is
//! replaced.
#![expect(clippy::disallowed_methods, reason = "a test kills at moments")]

use crate::study::{self, alone, command, ends_well, folder, kill, same, tell};
use std::path::Path;
use std::process::Child;
use std::time::Duration;

/// Where the moments begin; another number gives other moments.
const SEED: u64 = 20_260_401;

/// SplitMix64 (Steele, Lea & Flood 2014): one number after another.
struct Moments(u64);

impl Moments {
    /// The next number, from 0 to 1.
    fn next(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((bits ^ (bits >> 31)) >> 11) as f64 / (1u64 << 53) as f64
    }
}

/// Whether the files of the result are being written.
fn is_writing(at: &Path) -> bool {
    study::names(&at.join("out.partial")).iter().any(|name| name.starts_with(".allotment-"))
}

/// Whether the process was still there to be killed.
fn was_killed(child: &mut Child) -> bool {
    kill(child);
    child.wait().unwrap().code().is_none()
}

#[test]
fn killed_at_any_moment_it_goes_on_and_ends_with_the_same_bytes() {
    let (_, whole) = alone();
    let mut moments = Moments(SEED);
    let mut kills = Vec::new();
    while kills.len() < 20 {
        let at = folder();
        // Twice, so that what goes on is killed as well; more often, and most would hit the end.
        for _ in 0..2 {
            let moment = whole.mul_f64(moments.next());
            let threads = ["1", "2", "3"][kills.len() % 3];
            let mut child = command(at.path(), &["--threads", threads]).spawn().unwrap();
            std::thread::sleep(moment);
            let is_writing = is_writing(at.path());
            if was_killed(&mut child) {
                let kept = study::kept(at.path()).len();
                let what = if is_writing { ", writing" } else { "" };
                kills.push(format!("{} ms: {kept} chunks{what}", moment.as_millis()));
            }
            // Whenever that was: there is no result, or it is whole.
            if at.path().join("out").exists() {
                same(at.path());
            }
        }
        ends_well(at.path(), &[]);
    }
    tell(&format!("seed {SEED}, {} kills in {} ms: {}", kills.len(), whole.as_millis(), kills.join("; ")));
}

#[test]
fn killed_while_its_files_are_written_it_goes_on_and_ends_with_the_same_bytes() {
    let mut moments = Moments(SEED + 1);
    let mut at = folder();
    let mut hits = Vec::new();
    for _ in 0..40 {
        let mut child = command(at.path(), &[]).spawn().unwrap();
        study::wait_until("the files are written", || {
            is_writing(at.path()) || child.try_wait().unwrap().is_some()
        });
        let moment = Duration::from_micros((moments.next() * 30_000.0) as u64);
        std::thread::sleep(moment);
        if was_killed(&mut child) {
            hits.push(format!("{} us", moment.as_micros()));
        }
        if at.path().join("out").exists() {
            same(at.path());
            ends_well(at.path(), &[]);
            at = folder();
        } else {
            assert_eq!(study::kept(at.path()).len(), 6, "every chunk is kept until there is a result");
        }
        if hits.len() == 6 {
            break;
        }
    }
    ends_well(at.path(), &[]);
    assert!(hits.len() >= 3, "only {hits:?} hit the writing of files");
    tell(&format!("seed {}, killed so long after the writing began: {}", SEED + 1, hits.join("; ")));
}

#[test]
fn killed_while_it_replaces_a_result_there_is_the_old_one_or_the_new_one_at_every_moment() {
    let mut moments = Moments(SEED + 2);
    let at = folder();
    let out = at.path().join("out");
    let old = ["--replications", "2", "--seed", "99"];
    let before = || {
        assert!(study::run(at.path(), &[&old[..], &["--replace"]].concat()).status.success());
        study::files(&out)
    };
    let old_files = before();
    // Left alone and looked at without a pause: a moment in which there is neither is short.
    for _ in 0..3 {
        let mut child = command(at.path(), &["--replace"]).spawn().unwrap();
        study::wait_until("the files are written", || is_writing(at.path()));
        while child.try_wait().unwrap().is_none() {
            for _ in 0..500 {
                assert!(out.join("manifest.json").exists(), "neither the old result nor the new one");
            }
        }
        same(at.path());
        assert_eq!(before(), old_files);
    }
    let mut hits = 0;
    for _ in 0..30 {
        let mut child = command(at.path(), &["--replace"]).spawn().unwrap();
        study::wait_until("the files are written", || {
            is_writing(at.path()) || child.try_wait().unwrap().is_some()
        });
        let start = std::time::Instant::now();
        let moment = Duration::from_micros((moments.next() * 40_000.0) as u64);
        while start.elapsed() < moment {
            assert!(out.join("manifest.json").exists(), "neither the old result nor the new one");
        }
        hits += u32::from(was_killed(&mut child));
        let files = study::files(&out);
        if files != old_files {
            same(at.path());
            // What is kept of the new one is forgotten, and the old one is made again.
            ends_well(at.path(), &[]);
            assert_eq!(before(), old_files);
        }
        if hits == 5 {
            break;
        }
    }
    ends_well(at.path(), &["--replace"]);
    assert!(hits >= 3, "only {hits} hit the writing of files");
    tell(&format!("killed {hits} times while a result was replaced"));
}
