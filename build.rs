//! Gives the program a name for its own source, so that a result made before a change of the model
//! is not taken for one made after it.
#![allow(clippy::disallowed_methods, reason = "a build script reads the source")]

use std::path::{Path, PathBuf};

fn main() {
    let mut files = vec![PathBuf::from("Cargo.lock")];
    for folder in ["src", "data"] {
        println!("cargo::rerun-if-changed={folder}");
        gather(Path::new(folder), &mut files);
    }
    println!("cargo::rerun-if-changed=Cargo.lock");
    files.sort();
    // FNV-1a, 64 bits: enough to tell builds apart; nobody is to be kept from forging one.
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for file in files {
        // A packed crate may come without its lock file.
        let Ok(bytes) = std::fs::read(&file) else { continue };
        let name = file.to_string_lossy().replace('\\', "/");
        for byte in name.bytes().chain([0]).chain(bytes).chain([0]) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }
    println!("cargo::rustc-env=ALLOTMENT_SOURCE={hash:016x}");
}

/// The files of a folder and of the folders in it.
fn gather(folder: &Path, files: &mut Vec<PathBuf>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let path = entry.path();
        if path.is_dir() {
            gather(&path, files);
        } else if path.extension().is_some_and(|ending| ending == "rs" || ending == "csv") {
            files.push(path);
        }
    }
}
