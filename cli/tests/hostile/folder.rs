//! A folder as a row of the tables describes it, with a program in it.

use serde::Deserialize;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use std::time::Duration;
use tempfile::TempDir;

/// A file that would be too large to write down.
#[derive(Deserialize)]
pub(crate) struct Large {
    #[serde(default)]
    before: String,
    repeat: String,
    times: usize,
    #[serde(default)]
    after: String,
    /// Bytes of nothing behind it, which take no room on the disk.
    #[serde(default)]
    hole: u64,
}

/// A change to a file of the good result in `r/`.
#[derive(Deserialize)]
pub(crate) struct Edit {
    file: String,
    #[serde(default)]
    from: String,
    #[serde(default)]
    to: String,
    /// Keep only so many bytes.
    keep: Option<usize>,
    /// Take the file away.
    #[serde(default)]
    remove: bool,
    /// Put the checksum in the manifest right afterwards.
    #[serde(default)]
    seal: bool,
}

/// A row of a table.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Bad {
    /// Arguments with a space between two; `{0}` stands for the first of `words`, and so on.
    #[serde(default = "check")]
    pub(crate) arguments: String,
    #[serde(default)]
    words: Vec<String>,
    /// The text of `a.toml`.
    file: Option<String>,
    #[serde(default)]
    files: BTreeMap<String, String>,
    /// Bytes in hexadecimal.
    #[serde(default)]
    bytes: BTreeMap<String, String>,
    #[serde(default)]
    large: BTreeMap<String, Large>,
    /// Links, by name, to what.
    #[serde(default)]
    links: BTreeMap<String, String>,
    #[serde(default)]
    pipes: Vec<String>,
    /// Whether a good result is in `r/`.
    #[serde(default)]
    result: bool,
    #[serde(default)]
    edits: Vec<Edit>,
    #[serde(default)]
    environment: BTreeMap<String, String>,
    /// All that is said on standard error.
    pub(crate) says: String,
}

fn check() -> String {
    "check a.toml".to_owned()
}

/// A study of a moment.
pub(crate) const STUDY: &str =
    "place = \"here.toml\"\npolicies = [\"baseline\", \"card\"]\nhorizon_years = 2\nreplications = 2\n";
pub(crate) const HERE: &str = "base = \"early-adopter\"\nplace.families = 40\n";

/// The good result that edits start from, made once.
static RESULT: LazyLock<TempDir> = LazyLock::new(|| {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("s.toml"), STUDY).unwrap();
    std::fs::write(folder.path().join("here.toml"), HERE).unwrap();
    let mut program = assert_cmd::cargo::cargo_bin_cmd!("allotment");
    program
        .current_dir(folder.path())
        .args(["compare", "s.toml", "--out", "r", "--quiet"])
        .assert()
        .success();
    folder
});

impl Bad {
    /// The folder, as it is before the program runs.
    pub(crate) fn folder(&self) -> TempDir {
        let folder = tempfile::tempdir().unwrap();
        let at = |path: &str| {
            let path = folder.path().join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            path
        };
        if self.result {
            for name in ["s.toml", "here.toml"] {
                std::fs::copy(RESULT.path().join(name), at(name)).unwrap();
            }
            for entry in std::fs::read_dir(RESULT.path().join("r")).unwrap() {
                let entry = entry.unwrap();
                let name = format!("r/{}", entry.file_name().to_str().unwrap());
                std::fs::copy(entry.path(), at(&name)).unwrap();
            }
        }
        if let Some(text) = &self.file {
            std::fs::write(at("a.toml"), text).unwrap();
        }
        for (path, text) in &self.files {
            std::fs::write(at(path), text).unwrap();
        }
        for (path, digits) in &self.bytes {
            let digits: Vec<u8> = digits.bytes().filter(u8::is_ascii_hexdigit).collect();
            let byte = |two: &[u8]| u8::from_str_radix(std::str::from_utf8(two).unwrap(), 16).unwrap();
            std::fs::write(at(path), digits.chunks(2).map(byte).collect::<Vec<u8>>()).unwrap();
        }
        for (path, large) in &self.large {
            let text = format!("{}{}{}", large.before, large.repeat.repeat(large.times), large.after);
            std::fs::write(at(path), &text).unwrap();
            let file = std::fs::OpenOptions::new().write(true).open(at(path)).unwrap();
            file.set_len(text.len() as u64 + large.hole).unwrap();
        }
        for (path, to) in &self.links {
            std::os::unix::fs::symlink(to, at(path)).unwrap();
        }
        for path in &self.pipes {
            assert!(std::process::Command::new("mkfifo").arg(at(path)).status().unwrap().success());
        }
        self.edits.iter().for_each(|edit| edit.make(&folder.path().join("r")));
        folder
    }

    /// What the program says, and how it ends: `None` where it was killed or took too long.
    pub(crate) fn run(&self, folder: &Path) -> std::process::Output {
        let mut program = assert_cmd::cargo::cargo_bin_cmd!("allotment");
        let word = |argument: &str| match argument.strip_prefix('{').and_then(|rest| rest.strip_suffix('}')) {
            Some(place) => self.words[place.parse::<usize>().unwrap()].clone(),
            None => argument.to_owned(),
        };
        program.current_dir(folder).args(self.arguments.split(' ').map(word));
        program.envs(&self.environment).timeout(Duration::from_secs(60));
        program.output().unwrap()
    }
}

impl Edit {
    fn make(&self, result: &Path) {
        let path = result.join(&self.file);
        if self.remove {
            std::fs::remove_file(&path).unwrap();
            return;
        }
        let before = std::fs::read(&path).unwrap();
        let after = match self.keep {
            Some(bytes) => before[..bytes].to_vec(),
            None => {
                let text = String::from_utf8(before).unwrap();
                assert!(text.contains(&self.from), "{} holds no `{}`", self.file, self.from);
                text.replacen(&self.from, &self.to, 1).into_bytes()
            }
        };
        std::fs::write(&path, &after).unwrap();
        if self.seal {
            let sum: String = Sha256::digest(&after).iter().map(|byte| format!("{byte:02x}")).collect();
            let manifest = result.join("manifest.json");
            let mut whole: serde_json::Value =
                serde_json::from_slice(&std::fs::read(&manifest).unwrap()).unwrap();
            whole["files"][&self.file] = sum.into();
            std::fs::write(&manifest, serde_json::to_vec_pretty(&whole).unwrap()).unwrap();
        }
    }
}

/// Everything in a folder: every path with how long it is, links and pipes as they are; but for the lock of
/// a folder that keeps replications, which stays where something of somebody's is beside it.
pub(crate) fn contents(folder: &Path) -> BTreeMap<PathBuf, u64> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.ends_with("x.partial/lock") {
                continue;
            }
            let there = std::fs::symlink_metadata(&path).unwrap();
            if there.is_dir() {
                folders.push(path.clone());
            }
            found.insert(path, if there.is_file() { there.len() } else { 0 });
        }
    }
    found
}
