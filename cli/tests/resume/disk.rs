//! A full disk: a small one for real, where this process may mount one, and a limit on how large a file
//! may be, which every machine has. What could be had is said.

use crate::study::{self, begun, ends_well, folder, kept, kill, names, refusal, refused, tell, words};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// What a run says that is out of room.
const HINT: &str = "make room if the disk is full, and the same command goes on from what is kept";

/// A disk of its own in memory, gone when dropped.
pub(crate) struct Disk(PathBuf);

impl Disk {
    /// Mounts one of that size; nothing where this process may not.
    pub(crate) fn mount(at: &Path, size: &str) -> Option<Disk> {
        let done = Command::new("mount").args(["-t", "tmpfs", "-o", size, "none"]).arg(at).output();
        done.is_ok_and(|done| done.status.success()).then(|| Disk(at.to_owned()))
    }

    /// Mounts it again otherwise: larger, or to be read only.
    pub(crate) fn change(&self, how: &str) {
        let how = format!("remount,{how}");
        let done = Command::new("mount").args(["-o", &how]).arg(&self.0).status();
        assert!(done.unwrap().success(), "{how}");
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        // Where it cannot be let go of now it is when nobody uses it.
        let _ = Command::new("umount").arg("--lazy").arg(&self.0).status();
    }
}

/// Nothing is half there: no result, and of what is kept only whole chunks.
fn nothing_is_half_there(at: &Path) {
    assert!(!at.join("out").exists());
    let is_known = |name: &String| name == "lock" || name.starts_with("replications-");
    let left = names(&at.join("out.partial"));
    assert!(left.iter().all(is_known), "{left:?}");
}

#[test]
fn a_full_disk_is_said_and_with_room_the_same_command_goes_on() {
    let folder = folder();
    let at = folder.path();
    let Some(disk) = Disk::mount(at, "size=700k") else {
        tell("full disk: this process may not mount one; only the limit on files is tested");
        return;
    };
    // Chunks of 139, 139, 277 and 555 kilobytes; then files of 4 megabytes.
    refused(at, &[], &["out.partial/replications-", "the disk is full", HINT]);
    nothing_is_half_there(at);
    let first = kept(at).len();
    assert!((1..6).contains(&first), "{first} chunks");
    disk.change("size=4000k");
    let said = refused(at, &[], &["out.partial/", "the disk is full", HINT]);
    assert!(said.contains("are kept of an interrupted run"), "{said}");
    nothing_is_half_there(at);
    assert_eq!(kept(at).len(), 6, "there was no room for the files only");
    disk.change("size=64m");
    assert!(ends_well(at, &[]).contains("40 replications are kept of an interrupted run"));
    tell("full disk: a real one of 700 kB, then of 4 MB, then with room");
}

/// Runs the study where no file may be larger than so many blocks of 512 bytes.
fn limited(at: &Path, blocks: u32) -> Output {
    // The signal would kill; without it writing fails, as on a full disk.
    let script = format!("trap '' XFSZ; ulimit -f {blocks}; exec \"$@\"");
    let mut shell = Command::new("sh");
    shell.current_dir(at).args(["-c", &script, "sh"]).arg(study::program()).args(words());
    shell.output().unwrap()
}

#[cfg(unix)]
#[test]
fn a_file_that_may_not_grow_is_as_a_full_disk() {
    // Blocks are of 512 bytes in the standard's shell and of 1024 in some: both lie between two chunks'
    // 139 kilobytes and one's 1110.
    let blocks = 500;
    let folder = folder();
    let at = folder.path();
    refusal(
        &limited(at, blocks),
        &["out.partial/replications-", "cannot write the file: File too large", HINT],
    );
    nothing_is_half_there(at);
    let first = kept(at).len();
    assert!((2..6).contains(&first), "{first} chunks");
    // All chunks are there, and the files are too large.
    let mut child = begun(at, 6);
    kill(&mut child);
    if !at.join("out").exists() {
        refusal(&limited(at, blocks), &["out.partial/.allotment-", "cannot write: File too large", HINT]);
        nothing_is_half_there(at);
        assert_eq!(kept(at).len(), 6);
    }
    ends_well(at, &[]);
    tell("full disk: a limit on how large a file may be");
}
