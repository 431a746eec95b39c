//! A folder that may only be read: a disk that is mounted so, or, where this process may not mount, a
//! user whom the folder's permissions keep out. One of the two must be had, or the test fails.
#![expect(clippy::disallowed_methods, reason = "a test hands the program to another user")]

use crate::disk::Disk;
use crate::study::{self, ends_well, files, folder, killed, names, refusal, same, tell, words};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A folder that can be shut and opened again.
enum Shut {
    /// By how its disk is mounted.
    Disk(Disk),
    /// By permissions, which hold for whoever runs the program.
    Permissions { at: PathBuf, program: PathBuf, prefix: Vec<&'static str> },
}

/// Another user than root, whom permissions do not hold.
const NOBODY: [&str; 5] = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--"];

impl Shut {
    fn new(at: &Path, spare: &Path) -> Shut {
        if let Some(disk) = Disk::mount(at, "size=64m") {
            tell("read-only folder: a disk mounted so");
            return Shut::Disk(disk);
        }
        mode(at, 0o777);
        let is_root = names_of_user() == "0";
        if !is_root {
            tell("read-only folder: permissions");
            return Shut::Permissions { at: at.to_owned(), program: study::program(), prefix: Vec::new() };
        }
        let can = Command::new(NOBODY[0]).args(&NOBODY[1..]).arg("true").status();
        assert!(
            can.is_ok_and(|status| status.success()),
            "a folder that root may not write needs `mount` or `setpriv`, and neither is to be had here: run \
             this test as another user than root"
        );
        tell("read-only folder: permissions, as user 65534");
        // Where the program lies that user may not look.
        mode(spare, 0o755);
        let program = spare.join("allotment");
        fs::copy(study::program(), &program).unwrap();
        Shut::Permissions { at: at.to_owned(), program, prefix: NOBODY.to_vec() }
    }

    fn set(&self, shut: bool) {
        match self {
            Shut::Disk(disk) => disk.change(if shut { "ro" } else { "rw" }),
            Shut::Permissions { at, .. } => mode(at, if shut { 0o555 } else { 0o777 }),
        }
    }

    /// Runs the study.
    fn run(&self, at: &Path) -> Output {
        let (program, prefix) = match self {
            Shut::Disk(_) => (study::program(), Vec::new()),
            Shut::Permissions { program, prefix, .. } => (program.clone(), prefix.clone()),
        };
        let all = prefix.iter().map(PathBuf::from).chain([program]).collect::<Vec<_>>();
        Command::new(&all[0]).args(&all[1..]).args(words()).current_dir(at).output().unwrap()
    }

    /// What the system says of it.
    fn reason(&self) -> &'static str {
        match self {
            Shut::Disk(_) => "Read-only file system",
            Shut::Permissions { .. } => "it is not allowed",
        }
    }
}

fn names_of_user() -> String {
    let output = Command::new("id").arg("-u").output().unwrap();
    String::from_utf8(output.stdout).unwrap().trim().to_owned()
}

fn mode(at: &Path, mode: u32) {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(at, fs::Permissions::from_mode(mode)).unwrap();
}

#[cfg(unix)]
#[test]
fn a_folder_that_may_only_be_read_is_said_at_once_and_once_open_the_same_command_goes_on() {
    let (folder, spare) = (folder(), folder());
    let at = folder.path();
    let shut = Shut::new(at, spare.path());
    // Before anything is simulated.
    shut.set(true);
    refusal(&shut.run(at), &["out.partial: cannot make the folder that keeps replications", shut.reason()]);
    assert!(names(at).is_empty());
    // With replications of a run that was killed.
    shut.set(false);
    let interrupted = killed();
    let (from, to) = (interrupted.path().join("out.partial"), at.join("out.partial"));
    fs::create_dir(&to).unwrap();
    for name in names(&from) {
        fs::copy(from.join(&name), to.join(&name)).unwrap();
    }
    if let Shut::Permissions { .. } = shut {
        mode(&to, 0o555);
    }
    let before = files_or_chunks(&to);
    shut.set(true);
    refusal(
        &shut.run(at),
        &["out.partial: cannot write into the folder that keeps replications", shut.reason()],
    );
    assert_eq!(files_or_chunks(&to), before);
    shut.set(false);
    mode(&to, 0o777);
    ends_well(at, &[]);
    // A result that is there is read, and what cannot be tidied is in nobody's way.
    fs::create_dir(&to).unwrap();
    shut.set(true);
    let output = shut.run(at);
    assert!(output.status.success(), "{}", study::said(&output));
    assert!(study::said(&output).contains("nothing was run"));
    same(at);
    assert!(files(&at.join("out")).len() > 12);
}

/// Every file's bytes.
fn files_or_chunks(folder: &Path) -> Vec<Vec<u8>> {
    names(folder).iter().map(|name| fs::read(folder.join(name)).unwrap()).collect()
}
