//! What is kept, damaged, foreign, copied, of another day or left over.
#![expect(clippy::disallowed_methods, reason = "a test damages what is kept")]

use crate::study::{ends_well, files, folder, kept, killed, names, refused, run, same, tell};
use sha2::{Digest, Sha256};
use std::fs;
use std::path::Path;
use std::time::{Duration, SystemTime};

#[test]
fn damaged_chunks_are_named_and_run_again() {
    let folder = killed();
    let paths = kept(folder.path());
    let mut bytes = fs::read(&paths[0]).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 0x10;
    fs::write(&paths[0], &bytes).unwrap();
    let bytes = fs::read(&paths[1]).unwrap();
    fs::write(&paths[1], &bytes[..bytes.len() / 3]).unwrap();
    fs::write(&paths[2], b"").unwrap();
    let said = ends_well(folder.path(), &[]);
    for path in &paths[..3] {
        let name = path.file_name().unwrap().to_str().unwrap();
        let line = format!(
            "out.partial/{name}: cut off or altered: its checksum is not that of its numbers; its replications are run again"
        );
        assert!(said.contains(&line), "{said}");
    }
}

/// A chunk with another first line and the checksum of what it then is.
fn with_first_line(path: &Path, change: impl Fn(&str) -> String) {
    let bytes = fs::read(path).unwrap();
    let end = bytes.iter().position(|&byte| byte == b'\n').unwrap();
    let line = change(std::str::from_utf8(&bytes[..end]).unwrap());
    let mut changed = line.into_bytes();
    changed.extend_from_slice(&bytes[end..bytes.len() - 32]);
    let checksum = Sha256::digest(&changed);
    changed.extend_from_slice(&checksum);
    fs::write(path, changed).unwrap();
}

#[test]
fn chunks_of_another_engine_or_layout_are_refused_and_left() {
    let cases = [
        ("\"source\":\"", "\"source\":\"0ld", "engine 0ld"),
        ("\"format\":1,", "\"format\":7,\"later\":[1],", "layout 7; this is version"),
    ];
    for (from, to, words) in cases {
        let folder = killed();
        let path = kept(folder.path()).remove(1);
        with_first_line(&path, |line| {
            assert!(line.contains(from), "{line}");
            line.replacen(from, to, 1)
        });
        let before = fs::read(&path).unwrap();
        refused(folder.path(), &[], &["out.partial: ", words, "--out", "--replace"]);
        assert_eq!(fs::read(&path).unwrap(), before, "it is for whoever has that build");
        // Which starts it afresh, with what is its own.
        ends_well(folder.path(), &["--replace"]);
    }
}

#[test]
fn a_copy_goes_on_elsewhere() {
    let (from, to) = (killed(), folder());
    let partial = to.path().join("deeper/out.partial");
    fs::create_dir_all(&partial).unwrap();
    for name in names(&from.path().join("out.partial")) {
        fs::copy(from.path().join("out.partial").join(&name), partial.join(&name)).unwrap();
    }
    // Its lock came with it, and says a process of the other machine.
    fs::write(partial.join("lock"), "1").unwrap();
    assert!(ends_well(&to.path().join("deeper"), &[]).contains("are kept of an interrupted run"));
    assert!(ends_well(from.path(), &[]).contains("are kept of an interrupted run"));
}

#[test]
fn the_clock_may_be_set_forward_and_back() {
    let day = Duration::from_secs(86_400);
    for since_1970 in [day * 3_652, day * 47_482] {
        let folder = killed();
        let then = SystemTime::UNIX_EPOCH + since_1970;
        for (place, name) in names(&folder.path().join("out.partial")).into_iter().enumerate() {
            // One file of the other time beside one of this.
            if place % 2 == 0 {
                let path = folder.path().join("out.partial").join(name);
                fs::File::options().write(true).open(path).unwrap().set_modified(then).unwrap();
            }
        }
        assert!(ends_well(folder.path(), &[]).contains("are kept of an interrupted run"));
    }
    // The program's own clock, where the tool that shifts it is there.
    let has_tool = std::process::Command::new("faketime").arg("--version").output().is_ok();
    for moment in ["1980-01-01 00:00:00", "2100-01-01 00:00:00"].iter().filter(|_| has_tool) {
        let folder = killed();
        let mut shifted = std::process::Command::new("faketime");
        shifted.arg(moment).arg(crate::study::program()).args(crate::study::words());
        assert!(shifted.current_dir(folder.path()).output().unwrap().status.success());
        same(folder.path());
    }
    let own = if has_tool { "the program's own clock too (faketime)" } else { "no faketime here" };
    tell(&format!("kept files of 1980 and 2100; {own}"));
}

#[test]
fn what_a_run_left_that_was_killed_after_its_result_is_forgotten_and_anothers_is_not() {
    let folder = killed();
    let (partial, saved) = (folder.path().join("out.partial"), folder.path().join("saved"));
    fs::create_dir(&saved).unwrap();
    for path in kept(folder.path()) {
        fs::copy(&path, saved.join(path.file_name().unwrap())).unwrap();
    }
    ends_well(folder.path(), &[]);
    fs::rename(&saved, &partial).unwrap();
    assert!(ends_well(folder.path(), &[]).contains("nothing was run"));
    // Another study, to be put in its place, was killed there.
    let mut other = crate::study::command(folder.path(), &["--seed", "5", "--replace"]).spawn().unwrap();
    crate::study::wait_until("chunks are kept", || kept(folder.path()).len() >= 2);
    crate::study::kill(&mut other);
    let before = kept(folder.path());
    let output = run(folder.path(), &[]);
    assert!(output.status.success() && crate::study::said(&output).contains("nothing was run"));
    same(folder.path());
    assert_eq!(kept(folder.path()), before);
}

#[test]
fn an_old_result_that_a_killed_run_had_moved_aside_is_put_back() {
    let folder = folder();
    ends_well(folder.path(), &[]);
    let out = folder.path().join("out");
    let partial = folder.path().join("out.partial");
    fs::create_dir(&partial).unwrap();
    fs::rename(&out, partial.join(format!(".allotment-x.{}.old", &allotment::result::sha256(b"out")[..12])))
        .unwrap();
    refused(folder.path(), &["--seed", "5"], &["another result", "--replace"]);
    same(folder.path());
    assert!(ends_well(folder.path(), &[]).contains("nothing was run"));
}

#[cfg(unix)]
#[test]
fn a_link_is_followed_and_stays() {
    let (folder, elsewhere) = (folder(), folder());
    let there = elsewhere.path().join("out");
    fs::create_dir(&there).unwrap();
    std::os::unix::fs::symlink(&there, folder.path().join("out")).unwrap();
    ends_well(folder.path(), &[]);
    assert!(folder.path().join("out").is_symlink());
    let before = files(&there);
    assert!(run(folder.path(), &["--replications", "2", "--replace"]).status.success());
    assert!(folder.path().join("out").is_symlink() && files(&there) != before);
    fs::remove_dir_all(&there).unwrap();
    refused(folder.path(), &[], &["out: cannot follow the link", "hint: "]);
}
